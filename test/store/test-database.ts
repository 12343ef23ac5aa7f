import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { openEmbedded } from '../../src/store/embedded/server.ts'
import { openStore, withClient } from '../../src/store/open.ts'
import type { Store } from '../../src/store/open.ts'

/** ZHENGHENG_TEST_DB=postgres://… runs the suite against any server whose user may create databases; else the embedded one, started by the first test that asks. */
async function serverUrl(): Promise<string> {
  const given = process.env['ZHENGHENG_TEST_DB']
  if (given) return given
  const dir = process.env['ZHENGHENG_TEST_DIR']
  if (!dir) throw new Error('vitest must run with test/store/test-server.ts as globalSetup')
  const { url } = await openEmbedded({ dir })
  // Nothing here outlives the run; what must survive a crash is tested on servers of their own, as they ship.
  await withClient(url, async client => {
    await client.query('alter system set fsync = off')
    await client.query('select pg_reload_conf()')
  })
  return url
}

/** One for all files of this thread: each opening would stay announced until the end of the run. */
let shared: Promise<string> | undefined

/** A new database on the shared server: empty, or a copy of another one there. */
export async function createTestDatabase({ copyOf }: { readonly copyOf?: string } = {}): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = await (shared ??= serverUrl())
  const name = `zhengheng_test_${randomBytes(6).toString('hex')}`
  await withClient(server, async client => client.query(`create database ${name}${copyOf === undefined ? '' : ` template ${copyOf}`}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: async () => withClient(server, async client => { await client.query(`drop database if exists ${name} with (force)`) }) }
}

/** One migrated database for the test file that calls this at its top; read `.store` inside tests. */
export function useStore(): { readonly store: Store; readonly url: string } {
  let store: Store | undefined
  let database: Awaited<ReturnType<typeof createTestDatabase>> | undefined
  beforeAll(async () => {
    database = await createTestDatabase()
    store = await openStore({ db: database.url })
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })
  return {
    get store() { if (!store) throw new Error('not open'); return store },
    get url() { return database?.url ?? '' },
  }
}
