import { Card } from 'antd'
import type { EvaluationDocument } from '../../src/model/evaluation.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { COLOURS } from '../app/theme.ts'
import { ScoreGauge } from './score-gauge.tsx'
import { shown, shownRange } from './shown.ts'
import { WORDS } from './words.ts'

export type StandingShown = NonNullable<Reply<'get /entrants/{entrantId}/standing'>> | null

/** What one has to know, in five seconds. */
export function Hero({ document: { score, policies, indicators, facts, coverage }, standing }: { readonly document: EvaluationDocument; readonly standing: StandingShown }) {
  const t = useWords(WORDS)
  const points = indicators.flatMap(indicator => indicator.points)
  const count = (state: string) => points.filter(point => point.state === state).length
  const open = t.open(count('pending'), count('undetermined'))
  const cohort = standing?.score.cohort ?? null
  const median = standing?.withoutBonus.cohort?.median
  const { decimals } = policies
  return (
    <Card style={{ marginBottom: 16 }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '12px 32px', alignItems: 'center' }}>
        <div style={{ flex: '1 1 280px', maxWidth: 340 }}><ScoreGauge low={score.low} high={score.high} most={score.maximum} median={median && median.low === median.high ? median.low : null} /></div>
        <div style={{ flex: '2 1 380px', minWidth: 0 }}>
          <p style={{ fontSize: 16, margin: '0 0 12px' }}>
            {t.says(shown(score.low, decimals), shown(score.high, decimals), score.maximum)}
            {open !== '' && ` ${open}。`}{score.bonus.cases > 0 && ` ${t.bonus(shown(score.bonus.value, decimals), score.bonus.cases)}`}
          </p>
          {standing && (
            <dl style={{ display: 'flex', flexWrap: 'wrap', gap: '6px 28px', margin: '0 0 14px' }}>
              {score.bonus.cases > 0 && <Fact name={t.total} value={shownRange(standing.score.low, standing.score.high, decimals)} />}
              {standing.rank !== null && <Fact name={t.rank} value={t.rankOf(standing.rank, standing.units)} />}
              {standing.tier !== null && <Fact name={t.tier} value={standing.tier} />}
              {cohort ? <>
                <Fact name={`${t.median}（${t.withBonus}）`} value={shownRange(cohort.median.low, cohort.median.high, decimals)} colour="#8a5a1c" />
                <Fact name={`${t.quartiles}（${t.withBonus}）`} value={`${shown(cohort.q1.low, decimals)}–${shown(cohort.q3.high, decimals)}`} />
              </> : <span className="soft">{t.noCohort}</span>}
            </dl>
          )}
          <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))', gap: 8 }}>
            <Tile count={coverage.pages} name={t.pages} />
            <Tile count={facts.deadLinks.length} name={t.deadLinks} warns />
            <Tile count={facts.staleColumns.length} name={t.staleColumns} warns />
            <Tile count={facts.emptyColumns.length} name={t.emptyColumns} warns />
            <Tile count={facts.personalData.length} name={t.personalData} warns />
            <Tile count={coverage.failures.reduce((sum, failure) => sum + failure.count, 0)} name={t.couldNot} />
          </div>
        </div>
      </div>
    </Card>
  )
}

function Fact({ name, value, colour }: { readonly name: string; readonly value: string; readonly colour?: string }) {
  return <div><dt className="soft" style={{ fontSize: 12 }}>{name}</dt><dd style={{ margin: 0, fontSize: 20, fontWeight: 700, color: colour ?? COLOURS.ink }}>{value}</dd></div>
}

function Tile({ count, name, warns = false }: { readonly count: number; readonly name: string; readonly warns?: boolean }) {
  const isBad = warns && count > 0
  return (
    <div style={{ borderRadius: 6, padding: '8px 10px', background: isBad ? '#fbf0ee' : '#f1f4f4' }}>
      <div style={{ fontSize: 20, fontWeight: 700, color: isBad ? COLOURS.bad : COLOURS.ink }}>{count}</div>
      <div style={{ fontSize: 12, color: '#4d5764' }}>{name}</div>
    </div>
  )
}
