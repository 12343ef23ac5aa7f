import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { availabilitySample } from './schema/tables.ts'

export type AvailabilitySample = InferSelectModel<typeof availabilitySample>

/** One visit per channel and moment counts, however often it is reported. */
export const addAvailabilitySamples = async (ex: Executor, rows: readonly Omit<AvailabilitySample, 'id'>[]): Promise<number> => bulkInsert(ex, availabilitySample, rows, { existing: 'skip' })

/** What was seen from `from` (inclusive) to `to` (exclusive); median over the visits that opened, null without any. */
export async function summariseAvailability({ db }: Executor, campaignId: string, channelId: string, from: string, to: string): Promise<{ samples: number; down: number; slow: number; medianMs: number | null; from: string | null; to: string | null }> {
  const t = availabilitySample
  const [row] = await db.select({
    samples: sql<number>`count(*)::int`,
    down: sql<number>`(count(*) filter (where ${t.outcome} = 'down'))::int`,
    slow: sql<number>`(count(*) filter (where ${t.outcome} = 'slow'))::int`,
    medianMs: sql<number | null>`percentile_disc(0.5) within group (order by ${t.milliseconds}) filter (where ${t.outcome} <> 'down')`,
    from: sql<string | null>`min(${t.at})`.mapWith(t.at),
    to: sql<string | null>`max(${t.at})`.mapWith(t.at),
  }).from(t).where(and(eq(t.campaignId, campaignId), eq(t.channelId, channelId), gte(t.at, from), lt(t.at, to)))
  return row ?? { samples: 0, down: 0, slow: 0, medianMs: null, from: null, to: null }
}
