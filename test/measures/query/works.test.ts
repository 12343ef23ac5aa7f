import { describe, expect, test } from 'vitest'
import type { QueryService } from '../../../src/facts/facts.ts'
import { queryWorks } from '../../../src/measures/query/works.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, query, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const states = (...works: (boolean | null)[]): QueryService[] => works.map((state, index) => query(`查询${index}`, { works: state }))

describe('query/works', () => {
  test.each<[string, QueryService[], Outcome]>([
    ['all open', states(true, true), 1],
    ['one of two is dead', states(true, false), 0.5],
    ['what nobody could tell is left out', states(true, false, null, null), 0.5],
    ['all dead', states(false), 0],
    ['nobody could tell', states(null, null), 'undetermined: person'],
    ['no queries', [], 0],
  ])('%s', (_, services, expected) => expect(outcome(queryWorks, { 'query-services': known(services), coverage: allSeen })).toBe(expected))
  test('opening says nothing of right answers: never surer than 0.6', () => {
    expect(confidenceOf(queryWorks, { 'query-services': known(states(...Array.from({ length: 500 }, () => true))), coverage: allSeen })).toBeLessThanOrEqual(0.6)
    expect(reasonsOf(queryWorks, { 'query-services': known(states(true)) })).toContain('未核对查询结果')
  })
  test('open when half-seen or unknown', () => {
    expect(outcome(queryWorks, { 'query-services': known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(queryWorks, { 'query-services': unseen('超时') })).toBe('undetermined: query-services')
  })
})
