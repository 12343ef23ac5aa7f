import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/facts/facts.ts'
import { ratingPublished } from '../../../src/measures/rating/published.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

describe('rating/published', () => {
  test.each<[string, Entry[], Outcome]>([
    ['one that works', [entry('rating-results')], 1],
    ['one that works beside a dead one', [entry('rating-results', { works: false }), entry('rating-results', { url: 'https://www.example.gov.cn/2' })], 1],
    ['one nobody could open is there', [entry('rating-results', { works: null })], 1],
    ['only dead ones', [entry('rating-results', { works: false })], 0],
    ['something else', [entry('faq')], 0],
    ['nothing', [], 0],
  ])('%s', (_, entries, expected) => expect(outcome(ratingPublished, { entries: known(entries), coverage: allSeen })).toBe(expected))
  test('one that was opened is surer than one that was not', () => {
    expect(confidenceOf(ratingPublished, { entries: known([entry('rating-results')]) })).toBeGreaterThan(confidenceOf(ratingPublished, { entries: known([entry('rating-results', { works: null })]) }))
  })
  test('open when half-seen or unknown', () => {
    expect(outcome(ratingPublished, { entries: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(ratingPublished, { entries: unseen('超时') })).toBe('undetermined: entries')
  })
})
