import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from './executor.ts'
import { insertRow } from './one-row.ts'
import { judgementOverride, person } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** A person's rating in place of an automatic judgement, with its reason. */
export type JudgementOverride = InferSelectModel<typeof judgementOverride>

/** One in force per point: another is refused (already-exists) until the first is revoked. */
export const createOverride = async (ex: Executor, row: InferInsertModel<typeof judgementOverride>): Promise<JudgementOverride> => insertRow(ex, judgementOverride, row)

/** Takes it back: it stays on record, with who did it and why. */
export async function revokeOverride(ex: Executor, id: string, version: number, { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string }): Promise<JudgementOverride> {
  return updateVersioned(ex, judgementOverride, id, version, { revokedAt: at, revokedBy: by, revokedReason: reason })
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
