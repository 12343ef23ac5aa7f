import { z } from 'zod'
import type { Entry, Item } from '../../facts/facts.ts'
import { entriesOf } from '../entry-match.ts'
import { entryText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { plainName } from '../name-match.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'

const REPORTS = ['work', 'supervision'] as const
type Report = (typeof REPORTS)[number]
const NAMES: Readonly<Record<Report, string>> = { work: '工作年度报表', supervision: '监管年度报表' }
const ENTRY_OF = { work: 'annual-report-work', supervision: 'annual-report-supervision' } as const
const TITLES: Readonly<Record<Report, RegExp>> = {
  work: /网站(?:工作)?年度(?:工作)?(?:报表|报告)|网站工作年报|(?:^|度)工作年度报表/,
  supervision: /监管(?:工作)?年度报表|网站监管年报|监管报表/,
}

export const orgAnnualReport = defineMeasure({
  id: 'org/annual-report',
  version: 1,
  kind: 'automatic',
  title: '政府网站年度报表',
  explain: '检查是否公布指定年份的政府网站工作年度报表（work）和监管年度报表（supervision），要求哪几种由指标体系规定：按标题识别报表，标题或页面说明中写有该年份才算；得分为已公布的种数占要求种数的比例。只见到其他年份的算没有；没有见到的，只有看过足够多的页面才算没有。',
  params: z.strictObject({ year: z.int().min(2015).max(2100), reports: z.array(z.enum(REPORTS)).min(1) }),
  needs: ['entries'],
  likes: ['items', 'coverage'],
  judge({ entries, items, coverage }, { year, reports }) {
    const parts = reports.map(report => partOf(report, year, entriesOf(entries.value, ENTRY_OF[report]), items?.value ?? []))
    return rateParts(parts, { noun: '种报表', quality: `已公布 ${year} 年`, advice: lacking => `在首页和信息公开目录公布${lacking.join('、')}`, coverage })
  },
})

function partOf(report: Report, year: number, entries: readonly Entry[], items: readonly Item[]): Part {
  const name = `${year} 年政府网站${NAMES[report]}`
  const alive = entries.filter(entry => entry.works !== false)
  const found = [
    ...alive.map(({ title, url, detail, evidence }) => ({ title, url, text: `${title} ${detail}`, evidence })),
    ...items.filter(({ title }) => isReport(report, title)).map(({ title, url, evidence }) => ({ title, url, text: title, evidence })),
  ]
  const right = found.filter(({ text }) => yearsIn(text).has(year))
  if (right.length > 0) return { name, state: 'yes', evidence: right.flatMap(({ evidence }) => evidence ?? []).slice(0, 3) }
  const dead = entries.find(entry => entry.works === false && yearsIn(`${entry.title} ${entry.detail}`).has(year))
  if (dead) return { name, state: 'no', evidence: dead.evidence ? [dead.evidence] : [], note: `报表打不开：${entryText(dead)}` }
  const other = found[0]
  // A page of reports that tells no year may well hold the right one.
  const untold = found.find(({ text }) => yearsIn(text).size === 0)
  if (untold) return { name, state: 'unknown', note: `看不出年份：${entryText(untold)}` }
  return other ? { name, state: 'absent', evidence: other.evidence ? [other.evidence] : [], note: `只见到其他年份：${entryText(other)}` } : { name, state: 'absent' }
}

/** A work report's title often is the plain “政府网站年度报表”; one that says 监管 is the other kind. */
function isReport(report: Report, title: string): boolean {
  const name = plainName(title)
  return TITLES[report].test(name) && (report === 'supervision' || !name.includes('监管'))
}

/** Years a text names as such; report years, not dates of publication such as 2020-01-31. */
function yearsIn(text: string): ReadonlySet<number> {
  return new Set([...text.slice(0, 2000).matchAll(/(?<!\d)(20\d{2})(?!\d)(?!\s*[-/.]\s*\d|\s*年\s*\d{1,2}\s*月)/g)].map(match => Number(match[1])))
}
