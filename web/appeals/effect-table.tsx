import { COLOURS } from '../app/theme.ts'
import { useWords } from '../app/language.tsx'
import { ScoreText } from '../kit/score-text.tsx'
import { percent } from '../parts/rating-text.tsx'
import { WORDS } from './words.ts'

interface Range { readonly low: number; readonly high: number }
interface EffectTableProps { readonly ratingBefore: number | null; readonly ratingAfter: number | null; readonly scoreBefore?: Range; readonly scoreAfter?: Range; readonly scoreChange: number }

/** Rating and score before and after a decision, as scoring made them. */
export function EffectTable({ ratingBefore, ratingAfter, scoreBefore, scoreAfter, scoreChange }: EffectTableProps) {
  const t = useWords(WORDS)
  const rating = (value: number | null) => (value === null ? '—' : percent(value))
  const cell = { textAlign: 'right', padding: '3px 14px 3px 0', fontWeight: 400 } as const
  return (
    <table style={{ borderCollapse: 'collapse', justifySelf: 'start' }}>
      <thead className="soft"><tr><td>&nbsp;</td><th scope="col" style={cell}>{t.before}</th><th scope="col" style={cell}>{t.after}</th><th scope="col" style={cell}>{t.change}</th></tr></thead>
      <tbody>
        <tr><th scope="row" style={{ ...cell, textAlign: 'left' }}>{t.ratingName}</th><td style={cell}>{rating(ratingBefore)}</td><td style={cell}><b>{rating(ratingAfter)}</b></td><td>&nbsp;</td></tr>
        <tr>
          <th scope="row" style={{ ...cell, textAlign: 'left' }}>{t.score}</th>
          <td style={cell}>{scoreBefore ? <ScoreText {...scoreBefore} /> : ''}</td><td style={cell}>{scoreAfter ? <b><ScoreText {...scoreAfter} /></b> : ''}</td>
          <td style={{ ...cell, color: scoreChange > 0 ? COLOURS.good : scoreChange < 0 ? COLOURS.bad : COLOURS.soft }} data-testid="score-change"><b>{scoreChange > 0 ? `+${scoreChange}` : scoreChange === 0 ? t.noChange : scoreChange}</b></td>
        </tr>
      </tbody>
    </table>
  )
}
