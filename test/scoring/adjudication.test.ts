import { describe, expect, test } from 'vitest'
import { compareMarks, ratingFromDecision } from '../../src/scoring/adjudication.ts'
import type { Decision, Opinion } from '../../src/scoring/adjudication.ts'

const rated = (rating: number): Opinion => ({ outcome: 'rated', rating })
const none: Opinion = { outcome: 'not-applicable' }
const unclear: Opinion = { outcome: 'undetermined' }

describe('two blind marks', () => {
  test.each<[string, Opinion, Opinion, object]>([
    ['equal', rated(0.6), rated(0.6), { agreed: true, opinion: rated(0.6), spread: 0 }],
    ['within the threshold: the mean', rated(1), rated(0.9), { agreed: true, opinion: rated(0.95) }],
    ['exactly at the threshold, binary fractions aside', rated(0.8), rated(0.6), { agreed: true }],
    ['just beyond it', rated(0.8), rated(0.599), { agreed: false }],
    ['as far apart as can be', rated(1), rated(0), { agreed: false, spread: 1 }],
    ['one rates, the other finds it does not apply', rated(0), none, { agreed: false, spread: 1 }],
    ['one rates, the other cannot tell', unclear, rated(0), { agreed: false, spread: 1 }],
    ['does not apply and cannot tell', unclear, none, { agreed: false, spread: 1 }],
    ['neither applies', none, none, { agreed: true, opinion: none, spread: 0 }],
    ['nobody can tell: that is said, never zero', unclear, unclear, { agreed: true, opinion: unclear }],
  ])('%s', (_, first, second, expected) => {
    expect(compareMarks(first, second, 0.2)).toMatchObject(expected)
    expect(compareMarks(second, first, 0.2)).toMatchObject(expected)
  })
  test('with threshold 0 only equal marks agree', () => {
    expect(compareMarks(rated(0.5), rated(0.5), 0).agreed).toBe(true)
    expect(compareMarks(rated(0.5), rated(0.51), 0).agreed).toBe(false)
  })
})

test.each<[Decision, Opinion | null]>([
  [{ follows: 'first' }, rated(1)],
  [{ follows: 'second' }, rated(0.2)],
  [{ follows: 'mean' }, rated(0.6)],
  [{ follows: 'neither', opinion: none }, none],
  [{ follows: 'neither', opinion: rated(0.5) }, rated(0.5)],
])('decision %j counts as %j', (decision, opinion) => {
  expect(ratingFromDecision(decision, rated(1), rated(0.2))).toEqual(opinion)
})
test('there is no mean of a rating and none', () => {
  expect(ratingFromDecision({ follows: 'mean' }, rated(1), none)).toBeNull()
})
