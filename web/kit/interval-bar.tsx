import { COLOURS } from '../app/theme.ts'
import { defineWords, useWords } from '../app/language.tsx'

const WORDS = defineWords({
  sure: [(low: number, most: number) => `已定 ${low}，满分 ${most}`, (low: number, most: number) => `${low} settled of ${most}`],
  between: [(low: number, high: number, most: number) => `${low} 至 ${high}，满分 ${most}`, (low: number, high: number, most: number) => `${low} to ${high} of ${most}`],
})

/** What is settled, hatched what is still possible, pale what is lost. All three in the points of `most`. */
export function IntervalBar({ low, high, most, height = 12 }: { readonly low: number; readonly high: number; readonly most: number; readonly height?: number }) {
  const t = useWords(WORDS)
  const share = (value: number) => `${most > 0 ? Math.min(100, (value / most) * 100) : 0}%`
  return (
    <div role="img" aria-label={high > low ? t.between(low, high, most) : t.sure(low, most)} style={{ position: 'relative', height, borderRadius: height / 2, background: '#eceff1', overflow: 'hidden', minWidth: 60 }}>
      <div style={{ position: 'absolute', inset: 0, width: share(high), background: `repeating-linear-gradient(135deg,${COLOURS.open} 0 5px,#c4d8db 5px 10px)` }} />
      <div style={{ position: 'absolute', inset: 0, width: share(low), background: COLOURS.brand }} />
    </div>
  )
}
