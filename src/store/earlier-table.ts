import { and, asc, desc, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { earlierRow, earlierTable, unit } from './schema/tables.ts'

/** A table published in an earlier year, as printed. */
export type EarlierTable = InferSelectModel<typeof earlierTable>
export type EarlierRow = InferSelectModel<typeof earlierRow>

/** Takes a table in with its rows; the same title and cohort twice is refused (already-exists). Rows find their unit by name. */
export async function importEarlierTable(ex: Executor, table: InferInsertModel<typeof earlierTable>, rows: readonly Omit<EarlierRow, 'earlierTableId' | 'unitId'>[]): Promise<EarlierTable> {
  return ex.transaction(async tx => {
    const made = await insertRow(tx, earlierTable, table)
    await bulkInsert(tx, earlierRow, rows.map(row => ({ ...row, earlierTableId: made.id, unitId: null })))
    await matchEarlierRows(tx, made.id)
    return made
  })
}

/** Links the rows that have no unit yet to the one unit of exactly their name, where there is one and only one; answers how many found theirs. */
export async function matchEarlierRows({ db }: Executor, tableId: string): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update earlier_row r set unit_id = named.id from (select name, min(id::text)::uuid as id from unit group by name having count(*) = 1) named
    where r.earlier_table_id = ${tableId} and r.unit_id is null and named.name = r.unit_name`)
  return rowCount ?? 0
}

/** With how many rows each has, and how many of them are linked to a unit; the latest year first. */
export async function listEarlierTables({ db }: Executor): Promise<(EarlierTable & { readonly rows: number; readonly linked: number })[]> {
  return db.select({ ...getTableColumns(earlierTable), rows: sql<number>`count(${earlierRow.position})::int`, linked: sql<number>`count(${earlierRow.unitId})::int` }).from(earlierTable)
    .leftJoin(earlierRow, eq(earlierRow.earlierTableId, earlierTable.id)).groupBy(earlierTable.id).orderBy(desc(earlierTable.year), asc(earlierTable.title), asc(earlierTable.cohortName))
}

export async function getEarlierTable(ex: Executor, id: string): Promise<EarlierTable> {
  return getRow(ex, earlierTable, id)
}

/** In the printed order, each with the name of its unit. */
export async function listEarlierRows({ db }: Executor, tableId: string): Promise<(EarlierRow & { readonly linkedName: string | null })[]> {
  return db.select({ ...getTableColumns(earlierRow), linkedName: unit.name }).from(earlierRow).leftJoin(unit, eq(unit.id, earlierRow.unitId)).where(eq(earlierRow.earlierTableId, tableId)).orderBy(asc(earlierRow.position))
}

/** What imported tables say of a unit, the latest year first. */
export async function listUnitEarlierRows({ db }: Executor, unitId: string) {
  return db.select({ tableId: earlierTable.id, title: earlierTable.title, year: earlierTable.year, cohortName: earlierTable.cohortName, rank: earlierRow.rank, score: earlierRow.score, tier: earlierRow.tier }).from(earlierRow)
    .innerJoin(earlierTable, eq(earlierTable.id, earlierRow.earlierTableId)).where(eq(earlierRow.unitId, unitId)).orderBy(desc(earlierTable.year), asc(earlierTable.title))
}

export async function hasEarlierRow({ db }: Executor, tableId: string, position: number): Promise<boolean> {
  return (await db.select({ position: earlierRow.position }).from(earlierRow).where(and(eq(earlierRow.earlierTableId, tableId), eq(earlierRow.position, position)))).length > 0
}

/** Says which unit a row is about, where the name did not, or (null) that it is not about the unit it was linked to; false when the row has a unit already, or has none to lose. */
export async function linkEarlierRow({ db }: Executor, tableId: string, position: number, unitId: string | null): Promise<boolean> {
  const { rowCount } = await db.update(earlierRow).set({ unitId }).where(and(eq(earlierRow.earlierTableId, tableId), eq(earlierRow.position, position), unitId === null ? isNotNull(earlierRow.unitId) : isNull(earlierRow.unitId)))
  return rowCount === 1
}
