import type { FailureKind } from '../../model/evidence.ts'
import type { Answer, Exchange } from '../exchange.ts'
import { followRedirects } from '../http/redirect-chain.ts'
import type { RequestInit } from '../http/client.ts'
import { ALLOW_ALL, DISALLOW_ALL, MAX_ROBOTS_BYTES, parseRobots } from './robots.ts'
import type { RobotsRules } from './robots.ts'

/** What holds for one origin, and why when its robots.txt could not be seen. */
export interface OriginRobots {
  readonly rules: RobotsRules
  /** Set when the file could not be fetched, so that everything has to be taken for forbidden. */
  readonly problem: { readonly failure: FailureKind; readonly detail: string } | null
}

/** One robots.txt per origin, fetched when first needed. */
export class RobotsBook {
  readonly #token: string
  readonly #request: (url: string, init: RequestInit) => Promise<Exchange>
  readonly #record: (exchange: Exchange) => void
  readonly #known = new Map<string, Promise<OriginRobots>>()
  /** Origins whose file could not be had. */
  readonly unreachable = new Map<string, string>()

  constructor(token: string, request: (url: string, init: RequestInit) => Promise<Exchange>, record: (exchange: Exchange) => void) {
    this.#token = token
    this.#request = request
    this.#record = record
  }

  of(origin: string): Promise<OriginRobots> {
    let known = this.#known.get(origin)
    if (known === undefined) {
      known = this.#fetch(origin)
      this.#known.set(origin, known)
      // An aborted fetch is no answer; the next one asks again.
      known.catch(() => this.#known.delete(origin))
    }
    return known
  }

  /** Takes over what an earlier run archived. */
  restore(origin: string, status: number, body: Uint8Array): void {
    if (status < 500) this.#known.set(origin, Promise.resolve(this.#judge(origin, status, body)))
  }

  async #fetch(origin: string): Promise<OriginRobots> {
    const chain = await followRedirects(`${origin}/robots.txt`, { bodyBytes: MAX_ROBOTS_BYTES }, this.#request, () => true)
    for (const exchange of chain.exchanges) this.#record(exchange)
    const { outcome } = chain.last
    if (outcome.ok) return this.#judge(origin, outcome.status, answerBody(outcome))
    // Too many redirects count as "unavailable", which allows (RFC 9309 §2.3.1.2); everything else as "unreachable".
    if (outcome.failure === 'redirects') return { rules: ALLOW_ALL, problem: null }
    return this.#unreachable(origin, outcome.failure, `robots.txt: ${outcome.detail}`)
  }

  #judge(origin: string, status: number, body: Uint8Array): OriginRobots {
    if (status >= 200 && status < 300) return { rules: parseRobots(body, this.#token), problem: null }
    if (status >= 500) return this.#unreachable(origin, 'robots', `robots.txt: HTTP ${status}`)
    return { rules: ALLOW_ALL, problem: null }
  }

  #unreachable(origin: string, failure: FailureKind, detail: string): OriginRobots {
    this.unreachable.set(origin, detail)
    return { rules: DISALLOW_ALL, problem: { failure, detail } }
  }
}

/** Sites answer a missing robots.txt with their HTML page for everything: that holds no rules. */
function answerBody(answer: Answer): Uint8Array {
  return /html/i.test(answer.headers['content-type'] ?? '') && /^\s*</.test(Buffer.from(answer.body.subarray(0, 200)).toString('latin1')) ? new Uint8Array() : answer.body
}
