import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/measures/measure.ts'
import { replyStatistics } from '../../../src/measures/reply/statistics.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, page } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { 'message-statistics': known([]), entries: known([]), coverage: allSeen }

describe('reply/statistics', () => {
  test.each<[string, Facts, Outcome]>([
    ['of this year', { 'message-statistics': known([page('10月来信统计', '2020-11-05')]) }, 1],
    ['without a date', { 'message-statistics': known([page('来信统计')]) }, 1],
    ['366 days old', { 'message-statistics': known([page('来信统计', '2019-11-30')]) }, 1],
    ['367 days old', { 'message-statistics': known([page('来信统计', '2019-11-29')]) }, 0.5],
    ['the latest of several counts', { 'message-statistics': known([page('旧', '2017-01-01'), page('新', '2020-10-01')]) }, 1],
    ['an entry of that name', { entries: known([entry('message-statistics')]) }, 1],
    ['a dead entry', { entries: known([entry('message-statistics', { works: false })]) }, 0],
    ['nothing', {}, 0],
    ['nothing on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown', { 'message-statistics': unseen('超时') }, 'undetermined: message-statistics'],
  ])('%s', (_, facts, expected) => expect(outcome(replyStatistics, { ...base, ...facts })).toBe(expected))
  test('a date makes it surer', () => expect(confidenceOf(replyStatistics, { 'message-statistics': known([page('来信统计')]) })).toBe(0.8))
})
