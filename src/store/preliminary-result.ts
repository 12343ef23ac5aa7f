import { eq } from 'drizzle-orm'
import type { InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { preliminaryResult } from './schema/tables.ts'

/** What was opened to a unit, and until when it may answer (an instant: the verb has reckoned with the unit's time zone). */
export type PreliminaryResult = InferSelectModel<typeof preliminaryResult>

/** Opens results; one that is open already is left as it is. Answers how many were new. */
export const openPreliminaryResults = async (ex: Executor, rows: readonly Omit<PreliminaryResult, 'id'>[]): Promise<number> => bulkInsert(ex, preliminaryResult, rows, { existing: 'skip' })

export async function findPreliminaryResult({ db }: Executor, entrantId: string): Promise<PreliminaryResult | undefined> {
  const [row] = await db.select().from(preliminaryResult).where(eq(preliminaryResult.entrantId, entrantId))
  return row
}
