import type { Judgement } from '../../src/model/judgement.ts'

/** What reasons and advice quote of a site stands in Chinese quotation marks (src/measures/wording.ts); a cut name ends in `…`. */
const QUOTED = /“([^“”]{2,60})”/g

/** The words of the evaluated site that a judgement names, e.g. titles, columns and link texts: the places on its evidence that counted. */
export function namedPlaces(judgement: Judgement): string[] {
  const said = judgement.outcome === 'rated' ? [...judgement.reasons, ...judgement.advice] : [judgement.reason]
  return [...new Set(said.flatMap(sentence => [...sentence.matchAll(QUOTED)].map(match => (match[1] ?? '').replace(/…$/, '').trim())))].filter(words => words.length >= 2)
}
