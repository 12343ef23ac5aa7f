import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { privacyProtection } from '../../../src/measures/privacy/protection.ts'
import { allSeen, entry, halfSeen, known, ref, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, reasonsOf } from '../service-facts.ts'

type Finding = FactMap['personal-data'][number]
const leak = (kind: Finding['kind'], masked: string, url = 'https://www.example.gov.cn/gs.html'): Finding => ({ kind, masked, context: '', url, evidence: ref(masked) })
const base: Facts = { 'personal-data': known([]), entries: known([entry('privacy-notice')]), coverage: allSeen }
const judge = (facts: Facts): ReturnType<typeof outcome> => outcome(privacyProtection, { ...base, ...facts })

describe('privacy/protection', () => {
  test.each<[string, Facts, number]>([
    ['a notice and no leak', {}, 1],
    ['a notice nobody could open is there', { entries: known([entry('privacy-notice', { works: null })]) }, 1],
    ['no notice', { entries: known([]) }, 0.7],
    ['a dead notice', { entries: known([entry('privacy-notice', { works: false })]) }, 0.7],
    ['one identity number', { 'personal-data': known([leak('身份证号', '320831********1234')]) }, 0.7],
    ['the same one on two pages is one', { 'personal-data': known([leak('身份证号', '320831********1234'), leak('身份证号', '320831********1234', 'https://www.example.gov.cn/2')]) }, 0.7],
    ['many: the cap', { 'personal-data': known(Array.from({ length: 9 }, (_, index) => leak('身份证号', `32083${index}********1234`))) }, 0.3],
    ['a bank card', { 'personal-data': known([leak('银行卡号', '6222********1234')]) }, 0.7],
    ['a mobile number', { 'personal-data': known([leak('手机号', '138****1234')]) }, 0.95],
    ['everything', { entries: known([]), 'personal-data': known([...Array.from({ length: 9 }, (_, index) => leak('身份证号', `32083${index}********1234`)), leak('银行卡号', '6222********1234')]) }, 0],
  ])('%s', (_, facts, rating) => expect(judge(facts)).toBe(rating))
  test('a notice that may stand on a page nobody saw costs confidence, not points', () => {
    expect(judge({ entries: known([]), coverage: halfSeen })).toBe(1)
    expect(confidenceOf(privacyProtection, { ...base, entries: known([]), coverage: halfSeen })).toBeCloseTo(0.4, 10)
    expect(confidenceOf(privacyProtection, base)).toBe(1)
  })
  test('shows masked numbers with their page', () => {
    const text = reasonsOf(privacyProtection, { ...base, 'personal-data': known([leak('身份证号', '320831********1234')]) })
    expect(text).toContain('未遮蔽的身份证号 1 个，扣 0.3（每个扣 0.3，最多扣 0.7）：“320831********1234”（https://www.example.gov.cn/gs.html）')
    expect(text).toContain('未导入外部通报')
  })
  test('pages nobody searched are undetermined', () => expect(judge({ 'personal-data': unseen('超时') })).toBe('undetermined: personal-data'))
})
