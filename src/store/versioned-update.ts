import { and, eq, getTableName, sql } from 'drizzle-orm'
import type { InferSelectModel } from 'drizzle-orm'
import type { PgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { AppError } from '../shared/errors.ts'
import type { Executor } from './executor.ts'

type VersionedTable = PgTable & { readonly id: PgColumn; readonly version: PgColumn; readonly updatedAt: PgColumn }

/**
 * Changes one row if it is still the version the caller saw; the version rises by one. Throws version-conflict or
 * row-not-found. Two editors can never lose each other's work.
 */
export async function updateVersioned<T extends VersionedTable>({ db }: Executor, table: T, id: string, expected: number, changes: Partial<Omit<InferSelectModel<T>, 'id' | 'version' | 'createdAt' | 'updatedAt'>>): Promise<InferSelectModel<T>> {
  const set = { ...changes, version: sql`${table.version} + 1`, updatedAt: sql`now()` } as PgUpdateSetSource<T>
  const rows = await db.update(table as VersionedTable).set(set as PgUpdateSetSource<VersionedTable>).where(and(eq(table.id, id), eq(table.version, expected))).returning()
  const row = rows[0]
  if (row !== undefined) return row as InferSelectModel<T>
  const found = await db.select({ version: table.version }).from(table as VersionedTable).where(eq(table.id, id))
  const what = getTableName(table)
  if (found[0] === undefined) throw new AppError('row-not-found', { what, id })
  throw new AppError('version-conflict', { what, expected, found: Number(found[0].version) })
}
