import type { EvidenceRef } from '../../model/evidence.ts'
import type { Link } from '../../page/page.ts'
import type { FoundPage } from '../facts.ts'
import type { PageFacts } from '../page-facts.ts'
import { order } from './fact.ts'
import type { SeenStatus, SiteInput, SiteResource } from './site-input.ts'

/** The input indexed once: what every fact looks things up in. */
export interface Site extends SiteInput {
  /** Sorted by URL, each once. */
  readonly pages: readonly PageFacts[]
  readonly pageAt: ReadonlyMap<string, PageFacts>
  readonly resourceAt: ReadonlyMap<string, SiteResource>
  /** The home page; null when it was not seen. */
  readonly homePage: PageFacts | null
  /** Clicks from home over the links of seen pages. */
  readonly depth: ReadonlyMap<string, number>
  /** Follows redirects and the names of index files to the address a page or resource was seen under. */
  resolve(url: string): string
  /** What is known of an address, redirects followed; undefined when nobody tried it. */
  statusOf(url: string): SeenStatus | undefined
  /** Whether an address is on one of the unit's hosts. */
  isInternal(url: string): boolean
}

const REDIRECTS_FOLLOWED = 10
const INDEX_FILE = /\/(?:index|default|home|main)\.(?:s?html?|php|jsp|aspx?)$/i
const INDEX_NAMES = ['index.html', 'index.shtml', 'index.htm', 'index.jsp', 'index.php', 'default.html', 'default.aspx', 'index.aspx'] as const

/** Indexes a site; the result does not depend on the order of anything in the input. */
export function buildSite(input: SiteInput): Site {
  const pageAt = new Map<string, PageFacts>()
  const pages = [...input.pages].sort((a, b) => order(a.url, b.url) || order(a.evidence.sha256, b.evidence.sha256))
  for (const page of pages) if (!pageAt.has(page.url)) pageAt.set(page.url, page)
  const aliases = indexAliases(pageAt)
  for (const url of aliases.keys()) pageAt.delete(url)
  const resourceAt = new Map([...input.resources].sort((a, b) => order(a.url, b.url) || order(a.evidence.sha256, b.evidence.sha256)).map(resource => [resource.url, resource]))
  const isSeen = (url: string): boolean => pageAt.has(url) || resourceAt.has(url)
  const resolved = new Map<string, string>()
  const resolve = (url: string): string => {
    const remembered = resolved.get(url)
    if (remembered !== undefined) return remembered
    const target = followed(url, input.redirects, aliases, isSeen)
    resolved.set(url, target)
    return target
  }
  const internal = new Map<string, boolean>()
  const isInternal = (url: string): boolean => {
    const host = hostOf(url)
    let answer = internal.get(host)
    if (answer === undefined) {
      answer = input.hosts.some(pattern => matchesHost(host, pattern))
      internal.set(host, answer)
    }
    return answer
  }
  const unique = [...pageAt.values()]
  const homePage = pageAt.get(resolve(input.home)) ?? homeByKind(unique, input.home)
  return { ...input, pages: unique, pageAt, resourceAt, homePage, depth: clicksFrom(homePage, pageAt, resolve), resolve, isInternal, statusOf: url => statusOf(url, input, resolve, pageAt, resourceAt) }
}

/** Foreign archives may hold the home page under another name of the same host. */
function homeByKind(pages: readonly PageFacts[], home: string): PageFacts | null {
  const host = hostOf(home)
  return pages.find(page => page.kind === 'home' && hostOf(page.url) === host) ?? null
}

/** `/a/index.html` beside `/a/` with the same content or title is the same page, collected twice. */
function indexAliases(pageAt: ReadonlyMap<string, PageFacts>): Map<string, string> {
  const aliases = new Map<string, string>()
  for (const [url, page] of pageAt) {
    if (!INDEX_FILE.test(url)) continue
    const folder = url.slice(0, url.lastIndexOf('/') + 1)
    const other = pageAt.get(folder)
    if (other !== undefined && other.status < 400 && (other.evidence.sha256 === page.evidence.sha256 || (other.title === page.title && other.kind === page.kind))) aliases.set(url, folder)
  }
  return aliases
}

function followed(url: string, redirects: ReadonlyMap<string, string>, aliases: ReadonlyMap<string, string>, isSeen: (url: string) => boolean): string {
  let current = url
  const seen = new Set<string>()
  for (let hop = 0; hop <= REDIRECTS_FOLLOWED && !seen.has(current); hop++) {
    if (isSeen(current)) return current
    seen.add(current)
    const next = aliases.get(current) ?? redirects.get(current)
    if (next === undefined) break
    current = next
  }
  const other = otherNames(current).find(isSeen)
  return other ?? current
}

/** `/a/` is the same place as `/a/index.html`. */
function otherNames(url: string): string[] {
  if (url.includes('?')) return []
  if (url.endsWith('/')) return INDEX_NAMES.map(name => url + name)
  if (INDEX_FILE.test(url)) {
    const folder = url.slice(0, url.lastIndexOf('/') + 1)
    return [folder]
  }
  return [`${url}/`, ...INDEX_NAMES.slice(0, 2).map(name => `${url}/${name}`)]
}

function statusOf(url: string, input: SiteInput, resolve: (url: string) => string, pageAt: ReadonlyMap<string, PageFacts>, resourceAt: ReadonlyMap<string, SiteResource>): SeenStatus | undefined {
  const direct = input.statuses.get(url)
  if (direct !== undefined) return direct
  const target = resolve(url)
  const found = input.statuses.get(target)
  if (found !== undefined) return found
  const page = pageAt.get(target)
  if (page !== undefined) return { status: page.status, evidence: page.evidence }
  const resource = resourceAt.get(target)
  return resource === undefined ? undefined : { status: resource.status, evidence: resource.evidence }
}

/** Whether a link is one a visitor can click. */
export const isClickable = (link: Link): boolean => link.kind === 'a' || link.kind === 'area' || link.kind === 'frame'

function clicksFrom(home: PageFacts | null, pageAt: ReadonlyMap<string, PageFacts>, resolve: (url: string) => string): Map<string, number> {
  const depth = new Map<string, number>()
  if (home === null) return depth
  depth.set(home.url, 0)
  let edge = [home]
  for (let clicks = 1; edge.length > 0; clicks++) {
    const next: PageFacts[] = []
    const reach = (url: string): void => {
      const target = resolve(url)
      const page = pageAt.get(target)
      if (page === undefined || depth.has(target)) return
      depth.set(target, clicks)
      next.push(page)
    }
    for (const page of edge) {
      for (const link of page.links) if (isClickable(link)) reach(link.url)
      for (const item of page.items) reach(item.url)
      for (const url of page.nextPages) reach(url)
    }
    edge = next
  }
  return depth
}

/** Host of an address, '' when it has none. Plain string work: this runs for every link of a site. */
export function hostOf(url: string): string {
  const start = url.indexOf('://')
  if (start < 0) return ''
  let end = start + 3
  while (end < url.length && !'/?#'.includes(url.charAt(end))) end++
  return url.slice(start + 3, end).replace(/:\d+$/, '').toLowerCase()
}

function matchesHost(host: string, pattern: string): boolean {
  const bare = pattern.toLowerCase().replace(/:\d+$/, '')
  return bare.startsWith('*.') ? host.endsWith(bare.slice(1)) || host === bare.slice(2) : host === bare
}

/** A page as facts list it. */
export const foundPage = (page: PageFacts): FoundPage => ({ url: page.url, title: titleOf(page), date: page.publishDate, evidence: page.evidence })

/** The page's own name: its title without the site's. */
export function titleOf(page: PageFacts): string {
  return (page.title ?? '').trim()
}

/** Evidence of pages, for facts that rest on many. */
export const evidenceOf = (pages: Iterable<PageFacts>): EvidenceRef[] => [...pages].map(page => page.evidence)

/** Whether anything of the site was seen. */
export const isSeen = (site: Site): boolean => site.pages.length > 0
export const NOTHING_SEEN = '没有看到该网站的任何页面'
