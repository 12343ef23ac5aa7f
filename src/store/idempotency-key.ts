import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { AppError } from '../shared/errors.ts'
import type { Executor } from './executor.ts'
import { idempotencyKey } from './schema/tables.ts'

export interface IdempotentRequest { readonly scope: string; readonly key: string; readonly requestDigest: string; readonly at: string; readonly expiresAt: string }

/** new: do the work, then call finishRequest in its transaction. repeated: send this answer again. busy: the first one is still at work. */
export type IdempotencyVerdict = { readonly state: 'new' } | { readonly state: 'busy' } | { readonly state: 'repeated'; readonly status: number; readonly response: unknown }

/** Reserves a key, or says what became of it; the same key for other content is key-reused. Call it outside the transaction of the work. */
export async function beginRequest({ db }: Executor, { scope, key, requestDigest, at, expiresAt }: IdempotentRequest): Promise<IdempotencyVerdict> {
  await db.delete(idempotencyKey).where(and(eq(idempotencyKey.scope, scope), eq(idempotencyKey.key, key), lt(idempotencyKey.expiresAt, at)))
  const made = await db.insert(idempotencyKey).values({ scope, key, requestDigest, expiresAt }).onConflictDoNothing().returning({ key: idempotencyKey.key })
  if (made.length > 0) return { state: 'new' }
  const [found] = await db.select().from(idempotencyKey).where(and(eq(idempotencyKey.scope, scope), eq(idempotencyKey.key, key)))
  if (found !== undefined && found.requestDigest !== requestDigest) throw new AppError('key-reused', { key })
  return found === undefined || found.status === null ? { state: 'busy' } : { state: 'repeated', status: found.status, response: found.response }
}

/** Keeps the answer, until `expiresAt` when that is given: a lease on work ends sooner than an answer is forgotten. */
export async function finishRequest({ db }: Executor, scope: string, key: string, status: number, response: unknown, expiresAt?: string): Promise<void> {
  await db.update(idempotencyKey).set({ status, response, ...(expiresAt !== undefined && { expiresAt }) }).where(and(eq(idempotencyKey.scope, scope), eq(idempotencyKey.key, key)))
}

/** The work failed: the key may be used again. */
export async function abandonRequest({ db }: Executor, scope: string, key: string): Promise<void> {
  await db.delete(idempotencyKey).where(and(eq(idempotencyKey.scope, scope), eq(idempotencyKey.key, key), isNull(idempotencyKey.status)))
}

/** Clears what has run out; a key whose server died while at work becomes free the same way. */
export async function clearExpiredRequests({ db }: Executor, at: string): Promise<number> {
  const { rowCount } = await db.execute(sql`delete from idempotency_key where expires_at < ${at}`)
  return rowCount ?? 0
}
