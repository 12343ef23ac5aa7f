import type { FailureKind } from '../model/evidence.ts'
import { AppError } from '../shared/errors.ts'
import type { ErrorCode } from '../shared/errors.ts'

/** What follows from a failure. never: it stands; later: again after a while, costs an attempt; wait: again, costs nothing. */
export type RetryStep = { readonly kind: 'never' } | { readonly kind: 'later' | 'wait'; readonly seconds: number }

const NEVER: RetryStep = { kind: 'never' }
const MINUTE = 60
const HOUR = 60 * MINUTE
/** Between the attempts at a site that was not seen: past a restart, past a night's maintenance, past a bad day. */
const LATER_SECONDS = [15 * MINUTE, 3 * HOUR, 12 * HOUR] as const
/** A server that asks for more than a day does not want us. */
const LONGEST_WAIT = 24 * HOUR
/** Nor does one that puts us off again and again: past this, a wait costs an attempt like anything else. */
const PATIENCE = 3 * 24 * HOUR
/** Not the site's doing but ours: our disk, our database, our evidence store. Mended by people; the site must not pay for it. */
const OURS: ReadonlySet<ErrorCode> = new Set(['write-failed', 'store-full', 'store-busy', 'store-lost', 'store-unreachable', 'evidence-store-failed'])
const OURS_SECONDS = MINUTE
const ERROR_SECONDS = 5 * MINUTE
/** Asking again gives the same answer. */
const FINAL: ReadonlySet<FailureKind> = new Set(['robots', 'unsupported', 'private-address', 'not-observable', 'too-large'])

/** Attempts that a collection has in all. */
export const COLLECT_ATTEMPTS = 1 + LATER_SECONDS.length

const later = (attempt: number): RetryStep => ({ kind: 'later', seconds: LATER_SECONDS[Math.min(attempt, LATER_SECONDS.length) - 1] ?? 0 })

/** After a site was not seen: `attempt` counts from 1, `retryAfterSeconds` is what its server asked for, `sinceSeconds` when the first attempt began. */
export function afterSiteFailure(failure: FailureKind, attempt: number, retryAfterSeconds: number | null, sinceSeconds = 0): RetryStep {
  if (FINAL.has(failure)) return NEVER
  if (retryAfterSeconds !== null && sinceSeconds < PATIENCE) return retryAfterSeconds <= LONGEST_WAIT ? { kind: 'wait', seconds: Math.max(1, retryAfterSeconds) } : NEVER
  return attempt >= COLLECT_ATTEMPTS ? NEVER : later(attempt)
}

/** After a job threw, with `left` more tries. An expected refusal follows the catalogue; anything else is a bug and may be one of the moment: tried again, at a cost. */
export function afterError(error: unknown, left: number): RetryStep {
  if (error instanceof AppError) {
    if (OURS.has(error.code)) return { kind: 'wait', seconds: OURS_SECONDS }
    if (error.retry !== 'later') return NEVER
  }
  return left > 0 ? { kind: 'later', seconds: ERROR_SECONDS } : NEVER
}
