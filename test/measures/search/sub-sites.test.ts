import { describe, expect, test } from 'vitest'
import type { SearchTrial } from '../../../src/facts/facts.ts'
import { searchSubSites } from '../../../src/measures/search/sub-sites.ts'
import { allSeen, entry, known, trial, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const home = known({ url: 'https://www.example.gov.cn/', title: '', host: 'www.example.gov.cn', siteName: null, siteCode: null, siteDomain: null, textLength: 0, headings: [] })
const hits = (...hosts: string[]): SearchTrial => trial({ scope: 'site', hosts })
const judge = (...trials: SearchTrial[]): Outcome => outcome(searchSubSites, { entries: known([entry('search')]), 'search-trials': known(trials), home, coverage: allSeen })

describe('search/sub-sites', () => {
  test.each<[string, SearchTrial[], Outcome]>([
    ['three other sites', [hits('www.example.gov.cn', 'jyj.example.gov.cn', 'mzj.example.gov.cn', 'www.qu.gov.cn')], 1],
    ['the same two over several queries', [hits('jyj.example.gov.cn'), hits('jyj.example.gov.cn', 'MZJ.example.gov.cn')], 0.666667],
    ['only the site itself, with and without www', [hits('www.example.gov.cn', 'example.gov.cn')], 0],
    ['the central government and strangers do not count', [hits('www.gov.cn', 'www.baidu.com')], 0],
    ['no answer was seen', [trial({ scope: 'site', answered: false })], 'undetermined: search-trials'],
  ])('%s', (_, trials, expected) => expect(judge(...trials)).toBe(expected))
  test('a host known to be the unit\'s counts whatever its name', () => {
    expect(outcome(searchSubSites, { entries: known([entry('search')]), 'search-trials': known([hits('fw.example.com')]), home, hosts: known([{ host: 'fw.example.com', pages: 2 }]) }, { atLeast: 1 })).toBe(1)
  })
  test('no search is 0; unknown stays unknown; sites are named', () => {
    expect(outcome(searchSubSites, { 'search-trials': known([]), home, entries: known([]), coverage: allSeen })).toBe(0)
    expect(outcome(searchSubSites, { entries: known([entry('search')]), 'search-trials': unseen('归档中没有搜索试查'), home })).toBe('undetermined: search-trials')
    expect(reasonsOf(searchSubSites, { entries: known([entry('search')]), 'search-trials': known([hits('jyj.example.gov.cn')]), home })).toContain('1 个，要求 3 个：jyj.example.gov.cn')
  })
})
