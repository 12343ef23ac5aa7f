import type { Judgement } from '../../src/model/judgement.ts'

/** What reasons and advice quote of a site stands in Chinese quotation marks (src/measures/wording.ts); a cut name ends in `…`. */
const QUOTED = /“([^“”]{2,60})”/g
const CHINESE = /[\u3400-\u9fff]{2}/

/**
 * Words by which a place on the evidence counted: those of the site that the reasons name (titles, columns, link texts,
 * form fields), then those that the measure was told to look for. Where none of them stands on a page, it counted as a whole.
 */
export function namedPlaces(judgement: Judgement, params: Readonly<Record<string, unknown>> = {}): string[] {
  const said = judgement.outcome === 'rated' ? [...judgement.reasons, ...judgement.advice] : [judgement.reason]
  const quoted = said.flatMap(sentence => [...sentence.matchAll(QUOTED)].flatMap(([, name = '']) => [name.replace(/…$/, ''), ...(/[：、]/.test(name) ? name.replace(/^[^：]*：/, '').split(/[、…]/) : [])]))
  const wanted = textsIn(params).filter(text => CHINESE.test(text))
  return [...new Set([...quoted, ...wanted].map(words => words.trim()))].filter(words => words.length >= 2)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
