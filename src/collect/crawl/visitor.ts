import type { Exchange, Failure } from '../exchange.ts'
import type { HttpClient, RequestInit } from '../http/client.ts'
import { followRedirects } from '../http/redirect-chain.ts'
import type { Chain } from '../http/redirect-chain.ts'
import type { Clock } from './clock.ts'
import { Pacing, retryAfterMs } from './pacing.ts'
import { RobotsBook } from './robots-book.ts'
import { productToken } from './robots.ts'
import { hostOf, hostnameOf } from './scope.ts'
import type { Scope } from './scope.ts'

export interface VisitorOptions {
  readonly client: HttpClient
  readonly scope: Scope
  readonly clock: Clock
  readonly rate: number
  readonly concurrency: number
  /** Robots files are archived like everything else. */
  readonly record: (exchange: Exchange) => void
  /** Stops waiting and fetching at once. */
  readonly signal: AbortSignal
  /** Longest Retry-After worth waiting for, now. */
  readonly patienceMs: () => number
  /** What is left of the time budget; negative when it is used up. */
  readonly leftMs: () => number
}

export interface VisitInit {
  readonly method?: 'GET' | 'HEAD'
  readonly bodyBytes?: number
  /** Asked before each redirect is followed. */
  readonly wanted: (url: string) => boolean | Promise<boolean>
}

/** Waits that a host may ask for with Retry-After before we take it for a refusal. */
const MAX_WAITS = 5
const RETRIES = 1
const RETRIED_STATUSES = new Set([429, 500, 502, 503, 504])
const RETRIED_FAILURES = new Set(['timeout', 'reset', 'refused', 'protocol'])
/** Time that a request gets at the very end of the time budget, and the most it ever gets. */
const LAST_MS = 5000
const LONGEST_MS = 60_000
/** Off-scope hosts are asked for a link now and then, never in parallel. */
const FOREIGN = { rate: 2, perHost: 1 }

/** Fetches politely: robots.txt, pace, back-off, Retry-After and a second try. Archives nothing but robots.txt. */
export class Visitor {
  readonly robots: RobotsBook
  /** Answers after Retry-After waits, for the notes. */
  waits = 0
  readonly #options: VisitorOptions
  readonly #own: Pacing
  readonly #foreign: Pacing
  readonly #probing: Pacing

  constructor(options: VisitorOptions) {
    this.#options = options
    this.#own = new Pacing(options.clock, { rate: options.rate, perHost: options.concurrency })
    this.#foreign = new Pacing(options.clock, options.rate === 0 ? { rate: 0, perHost: 2 } : FOREIGN)
    this.#probing = new Pacing(options.clock, { rate: options.rate, perHost: options.concurrency })
    this.robots = new RobotsBook(productToken(options.client.userAgent), (url, init) => this.request(url, init), options.record)
  }

  pacingOf(host: string): Pacing {
    return this.#options.scope.includesHost(hostnameOf(`//${host}/`)) ? this.#own : this.#foreign
  }

  /** Why robots.txt keeps us from a URL; null when it does not. */
  async refusal(url: string): Promise<Failure | null> {
    const start = url.indexOf('/', url.indexOf('//') + 2)
    const origin = url.slice(0, start)
    const { rules, problem } = await this.robots.of(origin)
    if (rules.crawlDelay !== null) this.pacingOf(hostOf(url)).setDelay(hostOf(url), rules.crawlDelay * 1000)
    if (rules.allows(url.slice(start))) return null
    return problem === null ? { ok: false, failure: 'robots', detail: 'disallowed by robots.txt' } : { ok: false, ...problem }
  }

  /** Fetches an address and the redirects that are wanted. */
  visit(url: string, { wanted, ...init }: VisitInit): Promise<Chain> {
    return followRedirects(url, init, (hop, options) => this.request(hop, options), wanted)
  }

  /** One hop for a probe: spaced, but neither retried nor slowed down by trouble, which is what it is there to see. */
  async probe(url: string, init: RequestInit): Promise<Exchange> {
    const host = hostOf(url)
    await this.#probing.start(host, this.#options.signal)
    try {
      return await this.#options.client.request(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, this.#options.signal]) : this.#options.signal })
    } finally {
      this.#probing.finish(host, { elapsedMs: 0, troubled: false, waitMs: null })
    }
  }

  /** One hop at the host's pace. */
  async request(url: string, init: RequestInit): Promise<Exchange> {
    const host = hostOf(url)
    const pacing = this.pacingOf(host)
    const { client, clock, signal } = this.#options
    for (let tries = 0, waits = 0; ; ) {
      await pacing.start(host, signal)
      let exchange: Exchange
      try {
        signal.throwIfAborted()
        exchange = await client.request(url, { timeoutMs: Math.round(Math.min(LONGEST_MS, Math.max(LAST_MS, this.#options.leftMs()))), ...init, signal })
      } catch (error) {
        pacing.finish(host, { elapsedMs: 0, troubled: false, waitMs: null })
        throw error
      }
      const { outcome } = exchange
      const waitMs = outcome.ok && (outcome.status === 429 || outcome.status === 503) ? retryAfterMs(outcome.headers['retry-after'], clock.now()) : null
      const willWait = waitMs !== null && waits < MAX_WAITS && waitMs <= this.#options.patienceMs()
      pacing.finish(host, { elapsedMs: exchange.elapsedMs, troubled: isTrouble(exchange), waitMs: willWait ? waitMs : null })
      if (willWait) {
        waits++
        this.waits++
        continue
      }
      const worthRetrying = outcome.ok ? RETRIED_STATUSES.has(outcome.status) && waitMs === null : RETRIED_FAILURES.has(outcome.failure)
      if (!worthRetrying || tries >= RETRIES || this.#options.leftMs() <= 0) return exchange
      tries++
    }
  }
}

/** Signs that a host is overwhelmed or gone, as against refusing us or missing a page. */
function isTrouble({ outcome }: Exchange): boolean {
  return outcome.ok ? outcome.status >= 500 || outcome.status === 429 : RETRIED_FAILURES.has(outcome.failure) || outcome.failure === 'dns' || outcome.failure === 'tls'
}
