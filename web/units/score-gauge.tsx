import { COLOURS } from '../app/theme.ts'
import { shown } from './shown.ts'

const X = 200
const Y = 190
const RADIUS = 150

/** The score as a half circle: solid up to the lower bound, hatched to the upper; a tick where the cohort's median is. */
export function ScoreGauge({ low, high, most, median }: { readonly low: number; readonly high: number; readonly most: number; readonly median: number | null }) {
  const share = (value: number): number => (most > 0 ? Math.min(1, Math.max(0, value / most)) : 0)
  const text = low === high ? shown(low, 1) : `${shown(low, 1)}–${shown(high, 1)}`
  const mark = median === null ? null : [place(share(median), RADIUS - 20), place(share(median), RADIUS + 20)] as const
  return (
    <svg viewBox="0 0 400 226" role="img" aria-label={`${text} / ${most}`} style={{ width: '100%', maxWidth: 340, display: 'block' }}>
      <defs><pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="9" height="9" fill="#c4d8db" /><rect width="4.5" height="9" fill={COLOURS.open} /></pattern></defs>
      <Arc from={0} to={1} stroke="#eceff0" />
      {high > low && <Arc from={share(low)} to={share(high)} stroke="url(#hatch)" />}
      {low > 0 && <Arc from={0} to={share(low)} stroke={COLOURS.brand} />}
      {mark && <line x1={mark[0].x} y1={mark[0].y} x2={mark[1].x} y2={mark[1].y} stroke="#d08c3c" strokeWidth={4} />}
      {[0, 0.25, 0.5, 0.75, 1].map(at => { const { x, y } = place(at, RADIUS + 27); return <text key={at} x={x} y={y + 4} textAnchor="middle" fontSize={13} fill={COLOURS.soft}>{Math.round(most * at)}</text> })}
      <text x={X} y={152} textAnchor="middle" fontSize={low === high ? 54 : 42} fontWeight={700} fill={COLOURS.ink}>{text}</text>
      <text x={X} y={181} textAnchor="middle" fontSize={15} fill={COLOURS.soft}>/ {most}</text>
    </svg>
  )
}

function place(at: number, radius: number): { readonly x: number; readonly y: number } {
  const angle = Math.PI * (1 - at)
  return { x: X + radius * Math.cos(angle), y: Y - radius * Math.sin(angle) }
}

function Arc({ from, to, stroke }: { readonly from: number; readonly to: number; readonly stroke: string }) {
  const start = place(from, RADIUS)
  const end = place(to, RADIUS)
  return <path d={`M ${start.x} ${start.y} A ${RADIUS} ${RADIUS} 0 0 1 ${end.x} ${end.y}`} fill="none" stroke={stroke} strokeWidth={26} />
}
