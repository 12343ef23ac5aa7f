import { is, SQL, sql } from 'drizzle-orm'
import type { InferInsertModel } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Executor } from './executor.ts'
import { storableJson } from './storable-json.ts'

/** Rows per statement: keeps one JSON text far below PostgreSQL's bound of 1 GB and memory flat. */
const CHUNK = 5_000

export interface BulkOptions {
  /** skip: rows that exist already (any unique key) are left as they are. */
  readonly existing?: 'refuse' | 'skip'
}

/** What stands for a value that was not given: a new id, the column's plain default, or null. */
function madeUp(column: PgColumn): unknown {
  if (column.defaultFn !== undefined) return column.defaultFn()
  return column.default === undefined || is(column.default, SQL) ? null : column.default
}

/**
 * Inserts any number of rows through json_to_recordset, and answers how many were new. A column that no row of the chunk
 * gives takes its default; ids are made where missing. Columns of `bigint` hold safe integers only.
 */
export async function bulkInsert<T extends PgTable>({ db }: Executor, table: T, rows: readonly InferInsertModel<T>[], { existing = 'refuse' }: BulkOptions = {}): Promise<number> {
  const { columns } = getTableConfig(table)
  const fields = Object.entries(table).flatMap(([property, value]) => columns.filter(column => column === value).map(column => ({ property, column })))
  let inserted = 0
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK) as readonly Readonly<Record<string, unknown>>[]
    const used = fields.filter(({ property, column }) => column.defaultFn !== undefined || chunk.some(row => row[property] !== undefined))
    const records = chunk.map(row => Object.fromEntries(used.map(({ property, column }) => [column.name, row[property] === undefined ? madeUp(column) : row[property]])))
    const names = sql.join(used.map(({ column }) => sql.identifier(column.name)), sql`, `)
    // A column that only some rows give has its default where it is computed by the database, too.
    const values = sql.join(used.map(({ column }) => (is(column.default, SQL) ? sql`coalesce(${sql.identifier(column.name)}, ${column.default})` : sql.identifier(column.name))), sql`, `)
    const shape = sql.join(used.map(({ column }) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`), sql`, `)
    const { rowCount } = await db.execute(sql`
      insert into ${table} (${names}) select ${values} from json_to_recordset(${storableJson(records)}::json) as given(${shape})
      ${existing === 'skip' ? sql`on conflict do nothing` : sql``}`)
    inserted += rowCount ?? 0
  }
  return inserted
}
