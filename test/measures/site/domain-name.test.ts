import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import { siteDomainName } from '../../../src/measures/site/domain-name.ts'
import { HOSTILE, known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const params = { fullNames: ['人民政府', '政府门户网站'] }
const home = (given: Partial<FactMap['home']> = {}): { home: ReturnType<typeof known<FactMap['home']>> } => ({ home: known({ url: 'https://www.example.gov.cn/', title: '示例市人民政府门户网站', host: 'www.example.gov.cn', siteName: null, siteCode: null, siteDomain: null, textLength: 1000, headings: [], ...given }) })

describe('site/domain-name', () => {
  test.each<[string, Partial<FactMap['home']>, Outcome]>([
    ['gov.cn and the full name', {}, 1],
    ['host in capitals, with a port', { host: 'WWW.Example.GOV.cn:8443' }, 1],
    ['the full name on another domain', { host: 'www.example.com' }, 0.5],
    ['a domain that only looks like it', { host: 'www.fakegov.cn' }, 0.5],
    ['gov.cn in the middle', { host: 'www.example.gov.cn.evil.com' }, 0.5],
    ['gov.cn without the name', { title: '首页' }, 0.5],
    ['the name in the meta tag only', { title: '首页', siteName: '示例市人民政府' }, 0.75],
    ['neither', { host: '203.0.113.5', title: '' }, 0],
  ])('%s', (_, given, expected) => expect(outcome(siteDomainName, home(given), params)).toBe(expected))
  test('a meta tag of another site is told and makes it less sure', () => {
    expect(confidenceOf(siteDomainName, home({ siteDomain: 'www.other.gov.cn' }), params)).toBe(0.8)
    expect(confidenceOf(siteDomainName, home({ siteDomain: 'https://example.gov.cn/,www.js.gov.cn' }), params)).toBe(1)
    expect(reasonsOf(siteDomainName, home({ siteDomain: 'www.other.gov.cn' }), params)).toContain('SiteDomain 标签写的是 other.gov.cn')
  })
  test('a hostile title cannot break the reason', () => expect(reasonsOf(siteDomainName, home({ title: HOSTILE }), params)).not.toContain('\u202E'))
  test('a home page nobody saw is undetermined', () => expect(outcome(siteDomainName, { home: unseen('首页超时') }, params)).toBe('undetermined: home'))
})
