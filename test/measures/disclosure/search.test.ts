import { describe, expect, test } from 'vitest'
import { disclosureSearch } from '../../../src/measures/disclosure/search.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, entry, halfSeen, known, ON, trial, unseen } from '../known-facts.ts'

const judge = (entries: ReturnType<typeof entry>[], others: Facts = {}, params = {}): ReturnType<typeof runMeasure> => runMeasure(disclosureSearch, { entries: known(entries), coverage: allSeen, ...others }, params, ON)

describe('disclosure/search', () => {
  test.each([
    ['its own search works', [entry('disclosure-search'), entry('search')], 1],
    ['only the search of the whole site works', [entry('search')], 0.5],
    ['its own search is dead', [entry('disclosure-search', { works: false })], 0],
    ['there is no search', [], 0],
  ])('%s', (_, entries, rating) => expect(judge(entries)).toMatchObject({ outcome: 'rated', rating }))

  test('trials outweigh what the entry looked like', () => {
    expect(judge([entry('disclosure-search', { works: null })], { 'search-trials': known([trial(), trial({ answered: false, rank: null })]) })).toMatchObject({ rating: 1 })
    expect(judge([entry('disclosure-search')], { 'search-trials': known([trial({ answered: false, rank: null })]) })).toMatchObject({ rating: 0 })
  })
  test('an entry nobody tried is a person\'s turn', () => {
    expect(judge([entry('disclosure-search', { works: null })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('no search on a half-seen site, or unknown entries, are undetermined', () => {
    expect(judge([], { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge([], { entries: unseen('首页超时') })).toMatchObject({ outcome: 'undetermined', missing: ['entries'] })
  })
  test('what a site-wide search is worth is a parameter', () => expect(judge([entry('search')], {}, { siteOnly: 1 })).toMatchObject({ rating: 1 }))
})
