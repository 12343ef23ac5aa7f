import type { Exchange, Failure } from '../exchange.ts'
import type { HttpClient } from '../http/client.ts'
import type { Clock } from './clock.ts'

const MAX_KEPT_BYTES = 32 * 1024 * 1024
const KEPT_TYPES = /javascript|css|font|image\//i

/**
 * What a rendered page may load: the same client with its guard and bounds, robots.txt obeyed in scope. Scripts, styles
 * and pictures are asked for once per collection, however many pages use them.
 */
export class BrowserNetwork {
  /** Why robots.txt keeps us from a URL; set when the crawl exists. */
  refusal: (url: string) => Promise<Failure | null> = () => Promise.resolve(null)
  readonly #client: HttpClient
  readonly #clock: Clock
  readonly #kept = new Map<string, Exchange>()
  #keptBytes = 0

  constructor(client: HttpClient, clock: Clock) {
    this.#client = client
    this.#clock = clock
  }

  readonly send = async (url: string, init: { readonly method: 'GET' | 'HEAD'; readonly signal: AbortSignal }): Promise<Exchange> => {
    const kept = init.method === 'GET' ? this.#kept.get(url) : undefined
    if (kept) return kept
    const refusal = await this.refusal(url)
    if (refusal !== null) return { url, method: init.method, at: this.#clock.now().toISOString(), elapsedMs: 0, requestHeaders: [], ip: null, outcome: refusal }
    const exchange = await this.#client.request(url, { method: init.method, signal: init.signal, timeoutMs: 15_000 })
    this.#keep(exchange)
    return exchange
  }

  #keep(exchange: Exchange): void {
    const { outcome, method, url } = exchange
    if (method !== 'GET' || !outcome.ok || outcome.status !== 200 || !KEPT_TYPES.test(outcome.headers['content-type'] ?? '')) return
    const bytes = outcome.body.length + outcome.payload.length
    if (this.#keptBytes + bytes > MAX_KEPT_BYTES) return
    this.#keptBytes += bytes
    this.#kept.set(url, exchange)
  }
}
