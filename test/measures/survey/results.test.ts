import { describe, expect, test } from 'vitest'
import type { Survey } from '../../../src/facts/page-facts.ts'
import { surveyResults } from '../../../src/measures/survey/results.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome, reasonsOf, survey } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const judge = (...surveys: Survey[]): Outcome => outcome(surveyResults, { surveys: known(surveys), coverage: allSeen })
const result = (hasCounts: boolean, hasAdoption: boolean): Survey => survey('甲', { result: { url: 'https://www.example.gov.cn/jg.html', hasCounts, hasAdoption } })

describe('survey/results', () => {
  test.each<[string, Survey[], Outcome]>([
    ['counts and adoption', [result(true, true)], 1],
    ['counts only', [result(true, false)], 0.5],
    ['adoption only', [result(false, true)], 0.5],
    ['a page that tells neither', [result(false, false)], 0.25],
    ['no result', [survey('甲', { result: null })], 0],
    ['one of two', [result(true, true), survey('乙', { result: null })], 0.5],
    ['closed 30 days ago without a result: not yet due', [survey('甲', { closes: '2020-10-31', result: null })], 'not-applicable'],
    ['closed 31 days ago without one', [survey('甲', { closes: '2020-10-30', result: null })], 0],
    ['a result before it was due counts', [survey('甲', { closes: '2020-11-20' })], 1],
    ['still running', [survey('甲', { closes: '2020-12-31', result: null })], 'not-applicable'],
    ['said to be over, no dates', [survey('甲', { opens: null, closes: null, state: '已结束', result: null })], 0],
    ['nobody can tell whether it is over', [survey('甲', { opens: '2020-06-01', closes: null, result: null })], 'undetermined: person'],
    ['older than a year', [survey('甲', { opens: '2018-06-01', closes: '2018-07-01', result: null })], 'not-applicable'],
    ['no surveys', [], 0],
  ])('%s', (_, surveys, expected) => expect(judge(...surveys)).toBe(expected))
  test('open when half-seen or unknown', () => {
    expect(outcome(surveyResults, { surveys: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(surveyResults, { surveys: unseen('超时') })).toBe('undetermined: surveys')
  })
  test('says what is missing where', () => expect(reasonsOf(surveyResults, { surveys: known([result(true, false), survey('乙', { result: null })]) })).toMatch(/“甲”缺采纳情况[\s\S]*没有结果的：“乙”/))
})
