import { describe, expect, test } from 'vitest'
import type { Column, DeadLink, FactMap } from '../../../src/facts/facts.ts'
import { opsDaily } from '../../../src/measures/ops/daily.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, column, halfSeen, HOSTILE, item, known, listOf, ref, unseen } from '../known-facts.ts'
import { confidenceOf, outcome, reasonsOf } from '../service-facts.ts'

const dead = (count: number, onHome: boolean): DeadLink[] => Array.from({ length: count }, (_, index) => ({ url: `https://www.example.gov.cn/${onHome}/${index}`, status: 'HTTP 404', failure: 'http', internal: true, onHome, from: [], evidence: null }))
const links = (...broken: DeadLink[]): FactMap['dead-links'] => ({ checked: 300, dead: broken, homeChecked: 80, homeDead: broken.filter(link => link.onHome).length, unknown: 0 })
const visits = (down: number, slow = 0, samples = 100): FactMap['availability'] => ({ samples, down, slow, medianMs: 300, from: '2020-11-23T00:00:00Z', to: '2020-11-30T00:00:00Z' })
const errors = (count: number): FactMap['text-errors'] => ({ pages: 100, found: Array.from({ length: count }, () => ({ wrong: '按装', right: '安装', context: '按装', url: 'https://www.example.gov.cn/1', evidence: ref('error') })) })
const base: Facts = { 'dead-links': known(links()), columns: known([column('政务动态', { lastDate: '2020-11-25' })]), items: known([]), 'text-errors': known(errors(0)), availability: known(visits(0)), coverage: allSeen }
const judge = (facts: Facts, params = {}): ReturnType<typeof outcome> => outcome(opsDaily, { ...base, ...facts }, params)
const columns = (...more: Column[]): Facts => ({ columns: known([column('政务动态', { lastDate: '2020-11-25' }), ...more]) })

describe('ops/daily', () => {
  test('a site in order rates 1', () => expect(judge({})).toBe(1))
  test.each<[string, Facts, number]>([
    ['a dead link on the home page', { 'dead-links': known(links(...dead(1, true))) }, 0.9],
    ['dead links on the home page are capped', { 'dead-links': known(links(...dead(9, true))) }, 0.7],
    ['dead links elsewhere weigh a tenth', { 'dead-links': known(links(...dead(5, false))) }, 0.95],
    ['and are capped too', { 'dead-links': known(links(...dead(99, false))) }, 0.8],
    ['down 4 % of the time', { availability: known(visits(4)) }, 1],
    ['down 5 % of the time', { availability: known(visits(5)) }, 0.3],
    ['slow counts as down', { availability: known(visits(2, 3)) }, 0.3],
    ['an empty column', columns(column('计划', { itemCount: 0, lastDate: null })), 0.9],
    ['five empty columns are the cap', columns(...['一', '二', '三', '四', '五', '六'].map(name => column(name, { itemCount: 0 }))), 0.5],
    ['news, 14 days old', columns(column('要闻', { lastDate: '2020-11-16' })), 1],
    ['news, 15 days old', columns(column('要闻', { lastDate: '2020-11-15' })), 0.95],
    ['notices, 183 days old', columns(column('通知公告', { lastDate: '2020-05-31' })), 1],
    ['notices, 184 days old', columns(column('通知公告', { lastDate: '2020-05-30' })), 0.95],
    ['others, a year old', columns(column('统计数据', { lastDate: '2019-12-01' })), 1],
    ['others, more than a year old', columns(column('统计数据', { lastDate: '2019-11-30' })), 0.95],
    ['standing information never grows old', columns(column('领导简介', { lastDate: '2015-01-01' })), 1],
    ['a list nobody saw is no fault', columns(column('要闻', { itemCount: null, lastDate: null })), 1],
    ['undated entries whose pages were seen count as not updated', { columns: known([column('要闻', { lastDate: null, items: listOf(3, '甲', null) }), column('政务动态', { lastDate: '2020-11-25' })]), items: known([item('甲1', { url: listOf(1, '甲')[0]?.url ?? '', publishDate: null })]) }, 0.95],
    ['three text errors', { 'text-errors': known(errors(3)) }, 0.7],
    ['nothing on the site in two weeks', { columns: known([column('统计数据', { lastDate: '2020-11-15' })]) }, 0.7],
  ])('%s', (_, facts, rating) => expect(judge(facts)).toBe(rating))
  test('everything at once ends at 0', () => {
    expect(judge({ 'dead-links': known(links(...dead(9, true), ...dead(99, false))), availability: known(visits(50)), 'text-errors': known(errors(9)) })).toBe(0)
  })
  test('every deduction is shown with its count, rate and cap; notices that nobody imported are told', () => {
    const text = reasonsOf(opsDaily, { ...base, 'dead-links': known(links(...dead(4, true))) })
    expect(text).toContain('首页失效链接 4 条，扣 0.3（每条扣 0.1，最多扣 0.3）')
    expect(text).toContain('未导入外部通报')
  })
  test('availability that could not be watched lowers the confidence and nothing else', () => {
    for (const availability of [unseen('归档'), known(visits(3, 0, 5))]) {
      const facts = { ...base, availability }
      expect(outcome(opsDaily, facts)).toBe(1)
      expect(confidenceOf(opsDaily, facts)).toBeCloseTo(0.8, 10)
    }
    expect(confidenceOf(opsDaily, base)).toBe(1)
    expect(confidenceOf(opsDaily, { ...base, coverage: halfSeen })).toBe(0.5)
  })
  test('links nobody could check lower the confidence and nothing else', () => {
    const facts = { ...base, 'dead-links': known({ ...links(), unknown: 300 }) }
    expect(outcome(opsDaily, facts)).toBe(1)
    expect(confidenceOf(opsDaily, facts)).toBeCloseTo(0.75, 10)
  })
  test('a scheme may set other deductions', () => expect(judge({ 'dead-links': known(links(...dead(1, true))) }, { homeDeadLink: { each: 0.5, cap: 0.5 } })).toBe(0.5))
  test('a hostile status line is quoted', () => expect(reasonsOf(opsDaily, { ...base, 'dead-links': known(links({ ...dead(1, true)[0]!, status: HOSTILE })) })).not.toContain('\u202E'))
  test('without links or columns there is nothing to judge', () => {
    expect(judge({ 'dead-links': unseen('超时') })).toBe('undetermined: dead-links')
    expect(judge({ columns: unseen('超时') })).toBe('undetermined: columns')
  })
})
