import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/facts/facts.ts'
import { ratingItems } from '../../../src/measures/rating/items.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const rating = (detail: string, works: boolean | null = true): Entry => entry('rating', { detail, works })

describe('rating/items', () => {
  test.each<[string, Entry[], Outcome]>([
    ['three aspects', [rating('表单：服务态度、办事效率、意见建议')], 1],
    ['more than three', [rating('总体满意度、服务态度、办理时限、流程便利、材料准确、评语')], 1],
    ['two aspects', [rating('满意度；意见')], 0.666667],
    ['aspects over two pages', [rating('满意'), rating('态度'), rating('效率')], 1],
    ['a page that shows none', [rating('')], 'undetermined: person'],
    ['a page nobody saw', [rating('', null)], 'undetermined: person'],
    ['only dead entries', [rating('满意度', false)], 0],
    ['no channel', [], 0],
  ])('%s', (_, entries, expected) => expect(outcome(ratingItems, { entries: known(entries), coverage: allSeen })).toBe(expected))
  test('a scheme may ask for more', () => expect(outcome(ratingItems, { entries: known([rating('满意度、态度、效率')]) }, { atLeast: 6 })).toBe(0.5))
  test('names the aspects', () => expect(reasonsOf(ratingItems, { entries: known([rating('服务态度')]) })).toContain('可评价 1 个方面（要求 3 个）：服务态度'))
  test('open when half-seen or unknown', () => {
    expect(outcome(ratingItems, { entries: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(ratingItems, { entries: unseen('超时') })).toBe('undetermined: entries')
  })
})
