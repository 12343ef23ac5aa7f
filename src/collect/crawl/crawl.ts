import type { ArchivedRecord } from '../../model/collection.ts'
import type { FailureKind } from '../../model/evidence.ts'
import { readPage } from '../../page/read-page.ts'
import type { Archive } from '../archive/archive.ts'
import type { Exchange, Failure } from '../exchange.ts'
import type { HttpClient } from '../http/client.ts'
import { detectBlock } from './blocked.ts'
import type { Clock } from './clock.ts'
import { CrawlNotes } from './crawl-notes.ts'
import { Frontier } from './frontier.ts'
import type { Gleaner } from './glean.ts'
import { checkLink } from './link-check.ts'
import { isLook, roleOf } from './link-value.ts'
import { PageIntake } from './page-intake.ts'
import { readAnswer } from './read-answer.ts'
import type { AnswerReader, Reading } from './read-answer.ts'
import { RenderQueue } from './render-queue.ts'
import type { Renderer } from './renderer.ts'
import { hostOf, hostnameOf } from './scope.ts'
import type { Scope } from './scope.ts'
import { TrapWatch } from './trap-watch.ts'
import { Visitor } from './visitor.ts'

export interface CrawlBudget {
  readonly pages: number
  readonly files: number
  readonly checks: number
  readonly renders: number
  /** On the clock's `ms` scale. */
  readonly deadline: number
}

export interface CrawlOptions {
  readonly start: string
  readonly scope: Scope
  readonly client: HttpClient
  readonly archive: Archive
  readonly clock: Clock
  readonly seed: string
  readonly rate: number
  readonly concurrency: number
  readonly budget: CrawlBudget
  readonly renderer: Renderer | null
  readonly reader: AnswerReader
  /** For pages that are read back from the archive or the browser. */
  readonly gleaner: Gleaner
  /** Ends the crawl: what is in flight is finished for a while, then dropped. */
  readonly signal: AbortSignal
  readonly onProgress: () => void
  /** Called once, when the start page has been read. */
  readonly onHome: (url: string) => void
}

export type CrawlEnd = 'complete' | 'page-budget' | 'time-budget' | 'interrupted' | 'unreachable' | 'blocked'

/** What was seen so far; restored records included. */
export interface CrawlCounts {
  pages: number
  files: number
  checks: number
  rendered: number
  bytes: number
  readonly failures: Map<FailureKind, number>
}

/** A file over this is cut: enough for every document, too little for a film. */
const FILE_BYTES = 16 * 1024 * 1024
const PAGE_BYTES = 8 * 1024 * 1024
/** Of a style sheet or picture, and of all of them together. */
const LOOK_BYTES = 1024 * 1024
const LOOKS_BYTES = 24 * 1024 * 1024
/** Time that requests in flight get after an interruption. */
const GRACE_MS = 10_000
const MAX_TROUBLES = 8
const MAX_BLOCKED = 20
const PATIENCE_MS = 5 * 60_000

/** Walks a site from its start page: best pages first, everything archived, within budgets and at the hosts' pace. */
export class Crawl {
  readonly counts: CrawlCounts = { pages: 0, files: 0, checks: 0, rendered: 0, bytes: 0, failures: new Map() }
  readonly notes: CrawlNotes
  readonly intake: PageIntake
  readonly visitor: Visitor
  /** Address of the start page as it was finally found; null until then. */
  home: string | null = null
  homeFailure: Failure | null = null
  readonly #options: CrawlOptions
  readonly #frontier = new Frontier()
  readonly #checks = new Frontier()
  readonly #traps: TrapWatch
  readonly #renders: RenderQueue
  readonly #hardStop = new AbortController()
  readonly #blockedInRow = new Map<string, number>()
  #pagesStarted = 0
  #filesStarted = 0
  #checksStarted = 0
  #looksLeft = LOOKS_BYTES
  #inFlight = 0
  /** Of those in flight: fetched, and waiting to be read. */
  #reading = 0
  #end: CrawlEnd | null = null
  #timer: NodeJS.Timeout | undefined
  #settle: { resolve: () => void; reject: (error: unknown) => void } | null = null

  constructor(options: CrawlOptions) {
    this.#options = options
    this.#traps = new TrapWatch(options.clock.now().getUTCFullYear())
    this.intake = new PageIntake({ scope: options.scope, traps: this.#traps, seed: options.seed, frontier: this.#frontier, checks: this.#checks })
    this.visitor = new Visitor({
      client: options.client, scope: options.scope, clock: options.clock, rate: options.rate, concurrency: options.concurrency, signal: this.#hardStop.signal,
      record: exchange => void this.#write(exchange),
      patienceMs: () => Math.min(PATIENCE_MS, options.budget.deadline - options.clock.ms()),
      leftMs: () => options.budget.deadline - options.clock.ms(),
    })
    this.notes = new CrawlNotes(this.#traps, this.visitor, options.client)
    this.#renders = new RenderQueue(options.renderer, options.archive, options.budget.renders, rendered => {
      this.counts.rendered++
      const depth = this.#frontier.depthOf(rendered.url)
      this.intake.take(this.#options.gleaner.glean(rendered, depth), depth)
    })
    this.#frontier.add(options.start, 0, 0)
  }

  get queued(): number {
    return this.#frontier.queued
  }

  isInScope(url: string): boolean {
    return this.#options.scope.includes(url)
  }

  /** Fetched, or being fetched. */
  hasSeen(url: string): boolean {
    return this.#frontier.isTaken(url)
  }

  get known(): number {
    return this.#frontier.known + this.#checks.known
  }

  /** Takes over one record of an earlier run, in the order written. */
  restore(record: ArchivedRecord): void {
    const { url } = record
    if (record.type === 'screenshot') return
    if (url.endsWith('/robots.txt') && new URL(url).pathname === '/robots.txt') {
      if (record.type === 'response') this.visitor.robots.restore(new URL(url).origin, record.status, record.body)
      return
    }
    const inScope = this.#options.scope.includes(url)
    const role = inScope ? roleOf({ url, kind: 'a' }) : 'check'
    const isHead = record.type === 'response' && record.method === 'HEAD'
    if (isHead || role === 'check' || (this.#checks.has(url) && !this.#frontier.has(url))) {
      const isNew = this.#checks.take(url)
      if (record.type === 'redirect') this.intake.queueTarget(record.location, this.#checks.depthOf(url))
      else if (isNew) this.#checksStarted = ++this.counts.checks
      if (record.type === 'failure') this.#count(record.failure)
      return
    }
    const depth = this.#frontier.depthOf(url)
    const isNew = this.#frontier.take(url)
    if (record.type === 'redirect') return this.intake.queueTarget(record.location, depth)
    if (isNew && role === 'attachment') this.#filesStarted = ++this.counts.files
    else if (isNew) this.#pagesStarted++
    if (record.type === 'failure') {
      if (depth === 0) this.homeFailure ??= { ok: false, failure: record.failure, detail: record.detail }
      return this.#count(record.failure)
    }
    const isFile = role === 'attachment'
    if (record.type === 'rendered') {
      const page = readPage(record.body, { url, contentType: 'text/html; charset=utf-8' })
      this.counts.rendered++
      this.#renders.forget(url)
      this.intake.take(this.#options.gleaner.glean(page, depth), depth)
      return
    }
    const { gleanings, wall } = readAnswer({ url, depth, isFile, isRedirect: false, status: record.status, headers: record.headers, body: record.body }, this.#options.gleaner)
    if (isNew && !isFile && wall === null && record.status < 400) this.counts.pages++
    if (gleanings === null) return
    if (depth === 0) this.home ??= url
    this.#renders.offer(gleanings, depth)
    this.intake.take(gleanings, depth)
  }

  /** Crawls until nothing is left, a budget is used up, or the signal aborts. Rejects only when the archive cannot be written. */
  async run(): Promise<CrawlEnd> {
    const { signal } = this.#options
    const interrupt = (): void => {
      this.#stop('interrupted')
      setTimeout(() => this.#hardStop.abort(new Error('interrupted')), GRACE_MS).unref()
    }
    if (signal.aborted) interrupt()
    signal.addEventListener('abort', interrupt, { once: true })
    try {
      await new Promise<void>((resolve, reject) => {
        this.#settle = { resolve, reject }
        this.#renders.start(() => this.#pump())
        this.#pump()
      })
    } finally {
      signal.removeEventListener('abort', interrupt)
      clearTimeout(this.#timer)
    }
    await this.#options.archive.room()
    this.notes.skippedChecks = this.#checks.queued
    this.notes.skippedRenders = this.#renders.skipped
    if (this.#renders.lastFailure !== null) this.notes.add(`部分页面渲染失败，如：${this.#renders.lastFailure.slice(0, 200)}`)
    if (this.home === null && this.homeFailure !== null && this.counts.pages === 0 && this.#end !== 'interrupted') {
      return this.homeFailure.failure === 'blocked' || this.homeFailure.failure === 'robots' ? 'blocked' : 'unreachable'
    }
    return this.#end ?? 'complete'
  }

  #stop(why: CrawlEnd): void {
    this.#end ??= why
    this.#renders.stop()
    this.#pump()
  }

  /** Starts whatever may start now; settles the run when nothing is left. */
  #pump(): void {
    const settle = this.#settle
    if (settle === null) return
    if (this.#options.archive.failed) {
      this.#settle = null
      settle.reject(this.#options.archive.failed)
      return
    }
    clearTimeout(this.#timer)
    while (this.#hasPlace) {
      const task = this.#nextTask()
      if (task === null) break
      this.#inFlight++
      task().then(() => this.#finished(), (error: unknown) => this.#finished(error))
    }
    if (!this.#hasPlace) return
    const isIdle = this.#inFlight === 0 && !this.#renders.busy
    const wakeAt = this.#end === null ? this.#nextReady(isIdle) : Infinity
    if (wakeAt < Infinity) this.#timer = setTimeout(() => this.#pump(), Math.max(1, Math.min(wakeAt, this.#options.budget.deadline) - this.#options.clock.ms()))
    else if (isIdle) {
      this.#settle = null
      settle.resolve()
    }
  }

  get #hasPlace(): boolean {
    const { concurrency, reader } = this.#options
    return this.#inFlight - this.#reading < concurrency && this.#reading <= reader.ahead
  }

  #finished(error?: unknown): void {
    this.#inFlight--
    if (error !== undefined && !this.#hardStop.signal.aborted && this.#settle) {
      const settle = this.#settle
      this.#settle = null
      settle.reject(error)
      return
    }
    this.#options.onProgress()
    this.#pump()
  }

  #nextTask(): (() => Promise<void>) | null {
    if (this.#end !== null) return null
    const { budget, clock } = this.#options
    const now = clock.ms()
    if (now >= budget.deadline) {
      if (this.#frontier.queued + this.#checks.queued > 0) this.#stopSoon('time-budget')
      return null
    }
    const isReady = (host: string): boolean => this.visitor.pacingOf(host).readyAt(host) <= now
    while (this.#pagesStarted < budget.pages) {
      const next = this.#frontier.next(isReady)
      if (next === null) break
      const isFile = roleOf({ url: next.url, kind: 'a' }) === 'attachment'
      if (isFile && this.#filesStarted >= budget.files) {
        this.notes.skippedFiles++
        continue
      }
      if (isFile) this.#filesStarted++
      else this.#pagesStarted++
      return () => this.#fetchPage(next.url, next.depth, isFile)
    }
    if (this.#checksStarted >= budget.checks) return null
    for (let check = this.#checks.next(isReady); check !== null; check = this.#checks.next(isReady)) {
      const { url, depth } = check
      // Fetched as a page as well: its status is known.
      if (this.#frontier.isTaken(url)) continue
      this.#checksStarted++
      return () => this.#check(url, depth)
    }
    return null
  }

  /** The end is known, but the loop that asks for tasks is still running. */
  #stopSoon(why: CrawlEnd): void {
    this.#end ??= why
    this.#renders.stop()
  }

  /** When the next waiting host may be asked; Infinity when nothing is left that the budgets allow. */
  #nextReady(isIdle: boolean): number {
    const { budget } = this.#options
    const earliest = (frontier: Frontier): number => {
      let at = Infinity
      for (const host of frontier.waitingHosts()) at = Math.min(at, this.visitor.pacingOf(host).readyAt(host))
      return at
    }
    const pages = this.#pagesStarted < budget.pages ? earliest(this.#frontier) : Infinity
    const checks = this.#checksStarted < budget.checks ? earliest(this.#checks) : Infinity
    if (isIdle && this.#frontier.queued > 0 && this.#pagesStarted >= budget.pages && checks === Infinity) this.#stopSoon('page-budget')
    return Math.min(pages, checks)
  }

  async #fetchPage(url: string, depth: number, isFile: boolean): Promise<void> {
    const refusal = await this.visitor.refusal(url)
    if (refusal !== null) {
      this.#fail(unsent(url, this.#options.clock, refusal), depth)
      return
    }
    const own = new Set([url])
    const { exchanges, last } = await this.visitor.visit(url, { bodyBytes: isFile ? FILE_BYTES : PAGE_BYTES, wanted: next => this.#wantsHop(next, own, depth) })
    const reading = this.#read(last, depth, isFile)
    // The archive takes the bytes with it: the reader has them by now.
    for (const exchange of exchanges) if (exchange !== last || exchange.outcome.ok) void this.#write(exchange, 'give')
    reading.catch(() => undefined) // Heard below, when the archive has had its turn.
    // Before the next is fetched: what is fetched and not written is lost to a kill.
    await this.#options.archive.room()
    const read = await this.#aside(reading)
    this.#takeIn(last, read, depth, isFile)
    this.#watchHost(hostOf(last.url), last, read.isRefused)
  }

  async #wantsHop(next: string, own: Set<string>, depth: number): Promise<boolean> {
    if (own.has(next)) return true
    if (!this.#options.scope.includes(next) || (await this.visitor.refusal(next)) !== null) {
      this.intake.queueTarget(next, depth)
      return false
    }
    own.add(next)
    this.#frontier.add(next, 0, depth)
    return this.#frontier.take(next)
  }

  /** Waits for a reading; meanwhile the next answer is fetched, if the reader has a place for it. */
  async #aside(reading: Promise<Reading>): Promise<Reading> {
    if (this.#options.reader.ahead === 0) return reading
    this.#reading++
    this.#pump()
    try {
      return await reading
    } finally {
      this.#reading--
    }
  }

  async #read({ url, outcome }: Exchange, depth: number, isFile: boolean): Promise<Reading> {
    if (!outcome.ok) return { gleanings: null, wall: null, isRefused: false }
    const { status, headers, body } = outcome
    return this.#options.reader.read({ url, depth, isFile, isRedirect: outcome.location !== null, status, headers, body })
  }

  /** Does what follows from the last exchange of a page or file. */
  #takeIn(exchange: Exchange, { gleanings, wall }: Reading, depth: number, isFile: boolean): void {
    const { outcome, url } = exchange
    if (!outcome.ok) {
      this.#fail(exchange, depth)
      return
    }
    if (wall !== null) {
      this.#fail({ ...exchange, outcome: { ok: false, failure: 'blocked', detail: wall } }, depth)
      return
    }
    if (outcome.status >= 400) {
      this.#count('http')
      if (depth === 0) this.homeFailure ??= { ok: false, failure: 'http', detail: `HTTP ${outcome.status}` }
      return
    }
    if (isFile) this.counts.files++
    else if (outcome.location === null) this.counts.pages++
    if (depth === 0 && outcome.location !== null && !this.#options.scope.includes(outcome.location)) {
      this.homeFailure ??= { ok: false, failure: 'redirects', detail: `leads to ${outcome.location}, outside the hosts in scope; start there, or add its host with --hosts` }
    }
    if (gleanings === null) return
    if (depth === 0 && this.home === null) {
      this.home = url
      this.#options.onHome(url)
    }
    this.intake.take(gleanings, depth)
    this.#renders.offer(gleanings, depth)
  }

  async #check(url: string, depth: number): Promise<void> {
    const inScope = this.#options.scope.includes(url)
    const refusal = inScope ? await this.visitor.refusal(url) : null
    if (refusal !== null) {
      this.#fail(unsent(url, this.#options.clock, refusal), depth + 1)
      return
    }
    const isKept = inScope && this.#looksLeft > 0 && isLook(url, depth)
    const exchanges = await checkLink(this.visitor, url, next => {
      if (!inScope && this.#options.scope.includes(next)) {
        this.intake.queueTarget(next, depth)
        return false
      }
      this.#checks.take(next)
      return true
    }, isKept ? LOOK_BYTES : null)
    if (isKept) for (const { outcome } of exchanges) if (outcome.ok) this.#looksLeft -= outcome.payload.length
    this.counts.checks++
    for (const exchange of exchanges) void this.#write(exchange)
    const { outcome } = exchanges.at(-1)!
    const wall = outcome.ok ? detectBlock(outcome, null) : null
    if (wall !== null) this.#fail({ ...exchanges.at(-1)!, outcome: { ok: false, failure: 'blocked', detail: wall } }, depth + 1)
    else if (!outcome.ok) this.#count(outcome.failure)
    else if (outcome.status >= 400) this.#count('http')
    if (this.visitor.pacingOf(hostOf(url)).troublesOf(hostOf(url)) >= 3 && !inScope) this.notes.giveUp(hostOf(url), this.#checks.drop(hostOf(url)), 'check')
    await this.#options.archive.room()
  }

  /** A host that never answers, or only ever refuses, is left alone. */
  #watchHost(host: string, { outcome }: Exchange, refused: boolean): void {
    const isBlocked = outcome.ok ? refused : outcome.failure === 'blocked'
    const inRow = isBlocked ? (this.#blockedInRow.get(host) ?? 0) + 1 : 0
    this.#blockedInRow.set(host, inRow)
    if (inRow >= MAX_BLOCKED) this.notes.giveUp(host, this.#frontier.drop(host) + this.#checks.drop(host), 'blocked')
    else if (this.visitor.pacingOf(host).troublesOf(host) >= MAX_TROUBLES) this.notes.giveUp(host, this.#frontier.drop(host) + this.#checks.drop(host), 'silent')
  }

  #fail(exchange: Exchange, depth: number): void {
    void this.#write(exchange)
    const { outcome } = exchange
    if (outcome.ok) return
    this.#count(outcome.failure)
    if (depth > 0) return
    this.homeFailure ??= outcome
    // Many portals answer on one of the two schemes only; the other is tried before the site counts as unreachable.
    const other = exchange.url.startsWith('http:') ? exchange.url.replace(/^http:/, 'https:') : exchange.url.replace(/^https:/, 'http:')
    if (NO_ANSWER.has(outcome.failure) && hostnameOf(other) === hostOf(other)) this.#frontier.add(other, 0, 0)
  }

  #count(failure: FailureKind): void {
    this.counts.failures.set(failure, (this.counts.failures.get(failure) ?? 0) + 1)
  }

  /** Archive errors reach the run through `archive.failed`. */
  async #write(exchange: Exchange, bodies: 'keep' | 'give' = 'keep'): Promise<void> {
    if (exchange.outcome.ok) this.counts.bytes += exchange.outcome.payload.length
    await this.#options.archive.write(exchange, bodies).catch(() => this.#pump())
  }
}

const NO_ANSWER = new Set<FailureKind>(['refused', 'timeout', 'reset', 'tls', 'protocol'])

/** The record of a request that was never sent. */
function unsent(url: string, clock: Clock, outcome: Failure): Exchange {
  return { url, method: 'GET', at: clock.now().toISOString(), elapsedMs: 0, requestHeaders: [], ip: null, outcome }
}
