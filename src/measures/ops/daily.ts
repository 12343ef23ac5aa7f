import { z } from 'zod'
import type { DeadLink, FactMap } from '../../facts/facts.ts'
import { FAILURE_TITLES, isFailureKind } from '../../model/evidence.ts'
import type { Known } from '../../model/evidence.ts'
import { isWithin, latestDate } from '../dates.ts'
import { rateDeductions } from '../deduction.ts'
import type { Deduction } from '../deduction.ts'
import { placeText } from '../entry.ts'
import { freshnessOf, USUAL_PERIODS } from '../freshness.ts'
import type { Freshness } from '../freshness.ts'
import { defineMeasure } from '../measure.ts'
import { unseenShare } from '../sample.ts'
import { percentText, quoteName } from '../wording.ts'

const rule = (each: number, cap: number) => z.strictObject({ each: z.number().min(0).max(1).default(each), cap: z.number().min(0).max(1).default(cap) }).prefault({})
/** Too few visits say nothing about a share of 5 %. */
const VISITS_NEEDED = 20

export const opsDaily = defineMeasure({
  id: 'ops/daily',
  version: 1,
  kind: 'automatic',
  title: '日常运维',
  explain: '从 1 起扣，每类有上限，扣完为止：①首页失效链接每条扣 0.1，最多 0.3；其他页面失效链接每条扣 0.01，最多 0.2；同一地址只扣一次；②多次访问首页，打不开或超过 15 秒的占 5% 以上（downShare，至少 20 次访问）扣 0.7；③逾期未更新的栏目（动态要闻 14 天，通知公告、政策文件 183 天，其他 365 天，固定信息不考核；没有注明日期的视为未更新，列表未能看到的不计）每个扣 0.05，最多 0.5；④空白栏目每个扣 0.1，最多 0.5；⑤全站近 14 天没有更新扣 0.3；⑥严重错别字每处扣 0.1，最多 0.3。情形和时限依据国办秘函〔2019〕19号、国办发〔2015〕15号，扣减幅度由本方法设定，可用参数调整。没有观测到访问情况等时只按其余各项评判，每缺一项可信度乘以 0.8；无法断定是否失效的链接不扣分，可信度按其占比降低。主管部门通报和媒体曝光需由人导入，未导入的不扣。',
  params: z.strictObject({
    homeDeadLink: rule(0.1, 0.3),
    otherDeadLink: rule(0.01, 0.2),
    unavailable: rule(0.7, 0.7),
    downShare: z.number().min(0).max(1).default(0.05),
    stale: rule(0.05, 0.5),
    blank: rule(0.1, 0.5),
    siteStale: rule(0.3, 0.3),
    textError: rule(0.1, 0.3),
    newsDays: z.int().positive().default(USUAL_PERIODS.news),
    policyDays: z.int().positive().default(USUAL_PERIODS.policy),
    otherDays: z.int().positive().default(USUAL_PERIODS.other),
  }),
  needs: ['dead-links', 'columns'],
  likes: ['items', 'text-errors', 'availability', 'coverage'],
  judge({ 'dead-links': links, columns, items, 'text-errors': errors, availability, coverage }, params, { date }) {
    const periods = { news: params.newsDays, policy: params.policyDays, other: params.otherDays }
    const freshness = freshnessOf(columns.value, items?.value ?? [], periods, date)
    const last = latestDate([...freshness.map(column => column.last), ...(items?.value ?? []).map(item => item.publishDate)], date)
    const isWatched = availability !== undefined && availability.value.samples >= VISITS_NEEDED
    return rateDeductions(
      [
        ...linkFaults(links.value.dead, params.homeDeadLink, params.otherDeadLink),
        ...(isWatched ? [visitFault(availability, params.unavailable, params.downShare)] : []),
        ...columnFaults(freshness, params.stale, params.blank),
        { what: `全站近 ${params.newsDays} 天没有更新${last === null ? '' : `（最近 ${last.slice(0, 10)}）`}`, counter: '处', count: last !== null && !isWithin(last, params.newsDays, date) ? 1 : 0, ...params.siteStale, advice: '保持首页和动态栏目及时更新' },
        ...(errors ? [textFault(errors, params.textError)] : []),
      ],
      {
        looked: `检查链接 ${links.value.checked} 条、栏目 ${columns.value.length} 个${errors ? `、页面文字 ${errors.value.pages} 页` : ''}${isWatched ? `、首页访问 ${availability.value.samples} 次` : ''}`,
        unseen: [
          ...(isWatched ? [] : [availability ? `首页访问只有 ${availability.value.samples} 次，不足以计算故障率` : '网站故障率']),
          ...(errors ? [] : ['页面文字错误']),
          ...(last === null ? ['全站最近更新日期'] : []),
        ],
        confidence: (coverage ? 1 - unseenShare(coverage) : 0.8) * linksSeen(links.value),
        notes: [...(links.value.unknown > 0 ? [`无法断定是否失效的链接 ${links.value.unknown} 条，没有扣分`] : []), ...unseenColumns(freshness), '未导入外部通报，没有因通报或曝光扣分'],
        evidence: [...links.evidence, ...columns.evidence],
      },
    )
  },
})

/** Links whose end nobody could tell hide dead ones: trust sinks with their share, to half where none was checked. */
function linksSeen({ checked, unknown }: FactMap['dead-links']): number {
  return checked + unknown === 0 ? 1 : 1 - unknown / (checked + unknown) / 2
}

interface Rule { readonly each: number; readonly cap: number }

function linkFaults(dead: readonly DeadLink[], home: Rule, other: Rule): Deduction[] {
  const text = ({ url, status }: DeadLink): string => `${placeText(url)}（${/^HTTP \d{3}$/.test(status) ? status : isFailureKind(status) ? FAILURE_TITLES[status][0] : quoteName(status)}）`
  const onHome = dead.filter(link => link.onHome)
  const elsewhere = dead.filter(link => !link.onHome)
  return [
    { what: '首页失效链接', counter: '条', count: onHome.length, ...home, examples: onHome.map(text), advice: '修复或去掉首页失效链接', evidence: onHome.map(link => link.evidence) },
    { what: '其他页面失效链接', counter: '条', count: elsewhere.length, ...other, examples: elsewhere.map(text), advice: '修复或去掉其他页面的失效链接', evidence: elsewhere.map(link => link.evidence) },
  ]
}

function visitFault({ value, evidence }: Known<FactMap['availability']>, rule: Rule, downShare: number): Deduction {
  const share = (value.down + value.slow) / value.samples
  return { what: `首页打不开或超过 15 秒的访问占 ${percentText(share)}（${value.down + value.slow}/${value.samples}）`, counter: '处', count: share >= downShare ? 1 : 0, ...rule, advice: '排查故障，保证网站稳定访问', evidence }
}

function columnFaults(freshness: readonly Freshness[], stale: Rule, blank: Rule): Deduction[] {
  const overdue = freshness.filter(({ state }) => state === 'stale')
  const empty = freshness.filter(({ state }) => state === 'empty')
  return [
    { what: '逾期未更新的栏目', counter: '个', count: overdue.length, ...stale, examples: overdue.map(({ column, last }) => `${quoteName(column.name)}（${last === null ? '没有日期' : `最近 ${last.slice(0, 10)}`}）`), advice: '更新逾期的栏目，确无内容的予以撤并', evidence: overdue.map(({ column }) => column.evidence) },
    { what: '空白栏目', counter: '个', count: empty.length, ...blank, examples: empty.map(({ column }) => quoteName(column.name)), advice: '充实或撤销空白栏目', evidence: empty.map(({ column }) => column.evidence) },
  ]
}

function textFault({ value }: Known<FactMap['text-errors']>, rule: Rule): Deduction {
  return { what: '文字错误', counter: '处', count: value.found.length, ...rule, examples: value.found.map(({ wrong, right }) => `${quoteName(wrong)}应为${quoteName(right)}`), advice: '改正文字错误，发布前校对', evidence: value.found.map(({ evidence }) => evidence) }
}

function unseenColumns(freshness: readonly Freshness[]): string[] {
  const unknown = freshness.filter(({ state }) => state === 'unknown').length
  return unknown > 0 ? [`未能看到更新情况的栏目 ${unknown} 个，没有扣分`] : []
}
