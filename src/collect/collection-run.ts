import type { CollectionManifest } from '../model/collection.ts'
import type { FailureKind } from '../model/evidence.ts'
import type { Failure } from './exchange.ts'
import type { Override } from './http/overrides.ts'

/** What to collect, and how much of it. */
export interface CollectOptions {
  readonly url: string
  /** Directory of the collection; created when missing. */
  readonly out: string
  readonly unit?: string | null
  /** Host patterns; default: see `defaultHosts`. */
  readonly hosts?: readonly string[]
  readonly maxPages: number
  readonly maxMinutes: number
  /** Requests per second and host; 0 = unpaced. */
  readonly rate: number
  readonly concurrency: number
  readonly browser: boolean
  readonly resume: boolean
  readonly allowPrivate: boolean
  readonly overrides: readonly Override[]
  readonly userAgent?: string
  /** Default: host and day. */
  readonly seed?: string
}

export const PHASES = ['crawl', 'probes', 'screenshots', 'search', 'datasets', 'done'] as const
export type Phase = (typeof PHASES)[number]

/** How far a collection is; counts include what an earlier run did. */
export interface CollectProgress {
  readonly phase: Phase
  readonly pages: number
  readonly maxPages: number
  readonly queued: number
  readonly files: number
  readonly checks: number
  readonly rendered: number
  readonly failures: number
  /** Received, as sent. */
  readonly bytes: number
}

export interface CollectSummary {
  readonly ended: NonNullable<CollectionManifest['ended']>
  readonly pages: number
  readonly files: number
  readonly checks: number
  readonly rendered: number
  readonly bytes: number
  readonly failures: Readonly<Partial<Record<FailureKind, number>>>
  /** Distinct URLs met. */
  readonly known: number
  readonly elapsedMs: number
  readonly home: string | null
  /** Why the home page was not seen. */
  readonly failure: Failure | null
}
