import { describe, expect, test } from 'vitest'
import type { SearchTrial } from '../../../src/facts/facts.ts'
import { searchFuzzy } from '../../../src/measures/search/fuzzy.ts'
import { allSeen, entry, halfSeen, known, trial, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const fuzzy = (rank: number | null, given: Partial<SearchTrial> = {}): SearchTrial => trial({ scope: 'site', variant: 'fuzzy', rank, ...given })
const judge = (...trials: SearchTrial[]): Outcome => outcome(searchFuzzy, { entries: known([entry('search')]), 'search-trials': known(trials), coverage: allSeen })

describe('search/fuzzy', () => {
  test.each<[string, SearchTrial[], Outcome]>([
    ['all within five', [fuzzy(1), fuzzy(5)], 1],
    ['sixth is too far down', [fuzzy(1), fuzzy(6)], 0.5],
    ['not among the hits', [fuzzy(null)], 0],
    ['an answer nobody saw is left out', [fuzzy(1), fuzzy(null, { answered: false })], 1],
    ['exact queries and the disclosure search say nothing', [fuzzy(1, { variant: 'exact' }), fuzzy(1, { scope: 'disclosure' })], 'undetermined: search-trials'],
    ['no answer was seen', [fuzzy(null, { answered: false })], 'undetermined: search-trials'],
    ['nothing was tried', [], 'undetermined: search-trials'],
  ])('%s', (_, trials, expected) => expect(judge(...trials)).toBe(expected))
  test('a site without a search is 0 though nobody could try one', () => expect(outcome(searchFuzzy, { 'search-trials': unseen('没有搜索'), entries: known([]), coverage: allSeen })).toBe(0))
  test('no search at all is 0 where the site was seen, else open; a dead one is 0', () => {
    expect(outcome(searchFuzzy, { 'search-trials': known([]), entries: known([]), coverage: allSeen })).toBe(0)
    expect(outcome(searchFuzzy, { 'search-trials': known([]), entries: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(searchFuzzy, { 'search-trials': known([]), entries: known([entry('search', { works: false })]), coverage: allSeen })).toBe(0)
    expect(outcome(searchFuzzy, { 'search-trials': known([]), entries: known([entry('search')]), coverage: allSeen })).toBe('undetermined: search-trials')
    expect(outcome(searchFuzzy, { entries: known([entry('search')]), 'search-trials': unseen('归档中没有搜索试查') })).toBe('undetermined: search-trials')
  })
  test('more trials are surer; misses are named', () => {
    const many = Array.from({ length: 40 }, () => fuzzy(1))
    expect(confidenceOf(searchFuzzy, { entries: known([entry('search')]), 'search-trials': known(many) })).toBeGreaterThan(confidenceOf(searchFuzzy, { entries: known([entry('search')]), 'search-trials': known(many.slice(0, 2)) }))
    expect(reasonsOf(searchFuzzy, { entries: known([entry('search')]), 'search-trials': known([fuzzy(8, { query: '印方案' })]) })).toContain('“印方案”（排第 8）')
  })
})
