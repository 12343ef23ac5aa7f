import { asc, eq } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cohort } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type Cohort = InferSelectModel<typeof cohort>
export type NewCohort = InferInsertModel<typeof cohort>

export const createCohort = async (ex: Executor, row: NewCohort): Promise<Cohort> => insertRow(ex, cohort, row)
export const getCohort = async (ex: Executor, id: string): Promise<Cohort> => getRow(ex, cohort, id)

/** In the order they are shown. */
export async function listCohorts({ db }: Executor, campaignId: string): Promise<Cohort[]> {
  return db.select().from(cohort).where(eq(cohort.campaignId, campaignId)).orderBy(asc(cohort.position), asc(cohort.id))
}

export async function updateCohort(ex: Executor, id: string, version: number, changes: Partial<Pick<Cohort, 'name' | 'position' | 'schemeEditionId' | 'variant' | 'channelKinds' | 'settings'>>): Promise<Cohort> {
  return updateVersioned(ex, cohort, id, version, changes)
}
