import { dayNumber } from '../../page/date.ts'
import type { PageFacts } from '../page-facts.ts'
import { order } from './fact.ts'
import { titleOf } from './site.ts'
import type { Site } from './site.ts'
import { bigramsOf, dice, titleCore } from './title-core.ts'

export interface Pair {
  readonly policy: PageFacts
  readonly interpretation: PageFacts
  readonly by: 'link' | 'title'
  /** Days from the policy to its interpretation; null when one of them is undated. */
  readonly lagDays: number | null
}

/** Alike enough to be about the same document, found by titles only. */
const DICE_FOR_TITLE = 0.72
/** With a link between two pages much less likeness is needed when there are several candidates. */
const DICE_FOR_LINK = 0.25
/** Bigrams of more titles than this tell nothing apart. */
const COMMON_GRAM = 60
const CANDIDATES = 25

interface Titled {
  readonly page: PageFacts
  readonly core: string
  readonly grams: ReadonlySet<string>
}

/** Every interpretation with the policy it explains: a link between the two wins, else the titles decide. */
export function pairInterpretations(site: Site, policies: readonly PageFacts[], interpretations: readonly PageFacts[]): Pair[] {
  const titled = policies.map(titledOf)
  const byPage = new Map(titled.map(one => [one.page, one]))
  const index = indexOf(titled)
  const linkers = linkersOf(site, byPage, new Set(interpretations))
  return interpretations.flatMap(page => {
    const own = titledOf(page)
    const linked = bestOf(own, [...linkedPolicies(site, page, byPage), ...(linkers.get(page) ?? [])])
    if (linked !== null) return [pairOf(linked.page, page, 'link')]
    const similar = bestByTitle(own, index)
    return similar === null ? [] : [pairOf(similar.page, page, 'title')]
  })
}

const titledOf = (page: PageFacts): Titled => {
  const core = titleCore(titleOf(page))
  return { page, core, grams: bigramsOf(core) }
}

function pairOf(policy: PageFacts, interpretation: PageFacts, by: Pair['by']): Pair {
  const lagDays = policy.publishDate === null || interpretation.publishDate === null ? null : dayNumber(interpretation.publishDate) - dayNumber(policy.publishDate)
  return { policy, interpretation, by, lagDays }
}

/** Links in the text itself; navigation and footers link to everything. */
export function textTargets(site: Site, page: PageFacts): PageFacts[] {
  const targets = new Set<PageFacts>()
  for (const link of page.links) {
    if (link.kind !== 'a' || link.zone !== 'main') continue
    const target = site.pageAt.get(site.resolve(link.url))
    if (target !== undefined && target !== page) targets.add(target)
  }
  return [...targets]
}

const linkedPolicies = (site: Site, page: PageFacts, byPage: ReadonlyMap<PageFacts, Titled>): Titled[] => textTargets(site, page).flatMap(target => byPage.get(target) ?? [])

/** Interpretation → policies whose text links to it. */
function linkersOf(site: Site, policies: ReadonlyMap<PageFacts, Titled>, interpretations: ReadonlySet<PageFacts>): Map<PageFacts, Titled[]> {
  const linkers = new Map<PageFacts, Titled[]>()
  for (const [policy, titled] of policies) {
    for (const target of textTargets(site, policy)) if (interpretations.has(target)) linkers.set(target, [...(linkers.get(target) ?? []), titled])
  }
  return linkers
}

/** The only linked policy, or the one most alike; lists of "latest policies" beside a text do not pair. */
function bestOf(own: Titled, linked: readonly Titled[]): Titled | null {
  const distinct = [...new Set(linked)]
  if (distinct.length === 0) return null
  const scored = distinct.map(one => ({ one, score: likeness(own, one) })).sort((a, b) => b.score - a.score || order(a.one.page.url, b.one.page.url))
  const first = scored[0]
  if (first === undefined) return null
  return distinct.length === 1 || first.score >= DICE_FOR_LINK ? first.one : null
}

/** Containment of a core of eight characters and more counts as equal. */
function likeness(a: Titled, b: Titled): number {
  if (a.core === b.core) return 1
  const [short, long] = a.core.length < b.core.length ? [a.core, b.core] : [b.core, a.core]
  if (short.length >= 8 && long.includes(short)) return 0.95
  return dice(a.grams, b.grams)
}

interface TitleIndex {
  readonly byCore: ReadonlyMap<string, readonly Titled[]>
  readonly byGram: ReadonlyMap<string, readonly Titled[]>
}

function indexOf(titled: readonly Titled[]): TitleIndex {
  const byCore = new Map<string, Titled[]>()
  const byGram = new Map<string, Titled[]>()
  for (const one of titled) {
    push(byCore, one.core, one)
    for (const gram of one.grams) push(byGram, gram, one)
  }
  return { byCore, byGram }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** Candidates share uncommon bigrams, so the work does not grow with the square of the site. */
function bestByTitle(own: Titled, index: TitleIndex): Titled | null {
  const exact = index.byCore.get(own.core)
  if (exact !== undefined && own.core.length >= 4) return nearestInTime(own.page, exact)
  const shared = new Map<Titled, number>()
  for (const gram of own.grams) {
    const holders = index.byGram.get(gram)
    if (holders === undefined || holders.length > COMMON_GRAM) continue
    for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1)
  }
  const candidates = [...shared].sort((a, b) => b[1] - a[1] || order(a[0].page.url, b[0].page.url)).slice(0, CANDIDATES).map(([one]) => ({ one, score: likeness(own, one) }))
  const top = Math.max(0, ...candidates.map(candidate => candidate.score))
  if (top < DICE_FOR_TITLE) return null
  return nearestInTime(own.page, candidates.filter(candidate => candidate.score === top).map(candidate => candidate.one))
}

/** Of documents with the same name (one a year) the one published last before the interpretation, else the nearest. */
function nearestInTime(interpretation: PageFacts, policies: readonly Titled[]): Titled | null {
  const distance = (policy: PageFacts): number => {
    if (interpretation.publishDate === null || policy.publishDate === null) return 1e6
    const lag = dayNumber(interpretation.publishDate) - dayNumber(policy.publishDate)
    return lag >= 0 ? lag : -lag * 3
  }
  return [...policies].sort((a, b) => distance(a.page) - distance(b.page) || order(a.page.url, b.page.url))[0] ?? null
}
