import type { EvaluationDocument } from '../model/evaluation.ts'

const BAR_CELLS = 24
const TODO_LINES = 5
const ADVICE_CHARACTERS = 60

/** The result as one screen of text: the score, each dimension, what to mend first. */
export function summaryText(document: EvaluationDocument): string {
  const { score, unit, scheme, policies } = document
  const points = document.indicators.flatMap(indicator => indicator.points)
  const count = (state: string): number => points.filter(point => point.state === state).length
  const range = (low: number, high: number, decimals: number): string => (low.toFixed(decimals) === high.toFixed(decimals) ? low.toFixed(decimals) : `${low.toFixed(decimals)}–${high.toFixed(decimals)}`)
  const width = Math.max(...document.dimensions.map(({ name }) => name.length))
  const dimensions = document.dimensions.map(({ name, weight, low, high, index }) => `  ${name.padEnd(width, '　')}  ${bar(index)}  ${range(low, high, policies.decimals).padStart(13)} / ${weight}`)
  const todo = document.todo.slice(0, TODO_LINES).map(({ gain, path, advice }) => `  +${gain.toFixed(policies.decimals)}  ${path.filter(name => name !== '——').slice(1).join(' › ')}：${shorten(advice[0] ?? '')}`)
  return [
    '',
    `${unit.name} · ${scheme.title}（${scheme.edition}）· ${scheme.variantTitle} · ${document.date}`,
    `得分 score  ${range(score.low, score.high, 1)} / ${score.maximum}`,
    `要点 points  已判定 rated ${count('rated')} · 待人工 for people ${count('pending')} · 未能看到 not seen ${count('undetermined')}${count('not-applicable') > 0 ? ` · 不适用 n/a ${count('not-applicable')}` : ''}`,
    '',
    ...dimensions,
    ...(todo.length > 0 ? ['', '先改什么 what to mend first', ...todo] : []),
    '',
  ].join('\n')
}

/** Solid up to the lower bound, shaded to the upper. */
function bar(index: { low: number; high: number } | null): string {
  const low = Math.round((index?.low ?? 0) * BAR_CELLS)
  const high = Math.round((index?.high ?? 0) * BAR_CELLS)
  return '█'.repeat(low) + '▒'.repeat(high - low) + '░'.repeat(BAR_CELLS - high)
}

const shorten = (text: string): string => (text.length > ADVICE_CHARACTERS ? `${text.slice(0, ADVICE_CHARACTERS - 1)}…` : text)
