import { PROVINCE_TILES } from '../../model/province-tiles.ts'
import { html } from '../html/markup.ts'
import type { Markup } from '../html/markup.ts'
import type { PublishedCohort, PublishedLine } from './published.ts'

/** Charts are drawn with attributes alone: a page with a strict policy allows no inline style. */

const BAR = { width: 320, height: 14 }

/** An index 0..1 as a bar, the part still open hatched by a lighter colour. */
export function indexBar(low: number, high: number): Markup {
  const [from, to] = [clamp(low) * BAR.width, clamp(high) * BAR.width]
  return html`<svg viewBox="0 0 ${BAR.width} ${BAR.height}" width="${BAR.width}" height="${BAR.height}" role="img" aria-label="${Math.round(clamp(low) * 100)} %"><rect width="${BAR.width}" height="${BAR.height}" rx="7" fill="#e9edef"/>${to > 0 && html`<rect width="${round(to)}" height="${BAR.height}" rx="7" fill="#a9c4ca"/>`}${from > 0 && html`<rect width="${round(from)}" height="${BAR.height}" rx="7" fill="#0f4c5c"/>`}</svg>`
}

const HISTOGRAM = { width: 460, height: 220, left: 20, right: 24, bottom: 28, top: 18 }

/** How many units reached how much: twenty classes of the possible score. */
export function histogram(lines: readonly PublishedLine[], { total, bonusCap }: PublishedCohort): Markup {
  const maximum = total + bonusCap
  const classes = Array.from({ length: 20 }, () => 0)
  for (const { score } of lines) {
    const at = Math.min(19, Math.max(0, Math.floor((score / maximum) * 20)))
    classes[at] = (classes[at] ?? 0) + 1
  }
  const most = Math.max(1, ...classes)
  const step = (HISTOGRAM.width - HISTOGRAM.left - HISTOGRAM.right) / 20
  const tall = HISTOGRAM.height - HISTOGRAM.bottom - HISTOGRAM.top
  const bars = classes.map((count, i) => {
    const height = round((count / most) * tall)
    const [x, y] = [round(HISTOGRAM.left + i * step), round(HISTOGRAM.height - HISTOGRAM.bottom - height)]
    return count === 0 ? false : html`<rect x="${x + 1}" y="${y}" width="${round(step - 2)}" height="${height}" fill="#0f4c5c"><title>${classText(i, maximum)}: ${count}</title></rect><text x="${round(x + step / 2)}" y="${y - 4}" font-size="13" text-anchor="middle" fill="#566170">${count}</text>`
  })
  const marks = [0, 5, 10, 15, 20].map(i => html`<text x="${round(HISTOGRAM.left + i * step)}" y="${HISTOGRAM.height - 8}" font-size="13" text-anchor="middle" fill="#566170">${trimmed((maximum / 20) * i)}</text>`)
  return html`<svg viewBox="0 0 ${HISTOGRAM.width} ${HISTOGRAM.height}" width="${HISTOGRAM.width}" height="${HISTOGRAM.height}" role="img" aria-label="得分分布 distribution of scores"><line x1="${HISTOGRAM.left}" x2="${HISTOGRAM.width - HISTOGRAM.right}" y1="${HISTOGRAM.height - HISTOGRAM.bottom}" y2="${HISTOGRAM.height - HISTOGRAM.bottom}" stroke="#9aa5b1"/>${bars}${marks}</svg>`
}

const classText = (i: number, maximum: number): string => `${trimmed((maximum / 20) * i)}–${trimmed((maximum / 20) * (i + 1))}`

const TILE = { size: 58, gap: 4 }
const SHADES = ['#d9e7ea', '#b3d0d6', '#7fb0ba', '#3f8493', '#0f4c5c'] as const

/** Provinces as equal tiles, shaded by score; null unless the lines are provinces, one each. */
export function tileMap(lines: readonly PublishedLine[], { decimals }: PublishedCohort): Markup | null {
  const byCode = new Map(lines.map(line => [line.regionCode.slice(0, 2), line]))
  if (lines.length < 5 || byCode.size < lines.length || lines.some(({ regionCode }) => !/^\d{2}0000$/.test(regionCode))) return null
  const scores = lines.map(({ score }) => score)
  const [least, most] = [Math.min(...scores), Math.max(...scores)]
  const step = TILE.size + TILE.gap
  const tiles = PROVINCE_TILES.map(({ code, short, column, row }) => {
    const line = byCode.get(code)
    const shade = line ? Math.min(4, Math.floor(((line.score - least) / (most - least || 1)) * 5)) : -1
    const [x, y] = [column * step, row * step]
    const ink = shade >= 3 ? '#fff' : '#1b2430'
    return html`<g><title>${line ? `${line.unitName} ${line.score.toFixed(decimals)}` : short}</title><rect x="${x}" y="${y}" width="${TILE.size}" height="${TILE.size}" rx="6" fill="${SHADES[shade] ?? '#f0f1f2'}"/><text x="${x + TILE.size / 2}" y="${y + 26}" font-size="17" font-weight="600" text-anchor="middle" fill="${ink}">${short}</text>${line && html`<text x="${x + TILE.size / 2}" y="${y + 45}" font-size="12" text-anchor="middle" fill="${ink}">${line.score.toFixed(1)}</text>`}</g>`
  })
  return html`<svg viewBox="0 0 ${9 * step} ${8 * step}" width="${9 * step}" height="${8 * step}" role="img" aria-label="各省得分 scores of provinces">${tiles}</svg>`
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
const round = (value: number): number => Math.round(value * 100) / 100
const trimmed = (value: number): string => String(Math.round(value * 10) / 10)
