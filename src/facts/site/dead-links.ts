import type { FailureKind, Fact } from '../../model/evidence.ts'
import type { DeadLink, FactMap } from '../facts.ts'
import { homeMissing } from './home.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { isSeen, NOTHING_SEEN } from './site.ts'
import type { Site } from './site.ts'
import type { SeenStatus } from './site-input.ts'

const PLACES_KEPT = 20

/** Failures after which a visitor certainly gets nothing. A timeout may be ours or passing, a refusal to robots says nothing. */
const DEAD_FAILURES: ReadonlySet<FailureKind> = new Set(['dns', 'refused', 'reset', 'tls', 'redirects', 'protocol'])
/** Answers that refuse the collector, or are said to be passing. */
const NOT_TELLING: ReadonlySet<number> = new Set([401, 403, 407, 408, 425, 429, 503])

/** Whether an address is dead for every visitor. One timeout, a robots rule, a 403 or a captcha is not known, so not dead. */
export function isDeadStatus(status: SeenStatus | undefined): boolean {
  if (status === undefined) return false
  if ('failure' in status) return DEAD_FAILURES.has(status.failure) || (status.failure === 'http' && isDeadCode(Number(/\d{3}/.exec(status.detail)?.[0] ?? 0)))
  return isDeadCode(status.status)
}

const isDeadCode = (code: number): boolean => code >= 400 && !NOT_TELLING.has(code)

/** Whether an address answered at all. */
export const isAliveStatus = (status: SeenStatus | undefined): boolean => status !== undefined && 'status' in status && status.status < 400

/** Every link of every seen page whose target was tried: how many there are, which are dead, and where those stand. */
export function deadLinks(site: Site): Fact<FactMap['dead-links']> {
  if (!isSeen(site)) return unknown(site.homePage === null ? homeMissing(site) : NOTHING_SEEN)
  const verdicts = new Map<string, 'dead' | 'alive' | 'unknown'>()
  const places = new Map<string, { url: string; text: string }[]>()
  const onHome = new Set<string>()
  for (const page of site.pages) {
    if (page.status >= 400 || !site.isInternal(page.url)) continue
    for (const link of page.links) {
      let verdict = verdicts.get(link.url)
      if (verdict === undefined) {
        verdict = verdictOf(site, link.url)
        verdicts.set(link.url, verdict)
      }
      if (page === site.homePage) onHome.add(link.url)
      if (verdict === 'dead') {
        const list = places.get(link.url)
        if (list === undefined) places.set(link.url, [{ url: page.url, text: link.text }])
        else if (list.length < PLACES_KEPT * 4 && list.at(-1)?.url !== page.url) list.push({ url: page.url, text: link.text })
      }
    }
  }
  const dead = [...places].map(([url, from]) => deadLink(site, url, from, onHome.has(url)))
  const count = (wanted: string, among: Iterable<string>): number => [...among].filter(url => verdicts.get(url) === wanted).length
  return known({
    checked: count('alive', verdicts.keys()) + dead.length,
    dead: sortedBy(dead, link => link.url),
    homeChecked: count('alive', onHome) + count('dead', onHome),
    homeDead: count('dead', onHome),
    unknown: count('unknown', verdicts.keys()),
  }, dead.map(link => link.evidence))
}

function verdictOf(site: Site, url: string): 'dead' | 'alive' | 'unknown' {
  const status = site.statusOf(url)
  if (isDeadStatus(status)) return 'dead'
  return isAliveStatus(status) ? 'alive' : 'unknown'
}

/** `from` lists pages in order of their address (pages come sorted), at most twenty. */
function deadLink(site: Site, url: string, from: readonly { url: string; text: string }[], onHome: boolean): DeadLink {
  const status = site.statusOf(url)
  const failure: FailureKind = status !== undefined && 'failure' in status ? status.failure : 'http'
  const words = status === undefined ? '' : 'failure' in status ? (status.failure === 'http' ? status.detail : status.failure) : `HTTP ${status.status}`
  return { url, status: words, failure, internal: site.isInternal(url), onHome, from: sortedBy(from, place => place.url).slice(0, PLACES_KEPT), evidence: status?.evidence ?? null }
}
