import { eq, getTableName } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { AppError } from '../shared/errors.ts'
import type { Executor } from './executor.ts'

type TableWithId = PgTable & { readonly id: PgColumn }

/** The row with this id, undefined when there is none. */
export async function findRow<T extends TableWithId>({ db }: Executor, table: T, id: string): Promise<InferSelectModel<T> | undefined> {
  const rows = await db.select().from(table as TableWithId).where(eq(table.id, id))
  return rows[0] as InferSelectModel<T> | undefined
}

/** The row with this id, or row-not-found. */
export async function getRow<T extends TableWithId>(ex: Executor, table: T, id: string): Promise<InferSelectModel<T>> {
  const row = await findRow(ex, table, id)
  if (row === undefined) throw new AppError('row-not-found', { what: getTableName(table), id })
  return row
}

/** Inserts one row and answers it with its defaults. */
export async function insertRow<T extends PgTable>({ db }: Executor, table: T, row: InferInsertModel<T>): Promise<InferSelectModel<T>> {
  const rows = await db.insert(table).values(row as never).returning()
  return (rows as readonly unknown[])[0] as InferSelectModel<T>
}
