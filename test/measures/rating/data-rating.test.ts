import { expect, test } from 'vitest'
import { ratingDataRating } from '../../../src/measures/rating/data-rating.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { halfSeen, known, ref } from '../known-facts.ts'

const PLATFORM = { url: 'http://data.example.gov.cn/', host: 'data.example.gov.cn', filters: [], hasSearch: true, hasRequest: true, applications: [], catalogue: null }
const rating = service('数据评价', { url: 'http://data.example.gov.cn/rate' })
const score = { subject: '数据开放' as const, rate: 0.8, count: 20, text: '4.0 (20人评分)', url: 'http://data.example.gov.cn/1', date: null, evidence: ref('set') }
const judge = (services: ReturnType<typeof service>[], figures: typeof score[] = []) => judgeWith(ratingDataRating, { 'named-services': known(services), 'data-platform': known(PLATFORM), 'satisfaction-figures': known(figures) })

test('an entry with published scores is full, one of them 0.7, none 0', () => {
  expect(judge([rating], [score])).toMatchObject({ rating: 1 })
  expect(judge([rating])).toMatchObject({ rating: 0.7 })
  expect(judge([], [score])).toMatchObject({ rating: 0.7 })
  expect(judge([service('数据评价', { url: 'http://www.example.gov.cn/rate' })])).toMatchObject({ rating: 0 })
})
test('without a platform there is nothing to rate, if enough was seen', () => {
  const facts = { 'named-services': known([]), 'data-platform': known(null) }
  expect(judgeWith(ratingDataRating, facts)).toMatchObject({ rating: 0 })
  expect(judgeWith(ratingDataRating, { ...facts, coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' })
})
