import { and, asc, eq, gt } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { DeclarationState } from '../model/campaign.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { declaration } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** What a unit declares for one point. */
export type Declaration = InferSelectModel<typeof declaration>
export type NewDeclaration = Omit<InferInsertModel<typeof declaration>, 'state'>

export const createDeclaration = async (ex: Executor, row: NewDeclaration): Promise<Declaration> => insertRow(ex, declaration, row)
export const getDeclaration = async (ex: Executor, id: string): Promise<Declaration> => getRow(ex, declaration, id)

export async function findDeclaration({ db }: Executor, entrantId: string, pointId: string): Promise<Declaration | undefined> {
  const [row] = await db.select().from(declaration).where(and(eq(declaration.entrantId, entrantId), eq(declaration.pointId, pointId)))
  return row
}

export interface DeclarationFilter extends PageRequest { readonly campaignId: string; readonly entrantId?: string; readonly state?: DeclarationState }

export async function listDeclarations({ db }: Executor, filter: DeclarationFilter): Promise<Page<Declaration>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select().from(declaration).where(and(
    eq(declaration.campaignId, filter.campaignId), after && gt(declaration.id, after[0]),
    filter.entrantId === undefined ? undefined : eq(declaration.entrantId, filter.entrantId),
    filter.state === undefined ? undefined : eq(declaration.state, filter.state),
  )).orderBy(asc(declaration.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}

export async function updateDeclaration(ex: Executor, id: string, version: number, changes: Partial<Pick<Declaration, 'text' | 'links' | 'state' | 'submittedBy' | 'submittedAt'>>): Promise<Declaration> {
  return updateVersioned(ex, declaration, id, version, changes)
}
