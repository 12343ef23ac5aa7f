import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClientBase } from 'pg'
import { AppError } from '../shared/errors.ts'
import { VERSION } from '../shared/version.ts'

export interface Migration { readonly number: number; readonly name: string; readonly digest: string; readonly sql: string }

/** Where a database stands: 0 is empty. */
export interface MigrationReport { readonly from: number; readonly to: number; readonly applied: readonly string[] }

const FOLDER = fileURLToPath(new URL('migrations/', import.meta.url))
/** Any number will do, as long as it stays: two processes that start at once migrate one after the other. */
const LOCK = 720_113_001

/** The migrations this version knows, in order; `NNNN-name.sql`, numbers without a gap. */
export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()
  return Promise.all(files.map(async (file, index) => {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1])
    if (number !== index + 1) throw new Error(`migrations/${file}: expected number ${index + 1}`)
    const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
    return { number, name: file.slice(0, -4), digest: createHash('sha256').update(sql).digest('hex'), sql }
  }))
}

/** The number of the newest migration of this database, after checking that it has ours and nothing newer. */
export async function schemaVersion(client: ClientBase, migrations: readonly Migration[]): Promise<number> {
  const { rows: [table] } = await client.query<{ found: string | null }>(`select to_regclass('zhengheng_migration')::text as found`)
  if (!table?.found) return 0
  const { rows } = await client.query<{ number: number; name: string; digest: string }>('select number, name, digest from zhengheng_migration order by number')
  const newest = rows.at(-1)?.number ?? 0
  if (newest > migrations.length) throw new AppError('store-newer', { found: newest, expected: migrations.length })
  const changed = rows.find((row, index) => row.digest !== migrations[index]?.digest)
  if (changed) throw new AppError('store-migration-changed', { name: changed.name })
  return newest
}

/** Brings a database forward, one transaction per migration, alone under an advisory lock; `upTo` is for tests of older versions. */
export async function migrate(client: ClientBase, migrations: readonly Migration[], upTo = migrations.length): Promise<MigrationReport> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    const from = await schemaVersion(client, migrations)
    const due = migrations.slice(from, upTo)
    for (const migration of due) await apply(client, migration)
    return { from, to: from + due.length, applied: due.map(({ name }) => name) }
  } finally {
    // The lock dies with the connection anyway; a failure here must not hide the first one.
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
  }
}

async function apply(client: ClientBase, { number, name, digest, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    if (number === 1) {
      await client.query(`create table zhengheng_migration (
        number integer primary key, name text not null, digest text not null, tool_version text not null, applied_at timestamptz(3) not null default now())`)
    }
    await client.query(sql)
    await client.query('insert into zhengheng_migration (number, name, digest, tool_version) values ($1, $2, $3, $4)', [number, name, digest, VERSION])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined) // The connection may be gone; the first error is the one to tell.
    throw error
  }
}
