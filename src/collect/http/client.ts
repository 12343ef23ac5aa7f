import { Agent, buildConnector } from 'undici'
import type { Dispatcher } from 'undici'
import { canonicalUrl } from '../../page/url.ts'
import { VERSION } from '../../shared/version.ts'
import type { Exchange } from '../exchange.ts'
import { AddressBook } from './address-book.ts'
import type { AddressOptions } from './address-book.ts'
import { BodySink } from './body-sink.ts'
import { CollectFailure, certificateProblem, failureOf } from './failure-kinds.ts'

/** Bounds of one request. Nothing a server sends makes us wait or hold longer than these. */
export interface HttpLimits {
  readonly headerBytes: number
  /** Of the body as sent; what is longer is cut and marked `truncated`. */
  readonly bodyBytes: number
  /** Of the body with its content coding undone; a longer one is `too-large`. */
  readonly decodedBytes: number
  readonly connectMs: number
  /** Between two bytes. */
  readonly idleMs: number
  /** From the request to the last byte of the body. */
  readonly totalMs: number
}

export const DEFAULT_LIMITS: HttpLimits = { headerBytes: 64 * 1024, bodyBytes: 16 * 1024 * 1024, decodedBytes: 32 * 1024 * 1024, connectMs: 10_000, idleMs: 15_000, totalMs: 60_000 }

/**
 * Who we are, with an address where an operator can read what we do. The name is reserved and leads nowhere: whoever runs
 * evaluations puts an address of their own here (`--user-agent`), and is told so.
 */
export const USER_AGENT = `Zhengheng/${VERSION} (+https://zhengheng.example/collector; government website evaluation)`

export interface HttpOptions extends AddressOptions {
  readonly userAgent?: string
  readonly limits?: Partial<HttpLimits>
  /** Connections per origin. */
  readonly connections?: number
  readonly now?: () => Date
}

export interface RequestInit {
  readonly method?: 'GET' | 'HEAD'
  readonly family?: 4 | 6
  readonly timeoutMs?: number
  /** Cuts the body earlier than `limits.bodyBytes`. */
  readonly bodyBytes?: number
  readonly cookie?: string
  readonly signal?: AbortSignal
}

/** Sends one request per call and never throws for what a server does: every failure is the exchange's outcome. Follows nothing. */
export class HttpClient {
  readonly userAgent: string
  readonly addressBook: AddressBook
  /** Origins whose certificate does not hold → OpenSSL code. Their content is read all the same: it is what visitors click through to. */
  readonly certificateProblems = new Map<string, string>()
  readonly #limits: HttpLimits
  readonly #now: () => Date
  readonly #connections: number
  readonly #agents = new Map<string, Agent>()
  readonly #connectedTo = new Map<string, string>()

  constructor(options: HttpOptions) {
    this.userAgent = options.userAgent ?? USER_AGENT
    this.addressBook = new AddressBook(options)
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.#now = options.now ?? (() => new Date())
    this.#connections = options.connections ?? 8
  }

  /** One request, one hop. `url` should be canonical; only http and https. Rejects only when `signal` aborts. */
  async request(url: string, init: RequestInit = {}): Promise<Exchange> {
    const method = init.method ?? 'GET'
    const at = this.#now().toISOString()
    const started = performance.now()
    const parsed = URL.parse(url)
    if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
      return { url, method, at, elapsedMs: 0, requestHeaders: [], ip: null, outcome: { ok: false, failure: 'unsupported', detail: 'not an http or https address' } }
    }
    const requestHeaders = this.#headers(parsed, init)
    const exchange = (outcome: Exchange['outcome']): Exchange => ({ url, method, at, elapsedMs: Math.round(performance.now() - started), requestHeaders, ip: this.#connectedTo.get(this.#originKey(parsed, init.family)) ?? null, outcome })
    for (let verify = !this.certificateProblems.has(parsed.origin); ; verify = false) {
      try {
        return exchange(await this.#dispatch(parsed, method, requestHeaders, init, verify))
      } catch (error) {
        init.signal?.throwIfAborted()
        const problem = verify ? certificateProblem(error) : null
        if (problem !== null) {
          this.certificateProblems.set(parsed.origin, problem)
          continue
        }
        const failure = failureOf(error)
        if (failure === null) throw error
        return { ...exchange({ ok: false, ...failure }), ...(NEVER_SENT.has(failure.failure) && { ip: null }) }
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map(agent => agent.destroy()))
    this.#agents.clear()
  }

  #headers(url: URL, init: RequestInit): readonly (readonly [string, string])[] {
    const headers: [string, string][] = [
      ['host', url.host],
      ['connection', 'keep-alive'],
      ['user-agent', this.userAgent],
      ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
      ['accept-language', 'zh-CN,zh;q=0.9,en;q=0.5'],
      ['accept-encoding', 'gzip, deflate, br'],
    ]
    if (init.cookie !== undefined) headers.push(['cookie', init.cookie])
    return headers
  }

  #originKey(url: URL, family: 4 | 6 | undefined): string {
    return family === undefined ? url.origin : `${url.origin} ${family}`
  }

  #dispatch(url: URL, method: 'GET' | 'HEAD', headers: readonly (readonly [string, string])[], init: RequestInit, verify: boolean): Promise<Exchange['outcome']> {
    const totalMs = init.timeoutMs ?? this.#limits.totalMs
    const idleMs = Math.min(this.#limits.idleMs, totalMs)
    const sent: Record<string, string> = {}
    // undici writes host and connection itself, first and the way we record them.
    for (const [name, value] of headers) if (name !== 'host' && name !== 'connection') sent[name] = value
    const { promise, resolve, reject } = Promise.withResolvers<Exchange['outcome']>()
    const answer = new AnswerHandler(url.href, Math.min(init.bodyBytes ?? Infinity, this.#limits.bodyBytes), this.#limits.decodedBytes, resolve, reject)
    const timer = setTimeout(() => answer.abort(new CollectFailure('timeout', `not complete after ${totalMs} ms`)), totalMs)
    const onAbort = (): void => answer.abort(init.signal?.reason instanceof Error ? init.signal.reason : new Error('aborted'))
    init.signal?.addEventListener('abort', onAbort, { once: true })
    try {
      if (init.signal?.aborted) onAbort()
      else this.#agent(init.family, verify).dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers: sent, headersTimeout: idleMs, bodyTimeout: idleMs }, answer)
    } catch (error) {
      reject(error as Error)
    }
    return promise.finally(() => {
      clearTimeout(timer)
      init.signal?.removeEventListener('abort', onAbort)
    })
  }

  #agent(family: 4 | 6 | undefined, verify: boolean): Agent {
    const key = `${family ?? ''}${verify ? '' : ' unverified'}`
    let agent = this.#agents.get(key)
    if (!agent) {
      agent = new Agent({
        connections: this.#connections,
        pipelining: 1,
        allowH2: false,
        keepAliveTimeout: 10_000,
        maxHeaderSize: this.#limits.headerBytes,
        connect: this.#connector(family, verify),
      })
      this.#agents.set(key, agent)
    }
    return agent
  }

  /** Connects to a checked address only: between the check and the connection nothing is looked up again. */
  #connector(family: 4 | 6 | undefined, verify: boolean): buildConnector.connector {
    const connect = buildConnector({ allowH2: false, timeout: this.#limits.connectMs, rejectUnauthorized: verify, autoSelectFamily: false })
    return (options, callback) => {
      const port = options.port === '' ? (options.protocol === 'https:' ? 443 : 80) : Number(options.port)
      const host = options.hostname.replace(/^\[(.*)\]$/, '$1')
      const key = `${options.protocol}//${options.host ?? host}`
      this.addressBook.destination(host, port, family).then(
        destination => {
          const attempt = (index: number): void => {
            const address = destination.addresses[index]!
            connect({ ...options, hostname: address, port: String(destination.port), host: options.host ?? host, ...(options.protocol === 'https:' && { servername: options.servername ?? '' }) }, (...[error, socket]) => {
              if (error !== null && index + 1 < Math.min(destination.addresses.length, MAX_ADDRESSES) && certificateProblem(error) === null) attempt(index + 1)
              else if (error === null) {
                this.#connectedTo.set(family === undefined ? key : `${key} ${family}`, address)
                callback(null, socket)
              } else callback(error, null)
            })
          }
          attempt(0)
        },
        (error: Error) => callback(error, null),
      )
    }
  }
}

const MAX_ADDRESSES = 3
/** Failures that come before anything is sent to the address we may remember from earlier requests. */
const NEVER_SENT = new Set(['dns', 'refused', 'private-address', 'unsupported'])

/** Gathers one answer from undici's callbacks. */
class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #url: string
  readonly #sink: BodySink
  readonly #resolve: (outcome: Exchange['outcome']) => void
  readonly #reject: (error: Error) => void
  #controller: Dispatcher.DispatchController | null = null
  #status = 0
  #statusText = ''
  #rawHeaders: (readonly [string, string])[] = []
  #headers: Record<string, string> = {}
  #done = false

  constructor(url: string, bodyBytes: number, decodedBytes: number, resolve: (outcome: Exchange['outcome']) => void, reject: (error: Error) => void) {
    this.#url = url
    this.#sink = new BodySink(bodyBytes, decodedBytes)
    this.#resolve = resolve
    this.#reject = reject
  }

  abort(error: Error): void {
    if (this.#done) return
    this.#done = true
    this.#controller?.abort(error)
    this.#reject(error)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#done) controller.abort(new Error('aborted'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, _headers: unknown, statusText?: string): void {
    if (status < 200) return
    this.#status = status
    this.#statusText = statusText ?? ''
    const raw = (controller.rawHeaders ?? []) as readonly (Buffer | string)[]
    for (let i = 0; i + 1 < raw.length; i += 2) {
      const name = headerText(raw[i]!)
      const value = headerText(raw[i + 1]!)
      this.#rawHeaders.push([name, value])
      const key = name.toLowerCase()
      const before = this.#headers[key]
      this.#headers[key] = before === undefined ? value : before + (key === 'set-cookie' ? '\n' : ', ') + value
    }
    this.#sink.coding = this.#headers['content-encoding']
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#done) return
    const verdict = this.#sink.push(chunk)
    if (verdict === 'more') return
    if (verdict === 'cut') void this.#finish()
    else this.#sink.probe().then(problem => problem && this.abort(problem), (error: Error) => this.abort(error))
    if (verdict === 'cut') controller.abort(new Error('body cut at the bound'))
  }

  onResponseEnd(): void {
    void this.#finish()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#done) return
    this.#done = true
    this.#reject(error)
  }

  async #finish(): Promise<void> {
    if (this.#done) return
    this.#done = true
    try {
      const content = await this.#sink.end()
      this.#resolve({
        ok: true, status: this.#status, statusText: this.#statusText, rawHeaders: this.#rawHeaders, headers: this.#headers, ...content,
        location: this.#location(),
      })
    } catch (error) {
      this.#reject(error as Error)
    }
  }

  #location(): string | null {
    const location = this.#headers.location
    if (location === undefined || !REDIRECTS.has(this.#status)) return null
    // Servers put raw UTF-8 into the header; what arrived byte for byte is read as that.
    return canonicalUrl(Buffer.from(location, 'latin1').toString('utf8').trim(), this.#url)
  }
}

/** Statuses that send elsewhere when a Location stands with them. */
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const headerText = (raw: Buffer | string): string => (typeof raw === 'string' ? raw : raw.toString('latin1'))
