import { html } from './markup.ts'
import type { Markup } from './markup.ts'

const CENTRE_X = 200
const CENTRE_Y = 190
const RADIUS = 150

/** The score as a half circle: solid up to the lower bound, hatched to the upper, so that the interval is seen as one. */
export function gauge(low: number, high: number, maximum: number, shownLow: string, shownHigh: string): Markup {
  const from = fraction(low, maximum)
  const to = fraction(high, maximum)
  const isExact = shownLow === shownHigh
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(at => {
    const { x, y } = place(at, RADIUS + 27)
    return html`<text x="${x}" y="${y + 4}" text-anchor="middle" font-size="13" fill="#5b6675">${Math.round(maximum * at)}</text>`
  })
  return html`<svg viewBox="0 0 400 226" role="img" aria-label="${isExact ? shownLow : `${shownLow} – ${shownHigh}`} / ${maximum}">
<defs><pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="9" height="9" fill="#c4d8db"/><rect width="4.5" height="9" fill="#8fb3ba"/></pattern></defs>
${arc(0, 1, '#eceff0')}${to > from && arc(from, to, 'url(#hatch)')}${from > 0 && arc(0, from, '#0f4c5c')}
${ticks}
<text x="200" y="152" text-anchor="middle" font-size="${isExact ? 54 : 42}" font-weight="700" fill="#1b2430">${isExact ? shownLow : `${shownLow}–${shownHigh}`}</text>
<text x="200" y="181" text-anchor="middle" font-size="15" fill="#5b6675">/ ${maximum}</text>
</svg>`
}

const fraction = (value: number, maximum: number): number => (maximum > 0 ? Math.min(1, Math.max(0, value / maximum)) : 0)

function place(at: number, radius: number): { x: number; y: number } {
  const angle = Math.PI * (1 - at)
  return { x: Math.round((CENTRE_X + radius * Math.cos(angle)) * 100) / 100, y: Math.round((CENTRE_Y - radius * Math.sin(angle)) * 100) / 100 }
}

function arc(from: number, to: number, stroke: string): Markup {
  const start = place(from, RADIUS)
  const end = place(to, RADIUS)
  return html`<path d="M ${start.x} ${start.y} A ${RADIUS} ${RADIUS} 0 0 1 ${end.x} ${end.y}" fill="none" stroke="${stroke}" stroke-width="26"/>`
}
