import type { Fact } from '../../model/evidence.ts'
import type { Link } from '../../page/page.ts'
import type { QueryService } from '../facts.ts'
import { NOT_A_QUERY, NOT_A_THEME, QUERY_LINK, QUERY_THEME } from '../lexicon/service-words.ts'
import type { PageFacts } from '../page-facts.ts'
import { isDeadStatus } from './dead-links.ts'
import { homeMissing } from './home.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { titleOf } from './site.ts'
import type { Site } from './site.ts'

/** A theme that a page files a query under, and how many queries that page lists: fuller directories are better witnesses. */
interface Filing { readonly theme: string; readonly size: number; readonly from: string }

/** Query services: pages of that kind, and links that name one, with the theme they are filed under. */
export function queryServices(site: Site): Fact<readonly QueryService[]> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const found = new Map<string, QueryService>()
  for (const page of site.pages) {
    if (page.status >= 400 || page.kind !== 'query-service' || !site.isInternal(page.url)) continue
    const title = nameOf(page)
    if (title === '' || NOT_A_QUERY.test(title)) continue
    const hasForm = page.forms.some(form => form.fields.some(field => field.type !== 'hidden'))
    found.set(page.url, { title, url: page.url, works: hasForm || page.text.length >= 100 || page.items.length > 0 ? true : null, evidence: page.evidence, category: themeOnPage(page, title) })
  }
  const filings = new Map<string, Filing>()
  const words = new Map<string, boolean>()
  for (const page of site.pages) {
    if (page.status >= 400 || !site.isInternal(page.url)) continue
    const named = page.links.filter(link => isNamed(link, words))
    for (const link of named) {
      const url = site.resolve(link.url)
      const seen = found.get(url)
      if (seen === undefined || (seen.evidence === null && order(link.text, seen.title) < 0)) found.set(url, linked(site, url, link.text))
      const theme = themeOfLink(page, link)
      if (theme === null) continue
      const filing = { theme, size: named.length, from: page.url }
      const other = filings.get(url)
      if (other === undefined || filing.size > other.size || (filing.size === other.size && order(filing.from, other.from) < 0)) filings.set(url, filing)
    }
  }
  const queries = [...found.values()].map(({ title, url, works, evidence, category }): QueryService => ({ title, url, works, evidence, category: category ?? filings.get(url)?.theme ?? themeOfColumn(site.pageAt.get(url), title) }))
  return known(sortedBy(queries, query => query.url), queries.map(query => query.evidence))
}

const nameOf = (page: PageFacts): string => (titleOf(page).split(/[-_|—]/, 1)[0] ?? '').trim()

const isTheme = (name: string): boolean => name.length >= 2 && name.length <= 20 && !NOT_A_THEME.test(name) && !QUERY_LINK.test(name)

/** Link texts repeat on every page of a site: what a text means is looked up once. */
function isNamed(link: Link, words: Map<string, boolean>): boolean {
  if (link.kind !== 'a' || link.date !== null || link.text.length < 4 || link.text.length > 16) return false
  let named = words.get(link.text)
  if (named === undefined) {
    named = QUERY_LINK.test(link.text) && !NOT_A_QUERY.test(link.text)
    words.set(link.text, named)
  }
  return named
}

/** What the page of a query says itself: a labelled theme, else the trail. */
function themeOnPage(page: PageFacts, title: string): string | null {
  const said = QUERY_THEME.exec(page.text.slice(0, 2000))?.[1]
  if (said !== undefined && isTheme(said)) return said
  return page.breadcrumbs.map(one => one.text.trim()).findLast(text => isTheme(text) && text !== title) ?? null
}

/** The heading a directory lists it under, else the topic it is part of. */
function themeOfLink(page: PageFacts, link: Link): string | null {
  if (link.zone !== 'main') return null
  const heading = link.heading?.trim() ?? ''
  if (isTheme(heading) && heading !== nameOf(page)) return heading
  return page.kind === 'topic' && isTheme(nameOf(page)) ? nameOf(page) : null
}

const themeOfColumn = (page: PageFacts | undefined, title: string): string | null => (page?.column !== null && page?.column !== undefined && page.column !== title && isTheme(page.column) ? page.column : null)

function linked(site: Site, url: string, title: string): QueryService {
  const page = site.pageAt.get(url)
  const status = site.statusOf(url)
  if (page !== undefined && page.status < 400) return { title, url, works: page.forms.length > 0 || page.text.length >= 100 ? true : null, evidence: page.evidence, category: themeOnPage(page, title) }
  const works = isDeadStatus(status) ? false : status !== undefined && 'status' in status && status.status < 400 ? true : null
  return { title, url, works, evidence: status?.evidence ?? null, category: null }
}
