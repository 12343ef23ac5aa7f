import type { Page } from '../../page/page.ts'
import type { Frontier } from './frontier.ts'
import { HOME_VALUE, listPageValue, roleOf, valueLinks } from './link-value.ts'
import { findQuestionForm } from './question-trials.ts'
import { findSearchForms } from './search-forms.ts'
import type { SearchForm } from './search-forms.ts'
import type { Scope } from './scope.ts'
import { PortalWatch } from '../open-data/portal-watch.ts'
import { SeededSample } from './seeded-sample.ts'
import type { TrapWatch } from './trap-watch.ts'

/** An item page seen, as material for search trials. */
export interface SeenItem { readonly url: string; readonly title: string; readonly isService: boolean }

export interface IntakeOptions {
  readonly scope: Scope
  readonly traps: TrapWatch
  readonly seed: string
  /** Day of the collection, ms since 1970: item age counts from it. */
  readonly today: number
  /** Pages and files to fetch. */
  readonly frontier: Frontier
  /** Links to look at once. */
  readonly checks: Frontier
}

const SAMPLED_ITEMS = 64
const MAX_FORMS = 40
const MAX_TRAPPED = 50_000
const COLUMNS = 8
const ITEM_PATH = /\/[^/]*\d[^/]*\.(?:s?html?|jsp|aspx?|php|do)$|\/(?:content|detail|info|art)\b/i

/** What one page adds to what is known of the site. The same for a page just fetched and one read back from the archive. */
export class PageIntake {
  readonly items: SeededSample<SeenItem>
  readonly services: SeededSample<SeenItem>
  /** Open-data portals and data sets that pages show. */
  readonly portals: PortalWatch
  /** Search boxes by action and field; one that stands on the home page is remembered from there. */
  readonly forms = new Map<string, SearchForm>()
  /** The site's question box, where a GET can use it; the first by address. */
  questionForm: SearchForm | null = null
  readonly #homeLinks: Readonly<Record<'nav' | 'header', Set<string>>> = { nav: new Set(), header: new Set() }
  readonly #options: IntakeOptions
  readonly #trapped = new Set<string>()
  readonly #homeForms = new Set<string>()

  constructor(options: IntakeOptions) {
    this.#options = options
    this.items = new SeededSample(options.seed, SAMPLED_ITEMS)
    this.services = new SeededSample(options.seed, SAMPLED_ITEMS)
    this.portals = new PortalWatch(options.scope)
  }

  absorb(page: Page, depth: number): void {
    const { scope, checks, frontier, today } = this.#options
    const isHome = depth === 0
    for (const { link, value } of valueLinks(page, depth, today, link => !isHome && frontier.isTaken(link.url))) {
      if (!scope.includes(link.url)) checks.add(link.url, checkValue(depth), depth + 1)
      else if (roleOf(link) === 'check') checks.add(link.url, checkValue(depth) + 0.5, depth + 1)
      else {
        this.#queue(link.url, value, depth + 1)
        if (isHome && link.kind === 'a' && (link.zone === 'nav' || link.zone === 'header') && link.url !== page.url) this.#homeLinks[link.zone].add(link.url)
      }
    }
    for (const list of page.lists) list.next.forEach((url, index) => scope.includes(url) && this.#queue(url, listPageValue(depth, index + 1), depth + 1))
    if (page.refresh && scope.includes(page.refresh.url)) this.#queue(page.refresh.url, HOME_VALUE + depth, depth)
    for (const form of findSearchForms(page)) {
      const key = `${form.action} ${form.field}`
      const known = this.forms.get(key)
      if (known ? isHome || (!this.#homeForms.has(key) && form.from < known.from) : this.forms.size < MAX_FORMS) this.forms.set(key, form)
      if (isHome) this.#homeForms.add(key)
    }
    const questions = findQuestionForm(page)
    if (questions !== null && (this.questionForm === null || questions.from < this.questionForm.from)) this.questionForm = questions
    this.#sample(page)
    this.portals.look(page)
  }

  /** First columns of the home page, those of its navigation before those of its header: what screenshots are taken of. */
  get columns(): string[] {
    return [...new Set([...this.#homeLinks.nav, ...this.#homeLinks.header])].slice(0, COLUMNS)
  }

  /** An address that a redirect leads to and nobody followed. */
  queueTarget(url: string, depth: number): void {
    const { scope, checks } = this.#options
    if (scope.includes(url)) this.#queue(url, HOME_VALUE + depth, depth)
    else checks.add(url, checkValue(depth), depth)
  }

  #queue(url: string, value: number, depth: number): void {
    const { frontier, traps } = this.#options
    if (frontier.meet(url, value, depth) || this.#trapped.has(url)) return
    if (traps.isTrap(url)) {
      if (this.#trapped.size < MAX_TRAPPED) this.#trapped.add(url)
      return
    }
    frontier.add(url, value, depth)
  }

  #sample(page: Page): void {
    const title = titleOf(page)
    if (title === null || title.length < 6 || title.length > 60 || page.textLength < 80 || !(page.metas.pubdate?.[0] || ITEM_PATH.test(page.url))) return
    const isService = page.tables.some(table => table.rows.some(row => row.some(cell => /^(?:设定依据|申请条件|办理流程|办理材料|申请材料|受理条件|办理时限|承诺时限)/.test(cell))))
    const target = isService ? this.services : this.items
    target.offer(page.url, { url: page.url, title, isService })
  }
}

/** Links of the home page are looked at first, then by distance. */
const checkValue = (depth: number): number => depth

/** The item's own title: the mandated tag, else the page title without the site's name. */
function titleOf(page: Page): string | null {
  const tagged = page.metas.articletitle?.[0]
  if (tagged) return tagged
  return page.title?.split(/\s*[_|｜—–]+\s*|\s+-\s+|-(?=[^-]*(?:政府|网|局|委|办)$)/)[0]?.trim() || null
}
