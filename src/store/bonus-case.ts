import { and, asc, eq, gt } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { CaseState } from '../model/campaign.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { bonusCase } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** An innovation case (创新案例) filed for the bonus. */
export type BonusCase = InferSelectModel<typeof bonusCase>
export type NewBonusCase = Omit<InferInsertModel<typeof bonusCase>, 'state' | 'award' | 'decidedBy' | 'decidedAt'>

export const createBonusCase = async (ex: Executor, row: NewBonusCase): Promise<BonusCase> => insertRow(ex, bonusCase, row)
export const getBonusCase = async (ex: Executor, id: string): Promise<BonusCase> => getRow(ex, bonusCase, id)

export interface BonusCaseFilter extends PageRequest { readonly campaignId: string; readonly entrantId?: string; readonly state?: CaseState }

export async function listBonusCases({ db }: Executor, filter: BonusCaseFilter): Promise<Page<BonusCase>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select().from(bonusCase).where(and(
    eq(bonusCase.campaignId, filter.campaignId), after && gt(bonusCase.id, after[0]),
    filter.entrantId === undefined ? undefined : eq(bonusCase.entrantId, filter.entrantId),
    filter.state === undefined ? undefined : eq(bonusCase.state, filter.state),
  )).orderBy(asc(bonusCase.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}

/** `award` stands exactly when `state` is accepted. */
export async function updateBonusCase(ex: Executor, id: string, version: number, changes: Partial<Omit<BonusCase, 'id' | 'campaignId' | 'entrantId' | 'version' | 'createdAt' | 'updatedAt'>>): Promise<BonusCase> {
  return updateVersioned(ex, bonusCase, id, version, changes)
}
