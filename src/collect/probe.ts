import type { IndexEntry } from '../model/collection.ts'
import type { EvidenceRef, FailureKind, Observation } from '../model/evidence.ts'
import type { ProbeId, ProbeValues } from '../model/probes.ts'
import type { Answer, Exchange } from './exchange.ts'
import type { Destination } from './http/address-book.ts'
import { CollectFailure, failureOf } from './http/failure-kinds.ts'

export type ProbeResult<T> =
  | { readonly ok: true; readonly value: T; readonly evidence: readonly EvidenceRef[] }
  | { readonly ok: false; readonly failure: FailureKind; readonly detail: string; readonly evidence: readonly EvidenceRef[] }

/** How a probe asks for one address; the redirects are followed. */
export interface VisitInit {
  readonly method?: 'GET' | 'HEAD'
  /** Only addresses of this kind. */
  readonly family?: 4 | 6
  /** Allowed per hop until the body is complete. */
  readonly timeoutMs?: number
  /** Stop at the first redirect that this refuses. */
  readonly wanted?: (url: string) => boolean
}

/** What came of visiting an address, every hop archived. */
export interface Visit {
  readonly hops: readonly Exchange[]
  readonly last: Exchange
  /** Sum over the hops. */
  readonly elapsedMs: number
  readonly evidence: readonly EvidenceRef[]
}

/** Addresses of a host; an empty list means that the name exists without such a record. */
export interface Addresses {
  readonly a: readonly string[]
  readonly aaaa: readonly string[]
}

/** Everything a probe may touch. Pacing, guard, time and size bounds and archiving happen inside. */
export interface ProbeContext {
  visit(url: string, init?: VisitInit): Promise<Visit>
  /** The same visit of a page for all probes that only look at how it answers. */
  shared(url: string): Promise<Visit>
  /** A and AAAA records, `--resolve` applied; rejects with kind `dns` when the name has neither or nobody answered. */
  resolve(host: string, port: number): Promise<Addresses>
  /** Where a connection may go, after guard and overrides; rejects with kind `dns`, `private-address` or `unsupported`. */
  destination(host: string, port: number): Promise<Destination>
  /** Whether this machine has an address from which that IPv6 address could be reached. */
  reachesIpv6(address: string): boolean
  readonly signal: AbortSignal
  readonly now: () => Date
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number) => Promise<void>
}

/** Looks, never judges: a definite "it is not there" is a value, only "I could not see" is a failure. */
export interface Probe<Id extends string, Target, T> {
  /** Kebab-case noun; equals the file name and, where facts read it, a key of `ProbeValues`. */
  readonly id: Id
  /** Raise when the meaning of `value` changes: stored observations keep the version they were made with. */
  readonly version: number
  readonly title: string
  /** May reject with what the network throws; `runProbe` makes the failure of it. */
  run(target: Target, context: ProbeContext): Promise<ProbeResult<T>>
}

/** Declares a probe; where `ProbeValues` knows the id, the value has to be of that type. */
export const defineProbe = <const Id extends string, Target, T extends Id extends ProbeId ? ProbeValues[Id] : unknown>(probe: Probe<Id, Target, T>): Probe<Id, Target, T> => probe

/** Runs a probe and makes its observation. Rejects only when the signal aborts, or for a bug. */
export async function runProbe<Id extends string, Target, T>(probe: Probe<Id, Target, T>, target: Target, named: string, context: ProbeContext): Promise<Observation<T>> {
  const made = { probe: probe.id, probeVersion: probe.version, target: named, at: context.now().toISOString() }
  try {
    const result = await probe.run(target, context)
    return result.ok ? { ...made, evidence: result.evidence, ok: true, value: result.value } : { ...made, evidence: result.evidence, ok: false, failure: result.failure, detail: result.detail }
  } catch (error) {
    context.signal.throwIfAborted()
    const failure = failureOf(error)
    if (failure === null) throw error
    return { ...made, evidence: [], ok: false, ...failure }
  }
}

/** Statuses that refuse the collector rather than answer it. */
const REFUSALS = new Set([401, 403, 407, 412, 418, 429])

/** The answer of a visit when it shows the page; otherwise throws why it does not. */
export function answerOf(visit: Visit): Answer {
  const { outcome } = visit.last
  if (!outcome.ok) throw new CollectFailure(outcome.failure, outcome.detail)
  if (REFUSALS.has(outcome.status)) throw new CollectFailure('blocked', `HTTP ${outcome.status}`)
  if (outcome.status >= 400) throw new CollectFailure('http', `HTTP ${outcome.status}`)
  return outcome
}

/** Evidence that points at an archived record. */
export function evidenceOf(entry: IndexEntry): EvidenceRef {
  return { sha256: entry.sha256, kind: entry.type === 'screenshot' ? 'screenshot' : 'response', url: entry.url, archive: entry.archive, offset: entry.offset }
}
