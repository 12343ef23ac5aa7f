import { and, asc, eq, isNull } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Executor } from './executor.ts'
import { insertRow } from './one-row.ts'
import { judgementOverride } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** A person's rating in place of an automatic judgement, with its reason. */
export type JudgementOverride = InferSelectModel<typeof judgementOverride>

/** One in force per point: another is refused (already-exists) until the first is revoked. */
export const createOverride = async (ex: Executor, row: InferInsertModel<typeof judgementOverride>): Promise<JudgementOverride> => insertRow(ex, judgementOverride, row)

export async function revokeOverride(ex: Executor, id: string, version: number, at: string): Promise<JudgementOverride> {
  return updateVersioned(ex, judgementOverride, id, version, { revokedAt: at })
}

/** Those in force. */
export async function listOverrides({ db }: Executor, entrantId: string): Promise<JudgementOverride[]> {
  return db.select().from(judgementOverride).where(and(eq(judgementOverride.entrantId, entrantId), isNull(judgementOverride.revokedAt))).orderBy(asc(judgementOverride.pointId))
}
