import { resolve } from 'node:path'
import { Client, Pool } from 'pg'
import { AppError } from '../shared/errors.ts'
import { openEmbedded } from './embedded/server.ts'
import type { EmbeddedServer } from './embedded/server.ts'
import { executorOver } from './executor.ts'
import type { Executor } from './executor.ts'
import { failureCode } from './failure.ts'
import { migrate, readMigrations, schemaVersion } from './migrate.ts'
import type { MigrationReport } from './migrate.ts'

export interface StoreOptions {
  /** `postgres://…` or a data directory; without it the directory `dir`. */
  readonly db?: string | undefined
  readonly dir?: string | undefined
  /**
   * auto (default): a data directory of ours, or an empty database, is brought to the newest schema; any other database
   * must be there already (store-behind). always: whatever it is. never: taken as it is.
   */
  readonly migrate?: 'auto' | 'always' | 'never'
  /** Most connections at once (default 10). */
  readonly connections?: number
}

export interface Store extends Executor {
  /** The pool, for listening, cursors and the queue. */
  readonly pool: Pool
  /** With the password: for child processes, never for messages. */
  readonly url: string
  /** Set when the database is the embedded one. */
  readonly server: EmbeddedServer | null
  readonly migrated: MigrationReport
  /** Ends all connections, then lets go of the embedded server (see EmbeddedServer.release). */
  close(): Promise<void>
}

/** Where the embedded database lives unless told otherwise. */
export const DEFAULT_DIRECTORY = 'zhengheng-data/pg'
const OLDEST_MAJOR = 15

const isUrl = (db: string): boolean => /^postgres(?:ql)?:\/\//.test(db)

/** The URL as it may be shown: without its password. */
export function shownUrl(url: string): string {
  try {
    const shown = new URL(url)
    if (shown.password) shown.password = '***'
    if (shown.searchParams.has('password')) shown.searchParams.set('password', '***')
    return shown.href
  } catch {
    return 'postgres://…' // Not an address: showing it might show a password.
  }
}

/** Opens the database, the embedded one or any PostgreSQL 15+; every refusal is an AppError with exit 5. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { db, dir } = options
  const server = db !== undefined && isUrl(db) ? null : await openEmbedded({ dir: resolve(db ?? dir ?? DEFAULT_DIRECTORY) })
  const url = server?.url ?? db ?? ''
  try {
    const migrated = await prepareSchema(url, options.migrate ?? 'auto', server !== null)
    const pool = makePool(url, options.connections ?? 10)
    const executor = executorOver(pool)
    return { ...executor, pool, url, server, migrated, async close() { await pool.end(); await server?.release() } }
  } catch (error) {
    await server?.release()
    throw error
  }
}

function makePool(url: string, max: number): Pool {
  const pool = new Pool({ connectionString: url, max, application_name: 'zhengheng', connectionTimeoutMillis: 30_000, idleTimeoutMillis: 30_000, keepAlive: true })
  // A server that goes away ends idle connections; the next query reports it. Unheard, the event would end the process.
  pool.on('error', () => undefined)
  // The same for one that is in use, between two of its queries.
  pool.on('connect', client => { client.on('error', () => undefined) })
  return pool
}

/** One connection for the time of `work`. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(url)
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined) // Gone already.
  }
}

async function connect(url: string): Promise<Client> {
  try {
    const client = new Client({ connectionString: url, application_name: 'zhengheng', connectionTimeoutMillis: 15_000, keepAlive: true })
    client.on('error', () => undefined) // The query at work fails with it.
    await client.connect()
    return client
  } catch (error) {
    throw new AppError('store-unreachable', { url: shownUrl(url), why: error instanceof Error ? error.message || failureCode(error) : String(error) }, error)
  }
}

async function prepareSchema(url: string, mode: 'auto' | 'always' | 'never', ours: boolean): Promise<MigrationReport> {
  return withClient(url, async client => {
    const { rows: [row] } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    const major = Math.floor((row?.version ?? 0) / 10_000)
    if (major < OLDEST_MAJOR) throw new AppError('store-too-old', { found: major })
    const migrations = await readMigrations()
    const found = await schemaVersion(client, migrations)
    if (mode === 'never' || found === migrations.length) return { from: found, to: found, applied: [] }
    if (mode === 'auto' && !ours && found > 0) throw new AppError('store-behind', { found, expected: migrations.length })
    return migrate(client, migrations)
  })
}
