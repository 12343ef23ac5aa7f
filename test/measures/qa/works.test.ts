import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import { qaWorks } from '../../../src/measures/qa/works.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, entry, halfSeen, known, ON, unseen } from '../known-facts.ts'
import { guide, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const box = (works: boolean | null, ...relevant: (boolean | null)[]): FactMap['question-box'] => ({ entry: entry('question-box', { works }), faq: [], faqCount: 0, trials: relevant.map((answer, index) => ({ question: `问题${index}`, relevant: answer })) })

describe('qa/works', () => {
  test.each<[string, FactMap['question-box'], Outcome]>([
    ['all answers to the point', box(true, true, true), 1],
    ['half of them', box(true, true, false), 0.5],
    ['what nobody could tell is left out', box(null, true, null), 1],
    ['none to the point', box(true, false), 0],
    ['never asked', box(true), 'undetermined: person'],
    ['asked, nobody could tell', box(null, null), 'undetermined: person'],
    ['dead', box(false), 0],
    ['no question box', { entry: null, faq: [], faqCount: 0, trials: [] }, 0],
  ])('%s', (_, value, expected) => expect(outcome(qaWorks, { 'question-box': known(value), coverage: allSeen })).toBe(expected))
  test('open when half-seen or unknown', () => {
    expect(outcome(qaWorks, { 'question-box': known({ entry: null, faq: [], faqCount: 0, trials: [] }), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(qaWorks, { 'question-box': unseen('超时') })).toBe('undetermined: question-box')
  })
  test('where a person must ask, it says with what', () => {
    const guides = known(Array.from({ length: 40 }, (_, index) => guide(`事项${String(index).padStart(2, '0')}`)))
    const judged = runMeasure(qaWorks, { 'question-box': known(box(true)), guides, coverage: allSeen }, {}, ON)
    expect(judged).toMatchObject({ outcome: 'undetermined', reason: expect.stringMatching(/“事项00怎么办理？”、“事项04怎么办理？”.*“事项36怎么办理？”/) as string })
  })
  test('names what was not answered', () => expect(reasonsOf(qaWorks, { 'question-box': known(box(true, true, false)) })).toContain('没有切题回答的：“问题1”'))
})
