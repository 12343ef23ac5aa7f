import { describe, expect, test } from 'vitest'
import type { FactMap, FooterMarks } from '../../../src/facts/facts.ts'
import { FOOTER_MARKS } from '../../../src/facts/page-facts.ts'
import type { FooterMark } from '../../../src/facts/page-facts.ts'
import { siteIdentityMarks } from '../../../src/measures/site/identity-marks.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, reasonsOf } from '../service-facts.ts'

const required: FooterMark[] = ['主办单位', '党政机关标识', '网站标识码', 'ICP备案', '公安备案']
const footer = (given: Partial<FooterMarks> = {}, absent: FooterMark[] = []): FooterMarks => ({
  marks: Object.fromEntries(FOOTER_MARKS.map(mark => [mark, absent.includes(mark) ? null : mark === '网站标识码' ? '3213000018' : '有'])) as FooterMarks['marks'],
  pages: 10,
  missingOn: Object.fromEntries(FOOTER_MARKS.map(mark => [mark, absent.includes(mark) ? 10 : 0])) as FooterMarks['missingOn'],
  codes: { 3213000018: 10 }, codeValid: true, ...given,
})
const map = (entries: number, missing: string[] = [], dead: string[] = []): FactMap['site-map'] => ({ url: 'https://www.example.gov.cn/map.html', entries: Array.from({ length: entries }, (_, index) => ({ text: `栏目${index}`, url: `https://www.example.gov.cn/${index}/` })), columnsMissing: missing, deadEntries: dead })
const judge = (marks: FooterMarks, siteMap: FactMap['site-map'] = map(20), params: object = { required, siteMap: true }): ReturnType<typeof outcome> => outcome(siteIdentityMarks, { 'footer-marks': known(marks), 'site-map': known(siteMap), coverage: allSeen }, params)

describe('site/identity-marks', () => {
  test('all marks on all pages and a true site map', () => expect(judge(footer())).toBe(1))
  test('each mark missing costs a sixth', () => {
    expect(judge(footer({}, ['公安备案']))).toBeCloseTo(5 / 6, 5)
    expect(judge(footer({}, ['公安备案', '主办单位']))).toBeCloseTo(4 / 6, 5)
  })
  test('a mark missing on half of the pages costs half of it', () => expect(judge(footer({ missingOn: { ...footer().missingOn, ICP备案: 5 } }))).toBeCloseTo(5.5 / 6, 5))
  test('a code of wrong form counts as none; two codes count half', () => {
    expect(judge(footer({ codeValid: false }))).toBeCloseTo(5 / 6, 5)
    expect(judge(footer({ codes: { 3213000018: 9, 4500000001: 1 } }))).toBeCloseTo(5.5 / 6, 5)
    expect(reasonsOf(siteIdentityMarks, { 'footer-marks': known(footer({ codes: { 3213000018: 9, 4500000001: 1 } })) }, { required, siteMap: false })).toContain('出现 2 个不同的标识码')
  })
  test('the site map is compared with the columns there are', () => {
    expect(judge(footer(), map(16, ['财政', '审计', '统计', '国资']))).toBeCloseTo((5 + 16 / 20) / 6, 5)
    expect(judge(footer(), map(20, [], ['https://www.example.gov.cn/1/', 'https://www.example.gov.cn/2/']))).toBeCloseTo((5 + 18 / 20) / 6, 5)
    expect(judge(footer(), null)).toBeCloseTo(5 / 6, 5)
    expect(judge(footer(), map(0))).toBeCloseTo(5 / 6, 5)
    expect(judge(footer(), null, { required, siteMap: false })).toBe(1)
  })
  test('a site map nobody saw is left out and makes it less sure', () => {
    const facts = { 'footer-marks': known(footer()), 'site-map': unseen('超时'), coverage: allSeen }
    expect(outcome(siteIdentityMarks, facts, { required, siteMap: true })).toBe(1)
    expect(confidenceOf(siteIdentityMarks, facts, { required, siteMap: true })).toBeLessThan(0.85)
    expect(outcome(siteIdentityMarks, { 'footer-marks': known(footer({}, ['主办单位'])), 'site-map': known(null), coverage: halfSeen }, { required, siteMap: true })).toBe(0.8)
  })
  test('a footer nobody saw is undetermined, not zero', () => {
    expect(outcome(siteIdentityMarks, { 'footer-marks': unseen('页脚由脚本写入') }, { required })).toBe('undetermined: footer-marks')
    expect(judge(footer({ pages: 0 }))).toBe('undetermined: footer-marks')
  })
})
