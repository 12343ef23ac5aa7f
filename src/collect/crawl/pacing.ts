import type { Clock } from './clock.ts'

export interface PacingOptions {
  /** Requests per second and host; 0 = no spacing. */
  readonly rate: number
  /** Requests to one host at the same time. */
  readonly perHost: number
}

/** What came of a request, as far as its host's pace is concerned. */
export interface Outcome {
  readonly elapsedMs: number
  /** 5xx, 429 or no answer at all. */
  readonly troubled: boolean
  /** From Retry-After, in milliseconds. */
  readonly waitMs: number | null
}

interface Host {
  interval: number
  nextAt: number
  inFlight: number
  /** Extra spacing while the host is in trouble or slow, in milliseconds. */
  penalty: number
  troubles: number
}

const FIRST_PENALTY = 1000
const MAX_PENALTY = 60_000
/** A host that takes longer than this to answer gets a rest of as long again. */
const SLOW_MS = 3000

/** How often each host may be asked: the rate, robots.txt's wish, and a back-off while it struggles. */
export class Pacing {
  readonly #clock: Clock
  readonly #options: PacingOptions
  readonly #hosts = new Map<string, Host>()

  constructor(clock: Clock, options: PacingOptions) {
    this.#clock = clock
    this.#options = options
  }

  /** Never faster than this for one host (robots.txt Crawl-delay). */
  setDelay(host: string, ms: number): void {
    const entry = this.#host(host)
    entry.interval = Math.max(entry.interval, ms)
  }

  /** When a request to the host may start, on the clock's `ms` scale; Infinity while as many as allowed are in flight. */
  readyAt(host: string): number {
    const entry = this.#hosts.get(host)
    if (entry === undefined) return 0
    return entry.inFlight >= this.#options.perHost ? Infinity : entry.nextAt
  }

  /** Waits for the host's next free moment and takes it. `finish` must follow. */
  async start(host: string, signal?: AbortSignal): Promise<void> {
    const entry = this.#host(host)
    entry.inFlight++
    const now = this.#clock.ms()
    const at = Math.max(now, entry.nextAt)
    entry.nextAt = at + entry.interval + entry.penalty
    if (at > now) await this.#clock.sleep(at - now, signal)
  }

  finish(host: string, { elapsedMs, troubled, waitMs }: Outcome): void {
    const entry = this.#host(host)
    entry.inFlight--
    entry.troubles = troubled ? entry.troubles + 1 : 0
    if (waitMs !== null) entry.nextAt = Math.max(entry.nextAt, this.#clock.ms() + waitMs)
    if (troubled) {
      entry.penalty = Math.min(MAX_PENALTY, Math.max(FIRST_PENALTY, entry.penalty * 2))
      entry.nextAt = Math.max(entry.nextAt, this.#clock.ms() + entry.penalty)
    } else if (elapsedMs > SLOW_MS) entry.penalty = Math.min(MAX_PENALTY, elapsedMs)
    else entry.penalty = entry.penalty < 100 ? 0 : entry.penalty / 2
  }

  /** Failures in a row, without a single good answer between. */
  troublesOf(host: string): number {
    return this.#hosts.get(host)?.troubles ?? 0
  }

  #host(host: string): Host {
    let entry = this.#hosts.get(host)
    if (entry === undefined) {
      entry = { interval: this.#options.rate > 0 ? 1000 / this.#options.rate : 0, nextAt: 0, inFlight: 0, penalty: 0, troubles: 0 }
      this.#hosts.set(host, entry)
    }
    return entry
  }
}

/** Retry-After in milliseconds: seconds or a date; null when there is none or it makes no sense. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  const value = header.trim()
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  // Date.parse takes "-5" for a year; an HTTP date begins with its weekday.
  const at = /^[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
