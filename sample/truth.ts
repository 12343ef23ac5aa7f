import { DATA, ICP, POLICE, PORTAL, SERVICE, SITE_CODE, SPONSOR } from './city.ts'
import { EVALUATION_DATE } from './calendar.ts'
import { expectedPoints } from './expected/points.ts'
import type { ExpectedPoint } from './expected/points.ts'
import { lastDate, staleColumns } from './column-state.ts'
import { textErrors } from './text-errors.ts'
import { deadLinks, htmlOf } from './links.ts'
import { CATEGORY_COLUMNS } from './portal/column.ts'
import type { BuiltColumn } from './portal/columns.ts'
import { SITEMAP_GONE, SITEMAP_OMITS } from './portal/standing.ts'
import { CYCLE_DAYS } from './data/dataset-data.ts'
import { REPLY_LIMIT_DAYS } from './talk/messages.ts'
import type { SampleSite } from './site.ts'

/** Where the generator put personal data, by kind; numbers themselves are not repeated here. */
function personalData(columns: readonly BuiltColumn[]): { kind: string; url: string; where: 'page' | 'attachment' }[] {
  const item = (key: string, index: number): BuiltColumn['items'][number] => {
    const found = columns.find(column => column.spec.key === key)?.items[index]
    if (found === undefined) throw new RangeError(`${key}/${index}`)
    return found
  }
  return [
    { kind: '身份证号', url: item('shjz', 2).url, where: 'page' },
    { kind: '身份证号', url: item('shjz', 4).attachments[0]?.url ?? '', where: 'attachment' },
    { kind: '手机号', url: item('cjjy', 4).url, where: 'page' },
  ]
}

interface MetaTruth { readonly url: string; readonly meta: string; readonly state: 'wrong' | 'empty' | 'placeholder' }

function metaFaults(columns: readonly BuiltColumn[]): MetaTruth[] {
  return columns.flatMap(({ items }) => items.flatMap(item => item.faults.flatMap((fault): MetaTruth[] => {
    switch (fault) {
      case 'foreign-code': return [{ url: item.url, meta: 'SiteIDCode', state: 'wrong' }]
      case 'empty-code': return [{ url: item.url, meta: 'SiteIDCode', state: 'empty' }]
      case 'null-column': return [{ url: item.url, meta: 'ColumnName', state: 'placeholder' }]
      case 'site-name-as-column': return [{ url: item.url, meta: 'ColumnName', state: 'wrong' }]
      case 'placeholder-column': return [{ url: item.url, meta: 'ColumnDescription', state: 'placeholder' }, { url: item.url, meta: 'ColumnKeywords', state: 'placeholder' }]
      case 'no-source': return [{ url: item.url, meta: 'ContentSource', state: 'empty' }]
      case 'no-date': case 'swapped-attributes': return []
    }
  })))
}

/** Columns with a fault in how they are set up, by the sense of the table's second point on disclosure. */
function structureFaults(): { column: string; path: string; fault: string }[] {
  return [
    { column: '国有产权交易', path: '/zwgk/gycq/', fault: '空栏目' },
    { column: '食品药品监督检查', path: '/zwgk/spyp/', fault: '没有“当前位置”导航' },
    { column: '促进就业', path: '/zwgk/cjjy/', fault: '1条信息标明属于“教育”' },
    { column: '脱贫攻坚', path: '/zwgk/tpgj/', fault: '1条信息标明属于“住房保障”' },
    { column: '通知公告', path: '/zwgk/tzgg/', fault: '与 /xwdt/tzgg/ 同名' },
  ]
}

export interface Truth { readonly [part: string]: unknown; readonly points: Readonly<Record<string, ExpectedPoint>> }

/** Everything the generator knows about what it built, for comparison with what the product finds. */
export function sampleTruth(site: SampleSite): Truth {
  const { columns, policies, interpretations, guides, messages, surveys, datasets, topics } = site.records
  const pages = [...site.answers.values()].filter(answer => htmlOf(answer) !== null)
  const dead = deadLinks(site)
  const items = columns.flatMap(column => column.items)
  return {
    format: 'zhengheng.sample-truth/1', date: EVALUATION_DATE, scheme: 'local-website-2020', variant: 'city', home: `http://${PORTAL}/`,
    counts: {
      pages: pages.length, answers: site.answers.size, columns: columns.length, items: items.length, policies: policies.length, interpretations: interpretations.length, topics: topics.length,
      guides: guides.length, messages: messages.length, surveys: surveys.length, datasets: datasets.length, deadLinks: dead.length, deadOnHome: dead.filter(({ from }) => from.some(({ url }) => url === `http://${PORTAL}/`)).length,
    },
    hosts: [PORTAL, SERVICE, DATA].map(host => ({ host, pages: pages.filter(answer => new URL(answer.url).host === host).length })),
    footer: { 主办单位: SPONSOR, 党政机关标识: '有', 网站标识码: SITE_CODE, ICP备案: ICP, 公安备案: POLICE, 找错: '有', 网站地图: '有' },
    categories: Object.entries(CATEGORY_COLUMNS).map(([name, key]) => ({ name, state: key === null ? '缺少' : key === 'gycq' ? '空栏目' : '有' })),
    columns: columns.map(column => ({ name: column.spec.name, url: column.url, form: column.spec.form, items: column.items.length, lastDate: lastDate(column) })),
    emptyColumns: columns.filter(column => column.items.length === 0).map(column => ({ name: column.spec.name, url: column.url })),
    staleColumns: staleColumns(columns),
    structureFaults: structureFaults(),
    itemFaults: {
      withoutDate: items.filter(item => item.faults.includes('no-date')).map(item => item.url),
      withoutSource: items.filter(item => item.faults.includes('no-source')).map(item => item.url),
      inFuture: items.filter(item => item.date.slice(0, 10) > EVALUATION_DATE).map(item => item.url),
    },
    metaFaults: metaFaults(columns),
    deadLinks: dead,
    disallowed: [`http://${PORTAL}/neibu/index.html`],
    footerByScript: [`http://${PORTAL}/zt/kjyq/`],
    directoryListings: [`http://${PORTAL}/upload/`],
    versionLeaks: ['nginx/1.14.0', 'PHP/5.6.40'],
    personalData: personalData(columns),
    textErrors: textErrors(columns),
    siteMap: { omits: columns.filter(column => (SITEMAP_OMITS as readonly string[]).includes(column.spec.key)).map(column => column.url), dead: [`http://${PORTAL}${SITEMAP_GONE.path}`] },
    pairs: interpretations.flatMap(({ policy, spec, url, title, form }) => (policy === null || spec === null ? [] : [{ policy: policy.url, interpretation: url, title, form, lagDays: spec.lagDays, linksToPolicy: spec.linksToPolicy, linkedFromPolicy: spec.linkedFromPolicy }])),
    guides: guides.map(({ spec, url, absent, empty }) => ({ name: spec.name, url, department: spec.department, level: spec.level, absent, empty, gaps: Object.keys(spec.gaps).filter(gap => gap !== 'absent' && gap !== 'empty') })),
    messages: messages.map(({ title, url, submitted, replied, days, quality }) => ({ title, url, submitted, replied, days, quality })),
    replyLimitDays: REPLY_LIMIT_DAYS,
    surveys: surveys.map(({ title, url, opens, closes, closed, inWindow, result }) => ({ title, url, opens, closes, closed, inWindow, result })),
    datasets: datasets.map(({ spec, url, updated, isLate, undescribed, files }) => ({ title: spec.title, url, provider: spec.provider, domain: spec.domain, cycle: spec.cycle, cycleDays: CYCLE_DAYS[spec.cycle], updated, isLate, undescribed, files: files.map(file => file.url), emptyRows: spec.emptyRows, duplicateRows: spec.duplicateRows, extraColumn: spec.extraColumn, brokenJson: spec.brokenJson })),
    points: expectedPoints(site),
  }
}
