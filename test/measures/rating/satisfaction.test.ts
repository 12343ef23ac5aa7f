import { expect, test } from 'vitest'
import { ratingSatisfaction } from '../../../src/measures/rating/satisfaction.ts'
import { figure, judgeWith, records } from '../channel-facts.ts'
import { halfSeen, known, ref } from '../known-facts.ts'

const WITH = { subject: '政务服务', steps: [{ from: 0.95, rating: 0.8 }, { from: 0.99, rating: 1 }], below: 0.2 }
const published = (rate: number, date: string | null = '2020-11-01', given: { count?: number; url?: string } = {}) => ({ subject: '政务服务' as const, rate, count: given.count ?? null, text: `满意率${rate * 100}%`, url: given.url ?? 'http://www.example.gov.cn/a', date, evidence: ref('page') })
const judge = (figures: ReturnType<typeof published>[], imported?: ReturnType<typeof records>, params: object = {}) => judgeWith(ratingSatisfaction, { 'satisfaction-figures': known(figures), ...(imported && { 'external-records': known(imported) }) }, { ...WITH, ...params })

test('steps are taken by the highest that is reached', () => {
  expect(judge([published(0.991)])).toMatchObject({ outcome: 'rated', rating: 1, confidence: 0.7 })
  expect(judge([published(0.96)])).toMatchObject({ rating: 0.8 })
  expect(judge([published(0.5)])).toMatchObject({ rating: 0.2 })
})
test('imported figures win and are weighed by the number of ratings', () => {
  expect(judge([published(0.5)], records([], [figure('政务服务', 1, { count: 9 }), figure('政务服务', 0.9, { count: 1 }), figure('咨询投诉', 0)]))).toMatchObject({ rating: 1, confidence: 1 })
  expect(judge([], records([], [figure('政务服务', 0.99, { to: '2018-12-31' })]))).toMatchObject({ outcome: 'undetermined' })
})
test('of a page with several figures the one with most ratings counts; old pages do not', () => {
  expect(judge([published(0.5, '2020-11-01', { count: 10 }), published(0.99, '2020-11-01', { count: 18_642 })])).toMatchObject({ rating: 1 })
  expect(judge([published(0.99, '2018-11-01')])).toMatchObject({ outcome: 'undetermined', missing: ['external-records'] })
})
test('without any figure it waits for an import, or is none where only published figures count', () => {
  expect(judge([])).toMatchObject({ outcome: 'undetermined', missing: ['external-records'] })
  expect(judge([], undefined, { absent: 'zero' })).toMatchObject({ rating: 0 })
  expect(judgeWith(ratingSatisfaction, { 'satisfaction-figures': known([]), coverage: halfSeen }, { ...WITH, absent: 'zero' })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
})
