import { describe, expect, test } from 'vitest'
import type { QueryService } from '../../../src/facts/facts.ts'
import { queryCategories } from '../../../src/measures/query/categories.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome, query } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const classed = (...categories: (string | null)[]): QueryService[] => categories.map((category, index) => query(`查询${index}`, { category }))

describe('query/categories', () => {
  test.each<[string, QueryService[], Outcome]>([
    ['all under two subjects', classed('住房', '交通'), 1],
    ['half of them', classed('住房', '交通', null, ''), 0.5],
    ['one subject for all is no classification', classed('便民', '便民'), 0],
    ['the same subject in other marks is the same', classed('便民', '【便民】'), 0],
    ['none', classed(null, null), 0],
    ['no queries', [], 0],
  ])('%s', (_, services, expected) => expect(outcome(queryCategories, { 'query-services': known(services), coverage: allSeen })).toBe(expected))
  test('open when half-seen or unknown', () => {
    expect(outcome(queryCategories, { 'query-services': known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(queryCategories, { 'query-services': unseen('超时') })).toBe('undetermined: query-services')
  })
})
