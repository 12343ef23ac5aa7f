import type { Page } from '../../page/page.ts'
import { portalLinksOf } from '../open-data/portal-watch.ts'
import type { PortalLinks } from '../open-data/portal-watch.ts'
import { HOME_VALUE, checkValue, listPageValue, roleOf, valueLinks } from './link-value.ts'
import { findQuestionForm } from './question-trials.ts'
import type { Scope } from './scope.ts'
import { findSearchForms } from './search-forms.ts'
import type { SearchForm } from './search-forms.ts'

/** An item page seen, as material for search trials. */
export interface SeenItem { readonly url: string; readonly title: string; readonly isService: boolean }

/** An address a page leads to, with its place in the queue; a lower value comes earlier. */
export interface GivenUrl { readonly url: string; readonly value: number; readonly depth: number }

/** What one page gives to the crawl. Plain data, which can cross to another thread. */
export interface Gleanings {
  readonly url: string
  /** Pages and files of the site. */
  readonly visits: readonly GivenUrl[]
  /** What is only looked at: is it there? */
  readonly checks: readonly GivenUrl[]
  /** Of the home page: where its navigation and its header lead. */
  readonly columns: Readonly<Record<'nav' | 'header', readonly string[]>>
  readonly forms: readonly SearchForm[]
  readonly questionForm: SearchForm | null
  readonly item: SeenItem | null
  readonly portals: PortalLinks
  readonly needsScript: Page['needsScript']
}

/** Addresses remembered as given; when there are more, they are given once again. */
const MEMO_BOUND = 50_000
/** Value of an address that has been fetched: nothing comes before it. */
const FETCHED = -Infinity
const ITEM_PATH = /\/[^/]*\d[^/]*\.(?:s?html?|jsp|aspx?|php|do)$|\/(?:content|detail|info|art)\b/i
const SERVICE_ROW = /^(?:设定依据|申请条件|办理流程|办理材料|申请材料|受理条件|办理时限|承诺时限)/

/** Takes from pages what the crawl goes on with. Addresses it has given before, with no worse a value, it gives only once. */
export class Gleaner {
  readonly #scope: Scope
  readonly #today: number
  readonly #visits = new Map<string, number>()
  readonly #checks = new Map<string, number>()

  /** `today`: day of the collection, ms since 1970; the age of items counts from it. */
  constructor(scope: Scope, today: number) {
    this.#scope = scope
    this.#today = today
  }

  glean(page: Page, depth: number): Gleanings {
    const isHome = depth === 0
    const visits: GivenUrl[] = []
    const checks: GivenUrl[] = []
    const columns = { nav: [] as string[], header: [] as string[] }
    this.#visits.set(page.url, FETCHED)
    const visit = (url: string, value: number, at: number): void => {
      if (this.#scope.includes(url) && isBetter(this.#visits, url, value)) visits.push({ url, value, depth: at })
    }
    const check = (url: string, value: number): void => {
      if (isBetter(this.#checks, url, value)) checks.push({ url, value, depth: depth + 1 })
    }
    for (const { link, value } of valueLinks(page, depth, this.#today, link => !isHome && this.#visits.get(link.url) === FETCHED)) {
      if (!this.#scope.includes(link.url)) check(link.url, checkValue(depth))
      else if (roleOf(link) === 'check') check(link.url, checkValue(depth) + 0.5)
      else {
        visit(link.url, value, depth + 1)
        if (isHome && link.kind === 'a' && (link.zone === 'nav' || link.zone === 'header') && link.url !== page.url) columns[link.zone].push(link.url)
      }
    }
    for (const list of page.lists) list.next.forEach((url, index) => visit(url, listPageValue(depth, index + 1), depth + 1))
    if (page.refresh) visit(page.refresh.url, HOME_VALUE + depth, depth)
    return { url: page.url, visits, checks, columns, forms: findSearchForms(page), questionForm: findQuestionForm(page), item: itemOf(page), portals: portalLinksOf(page, this.#scope), needsScript: page.needsScript }
  }
}

function isBetter(given: Map<string, number>, url: string, value: number): boolean {
  const before = given.get(url)
  if (before !== undefined && before <= value) return false
  if (given.size >= MEMO_BOUND) given.clear()
  given.set(url, value)
  return true
}

function itemOf(page: Page): SeenItem | null {
  const title = titleOf(page)
  if (title === null || title.length < 6 || title.length > 60 || page.textLength < 80 || !(page.metas.pubdate?.[0] || ITEM_PATH.test(page.url))) return null
  return { url: page.url, title, isService: page.tables.some(table => table.rows.some(row => row.some(cell => SERVICE_ROW.test(cell)))) }
}

/** The item's own title: the mandated tag, else the page title without the site's name. */
function titleOf(page: Page): string | null {
  const tagged = page.metas.articletitle?.[0]
  if (tagged) return tagged
  return page.title?.split(/\s*[_|｜—–]+\s*|\s+-\s+|-(?=[^-]*(?:政府|网|局|委|办)$)/)[0]?.trim() || null
}
