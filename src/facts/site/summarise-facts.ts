import type { Fact } from '../../model/evidence.ts'
import type { FactSummary } from '../../model/evaluation.ts'
import { FOOTER_MARKS } from '../page-facts.ts'
import type { Column, FactMap, FactName } from '../facts.ts'
import { dayNumber } from '../../page/date.ts'

/** How often a column is expected to be updated, in days; null where no period holds. */
export type ExpectedDays = (column: Column) => number | null

/**
 * 国办秘函〔2019〕19号: 动态要闻 two weeks; 通知公告 and 政策文件 six months; the basic rule for what else is to be kept
 * up to date is a year. Standing columns (机构职能, 领导信息, 指南 …) have no period.
 */
export function usualPeriod(column: Column): number | null {
  const name = `${column.name} ${column.columnType ?? ''}`
  if (/机构|职能|领导|负责人|概况|概览|简介|指南|历史|地理|制度|年报|年度报告|联系|地图|清单|目录|下载|专题|办事|服务|查询|留言|信箱|征集|调查|访谈/.test(name)) return null
  if (/动态|要闻|新闻|快讯|时政/.test(name)) return 14
  if (/通知|公告|公示|政策|文件|法规|规章/.test(name)) return 182
  return 365
}

type GivenFacts = { readonly [K in FactName]?: Fact<FactMap[K]> }

/** The lists and counts of the evaluation document. Only known facts are counted: a missing count was not seen. */
export function summariseFacts(facts: GivenFacts, date: string, expected: ExpectedDays = usualPeriod): FactSummary {
  const columns = valueOf(facts.columns) ?? []
  const footer = valueOf(facts['footer-marks'])
  return {
    counts: countsOf(facts),
    deadLinks: (valueOf(facts['dead-links'])?.dead ?? []).map(link => ({ url: link.url, status: link.status, internal: link.internal, from: link.from.map(place => ({ url: place.url, text: place.text })) })),
    staleColumns: columns.flatMap(column => staleColumn(column, date, expected)),
    emptyColumns: columns.filter(column => column.itemCount === 0).map(column => ({ name: column.name, url: column.url })),
    personalData: (valueOf(facts['personal-data']) ?? []).map(finding => ({ kind: finding.kind, masked: finding.masked, url: finding.url, evidence: finding.evidence })),
    textErrors: (valueOf(facts['text-errors'])?.found ?? []).map(error => ({ wrong: error.wrong, right: error.right, url: error.url, context: error.context })),
    footer: footer === undefined ? {} : Object.fromEntries(FOOTER_MARKS.map(mark => [mark, footer.marks[mark]])),
  }
}

function valueOf<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.known === true ? fact.value : undefined
}

/** A column with entries but none in its period. Undated entries prove no update (普查评分表: 未注明信息发布时间的视为不更新). */
function staleColumn(column: Column, date: string, expected: ExpectedDays): FactSummary['staleColumns'] {
  const days = expected(column)
  if (days === null || column.itemCount === null || column.itemCount === 0) return []
  const age = column.lastDate === null ? Number.POSITIVE_INFINITY : dayNumber(date) - dayNumber(column.lastDate)
  return age > days ? [{ name: column.name, url: column.url, lastDate: column.lastDate, expectedDays: days }] : []
}

const COUNTED = ['columns', 'items', 'policies', 'interpretations', 'press-conferences', 'guides', 'downloads', 'messages', 'surveys', 'entries', 'topics', 'query-services', 'datasets', 'dataset-samples', 'personal-data', 'script-libraries', 'directory-listings', 'search-trials'] as const satisfies readonly FactName[]

function countsOf(facts: GivenFacts): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of COUNTED) {
    const value = valueOf<readonly unknown[]>(facts[name])
    if (value !== undefined) counts[name] = value.length
  }
  const links = valueOf(facts['dead-links'])
  if (links !== undefined) Object.assign(counts, { 'links-checked': links.checked, 'links-dead': links.dead.length, 'links-unknown': links.unknown })
  const errors = valueOf(facts['text-errors'])
  if (errors !== undefined) counts['text-errors'] = errors.found.length
  const coverage = valueOf(facts.coverage)
  if (coverage !== undefined) Object.assign(counts, { 'pages': coverage.pages, 'pages-failed': coverage.failed, 'pages-untried': coverage.untried })
  return counts
}
