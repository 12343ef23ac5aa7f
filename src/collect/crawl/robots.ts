/** robots.txt by RFC 9309. Pure: fetching and what unreachable means are the crawl's. */

/** The rules of one robots.txt that hold for us. */
export interface RobotsRules {
  /** `path` is path and query of a canonical URL. */
  allows(path: string): boolean
  /** Seconds between requests, where the file asks for it (not in the RFC, honoured all the same). */
  readonly crawlDelay: number | null
}

interface Rule {
  readonly allow: boolean
  /** Length of the pattern in octets: the longest match wins. */
  readonly length: number
  /** Pieces between the `*`; the first must stand at the start. */
  readonly pieces: readonly string[]
  readonly anchored: boolean
}

/** What is longer than this is not read (RFC 9309 §2.5 asks for at least as much). */
export const MAX_ROBOTS_BYTES = 500 * 1024

export const ALLOW_ALL: RobotsRules = { allows: () => true, crawlDelay: null }
export const DISALLOW_ALL: RobotsRules = { allows: path => path === '/robots.txt', crawlDelay: null }

/** The name by which robots.txt may call us: the product token of the user agent. */
export const productToken = (userAgent: string): string => (/^[a-z_-]+/i.exec(userAgent)?.[0] ?? '*').toLowerCase()

/** Reads a robots.txt for one product token: all groups that name it, else all groups for `*`, else nothing is forbidden. */
export function parseRobots(bytes: Uint8Array, token: string): RobotsRules {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, MAX_ROBOTS_BYTES))
  const own: Rule[] = []
  const others: Rule[] = []
  let named = false
  const delays: { own: number | null; others: number | null } = { own: null, others: null }
  let agents: string[] = []
  let inAgents = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const content = line.replace(/#.*$/, '')
    const colon = content.indexOf(':')
    if (colon < 0) continue
    const key = content.slice(0, colon).trim().toLowerCase()
    const value = content.slice(colon + 1).trim()
    if (key === 'user-agent') {
      if (!inAgents) agents = []
      inAgents = true
      agents.push(productToken(value.toLowerCase()))
      named ||= agents.includes(token) && token !== '*'
      continue
    }
    // Sitemap and unknown lines belong to no group and do not end the list of agents.
    if (key !== 'allow' && key !== 'disallow' && key !== 'crawl-delay') continue
    inAgents = false
    const target = agents.includes(token) ? 'own' : agents.includes('*') ? 'others' : null
    if (target === null) continue
    if (key === 'crawl-delay') {
      const seconds = Number(value)
      if (seconds > 0) delays[target] = Math.min(seconds, 30)
    } else if (value !== '') (target === 'own' ? own : others).push(makeRule(key === 'allow', value))
  }
  return rulesOf(named ? own : others, named ? delays.own : delays.others)
}

function rulesOf(rules: readonly Rule[], crawlDelay: number | null): RobotsRules {
  // Longest first, and Allow before Disallow of the same length: the first that matches decides.
  const sorted = rules.toSorted((a, b) => b.length - a.length || Number(b.allow) - Number(a.allow))
  return {
    crawlDelay,
    allows(path) {
      if (path === '/robots.txt') return true
      const normal = normalise(path).replaceAll('*', '%2A').replaceAll('$', '%24')
      return sorted.find(rule => matches(rule, normal))?.allow ?? true
    },
  }
}

function makeRule(allow: boolean, value: string): Rule {
  const pattern = normalise(value.startsWith('/') || value.startsWith('*') ? value : `/${value}`)
  const anchored = pattern.endsWith('$')
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).replaceAll('$', '%24').split(/\*+/)
  return { allow, length: pattern.length, pieces, anchored }
}

function matches({ pieces, anchored }: Rule, path: string): boolean {
  const [first = '', ...rest] = pieces
  if (!path.startsWith(first)) return false
  if (rest.length === 0) return !anchored || path.length === first.length
  let at = first.length
  for (const piece of anchored ? rest.slice(0, -1) : rest) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  const last = rest.at(-1)!
  return !anchored || (path.length - last.length >= at && path.endsWith(last))
}

/** Escapes compared as octets: unreserved characters in plain, everything else in upper-case escapes (RFC 9309 §2.2.2). */
function normalise(text: string): string {
  const escaped = /\P{ASCII}/u.test(text) ? text.replace(/\P{ASCII}+/gu, run => encodeURIComponent(run.toWellFormed())) : text
  if (!escaped.includes('%')) return escaped
  return escaped.replace(/%[0-9a-f]{2}/gi, escape => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase()
  })
}
