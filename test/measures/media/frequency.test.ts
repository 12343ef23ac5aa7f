import { expect, test } from 'vitest'
import { mediaFrequency } from '../../../src/measures/media/frequency.ts'
import { account, post } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

/** One post on the Wednesday of each of the given weeks before 2020-11-30, a Monday; week 1 is the one that has just ended. */
const weekly = (weeks: readonly number[]) => weeks.map(week => post({ date: new Date(Date.UTC(2020, 10, 30 - week * 7 + 2)).toISOString().slice(0, 10), title: `第 ${week} 周` }))
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)
const YEAR = { from: '2019-12-01', to: '2020-11-30' }

test('every week of the year, National Day and Spring Festival included', () => {
  expect(rated(mediaFrequency, [account({ posts: weekly(upTo(52)), covers: YEAR })])).toMatchObject({ rating: 1, confidence: 1, advice: [] })
})
test('the share of the weeks with a post; a repost counts', () => {
  const posts = [...weekly(upTo(52).filter(week => week % 2 === 1)), ...weekly([2]).map(one => ({ ...one, isRepost: true }))]
  const { rating, reasons } = rated(mediaFrequency, [account({ posts, covers: YEAR })])
  expect(rating).toBeCloseTo(27 / 52, 9)
  expect(reasons[0]).toContain('有发布的 27/52')
  expect(reasons[1]).toMatch(/^没有发布的：\d\d-\d\d 至/)
})
test('nothing in the last four weeks is nothing', () => {
  expect(rated(mediaFrequency, [account({ posts: weekly(upTo(52).filter(week => week > 4)), covers: YEAR })])).toMatchObject({ rating: 0 })
})
test('a service account has two weeks, a subscription account one', () => {
  const posts = weekly(upTo(52).filter(week => week % 2 === 1))
  const params = { everyDays: 7, serviceAccountEveryDays: 14 }
  expect(rated(mediaFrequency, [account({ posts, covers: YEAR, accountType: 'service' })], { params }).rating).toBe(1)
  expect(rated(mediaFrequency, [account({ posts, covers: YEAR, accountType: 'subscription' })], { params }).rating).toBeCloseTo(0.5, 9)
})
test('what the imports do not cover is not counted, and lowers the confidence', () => {
  const { rating, confidence, reasons } = rated(mediaFrequency, [account({ posts: weekly(upTo(10)) })])
  expect(rating).toBe(1)
  expect(confidence).toBeLessThan(0.7)
  expect(reasons[0]).toContain('看到完整的 9 周')
})
test.each([
  ['three weeks only', account({ posts: weekly([1, 2, 3]) })], ['no dates', account({ posts: [post({ date: null, title: '甲' })] })], ['no posts', account()],
])('%s tell nothing', (_, content) => expect(judgeAccount(mediaFrequency, [content])).toMatchObject({ outcome: 'undetermined', missing: ['media-posts'] }))
test('without an account, or with one of another kind', () => {
  expect(judgeAccount(mediaFrequency, [])).toMatchObject({ outcome: 'undetermined', reason: expect.stringContaining('没有导入政务新媒体账号') })
  expect(judgeAccount(mediaFrequency, [account()], { variant: 'weibo' })).toMatchObject({ outcome: 'undetermined' })
})
