import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { securityProtection } from '../../../src/measures/security/protection.ts'
import { known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, page, reasonsOf } from '../service-facts.ts'

const headers = (given: Partial<FactMap['security-headers']> = {}): Facts => ({ 'security-headers': known({ hsts: true, csp: true, frameOptions: true, contentTypeOptions: true, referrerPolicy: true, versionLeaks: [], ...given }) })
const tls = (given: Partial<FactMap['tls']> = {}): Facts => ({ tls: known({ offered: true, valid: true, protocol: 'TLSv1.3', expires: '2021-06-01T00:00:00Z', problem: null, redirectsHttp: true, ...given }) })
const library = (version: string, vulnerable: string | null): FactMap['script-libraries'][number] => ({ name: 'jquery', version, url: 'https://www.example.gov.cn/jquery.js', vulnerable })
const cookie = (secure: boolean, httpOnly: boolean): FactMap['cookies'] => ({ beforeConsent: [{ name: 'JSESSIONID', secure, httpOnly, sameSite: null }] })
const base: Facts = { ...headers(), ...tls(), 'mixed-content': known({ pages: 50, found: [] }), 'script-libraries': known([library('3.7.1', null)]), 'directory-listings': known([]), cookies: known(cookie(true, true)) }
const judge = (facts: Facts): ReturnType<typeof outcome> => outcome(securityProtection, { ...base, ...facts })

describe('security/protection', () => {
  test('nothing to complain about rates 1, and never certain from outside', () => {
    expect(judge({})).toBe(1)
    expect(confidenceOf(securityProtection, base)).toBe(0.7)
  })
  test.each<[string, Facts, number]>([
    ['no HTTPS; then HSTS is not asked for', { ...tls({ offered: false, valid: false, redirectsHttp: null }), ...headers({ hsts: false }) }, 0.7],
    ['a certificate that is not valid', tls({ valid: false, problem: 'self-signed' }), 0.8],
    ['a certificate out by the evaluation date', tls({ expires: '2020-11-29T23:59:59Z' }), 0.8],
    ['a certificate that ends on that very day', tls({ expires: '2020-11-30T00:00:00Z' }), 1],
    ['TLS 1.0', tls({ protocol: 'TLSv1' }), 0.9],
    ['TLS 1.1', tls({ protocol: 'TLSv1.1' }), 0.9],
    ['TLS 1.2 is fine', tls({ protocol: 'TLSv1.2' }), 1],
    ['HTTP that stays HTTP', tls({ redirectsHttp: false }), 0.95],
    ['two headers missing', headers({ csp: false, frameOptions: false }), 0.9],
    ['all headers missing: the cap', headers({ hsts: false, csp: false, frameOptions: false, contentTypeOptions: false, referrerPolicy: false }), 0.8],
    ['a version leak', headers({ versionLeaks: ['nginx/1.14.0'] }), 0.95],
    ['two pages with mixed content, one of them twice', { 'mixed-content': known({ pages: 50, found: [{ page: 'a', url: 'x' }, { page: 'a', url: 'y' }, { page: 'b', url: 'x' }] }) }, 0.96],
    ['one vulnerable library on many pages', { 'script-libraries': known([library('1.8.0', 'CVE-2015-9251'), library('1.8.0', 'CVE-2015-9251')]) }, 0.9],
    ['a directory listing', { 'directory-listings': known([page('Index of /upload')]) }, 0.9],
    ['a weak cookie', { cookies: known(cookie(true, false)) }, 0.98],
    ['no Secure where there is no HTTPS', { ...tls({ offered: false }), ...headers({ hsts: false }), cookies: known(cookie(false, true)) }, 0.7],
  ])('%s', (_, facts, rating) => expect(judge(facts)).toBe(rating))
  test('what was not observable lowers the confidence and nothing else', () => {
    const facts = { ...base, tls: unseen('归档'), cookies: unseen('归档') }
    expect(outcome(securityProtection, facts)).toBe(1)
    expect(confidenceOf(securityProtection, facts)).toBeCloseTo(0.7 * 0.64, 10)
  })
  test('says what it did not do', () => {
    const text = reasonsOf(securityProtection, { ...base, ...headers({ versionLeaks: ['nginx/1.14.0'] }) })
    expect(text).toContain('软件版本泄露 1 处，扣 0.05（每处扣 0.05，最多扣 0.1）：“nginx/1.14.0”')
    expect(text).toContain('没有作漏洞扫描')
    expect(text).toContain('未导入外部通报')
  })
  test('headers nobody saw are undetermined', () => expect(judge({ 'security-headers': unseen('超时') })).toBe('undetermined: security-headers'))
})
