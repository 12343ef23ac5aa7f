import { describe, expect, test } from 'vitest'
import { orgAnnualReport } from '../../../src/measures/org/annual-report.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, entry, halfSeen, item, known, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { entries: known([]), items: known([]), coverage: allSeen }
const work = (title: string, given: object = {}): Facts => ({ entries: known([entry('annual-report-work', { title, ...given })]) })

describe('org/annual-report', () => {
  test.each<[string, Facts, Outcome]>([
    ['the work report of the year', work('2019年政府网站工作年度报表'), 1],
    ['the year in what was seen of it', work('政府网站工作年度报表', { detail: '（2019年度）' }), 1],
    ['an item of that title', { items: known([item('某市人民政府网站工作年度报表（2019年度）')]) }, 1],
    ['another year', work('2018年政府网站工作年度报表'), 0],
    ['a date of publication is no year of report', work('2018年政府网站工作年度报表', { detail: '发布日期 2019-01-20，2019年1月20日' }), 0],
    ['a number is no year', work('12019年', {}), 'undetermined: person'],
    ['a page that tells no year', work('政府网站工作年度报表'), 'undetermined: person'],
    ['the right page is dead', work('2019年政府网站工作年度报表', { works: false }), 0],
    ['the other report does not stand for it', { items: known([item('2019年政府网站监管年度报表')]) }, 0],
    ['other annual reports are none', { items: known([item('2019年政府信息公开工作年度报告'), item('2019年环境监管年度计划')]) }, 0],
    ['nothing', {}, 0],
    ['nothing on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown', { entries: unseen('超时') }, 'undetermined: entries'],
  ])('%s', (_, facts, expected) => expect(outcome(orgAnnualReport, { ...base, ...facts }, { year: 2019, reports: ['work'] })).toBe(expected))
  test('a province must publish both', () => {
    const params = { year: 2019, reports: ['work', 'supervision'] }
    expect(outcome(orgAnnualReport, { ...base, ...work('2019年政府网站工作年度报表') }, params)).toBe(0.5)
    expect(outcome(orgAnnualReport, { ...base, items: known([item('2019年政府网站监管年度报表'), item('2019年政府网站工作年度报表')]) }, params)).toBe(1)
    expect(reasonsOf(orgAnnualReport, { ...base, ...work('2018年政府网站工作年度报表') }, params)).toContain('只见到其他年份：“2018年政府网站工作年度报表”')
  })
})
