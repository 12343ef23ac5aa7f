import { describe, expect, test } from 'vitest'
import type { SearchTrial } from '../../../src/facts/facts.ts'
import { searchAsService } from '../../../src/measures/search/as-service.ts'
import { allSeen, entry, item, known, listOf, trial, unseen } from '../known-facts.ts'
import { guide, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const service = (resultKinds: string[], given: Partial<SearchTrial> = {}): SearchTrial => trial({ scope: 'site', variant: 'service', query: '食品经营许可', resultKinds, ...given })

describe('search/as-service', () => {
  test.each<[string, SearchTrial[], Outcome]>([
    ['services and information', [service(['办事服务', '政策文件'])], 1],
    ['services only', [service(['办事指南'])], 0.5],
    ['information only', [service(['新闻', '公开'])], 0],
    ['no kinds', [service([])], 0],
    ['mean over the trials', [service(['服务', '信息']), service([])], 0.5],
    ['other queries say nothing', [service(['服务', '信息'], { variant: 'exact' })], 'undetermined: search-trials'],
    ['an answer nobody saw', [service([], { answered: false })], 'undetermined: search-trials'],
  ])('%s', (_, trials, expected) => expect(outcome(searchAsService, { entries: known([entry('search')]), 'search-trials': known(trials), coverage: allSeen })).toBe(expected))
  test('hits that are guides and items tell it too', () => {
    const hits = listOf(2, '食品')
    const facts = { entries: known([entry('search')]), 'search-trials': known([service([], { hits })]), guides: known([guide('甲', { url: hits[0]?.url ?? '' })]), items: known([item('乙', { url: hits[1]?.url ?? '' })]) }
    expect(outcome(searchAsService, facts)).toBe(1)
    expect(outcome(searchAsService, { ...facts, items: unseen('超时') })).toBe(0.5)
  })
  test('no search is 0; unknown stays unknown; kinds are named', () => {
    expect(outcome(searchAsService, { 'search-trials': known([]), entries: known([]), coverage: allSeen })).toBe(0)
    expect(outcome(searchAsService, { entries: known([entry('search')]), 'search-trials': unseen('归档中没有搜索试查') })).toBe('undetermined: search-trials')
    expect(reasonsOf(searchAsService, { entries: known([entry('search')]), 'search-trials': known([service(['新闻'])]) })).toContain('没有服务的：“食品经营许可”\n见到的结果类别：“新闻”')
  })
})
