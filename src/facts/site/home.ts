import type { Fact } from '../../model/evidence.ts'
import { FOOTER_MARKS, MANDATED_METAS } from '../page-facts.ts'
import type { FooterMark, MandatedMeta, MetaState, PageFacts } from '../page-facts.ts'
import type { FactMap, FooterMarks } from '../facts.ts'
import { isDirectoryListing } from './findings.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { evidenceOf, hostOf, isClickable, isSeen, NOTHING_SEEN } from './site.ts'
import type { Site } from './site.ts'

const EXAMPLES_KEPT = 50
const CONTENT_CHARACTERS = 20

/** Why the home page is missing, in the words of what happened to it. */
export function homeMissing(site: Site): string {
  const status = site.statusOf(site.home)
  if (status === undefined) return '没有采集到首页'
  return 'failure' in status ? `首页未能打开（${status.failure}：${status.detail}）` : `首页返回 HTTP ${status.status}`
}

export function home(site: Site): Fact<FactMap['home']> {
  const page = site.homePage
  if (page === null || page.status >= 400) return unknown(homeMissing(site))
  return known({ url: page.url, title: page.title ?? '', host: hostOf(page.url), siteName: page.siteName, siteCode: page.siteCode, siteDomain: page.siteDomain, textLength: page.text.length, headings: page.headings }, [page.evidence])
}

/** Footer marks over all pages whose footer could be seen; unknown when a script writes it on every page and nobody rendered one. */
export function footerMarks(site: Site): Fact<FooterMarks> {
  const answered = site.pages.filter(page => page.status < 400 && site.isInternal(page.url))
  if (answered.length === 0) return unknown(isSeen(site) ? homeMissing(site) : NOTHING_SEEN)
  // Without a title it is a frame or the answer of a list endpoint; a folder that lists its files is no page anybody made.
  const pages = answered.filter(page => page.footerObservable && page.title !== null && !isDirectoryListing(page))
  if (pages.length === 0) return unknown('页脚由脚本生成，归档中没有渲染后的页面')
  const first = site.homePage?.footerObservable === true ? [site.homePage, ...pages] : pages
  const marks = {} as Record<FooterMark, string | null>
  const missingOn = {} as Record<FooterMark, number>
  for (const mark of FOOTER_MARKS) {
    marks[mark] = first.find(page => page.footer[mark] !== null)?.footer[mark] ?? null
    missingOn[mark] = pages.filter(page => page.footer[mark] === null).length
  }
  const counts = new Map<string, number>()
  for (const page of pages) {
    const code = page.footer['网站标识码']
    if (code !== null && code !== '有') counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const codes = [...counts].sort(([a], [b]) => order(a, b))
  // 网站标识码: bm and eight digits for bodies under the State Council, else ten digits (area code and serial number).
  const codeValid = codes.length === 0 ? null : codes.every(([code]) => /^(?:bm\d{8}|\d{10})$/i.test(code))
  return known({ marks, pages: pages.length, missingOn, codes: Object.fromEntries(codes), codeValid }, evidenceOf(first.slice(0, 5)))
}

const HOME_METAS: readonly MandatedMeta[] = ['SiteName', 'SiteDomain', 'SiteIDCode']
const COLUMN_METAS: readonly MandatedMeta[] = [...HOME_METAS, 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']

/** The tags a page of its kind must carry (网页标签规范): home 3, column 7, article 10. */
function metasOf(page: PageFacts, site: Site): readonly MandatedMeta[] {
  if (page === site.homePage || page.kind === 'home') return HOME_METAS
  return page.kind === 'item' || page.kind === 'policy' || page.kind === 'interpretation' ? MANDATED_METAS : COLUMN_METAS
}

/** What the page says for a tag where the page's facts keep it; '' for the others and where nothing stands. */
function valueOf(page: PageFacts, meta: MandatedMeta): string {
  if (meta === 'SiteName') return page.siteName ?? ''
  if (meta === 'SiteDomain') return page.siteDomain ?? ''
  if (meta === 'SiteIDCode') return page.siteCode ?? ''
  return ''
}

const isTagged = (page: PageFacts): boolean => ['home', 'column', 'item', 'policy', 'interpretation'].includes(page.kind)

/** States of the mandated meta tags over home, columns and articles; each tag is only counted where it is mandated. */
export function metaTags(site: Site): Fact<FactMap['meta-tags']> {
  const pages = site.pages.filter(page => page.status < 400 && site.isInternal(page.url) && isTagged(page))
  if (pages.length === 0) return unknown(isSeen(site) ? '没有看到首页、栏目页或内容页' : NOTHING_SEEN)
  const states = Object.fromEntries(MANDATED_METAS.map(meta => [meta, { present: 0, empty: 0, placeholder: 0, wrong: 0, absent: 0 }])) as Record<MandatedMeta, Record<MetaState, number>>
  const examples: { url: string; meta: MandatedMeta; state: MetaState; value: string }[] = []
  for (const page of pages) {
    for (const meta of metasOf(page, site)) {
      const state = page.metas[meta]
      states[meta][state]++
      if (state !== 'present') examples.push({ url: page.url, meta, state, value: valueOf(page, meta) })
    }
  }
  const kept = sortedBy(examples, example => `${example.meta} ${example.state} ${example.url}`).filter((example, index, all) => index < 3 || all[index - 3]?.meta !== example.meta || all[index - 3]?.state !== example.state)
  return known({ pages: pages.length, states, examples: kept.slice(0, EXAMPLES_KEPT) }, evidenceOf(pages.slice(0, 5)))
}

/** Hosts of the unit with the pages seen on each, most pages first. */
export function hosts(site: Site): Fact<FactMap['hosts']> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const counts = new Map<string, number>()
  for (const page of site.pages) if (site.isInternal(page.url)) counts.set(hostOf(page.url), (counts.get(hostOf(page.url)) ?? 0) + 1)
  return known([...counts].map(([host, pages]) => ({ host, pages })).sort((a, b) => b.pages - a.pages || order(a.host, b.host)))
}

/** How much could be seen; without it "not there" would be a guess. */
export function coverage(site: Site): Fact<FactMap['coverage']> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  // Without the home page nobody knows what the site is meant to have.
  if (site.homePage === null || site.homePage.status >= 400) return unknown(homeMissing(site))
  let failed = 0
  for (const [url, status] of site.statuses) {
    if (!site.isInternal(url) || site.pageAt.has(url)) continue
    if ('failure' in status ? status.failure !== 'dns' && status.failure !== 'unsupported' : status.status >= 400 && status.status !== 404 && status.status !== 410) failed++
  }
  const untried = new Set<string>()
  for (const page of site.pages) {
    for (const link of page.links) {
      if (!isClickable(link) || !site.isInternal(link.url) || site.statusOf(link.url) !== undefined) continue
      const isStructure = page === site.homePage || link.zone === 'nav'
      if (isStructure || (site.anyMayLack === true && !page.attachments.some(({ url }) => url === link.url))) untried.add(link.url)
    }
  }
  return known({ pages: site.pages.filter(page => site.isInternal(page.url) && hasContent(page)).length, failed, untried: untried.size })
}

/** A page that only leads on (a refresh, a frame, an empty shell) shows nothing of what a site has or lacks. */
const hasContent = (page: PageFacts): boolean => page.text.length >= CONTENT_CHARACTERS || page.links.some(isClickable)
