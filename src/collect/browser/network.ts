import type { BrowserContext, Request, Route } from 'playwright-core'
import type { Exchange } from '../exchange.ts'

/** Sends one request (one hop) for a page: paced, guarded, bounded and archived like any other. */
export type PageSend = (url: string, init: { readonly method: 'GET' | 'HEAD'; readonly signal: AbortSignal }) => Promise<Exchange>

/** One request a page made and what became of it. */
export interface PageRequest {
  readonly url: string
  readonly method: string
  readonly type: string
  /** HTTP status, or why it was not answered. */
  readonly outcome: number | string
}

export interface NetworkLimits {
  readonly requests: number
  readonly bytes: number
}

const MAX_HOPS = 6
/** Not needed to see text and layout. */
const SKIPPED = new Set(['media', 'websocket', 'eventsource', 'manifest', 'texttrack', 'ping', 'font'])
/** What changes how a page shows and behaves; all else would at best start connections or downloads. */
const PASSED = /^(?:content-type|content-language|content-security-policy|set-cookie|referrer-policy|x-content-type-options|x-frame-options|access-control-[a-z-]+|cross-origin-[a-z-]+)$/

/** All traffic of one page, answered by `send` and by nothing else. */
export class PageNetwork {
  readonly requests: PageRequest[] = []
  /** Status of the last top-level document. */
  status = 0
  /** Why the last top-level document could not be had. */
  problem: { readonly failure: Extract<Exchange['outcome'], { ok: false }>['failure']; readonly detail: string } | null = null
  #asked = 0
  #inFlight = 0
  #bytes = 0
  #quietSince = performance.now()
  readonly #send: PageSend
  readonly #limits: NetworkLimits
  readonly #signal: AbortSignal
  readonly #images: boolean

  constructor(send: PageSend, limits: NetworkLimits, signal: AbortSignal, images: boolean) {
    this.#send = send
    this.#limits = limits
    this.#signal = signal
    this.#images = images
  }

  async attach(context: BrowserContext): Promise<void> {
    await context.route('**/*', route => this.#answer(route))
    await context.routeWebSocket(/.*/, socket => socket.close())
  }

  /** For how long nothing has been under way, in milliseconds. */
  get quietMs(): number {
    return this.#inFlight > 0 ? 0 : performance.now() - this.#quietSince
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    this.#inFlight++
    this.#asked++
    let outcome: number | string = 'failed'
    try {
      const refusal = this.#refusal(request)
      if (refusal !== null) {
        outcome = refusal
        await route.abort('blockedbyclient')
      } else {
        outcome = await this.#fulfil(route, request)
      }
    } catch (error) {
      // The page went away while its request was under way.
      outcome = error instanceof Error ? error.message.slice(0, 200) : 'failed'
      await route.abort('failed').catch(() => undefined)
    } finally {
      this.#inFlight--
      this.#quietSince = performance.now()
      if (this.requests.length < this.#limits.requests * 2) this.requests.push({ url: request.url(), method: request.method(), type: request.resourceType(), outcome })
    }
  }

  #refusal(request: Request): string | null {
    const method = request.method()
    if (method !== 'GET' && method !== 'HEAD') return `${method} is never sent`
    if (!/^https?:/i.test(request.url())) return 'unsupported'
    const type = request.resourceType()
    if (SKIPPED.has(type) || (type === 'image' && !this.#images)) return 'not needed'
    if (this.#asked > this.#limits.requests) return 'too many requests'
    return this.#bytes >= this.#limits.bytes ? 'too many bytes' : null
  }

  async #fulfil(route: Route, request: Request): Promise<number | string> {
    const isDocument = request.isNavigationRequest()
    const isTop = isDocument && request.frame().parentFrame() === null
    let url = request.url().replace(/#.*$/s, '')
    for (let hop = 0; hop < MAX_HOPS; hop++) {
      const { outcome } = await this.#send(url, { method: request.method() === 'HEAD' ? 'HEAD' : 'GET', signal: this.#signal })
      if (!outcome.ok) {
        if (isTop) this.problem = outcome
        await route.abort(outcome.failure === 'private-address' || outcome.failure === 'robots' ? 'blockedbyclient' : 'failed')
        return outcome.failure
      }
      if (outcome.location !== null) {
        if (isDocument) {
          await route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: redirectPage(outcome.location) })
          return outcome.status
        }
        url = outcome.location
        continue
      }
      this.#bytes += outcome.body.length
      if (isTop) {
        this.status = outcome.status
        this.problem = null
      }
      const headers = Object.fromEntries(Object.entries(outcome.headers).filter(([name]) => PASSED.test(name)))
      await route.fulfill({ status: outcome.status, headers, body: Buffer.from(outcome.body.buffer, outcome.body.byteOffset, outcome.body.byteLength) })
      return outcome.status
    }
    await route.abort('failed')
    return 'redirects'
  }
}

/** A document redirect as a page of its own: a browser follows real ones past any interception. */
function redirectPage(location: string): string {
  const target = JSON.stringify(location).replace(/[<>&\u2028\u2029]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `<!doctype html><script>location.replace(${target})</script>`
}
