import { describe, expect, test } from 'vitest'
import type { Survey } from '../../../src/facts/page-facts.ts'
import { surveyCount } from '../../../src/measures/survey/count.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, survey } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const judge = (surveys: Survey[], params = {}, coverage = allSeen): Outcome => outcome(surveyCount, { surveys: known(surveys), coverage }, params)
const many = (count: number, given: Partial<Survey> = {}): Survey[] => Array.from({ length: count }, (_, index) => survey(`关于征求办法意见的公告${index}`, given))

describe('survey/count', () => {
  test.each<[string, Survey[], Outcome]>([
    ['six in the year', many(6), 1],
    ['more than asked for', many(20), 1],
    ['two in the year', many(2), 0.333333],
    ['opened exactly 365 days ago', many(6, { opens: '2019-12-01', closes: null }), 1],
    ['opened and closed before that', many(6, { opens: '2019-11-01', closes: '2019-11-30' }), 0],
    ['opened before, closed within', many(6, { opens: '2019-11-01', closes: '2019-12-05' }), 1],
    ['not yet opened', many(6, { opens: '2020-12-01', closes: '2020-12-31' }), 0],
    ['still running, opening not printed', many(6, { opens: null, closes: '2020-12-31' }), 1],
    ['no dates at all', many(6, { opens: null, closes: null }), 'undetermined: person'],
    ['opinion polls and contests do not count', [...many(3), survey('网站满意度调查'), survey('法治知识竞赛')], 0.5],
    ['none', [], 0],
  ])('%s', (_, surveys, expected) => expect(judge(surveys)).toBe(expected))
  test('a scheme may ask for another number, and count all kinds', () => {
    expect(judge(many(2), { atLeast: 2 })).toBe(1)
    expect(judge([survey('网站满意度调查')], { atLeast: 1, decisionsOnly: false })).toBe(1)
  })
  test('undated surveys make a low count less sure, not a full one', () => {
    const undated = many(3, { opens: null, closes: null })
    expect(confidenceOf(surveyCount, { surveys: known([...many(3), ...undated]), coverage: allSeen })).toBe(0.5)
    expect(confidenceOf(surveyCount, { surveys: known([...many(6), ...undated]), coverage: allSeen })).toBe(1)
  })
  test('open when half-seen or unknown', () => {
    expect(judge([], {}, halfSeen)).toBe('undetermined: coverage')
    expect(judge(many(3, { opens: '2018-01-01', closes: '2018-02-01' }), {}, halfSeen)).toBe('undetermined: coverage')
    expect(outcome(surveyCount, { surveys: unseen('超时') })).toBe('undetermined: surveys')
  })
})
