import { DATA, PORTAL, SERVICE } from './city.ts'
import { renderPage } from './portal/shell.ts'
import { escapeHtml } from './text/fill.ts'
import type { SearchEntry } from './site.ts'

const LIMIT = 10
/** Pages the search index has forgotten: every 29th title, so that search is good, not perfect. */
const FORGOTTEN = 29

const score = (entry: SearchEntry, query: string): number => {
  if (entry.title === query) return 4
  if (entry.title.includes(query)) return 3
  if (query.length >= 4 && entry.text.includes(query)) return 2
  return isOneMissing(entry.title, query) ? 1 : 0
}

/** The fuzzy part: the query stands in the title with one character of the title left out; a wrong character is not tolerated. */
function isOneMissing(title: string, query: string): boolean {
  if (query.length < 6) return false
  for (let start = 0; start + query.length < title.length; start++) {
    let at = 0
    while (at < query.length && title[start + at] === query[at]) at++
    if (at > 1 && title.slice(start + at + 1, start + query.length + 1) === query.slice(at)) return true
  }
  return false
}

/** Entries for a query, best first, then newest, then by address. */
export function findEntries(titles: readonly SearchEntry[], query: string, disclosureOnly: boolean): SearchEntry[] {
  const asked = query.trim()
  if (asked === '') return []
  return titles
    .filter((entry, index) => index % FORGOTTEN !== FORGOTTEN - 1 && (!disclosureOnly || entry.disclosure))
    .map(entry => ({ entry, points: score(entry, asked) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.entry.date < b.entry.date ? 1 : a.entry.date > b.entry.date ? -1 : a.entry.url < b.entry.url ? -1 : 1))
    .map(({ entry }) => entry)
}

/** The result page of the site's search, or of the disclosure section's when `disclosureOnly`. */
export function searchPage(titles: readonly SearchEntry[], url: URL, disclosureOnly: boolean): string {
  const query = url.searchParams.get('q') ?? ''
  const kind = url.searchParams.get('type')
  const found = findEntries(titles, query, disclosureOnly)
  const hits = kind === '信息' || kind === '服务' ? found.filter(entry => entry.kind === kind) : found
  const count = (name: string): number => found.filter(entry => entry.kind === name).length
  const link = (type: string): string => `${url.pathname}?q=${encodeURIComponent(query)}${type === '' ? '' : `&amp;type=${encodeURIComponent(type)}`}`
  const rows = hits.slice(0, LIMIT).map(entry => `<li class="result"><span class="kind">[${entry.kind}]</span> <a href="${entry.url}">${escapeHtml(entry.title)}</a><p>${escapeHtml(entry.text.slice(0, 90))}</p><span>${entry.date.slice(0, 10)}</span></li>`)
  const facets = disclosureOnly ? '' : `<div class="facets"><a href="${link('')}">全部(${found.length})</a> <a href="${link('信息')}">信息(${count('信息')})</a> <a href="${link('服务')}">服务(${count('服务')})</a></div>
<div class="hot">热门搜索：<a href="/search?q=${encodeURIComponent('社保')}">社保</a> <a href="/search?q=${encodeURIComponent('不动产')}">不动产</a> <a href="/search?q=${encodeURIComponent('公积金')}">公积金</a></div>`
  const name = disclosureOnly ? '信息公开检索' : '站内搜索'
  return renderPage({
    url: `http://${PORTAL}${url.pathname}`, title: name, kind: 'list', crumbs: [[name, url.pathname]], column: { name, type: '其他' },
    main: `<form class="search-page" action="${url.pathname}" method="get"><input type="text" name="q" value="${escapeHtml(query)}"><button type="submit">搜索</button></form>
${facets}
<p class="total">为您找到“${escapeHtml(query)}”相关结果约${hits.length}条</p>
${rows.length === 0 ? '<p class="none">没有找到相关结果</p>' : `<ul class="results">${rows.join('\n')}</ul>`}
<p class="scope">检索范围：<a href="http://${PORTAL}/">市政府门户网站</a> <a href="http://${SERVICE}/">政务服务网</a> <a href="http://${DATA}/">数据开放平台</a></p>`,
  })
}
