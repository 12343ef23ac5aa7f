import { eq, sql } from 'drizzle-orm'
import type { Executor } from './executor.ts'
import { rateCount } from './schema/tables.ts'

export interface RateRule { readonly windowSeconds: number; readonly most: number }
export interface RateVerdict { readonly allowed: boolean; /** Seconds until the window ends. */ readonly retryAfter: number }

/** Counts one try, in one statement, so that tries at the same moment on any number of servers are all counted. */
export async function consumeRate({ db }: Executor, key: string, { windowSeconds, most }: RateRule): Promise<RateVerdict> {
  const { rows: [row] } = await db.execute<{ count: number; left: number }>(sql`
    insert into ${rateCount} as r (key, count, window_ends_at) values (${key}, 1, now() + make_interval(secs => ${windowSeconds}))
    on conflict (key) do update set
      count = case when r.window_ends_at <= now() then 1 else r.count + 1 end,
      window_ends_at = case when r.window_ends_at <= now() then excluded.window_ends_at else r.window_ends_at end
    returning count, extract(epoch from window_ends_at - now())::float8 as left`)
  return { allowed: (row?.count ?? 1) <= most, retryAfter: Math.max(1, Math.ceil(row?.left ?? windowSeconds)) }
}

/** Forgets a count, e.g. of wrong passwords after the right one. */
export async function clearRate({ db }: Executor, key: string): Promise<void> {
  await db.delete(rateCount).where(eq(rateCount.key, key))
}

/** Clears what has run out. */
export async function clearExpiredRates({ db }: Executor): Promise<void> {
  await db.delete(rateCount).where(sql`${rateCount.windowEndsAt} < now()`)
}
