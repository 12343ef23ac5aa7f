import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { AppError } from '../../shared/errors.ts'
import { VERSION } from '../../shared/version.ts'
import { readMigrations, schemaVersion } from '../migrate.ts'
import { withClient } from '../open.ts'
import { quoted, tablesInOrder } from './tables.ts'

export const BACKUP_FORMAT = 'zhengheng.backup/1'
export interface BackupReport { readonly schema: number; readonly tables: number; readonly rows: number; readonly bytes: number }

/**
 * Writes all tables as of one moment to one gzip file, while others go on working. Lines: a head (JSON), then per table a
 * line that names it (JSON), its rows as COPY prints them, and `\.`; a last line (JSON) proves that nothing is missing.
 * The file appears when it is complete. Evidence files are not in it: they are content-addressed and copied as they are.
 */
export async function backup(url: string, path: string): Promise<BackupReport> {
  const draft = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    return await withClient(url, async client => {
      const schema = await schemaVersion(client, await readMigrations())
      if (schema === 0) throw new AppError('store-behind', { found: 0, expected: (await readMigrations()).length })
      const count = { tables: 0, rows: 0 }
      await client.query('begin isolation level repeatable read read only')
      await pipeline(Readable.from(lines(client, schema, count)), createGzip({ level: 6 }), createWriteStream(draft, { mode: 0o600, flags: 'wx' }))
      await client.query('commit')
      const file = await open(draft, 'r+')
      let bytes: number
      try {
        await file.sync()
        bytes = (await file.stat()).size
      } finally {
        await file.close()
      }
      await rename(draft, path)
      return { schema, ...count, bytes }
    })
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException
    if (syscall !== undefined && code !== undefined) throw new AppError(code === 'ENOSPC' ? 'store-full' : 'backup-not-written', { path, why: message }, error)
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function* lines(client: Client, schema: number, count: { tables: number; rows: number }): AsyncGenerator<string | Buffer> {
  yield `${JSON.stringify({ format: BACKUP_FORMAT, tool: VERSION, schema })}\n`
  for (const { table, columns } of await tablesInOrder(client)) {
    yield `${JSON.stringify({ table, columns })}\n`
    const copied = client.query(copyTo(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) to stdout`))
    // Through a stream of its own, so that an error of the database reaches the loop.
    const through = new PassThrough()
    copied.on('error', error => through.destroy(error))
    copied.pipe(through)
    yield* through as AsyncIterable<Buffer>
    yield '\\.\n'
    count.tables += 1
    count.rows += copied.rowCount
  }
  yield `${JSON.stringify({ end: true, ...count })}\n`
}
