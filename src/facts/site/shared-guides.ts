import type { Fact } from '../../model/evidence.ts'
import type { SharedGuides } from '../facts.ts'
import { compareGuides, matterKey } from '../matching/compare-guides.ts'
import type { PageFacts } from '../page-facts.ts'
import { siteHosts } from './channels.ts'
import { known, order, sortedBy, unknown } from './fact.ts'
import { hostOf, isClickable } from './site.ts'
import type { Site } from './site.ts'

const PAIRS_KEPT = 2_000
const NAMES_KEPT = 2_000

/** Guides of the same matter on different sites of the unit, compared field by field, and what each account's menu names. */
export function sharedGuides(site: Site): Fact<SharedGuides> {
  const groups = siteHosts(site).map(group => ({ ...group, guides: group.pages.filter(page => page.guide !== null) }))
  const offering = groups.filter(({ guides }) => guides.length > 0)
  if (offering.length === 0) return unknown('没有看到办事指南')
  const pairs: SharedGuides['pairs'][number][] = []
  for (const [index, left] of offering.entries()) for (const right of offering.slice(index + 1)) pairs.push(...pairsOf(left.guides, right.guides).slice(0, PAIRS_KEPT))
  const owner = (url: string): (typeof groups)[number] | undefined => groups.find(({ hosts }) => hosts.has(hostOf(url)))
  const linked = new Set<string>()
  // A site that links to the guides of another shows the very same data.
  for (const group of groups) for (const page of group.pages) for (const link of page.links) {
    const target = isClickable(link) ? site.pageAt.get(site.resolve(link.url)) : undefined
    if (target?.guide && owner(target.url) !== group) linked.add(`${group.kind} ${target.url}`)
  }
  const names = [...new Set(offering.flatMap(({ guides }) => guides.map(page => page.guide?.name ?? '')))].filter(name => name !== '').sort(order)
  return known({
    sites: groups.map(({ kind, home, guides }) => ({ kind, address: home, guides: guides.length, linked: [...linked].filter(key => key.startsWith(`${kind} `)).length })),
    pairs: sortedBy(pairs, pair => `${pair.left} ${pair.right}`).slice(0, PAIRS_KEPT),
    names: names.slice(0, NAMES_KEPT),
    accounts: (site.accounts ?? []).map(({ kind, name, entries, posts }) => ({ kind, name, menu: entries.map(({ title }) => title), posts: posts.length })),
  }, offering.flatMap(({ guides }) => guides.slice(0, 10).map(({ evidence }) => evidence)))
}

/** The first guide of each matter on either side; departments that both name must be the same. */
function pairsOf(left: readonly PageFacts[], right: readonly PageFacts[]): SharedGuides['pairs'][number][] {
  const byKey = new Map<string, PageFacts[]>()
  for (const page of right) {
    const key = matterKey(page.guide?.name ?? '')
    if (key.length >= 2) byKey.set(key, [...(byKey.get(key) ?? []), page])
  }
  return left.flatMap(page => {
    const own = page.guide
    if (own === null) return []
    const other = byKey.get(matterKey(own.name))?.find(({ guide }) => guide !== null && isSameBody(own.department, guide.department) && (own.level === null || guide.level === null || own.level === guide.level))
    return other?.guide ? [{ name: own.name, left: page.url, right: other.url, differences: compareGuides(own, other.guide), evidence: [page.evidence, other.evidence] }] : []
  })
}

const isSameBody = (a: string | null, b: string | null): boolean => a === null || b === null || a.endsWith(b) || b.endsWith(a)
