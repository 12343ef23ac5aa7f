import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/facts/facts.ts'
import { ratingChannel } from '../../../src/measures/rating/channel.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

describe('rating/channel', () => {
  test.each<[string, Entry[], Outcome]>([
    ['one that works', [entry('rating')], 1],
    ['one that works beside a dead one', [entry('rating', { works: false }), entry('rating', { url: 'https://www.example.gov.cn/2' })], 1],
    ['one nobody could open is there', [entry('rating', { works: null })], 1],
    ['only dead ones', [entry('rating', { works: false })], 0],
    ['to rate data or replies is something else', [entry('rating', { title: '数据评分' }), entry('rating', { title: '答复满意度' })], 0],
    ['something else', [entry('faq')], 0],
    ['nothing', [], 0],
  ])('%s', (_, entries, expected) => expect(outcome(ratingChannel, { entries: known(entries), coverage: allSeen })).toBe(expected))
  test('one that was opened is surer than one that was not', () => {
    expect(confidenceOf(ratingChannel, { entries: known([entry('rating')]) })).toBeGreaterThan(confidenceOf(ratingChannel, { entries: known([entry('rating', { works: null })]) }))
  })
  test('open when half-seen or unknown', () => {
    expect(outcome(ratingChannel, { entries: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(ratingChannel, { entries: unseen('超时') })).toBe('undetermined: entries')
  })
})
