import type { Fact } from '../../model/evidence.ts'
import type { NamedService } from '../facts.ts'
import { ABOUT_A_SERVICE, NAMED_SERVICES, SERVICE_NAMES } from '../lexicon/named-services.ts'
import type { ServiceName } from '../lexicon/named-services.ts'
import type { PageFacts } from '../page-facts.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import { isDeadStatus } from './dead-links.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { homeMissing } from './home.ts'
import { hostOf, isClickable, titleOf } from './site.ts'
import type { Site } from './site.ts'

const NAME_CHARS = 30
const KEPT = 20
const PLACES_KEPT = 20
const EXCERPT_CHARS = 160
const TEXT_CHARS = 8_000
const TEXTS_MATCHED = Object.entries(NAMED_SERVICES).flatMap(([name, { text }]) => (text === undefined ? [] : [[name as ServiceName, text] as const]))
const ANY_TEXT = new RegExp(TEXTS_MATCHED.map(([, text]) => `(?:${text.source})`).join('|'))

type Draft = Omit<NamedService, 'linkedFrom'> & { readonly from: Set<string> }

/** Services and functions of the closed list that pages offer by name or speak of; sorted by name and address, at most 20 of each. */
export function namedServices(site: Site): Fact<readonly NamedService[]> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const drafts = new Map<string, Draft>()
  const looked = new Map<string, readonly ServiceName[]>()
  for (const page of site.pages) {
    if (page.status >= 400 || !site.isInternal(page.url)) continue
    for (const link of page.links) {
      if (!isClickable(link) || link.date !== null || link.text.length < 2 || link.text.length > NAME_CHARS) continue
      for (const name of namesOf(link.text, looked)) note(site, drafts, name, link.url, link.text, page)
    }
    const own = (titleOf(page).split(/[-_|—]/, 1)[0] ?? '').trim()
    if (own !== '' && own.length <= NAME_CHARS) for (const name of namesOf(own, looked)) note(site, drafts, name, page.url, own, page)
    noteMentions(drafts, page)
  }
  const kept = SERVICE_NAMES.flatMap(name => best([...drafts.values()].filter(draft => draft.name === name)))
  return known(sortedBy(kept.map(({ from, ...draft }): NamedService => ({ ...draft, linkedFrom: [...from].sort(order).slice(0, PLACES_KEPT) })), one => `${one.name} ${one.url}`), kept.map(({ evidence }) => evidence))
}

/** Link texts repeat on every page of a site: what a text means is looked up once. */
function namesOf(text: string, looked: Map<string, readonly ServiceName[]>): readonly ServiceName[] {
  let names = looked.get(text)
  if (names === undefined) {
    names = ABOUT_A_SERVICE.test(text) ? [] : SERVICE_NAMES.filter(name => NAMED_SERVICES[name].name.test(text) && NAMED_SERVICES[name].not?.test(text) !== true)
    if (looked.size < 200_000) looked.set(text, names)
  }
  return names
}

function note(site: Site, drafts: Map<string, Draft>, name: ServiceName, url: string, title: string, from: PageFacts): void {
  const target = site.resolve(url)
  const key = `${name} ${target}`
  const before = drafts.get(key)
  if (before !== undefined && before.by !== 'text') {
    if (before.from.size < 2_000) before.from.add(from.url)
    return
  }
  const page = site.pageAt.get(target)
  // A citizen's question about a service is not the service, nor is the form that rates it.
  if (page?.kind === 'message' || (page?.kind === 'rating' && !/评价|评分|好差评/.test(name))) return
  const status = site.statusOf(target)
  const isGood = page !== undefined ? page.status < 400 && (page.text.length >= 20 || page.items.length > 0 || page.forms.length > 0) : status !== undefined && 'status' in status && status.status < 400
  drafts.set(key, {
    name, title: maskPersonalNumbers(title), url: target, by: page === undefined ? 'link' : 'page',
    works: isDeadStatus(status) ? false : isGood ? true : null,
    official: site.isInternal(target) || /\.gov\.cn(?::\d+)?$/.test(hostOf(target)),
    excerpt: page === undefined ? '' : maskPersonalNumbers(page.text.slice(0, EXCERPT_CHARS)),
    date: page?.publishDate ?? null,
    evidence: page?.evidence ?? status?.evidence ?? from.evidence,
    from: new Set(page === from ? [] : [from.url]),
  })
}

/** Words in the text of a page: what it says is offered, without a place to go to. */
function noteMentions(drafts: Map<string, Draft>, page: PageFacts): void {
  const text = page.text.slice(0, TEXT_CHARS)
  if (!ANY_TEXT.test(text)) return
  for (const [name, words] of TEXTS_MATCHED) {
    const at = text.search(words)
    const key = `${name} ${page.url}`
    if (at < 0 || drafts.has(key)) continue
    const excerpt = maskPersonalNumbers(text.slice(Math.max(0, at - 12), at + 60).replaceAll(/\s+/g, ' ').trim())
    drafts.set(key, { name, title: maskPersonalNumbers(titleOf(page)).slice(0, 60), url: page.url, by: 'text', works: null, official: true, excerpt, date: page.publishDate, evidence: page.evidence, from: new Set() })
  }
}

/** Places that work before those that do not, names before mentions, much linked before little, then by address; `rate?id=1`, `rate?id=2` … are one. */
function best(drafts: readonly Draft[]): Draft[] {
  const rank = (draft: Draft): number => (draft.by === 'text' ? 4 : 0) + (draft.works === true ? 0 : draft.works === null ? 1 : 2)
  const kept = new Map<string, Draft>()
  for (const draft of [...drafts].sort((a, b) => rank(a) - rank(b) || b.from.size - a.from.size || order(a.url, b.url))) {
    const path = draft.url.split('?', 1)[0] ?? draft.url
    if (!kept.has(path) && kept.size < KEPT) kept.set(path, draft)
  }
  return [...kept.values()]
}
