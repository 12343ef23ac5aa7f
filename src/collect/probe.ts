import type { IndexEntry } from '../model/collection.ts'
import type { EvidenceRef, FailureKind } from '../model/evidence.ts'
import type { ProbeId, ProbeValues } from '../model/probes.ts'
import type { Exchange } from './exchange.ts'

export type ProbeResult<T> =
  | { readonly ok: true; readonly value: T; readonly evidence: readonly EvidenceRef[] }
  | { readonly ok: false; readonly failure: FailureKind; readonly detail: string; readonly evidence: readonly EvidenceRef[] }

/** Addresses of a host. Empty arrays mean the name exists without such an address. */
export interface Addresses {
  readonly a: readonly string[]
  readonly aaaa: readonly string[]
}

/** One exchange as the archive keeps it. */
export interface ProbedExchange {
  readonly exchange: Exchange
  readonly evidence: EvidenceRef
}

/** Everything a probe may touch. Politeness, guard, timeouts, size limits and archiving happen inside. */
export interface ProbeContext {
  /** One hop, archived. `family` asks for that kind of address only; `timeoutMs` is the time allowed until the body is complete. */
  fetch(url: string, init?: { readonly method?: 'GET' | 'HEAD'; readonly family?: 4 | 6; readonly timeoutMs?: number }): Promise<ProbedExchange>
  /** Looks the name up; `--resolve` overrides apply. Rejects with a `ProbeFailure`-shaped error when the name has no address at all. */
  resolve(host: string): Promise<Addresses | { readonly failure: FailureKind; readonly detail: string }>
  /** Address to connect to for host and port after guard and overrides, or why not. */
  address(host: string, port: number): Promise<{ readonly ip: string } | { readonly failure: FailureKind; readonly detail: string }>
  /** The newest archived answer of a URL, as it came. */
  archived(url: string): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly evidence: EvidenceRef } | null>
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Looks, never judges: a definite "it is not there" is a value, only "I could not see" is a failure. */
export interface Probe<Id extends string, Target, T> {
  /** Kebab-case noun; equals the file name and, where facts read it, a key of `ProbeValues`. */
  readonly id: Id
  /** Raise when the meaning of `value` changes: stored observations keep the version they were made with. */
  readonly version: number
  readonly title: string
  run(target: Target, context: ProbeContext): Promise<ProbeResult<T>>
}

/** Declares a probe; the value's type follows from the id where `ProbeValues` knows it. */
export const defineProbe = <const Id extends string, Target, T extends Id extends ProbeId ? ProbeValues[Id] : unknown>(probe: Probe<Id, Target, T>): Probe<Id, Target, T> => probe

/** Evidence that points at an archived record. */
export function evidenceOf(entry: IndexEntry): EvidenceRef {
  return { sha256: entry.sha256, kind: entry.type === 'screenshot' ? 'screenshot' : 'response', url: entry.url, archive: entry.archive, offset: entry.offset }
}
