import { DATA, PORTAL } from './city.ts'
import { renderPage } from './portal/shell.ts'
import { sampleResponse } from './response.ts'
import type { SampleResponse } from './response.ts'
import { searchPage } from './search.ts'
import type { SampleSite } from './site.ts'

const HTML = 'text/html; charset=utf-8'

/** First and last year of the calendar: long enough to be a trap, short enough for collectors that know of no traps. */
const CALENDAR = { first: 2010, last: 2030 } as const

/** The months' calendar: a month before and a month after, hundreds of empty pages. A trap for collectors. */
function calendarPage(url: URL, year: number, month: number): string {
  const link = (months: number, text: string): string => {
    const total = year * 12 + month - 1 + months
    const target = Math.floor(total / 12)
    return target < CALENDAR.first || target > CALENDAR.last ? '' : `<a href="/rili/${target}-${String((total % 12) + 1).padStart(2, '0')}.html">${text}</a>`
  }
  return renderPage({
    url: `http://${PORTAL}${url.pathname}`, title: `政务日历${year}年${month}月`, kind: 'list', crumbs: [['政务日历', '/rili/2020-11.html']], column: { name: '政务日历', type: '其他' },
    main: `<h2>${year}年${month}月</h2><p>${link(-1, '上一月')} ${link(1, '下一月')}</p><p>本月暂无安排。</p>`,
  })
}

/** Catalogue of the data portal narrowed to datasets with the keyword in their title. */
function cataloguePage(site: SampleSite, url: URL, keyword: string): string {
  const found = site.records.datasets.filter(({ spec }) => keyword !== '' && spec.title.includes(keyword))
  const rows = found.map(({ spec, url: address, updated }) => `<li><a href="${new URL(address).pathname}">${spec.title}</a> <em>${spec.provider}</em><span>${updated}</span></li>`)
  return renderPage({
    url: `http://${DATA}${url.pathname}`, title: '数据目录', kind: 'list', crumbs: [['数据目录', '/catalog/']], column: { name: '数据目录', type: '数据开放' },
    main: `<h1>数据目录</h1><p class="total">共${found.length}个数据集</p>${found.length === 0 ? '<p class="none">没有找到相关数据集</p>' : `<ul class="list">${rows.join('')}</ul>`}`,
  })
}

/** Answers that depend on the request: searches and the long calendar; other forms sent by GET show their page again. Null: not one of them. */
export function dynamicResponse(site: SampleSite, url: URL): SampleResponse | null {
  const keyword = url.searchParams.get('keyword')
  if (url.host === DATA && url.pathname === '/catalog/' && keyword !== null) return sampleResponse(url.href, HTML, cataloguePage(site, url, keyword))
  if (url.host === PORTAL && (url.pathname === '/search' || url.pathname === '/zwgk/search')) return sampleResponse(url.href, HTML, searchPage(site.titles, url, url.pathname !== '/search'))
  const calendar = /^\/rili\/(\d{4})-(0[1-9]|1[0-2])\.html$/.exec(url.pathname)
  if (url.host === PORTAL && calendar !== null && Number(calendar[1]) >= CALENDAR.first && Number(calendar[1]) <= CALENDAR.last) return sampleResponse(url.href, HTML, calendarPage(url, Number(calendar[1]), Number(calendar[2])))
  return url.search === '' ? null : (site.answers.get(`${url.origin}${url.pathname}`) ?? null)
}
