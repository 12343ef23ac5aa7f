import { BOX_WORDS, BREADCRUMB_WORDS, FOOTER_WORDS, HEADER_WORDS, NAV_WORDS, WEAK_BREADCRUMB_WORDS } from './lexicon/zones.ts'
import type { Zone } from './page.ts'
import { ownCopy } from './text.ts'

const BY_TAG: Readonly<Record<string, Zone>> = { header: 'header', nav: 'nav', footer: 'footer', main: 'main', article: 'main' }

/** Pages of one site use the same few class names over and over. */
const MEMO_BOUND = 4000
const memo = new Map<string, Zone | null>()

/**
 * The zone of an element from its tag, id and class within its parent's zone. A footer keeps everything inside it; an
 * article or breadcrumb is not left through a class name such as `header`.
 */
export function zoneOf(tag: string, names: string, parent: Zone, inArticle: boolean): Zone {
  if (parent === 'footer' || parent === 'breadcrumb') return parent
  const byTag = inArticle ? undefined : BY_TAG[tag]
  if (byTag !== undefined) return byTag
  if (names === '' || tag === 'body' || tag === 'html') return parent
  const named = zoneOfNames(names)
  if (named === null || (inArticle && named !== 'breadcrumb')) return parent
  if (parent === 'header' && named === 'footer') return parent
  return named
}

function zoneOfNames(names: string): Zone | null {
  const known = memo.get(names)
  if (known !== undefined) return known
  const zone = names.length > 200 ? null : judgeNames(names)
  if (memo.size >= MEMO_BOUND) memo.clear()
  memo.set(ownCopy(names), zone)
  return zone
}

function judgeNames(names: string): Zone | null {
  let zone: Zone | null = null
  for (const name of names.split(/\s+/)) {
    const parts = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/).filter(part => part !== '')
    const has = (set: ReadonlySet<string>): boolean => parts.some(part => set.has(part))
    const boxed = parts.length > 1 && has(BOX_WORDS)
    if (has(BREADCRUMB_WORDS) && parts.length <= 3 && !boxed) return 'breadcrumb'
    if (parts.length === 1 && has(WEAK_BREADCRUMB_WORDS)) return 'breadcrumb'
    if (has(FOOTER_WORDS) && !boxed) zone = 'footer'
    else if (zone === null && has(NAV_WORDS) && !boxed) zone = 'nav'
    else if (zone === null && has(HEADER_WORDS) && !boxed && parts.length <= 2) zone = 'header'
  }
  return zone
}
