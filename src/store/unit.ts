import { and, asc, eq, ilike, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { unit } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type Unit = InferSelectModel<typeof unit>
export type NewUnit = InferInsertModel<typeof unit>

export const createUnit = async (ex: Executor, row: NewUnit): Promise<Unit> => insertRow(ex, unit, row)
export const getUnit = async (ex: Executor, id: string): Promise<Unit> => getRow(ex, unit, id)

/** Units of the same region code and name are left as they are. Answers how many were new. */
export const importUnits = async (ex: Executor, rows: readonly NewUnit[]): Promise<number> => bulkInsert(ex, unit, rows, { existing: 'skip' })

/** By region code and name, what identifies a unit in imported tables. */
export async function findUnitsByName({ db }: Executor, keys: readonly { readonly regionCode: string; readonly name: string }[]): Promise<Unit[]> {
  if (keys.length === 0) return []
  return db.select().from(unit).where(sql`(${unit.regionCode}, ${unit.name}) in (select region_code, name from json_to_recordset(${JSON.stringify(keys.map(({ regionCode, name }) => ({ region_code: regionCode, name })))}::json) as given(region_code text, name text))`)
}

export interface UnitFilter extends PageRequest { readonly level?: string; readonly regionPrefix?: string; readonly nameContains?: string }

/** In the order of region codes (行政区划序列), then by name. */
export async function listUnits({ db }: Executor, filter: UnitFilter): Promise<Page<Unit>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['text', 'text'])
  const byName = sql`${unit.name} collate "C"`
  const byRegion = sql`${unit.regionCode} collate "C"`
  const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')
  const rows = await db.select().from(unit).where(and(
    after && sql`(${byRegion}, ${byName}) > (${after[0]}, ${after[1]})`,
    filter.level === undefined ? undefined : eq(unit.level, filter.level),
    filter.regionPrefix === undefined ? undefined : sql`starts_with(${unit.regionCode}, ${filter.regionPrefix})`,
    filter.nameContains === undefined ? undefined : ilike(unit.name, `%${literal(filter.nameContains)}%`),
  )).orderBy(asc(byRegion), asc(byName)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.regionCode, row.name])
}

export async function updateUnit(ex: Executor, id: string, version: number, changes: Partial<Pick<Unit, 'name' | 'level' | 'regionCode' | 'code' | 'parentId' | 'timeZone'>>): Promise<Unit> {
  return updateVersioned(ex, unit, id, version, changes)
}
