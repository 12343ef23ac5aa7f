import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from './executor.ts'
import { insertRow } from './one-row.ts'
import { entrant, judgementOverride, person } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** A person's rating in place of an automatic judgement, with its reason. */
export type JudgementOverride = InferSelectModel<typeof judgementOverride>

/** One in force per point: another is refused (already-exists) until the first is revoked. */
export const createOverride = async (ex: Executor, row: InferInsertModel<typeof judgementOverride>): Promise<JudgementOverride> => insertRow(ex, judgementOverride, row)

/** Takes it back: it stays on record, with who did it and why. */
export async function revokeOverride(ex: Executor, id: string, version: number, { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string }): Promise<JudgementOverride> {
  return updateVersioned(ex, judgementOverride, id, version, { revokedAt: at, revokedBy: by, revokedReason: reason })
}

/** A publication was made: what is in force now is what was published. Answers how many differed from the one before. */
export async function publishOverrides({ db }: Executor, campaignId: string): Promise<number> {
  const inForce = isNull(judgementOverride.revokedAt)
  const { rowCount } = await db.update(judgementOverride).set({ published: sql`${inForce}` }).where(and(eq(judgementOverride.campaignId, campaignId), ne(judgementOverride.published, sql`(${inForce})`)))
  return rowCount ?? 0
}

/** Entrants of a cohort whose overrides are others than when its campaign was published: a correction is being prepared. */
export async function entrantsUnderCorrection({ db }: Executor, cohortId: string): Promise<string[]> {
  const rows = await db.selectDistinct({ id: entrant.id }).from(judgementOverride).innerJoin(entrant, eq(entrant.id, judgementOverride.entrantId))
    .where(and(eq(entrant.cohortId, cohortId), ne(judgementOverride.published, sql`(${isNull(judgementOverride.revokedAt)})`)))
  return rows.map(({ id }) => id)
}

/** Those in force. */
export async function listOverrides({ db }: Executor, entrantId: string): Promise<JudgementOverride[]> {
  return db.select().from(judgementOverride).where(and(eq(judgementOverride.entrantId, entrantId), isNull(judgementOverride.revokedAt))).orderBy(asc(judgementOverride.pointId))
}

/** An override with the names of who made it and who took it back. */
export interface NamedOverride extends JudgementOverride { readonly madeByName: string; readonly revokedByName: string | null }

/** All that ever were, point by point, the latest first. */
export async function listEveryOverride({ db }: Executor, entrantId: string): Promise<NamedOverride[]> {
  const revoker = alias(person, 'revoker')
  const rows = await db.select({ override: judgementOverride, madeByName: person.name, revokedByName: revoker.name }).from(judgementOverride)
    .innerJoin(person, eq(person.id, judgementOverride.madeBy)).leftJoin(revoker, eq(revoker.id, judgementOverride.revokedBy))
    .where(eq(judgementOverride.entrantId, entrantId)).orderBy(asc(judgementOverride.pointId), desc(judgementOverride.createdAt), desc(judgementOverride.id))
  return rows.map(({ override, ...names }) => Object.assign(override, names))
}
