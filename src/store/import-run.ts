import { and, desc, eq, lt } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Executor } from './executor.ts'
import { insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { importRun } from './schema/tables.ts'

export type ImportRun = InferSelectModel<typeof importRun>
export type NewImportRun = InferInsertModel<typeof importRun>

export const createImportRun = async (ex: Executor, row: NewImportRun): Promise<ImportRun> => insertRow(ex, importRun, row)

/** Newest first. */
export async function listImportRuns({ db }: Executor, filter: PageRequest & { readonly campaignId: string }): Promise<Page<ImportRun>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select().from(importRun).where(and(eq(importRun.campaignId, filter.campaignId), after && lt(importRun.id, after[0]))).orderBy(desc(importRun.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}
