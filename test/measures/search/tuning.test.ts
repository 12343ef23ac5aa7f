import { describe, expect, test } from 'vitest'
import type { SearchTrial } from '../../../src/facts/facts.ts'
import { searchTuning } from '../../../src/measures/search/tuning.ts'
import { allSeen, entry, known, trial, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const answer = (facets: string[], hotWords: string[]): SearchTrial => trial({ scope: 'site', facets, hotWords })

describe('search/tuning', () => {
  test.each<[string, SearchTrial[], Outcome]>([
    ['channels and hot words', [answer(['政策', '服务'], ['公积金'])], 1],
    ['channels only', [answer(['政策', '服务'], [])], 0.5],
    ['hot words only', [answer([], ['公积金'])], 0.5],
    ['one channel is no choice', [answer(['全部'], [])], 0],
    ['blank words are none', [answer([' ', ''], [' '])], 0],
    ['found over several answers', [answer(['政策'], []), answer(['服务'], ['公积金'])], 1],
    ['no answer was seen', [trial({ scope: 'site', answered: false })], 'undetermined: search-trials'],
  ])('%s', (_, trials, expected) => expect(outcome(searchTuning, { entries: known([entry('search')]), 'search-trials': known(trials), coverage: allSeen })).toBe(expected))
  test('no search is 0; unknown stays unknown', () => {
    expect(outcome(searchTuning, { 'search-trials': known([]), entries: known([]), coverage: allSeen })).toBe(0)
    expect(outcome(searchTuning, { entries: known([entry('search')]), 'search-trials': unseen('归档中没有搜索试查') })).toBe('undetermined: search-trials')
  })
  test('names channels and words', () => expect(reasonsOf(searchTuning, { entries: known([entry('search')]), 'search-trials': known([answer(['政策', '服务'], ['公积金'])]) })).toContain('“政策”'))
})
