import { and, asc, eq, gt } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { AppealState } from '../model/campaign.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { appeal, appealDecision } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** A unit does not agree with what stands for a point. */
export type Appeal = InferSelectModel<typeof appeal>
export type NewAppeal = Omit<InferInsertModel<typeof appeal>, 'state'>
export type AppealDecision = InferSelectModel<typeof appealDecision>

/** One per point at a time: another is refused (already-exists) until the first is withdrawn. */
export const createAppeal = async (ex: Executor, row: NewAppeal): Promise<Appeal> => insertRow(ex, appeal, row)
export const getAppeal = async (ex: Executor, id: string): Promise<Appeal> => getRow(ex, appeal, id)

export async function updateAppeal(ex: Executor, id: string, version: number, changes: Partial<Pick<Appeal, 'grounds' | 'state' | 'filedBy' | 'filedAt'>>): Promise<Appeal> {
  return updateVersioned(ex, appeal, id, version, changes)
}

/** Writes the decision, which never changes after, and closes the appeal. */
export async function decideAppeal(ex: Executor, version: number, decision: InferInsertModel<typeof appealDecision>): Promise<{ appeal: Appeal; decision: AppealDecision }> {
  return ex.transaction(async tx => {
    const closed = await updateVersioned(tx, appeal, decision.appealId, version, { state: 'decided' })
    return { appeal: closed, decision: await insertRow(tx, appealDecision, decision) }
  })
}

export async function findAppealDecision({ db }: Executor, appealId: string): Promise<AppealDecision | undefined> {
  const [row] = await db.select().from(appealDecision).where(eq(appealDecision.appealId, appealId))
  return row
}

export interface AppealFilter extends PageRequest { readonly campaignId: string; readonly entrantId?: string; readonly state?: AppealState }

export async function listAppeals({ db }: Executor, filter: AppealFilter): Promise<Page<Appeal & { readonly decision: AppealDecision | null }>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select({ appeal, decision: appealDecision }).from(appeal).leftJoin(appealDecision, eq(appealDecision.appealId, appeal.id)).where(and(
    eq(appeal.campaignId, filter.campaignId), after && gt(appeal.id, after[0]),
    filter.entrantId === undefined ? undefined : eq(appeal.entrantId, filter.entrantId),
    filter.state === undefined ? undefined : eq(appeal.state, filter.state),
  )).orderBy(asc(appeal.id)).limit(limit + 1)
  return pageOf(rows.map(row => Object.assign(row.appeal, { decision: row.decision })), limit, row => [row.id])
}
