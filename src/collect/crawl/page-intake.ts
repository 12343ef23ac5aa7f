import { PortalWatch } from '../open-data/portal-watch.ts'
import type { Frontier } from './frontier.ts'
import type { Gleanings, GivenUrl, SeenItem } from './glean.ts'
import { HOME_VALUE, checkValue } from './link-value.ts'
import type { Scope } from './scope.ts'
import type { SearchForm } from './search-forms.ts'
import { SeededSample } from './seeded-sample.ts'
import type { TrapWatch } from './trap-watch.ts'

export interface IntakeOptions {
  readonly scope: Scope
  readonly traps: TrapWatch
  readonly seed: string
  /** Pages and files to fetch. */
  readonly frontier: Frontier
  /** Links to look at once. */
  readonly checks: Frontier
}

const SAMPLED_ITEMS = 64
const MAX_FORMS = 40
const MAX_TRAPPED = 50_000
const COLUMNS = 8

/** What is known of the site, page by page. The same for a page just fetched and one read back from the archive, in whatever order they come. */
export class PageIntake {
  readonly items: SeededSample<SeenItem>
  readonly services: SeededSample<SeenItem>
  /** Open-data portals and data sets that pages show. */
  readonly portals = new PortalWatch()
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
  }

  take(page: Gleanings, depth: number): void {
    for (const given of page.visits) this.#queue(given)
    for (const { url, value, depth: at } of page.checks) this.#options.checks.add(url, value, at)
    for (const zone of ['nav', 'header'] as const) for (const url of page.columns[zone]) this.#homeLinks[zone].add(url)
    for (const form of page.forms) this.#takeForm(form, depth === 0)
    const { questionForm: questions, item } = page
    if (questions !== null && (this.questionForm === null || questions.from < this.questionForm.from)) this.questionForm = questions
    if (item !== null) (item.isService ? this.services : this.items).offer(item.url, item)
    this.portals.take(page.portals)
  }

  #takeForm(form: SearchForm, isHome: boolean): void {
    const key = `${form.action} ${form.field}`
    const known = this.forms.get(key)
    if (known ? isHome || (!this.#homeForms.has(key) && form.from < known.from) : this.forms.size < MAX_FORMS) this.forms.set(key, form)
    if (isHome) this.#homeForms.add(key)
  }

  /** First columns of the home page, those of its navigation before those of its header: what screenshots are taken of. */
  get columns(): string[] {
    return [...new Set([...this.#homeLinks.nav, ...this.#homeLinks.header])].slice(0, COLUMNS)
  }

  /** An address that a redirect leads to and nobody followed. */
  queueTarget(url: string, depth: number): void {
    const { scope, checks } = this.#options
    if (scope.includes(url)) this.#queue({ url, value: HOME_VALUE + depth, depth })
    else checks.add(url, checkValue(depth), depth)
  }

  #queue({ url, value, depth }: GivenUrl): void {
    const { frontier, traps } = this.#options
    if (frontier.meet(url, value, depth) || this.#trapped.has(url)) return
    if (traps.isTrap(url)) {
      if (this.#trapped.size < MAX_TRAPPED) this.#trapped.add(url)
      return
    }
    frontier.add(url, value, depth)
  }
}
