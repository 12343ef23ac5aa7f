import { expect, test } from 'vitest'
import { publicActivity } from '../../../src/measures/public/activity.ts'
import { judgeWith } from '../channel-facts.ts'
import { halfSeen, item, known } from '../known-facts.ts'

const WITH = { what: '网上职业技能培训', words: [['职业技能'], ['线上', '网上']] }
const training = (publishDate: string, index = 0) => item(`线上职业技能培训班第${index}期`, { publishDate })
const judge = (...items: ReturnType<typeof item>[]) => judgeWith(publicActivity, { items: known(items) }, WITH)

test('four in a year with a recent one are full, without one 0.7, one alone 0.4', () => {
  expect(judge(...['2020-11-01', '2020-08-01', '2020-05-01', '2020-02-01'].map(training))).toMatchObject({ rating: 1 })
  expect(judge(...['2020-07-01', '2020-06-01', '2020-05-01', '2020-02-01'].map(training))).toMatchObject({ rating: 0.7 })
  expect(judge(training('2020-11-01'))).toMatchObject({ rating: 0.4 })
})
test('older, future and undated items and other words do not count', () => {
  expect(judge(training('2019-01-01'), training('2021-01-01'), item('线上职业技能培训', { publishDate: null }), item('职业技能鉴定公告'))).toMatchObject({ rating: 0 })
  expect(judgeWith(publicActivity, { items: known([]), coverage: halfSeen }, WITH)).toMatchObject({ outcome: 'undetermined' })
})
