import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import * as vocabulary from '../../src/model/campaign.ts'
import * as tables from '../../src/store/schema/tables.ts'
import { useStore } from './test-database.ts'

const database = useStore()
const all = Object.values(tables).filter(table => is(table, PgTable)) as PgTable[]

describe('the schema', () => {
  test('Drizzle and the migrations describe the same columns', async () => {
    const { rows } = await database.store.pool.query<{ line: string }>(`
      select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'zhengheng_migration' order by 1`)
    const described = all.flatMap(table => {
      const { name, columns, primaryKeys } = getTableConfig(table)
      const keys = new Set(primaryKeys.flatMap(key => key.columns.map(column => column.name)))
      const typed = (sql: string) => sql.replace(/^timestamp \(3\)/, 'timestamp(3)')
      return columns.map(column => `${name}.${column.name} ${typed(column.getSQLType())}${column.notNull || keys.has(column.name) ? ' not null' : ''}`)
    })
    expect(rows.map(row => row.line)).toEqual(described.sort())
    expect(all.length).toBeGreaterThan(35)
  })

  test('a column that Drizzle fills by default has its default in the database too', async () => {
    const { rows } = await database.store.pool.query<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and column_default is not null`)
    const inDatabase = new Set(rows.map(row => row.name))
    const described = all.flatMap(table => getTableConfig(table).columns.filter(column => column.hasDefault && column.defaultFn === undefined).map(column => `${getTableConfig(table).name}.${column.name}`))
    expect(described.filter(name => !inDatabase.has(name))).toEqual([])
    expect(described.length).toBeGreaterThan(60)
  })

  test('the closed vocabularies are those the database checks', async () => {
    const { rows } = await database.store.pool.query<{ definition: string }>(`select pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c' and pg_get_constraintdef(oid) ~ 'ANY \\(+ARRAY'`)
    const inDatabase = new Set(rows.flatMap(({ definition }) => [...definition.matchAll(/ARRAY\[([^\]]+)\]/g)].map(match => [...(match[1] ?? '').matchAll(/'([^']*)'/g)].map(word => word[1]).join(' '))))
    // Some of the states are no vocabulary of their own.
    const lists = Object.values(vocabulary).filter(list => Array.isArray(list)).filter(list => list !== vocabulary.EVIDENCE_STATES).map(list => list.join(' '))
    expect(lists.filter(list => !inDatabase.has(list))).toEqual([])
    expect(lists).toHaveLength(16)
  })

  test('nothing cascades: every foreign key refuses', async () => {
    const { rows } = await database.store.pool.query<{ on_delete: string; on_update: string; count: number }>(`select confdeltype as on_delete, confupdtype as on_update, count(*)::int from pg_constraint where contype = 'f' group by 1, 2`)
    expect(rows.map(row => row.on_delete)).toEqual(['r'])
    expect(rows.map(row => row.on_update)).toEqual(['a'])
    expect(rows[0]?.count).toBeGreaterThan(60)
  })

  test('every foreign key to a table that is listed or deleted from has an index to look it up', async () => {
    const { rows } = await database.store.pool.query<{ missing: string }>(`
      select c.conrelid::regclass || '(' || (select string_agg(attname, ', ') from pg_attribute where attrelid = c.conrelid and attnum = any(c.conkey)) || ')' as missing
      from pg_constraint c where contype = 'f' and not exists (
        select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = any(c.conkey)) order by 1`)
    // People are never deleted, and "what did this person do" is asked of the audit log.
    expect(rows.map(row => row.missing).filter(name => !/(?:_by|made_by)\)$/.test(name))).toEqual([])
  })
})
