import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { storeFailure } from '../failure.ts'
import { migrate, readMigrations, schemaVersion } from '../migrate.ts'
import { withClient } from '../open.ts'
import { BACKUP_FORMAT } from './backup.ts'
import { quoted, tablesInOrder } from './tables.ts'

const headLine = z.object({ format: z.literal(BACKUP_FORMAT), tool: z.string(), schema: z.int().positive() })
const tableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) })
const endLine = z.strictObject({ end: z.literal(true), tables: z.int(), rows: z.int() })

export interface RestoreReport { readonly from: number; readonly to: number; readonly tables: number; readonly rows: number }

/**
 * Loads a backup into an empty database: makes the schema it was written with, loads everything in one transaction, then
 * migrates to the newest. A file that is cut short, or anything else that goes wrong, leaves the database empty.
 */
export async function restore(url: string, path: string): Promise<RestoreReport> {
  const refused = (why: string, cause?: unknown) => new AppError('backup-invalid', { path, why }, cause)
  const source = new BackupLines(path, refused)
  try {
    const head = headLine.safeParse(await source.json())
    if (!head.success) throw refused(`format ${BACKUP_FORMAT}`)
    const migrations = await readMigrations()
    const { schema } = head.data
    if (schema > migrations.length) throw new AppError('store-newer', { found: schema, expected: migrations.length })
    return await withClient(url, async client => {
      await refuseUnlessEmpty(client, schema, await schemaVersion(client, migrations))
      await migrate(client, migrations, schema)
      const count = await load(client, source, refused)
      const { to } = await migrate(client, migrations)
      return { from: schema, to, ...count }
    })
  } finally {
    source.close()
  }
}

/** A database with our schema but without any row will do, if the schema is the backup's. */
async function refuseUnlessEmpty(client: Client, schema: number, found: number): Promise<void> {
  if (found === 0) return
  if (found !== schema) throw new AppError('restore-not-empty', { table: 'zhengheng_migration' })
  for (const { table } of await tablesInOrder(client)) {
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`)
    if (rowCount !== 0) throw new AppError('restore-not-empty', { table })
  }
}

type Refused = (why: string, cause?: unknown) => AppError

async function load(client: Client, source: BackupLines, refused: Refused): Promise<{ tables: number; rows: number }> {
  const expected = await tablesInOrder(client)
  const count = { tables: 0, rows: 0 }
  await client.query('begin')
  try {
    for (;;) {
      const line = await source.json()
      const end = endLine.safeParse(line)
      if (end.success) {
        if (end.data.tables !== count.tables || end.data.rows !== count.rows || count.tables !== expected.length) throw refused(`${count.tables} tables, ${count.rows} rows`)
        break
      }
      const table = tableLine.safeParse(line)
      const known = expected.find(({ table: name }) => name === table.data?.table)
      if (!table.success || !known || table.data.columns.some(column => !known.columns.includes(column))) throw refused(JSON.stringify(line).slice(0, 80))
      count.rows += await loadTable(client, table.data.table, table.data.columns, source)
      count.tables += 1
    }
    await client.query('commit')
    return count
  } catch (error) {
    await client.query('rollback').catch(() => undefined) // The connection may be gone; the first error is the one to tell.
    const failure = storeFailure(error)
    throw failure instanceof AppError && failure.code !== 'value-refused' && failure.code !== 'already-exists' && failure.code !== 'still-referenced' ? failure : refused(failure instanceof Error ? failure.message : String(failure), error)
  }
}

async function loadTable(client: Client, table: string, columns: readonly string[], source: BackupLines): Promise<number> {
  // The rows were right when they were written: our triggers would refuse sealed ones, or write versions a second time. Foreign keys are checked.
  await client.query(`alter table ${quoted(table)} disable trigger user`)
  const copy = client.query(copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`))
  await pipeline(Readable.from(source.rows()), copy)
  await client.query(`alter table ${quoted(table)} enable trigger user`)
  const { rows } = await client.query<{ column: string; sequence: string }>(
    'select c as column, pg_get_serial_sequence($1, c) as sequence from unnest($2::text[]) c where pg_get_serial_sequence($1, c) is not null', [quoted(table), [...columns]])
  for (const { column, sequence } of rows) await client.query(`select setval($1, coalesce(max(${quoted(column)}), 1)) from ${quoted(table)}`, [sequence])
  return copy.rowCount
}

/** Cut at line feeds only: readline would cut at U+2028 too, which stands in collected text. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8')
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8')
}

/** Reads the file line by line; rows in blocks. */
class BackupLines {
  readonly #lines: AsyncIterator<string>
  readonly #close: () => void
  readonly #refused: Refused

  constructor(path: string, refused: Refused) {
    const file = createReadStream(path)
    const text = createGunzip()
    file.on('error', error => text.destroy(error))
    file.pipe(text)
    this.#lines = linesOf(text)
    this.#close = () => { file.destroy(); text.destroy() }
    this.#refused = refused
  }

  async next(): Promise<string> {
    let line: IteratorResult<string>
    try {
      line = await this.#lines.next()
    } catch (error) {
      throw this.#refused(error instanceof Error ? error.message : String(error), error)
    }
    if (line.done) throw this.#refused('EOF')
    return line.value
  }

  async json(): Promise<unknown> {
    const line = await this.next()
    try {
      return JSON.parse(line)
    } catch (error) {
      throw this.#refused(line.slice(0, 40), error)
    }
  }

  async* rows(): AsyncGenerator<string> {
    let block = ''
    for (let line = await this.next(); line !== '\\.'; line = await this.next()) {
      block += `${line}\n`
      if (block.length > 65_536) {
        yield block
        block = ''
      }
    }
    if (block) yield block
  }

  close(): void {
    this.#close()
  }
}
