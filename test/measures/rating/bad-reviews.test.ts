import { expect, test } from 'vitest'
import { ratingBadReviews } from '../../../src/measures/rating/bad-reviews.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { halfSeen, item, known } from '../known-facts.ts'

const judge = (services: ReturnType<typeof service>[], items: ReturnType<typeof item>[] = []) => judgeWith(ratingBadReviews, { 'named-services': known(services), items: known(items) })

test('a printed share counts as it is, a page about it 0.7, a mention 0.4, nothing 0', () => {
  expect(judge([service('差评整改', { by: 'text', works: null, excerpt: '收到差评115条，差评整改率92%' })])).toMatchObject({ rating: 0.92 })
  expect(judge([], [item('10月份差评整改情况公示')])).toMatchObject({ rating: 0.7 })
  expect(judge([service('差评整改', { by: 'text', works: null, excerpt: '对差评及时回访' })])).toMatchObject({ rating: 0.4 })
  expect(judge([])).toMatchObject({ rating: 0 })
  expect(judgeWith(ratingBadReviews, { 'named-services': known([]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' })
})
