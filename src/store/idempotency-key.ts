import { and, eq, lt, sql } from 'drizzle-orm'
import { AppError } from '../shared/errors.ts'
import type { Executor } from './executor.ts'
import { idempotencyKey } from './schema/tables.ts'

export interface IdempotentRequest { readonly scope: string; readonly key: string; readonly requestDigest: string; readonly at: string }

/** new: do the work, then keep its answer. repeated: send this answer again. busy: the first one is still at work. */
export type IdempotencyVerdict = { readonly state: 'new' } | { readonly state: 'busy' } | { readonly state: 'repeated'; readonly status: number; readonly response: unknown }

/**
 * Reserves a key for the transaction of the work, or says what became of it; the same key for other content is key-reused.
 * The reservation ends with the transaction, however that ends: work that failed, or whose server died, leaves the key free.
 */
export async function beginRequest({ db }: Executor, { scope, key, requestDigest, at }: IdempotentRequest): Promise<IdempotencyVerdict> {
  const { rows: [lock] } = await db.execute<{ isOurs: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${`${scope} ${key}`}, 0)) as "isOurs"`)
  if (!lock?.isOurs) return { state: 'busy' }
  const isKey = and(eq(idempotencyKey.scope, scope), eq(idempotencyKey.key, key))
  await db.delete(idempotencyKey).where(and(isKey, lt(idempotencyKey.expiresAt, at)))
  const [found] = await db.select().from(idempotencyKey).where(isKey)
  if (found === undefined) return { state: 'new' }
  if (found.requestDigest !== requestDigest) throw new AppError('key-reused', { key })
  return { state: 'repeated', status: found.status, response: found.response }
}

/** Keeps the answer until `expiresAt`; in the transaction of the work. */
export async function keepAnswer({ db }: Executor, { scope, key, requestDigest }: Omit<IdempotentRequest, 'at'>, answer: { readonly status: number; readonly response: unknown; readonly expiresAt: string }): Promise<void> {
  await db.insert(idempotencyKey).values({ scope, key, requestDigest, ...answer })
}

/** Forgets the answers that have run out. */
export async function clearExpiredRequests({ db }: Executor, at: string): Promise<number> {
  const { rowCount } = await db.execute(sql`delete from idempotency_key where expires_at < ${at}`)
  return rowCount ?? 0
}
