import type { FailureKind } from '../model/evidence.ts'

/** One HTTP request and what came of it: what `http` makes, `crawl` and probes look at, and `archive` writes down. */
export interface Exchange {
  /** Canonical URL asked for (one hop: redirects are exchanges of their own). */
  readonly url: string
  readonly method: 'GET' | 'HEAD'
  /** Start of the request, ISO 8601 UTC with milliseconds. */
  readonly at: string
  readonly elapsedMs: number
  /** Header lines as sent, in order. */
  readonly requestHeaders: readonly (readonly [string, string])[]
  /** Address that was connected to; null when none was. */
  readonly ip: string | null
  readonly outcome: Answer | Failure
}

export interface Answer {
  readonly ok: true
  readonly status: number
  readonly statusText: string
  /** Header lines as received, in order. */
  readonly rawHeaders: readonly (readonly [string, string])[]
  /** Lower-case names; repeated joined with ", ", set-cookie with "\n". */
  readonly headers: Readonly<Record<string, string>>
  /** Body as received (transfer coding removed, content coding kept): what the WARC record holds. */
  readonly payload: Uint8Array
  /** Body with content coding undone; the same array as `payload` when there was none. */
  readonly body: Uint8Array
  /** The body was cut at the size bound. */
  readonly truncated: boolean
  /** Absolute redirect target, for 3xx with a usable Location. */
  readonly location: string | null
}

export interface Failure {
  readonly ok: false
  readonly failure: FailureKind
  /** English, one clause, e.g. "connect ECONNREFUSED 10.0.0.1:80". */
  readonly detail: string
}
