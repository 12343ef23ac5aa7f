import type { Exchange } from '../exchange.ts'
import type { HttpClient, RequestInit } from './client.ts'

/** Most hops we follow for one address. */
export const MAX_HOPS = 10

/** One address with everything it led to. */
export interface Chain {
  /** Each hop in order; a loop or too many hops end with a `redirects` failure of the first address. */
  readonly exchanges: readonly Exchange[]
  /** The last exchange: an answer that is no redirect, a failure, or a redirect nobody wanted followed. */
  readonly last: Exchange
}

/**
 * Follows redirects hop by hop. `wanted` is asked before each further hop; `request` sends one (the pacing of the crawl).
 * Cookies set on the way are sent back to the same host within the chain only: many sites redirect to themselves until
 * they see theirs.
 */
export async function followRedirects(url: string, init: RequestInit, request: (url: string, init: RequestInit) => Promise<Exchange>, wanted: (url: string) => boolean | Promise<boolean>): Promise<Chain> {
  const exchanges: Exchange[] = []
  const cookies = new Map<string, Map<string, string>>()
  const visited = new Set<string>()
  for (let current = url; ; ) {
    const host = new URL(current).host
    const cookie = cookieHeader(cookies.get(host))
    const exchange = await request(current, cookie === null ? init : { ...init, cookie })
    exchanges.push(exchange)
    if (!exchange.outcome.ok || exchange.outcome.location === null) return { exchanges, last: exchange }
    visited.add(`${current} ${cookie ?? ''}`)
    keepCookies(cookies, host, exchange.outcome.headers['set-cookie'])
    const next = exchange.outcome.location
    const nextHost = new URL(next).host
    const loop = visited.has(`${next} ${cookieHeader(cookies.get(nextHost)) ?? ''}`)
    if (loop || exchanges.length > MAX_HOPS) {
      const last: Exchange = { ...exchange, url, outcome: { ok: false, failure: 'redirects', detail: loop ? `redirects in a loop at ${next}` : `more than ${MAX_HOPS} redirects` } }
      return { exchanges: [...exchanges, last], last }
    }
    if (!(await wanted(next))) return { exchanges, last: exchange }
    current = next
  }
}

/** The usual call: no pacing, every target wanted. */
export const follow = (client: HttpClient, url: string, init: RequestInit = {}): Promise<Chain> => followRedirects(url, init, (hop, options) => client.request(hop, options), () => true)

function keepCookies(jar: Map<string, Map<string, string>>, host: string, header: string | undefined): void {
  if (header === undefined) return
  const cookies = jar.get(host) ?? new Map<string, string>()
  jar.set(host, cookies)
  for (const line of header.split('\n').slice(0, 20)) {
    const match = /^\s*([^=;\s]{1,200})=([^;]{0,2000})/.exec(line)
    if (match && cookies.size < 20) cookies.set(match[1]!, match[2]!.trim())
  }
}

function cookieHeader(cookies: ReadonlyMap<string, string> | undefined): string | null {
  if (!cookies || cookies.size === 0) return null
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}
