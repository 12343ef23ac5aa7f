import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/measures/measure.ts'
import { siteIpv6 } from '../../../src/measures/site/ipv6.ts'
import { known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const seen = (aaaa: boolean, homeOverIpv6: boolean | null, linksReachable = 0, linksChecked = 20): Facts => ({ ipv6: known({ aaaa, homeOverIpv6, linksChecked, linksReachable }) })
const dns = (...aaaa: string[]): Facts => ({ dns: known({ host: 'www.example.gov.cn', a: ['203.0.113.5'], aaaa }) })

describe('site/ipv6', () => {
  test.each<[string, Facts, Outcome]>([
    ['everything over IPv6', seen(true, true, 20), 1],
    ['half of the links', seen(true, true, 10), 0.8],
    ['no link', seen(true, true, 0), 0.6],
    ['a record, but no home page', seen(true, false), 0.2],
    ['no record', seen(false, null), 0],
    ['no record by the name server alone', { ...dns(), ipv6: unseen('没有 IPv6') }, 0],
    ['a record, and nobody here has IPv6', seen(true, null), 'undetermined: ipv6'],
    ['a record by the name server alone', dns('2001:db8::5'), 'undetermined: ipv6'],
    ['home over IPv6, links not looked at', seen(true, true, 0, 0), 'undetermined: ipv6'],
    ['nothing known, as from an archive', { ipv6: unseen('归档'), dns: unseen('归档') }, 'undetermined: ipv6,dns'],
  ])('%s', (_, facts, expected) => expect(outcome(siteIpv6, facts)).toBe(expected))
  test.each<[string, Facts, Outcome]>([
    ['the home page is enough', seen(true, true, 0, 0), 1],
    ['a record alone is not', seen(true, false), 0.4],
    ['no record', seen(false, null), 0],
  ])('where only access is required: %s', (_, facts, expected) => expect(outcome(siteIpv6, facts, { require: 'access' })).toBe(expected))
  test('more links make it surer', () => expect(confidenceOf(siteIpv6, seen(true, true, 100, 100))).toBeGreaterThan(confidenceOf(siteIpv6, seen(true, true, 3, 3))))
})
