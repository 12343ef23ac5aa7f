import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { insertRow } from './one-row.ts'
import { earlierRow, earlierTable } from './schema/tables.ts'

/** A table published in an earlier year, as printed. */
export type EarlierTable = InferSelectModel<typeof earlierTable>
export type EarlierRow = InferSelectModel<typeof earlierRow>

/** Takes a table in with its rows; the same title and cohort twice is refused (already-exists). Rows find their unit by exact name where it is unique. */
export async function importEarlierTable(ex: Executor, table: InferInsertModel<typeof earlierTable>, rows: readonly Omit<EarlierRow, 'earlierTableId' | 'unitId'>[]): Promise<EarlierTable> {
  return ex.transaction(async tx => {
    const made = await insertRow(tx, earlierTable, table)
    await bulkInsert(tx, earlierRow, rows.map(row => ({ ...row, earlierTableId: made.id, unitId: null })))
    await tx.db.execute(sql`
      update earlier_row r set unit_id = named.id from (select name, min(id::text)::uuid as id from unit group by name having count(*) = 1) named
      where r.earlier_table_id = ${made.id} and named.name = r.unit_name`)
    return made
  })
}

export async function listEarlierTables({ db }: Executor): Promise<EarlierTable[]> {
  return db.select().from(earlierTable).orderBy(desc(earlierTable.year), asc(earlierTable.title), asc(earlierTable.cohortName))
}

/** In the printed order. */
export async function listEarlierRows({ db }: Executor, tableId: string): Promise<EarlierRow[]> {
  return db.select().from(earlierRow).where(eq(earlierRow.earlierTableId, tableId)).orderBy(asc(earlierRow.position))
}

/** What imported tables say of a unit, the latest year first. */
export async function listUnitEarlierRows({ db }: Executor, unitId: string) {
  return db.select({ tableId: earlierTable.id, title: earlierTable.title, year: earlierTable.year, cohortName: earlierTable.cohortName, rank: earlierRow.rank, score: earlierRow.score, tier: earlierRow.tier }).from(earlierRow)
    .innerJoin(earlierTable, eq(earlierTable.id, earlierRow.earlierTableId)).where(eq(earlierRow.unitId, unitId)).orderBy(desc(earlierTable.year), asc(earlierTable.title))
}

export async function hasEarlierRow({ db }: Executor, tableId: string, position: number): Promise<boolean> {
  return (await db.select({ position: earlierRow.position }).from(earlierRow).where(and(eq(earlierRow.earlierTableId, tableId), eq(earlierRow.position, position)))).length > 0
}

/** Says which unit a row is about, where the name did not; false when it has one already. */
export async function linkEarlierRow({ db }: Executor, tableId: string, position: number, unitId: string): Promise<boolean> {
  const { rowCount } = await db.update(earlierRow).set({ unitId }).where(and(eq(earlierRow.earlierTableId, tableId), eq(earlierRow.position, position), isNull(earlierRow.unitId)))
  return rowCount === 1
}
