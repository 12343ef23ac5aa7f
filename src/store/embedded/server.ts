import { spawn } from 'node:child_process'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { AppError } from '../../shared/errors.ts'
import { failureCode } from '../failure.ts'
import { findBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { cleanEnvironment, ensureCluster, runAs } from './cluster.ts'
import { ensureAccess, exists, freePort, giveTo, homeAt, prepareHome, readAccess, readOwner, thisHost, writeAccess, writeOwner } from './home.ts'
import type { Access, Home } from './home.ts'
import { databaseUser } from './os-user.ts'
import type { OsUser } from './os-user.ts'
import { isAlive, pidFile, processKind, readPostmasterPid } from './postmaster-pid.ts'
import { isLockedByAnother, startFailure } from './start-failure.ts'

export interface EmbeddedServer {
  readonly url: string
  readonly pid: number
  readonly port: number
  /** started: by this call; attached: it ran already. */
  readonly how: 'started' | 'attached'
  /** Stops the server when nobody else uses it and its starter is this process or gone; else leaves it running. */
  release(): Promise<'stopped' | 'left-running'>
}

export interface EmbeddedOptions {
  readonly dir: string
  /** Fixed port; without it a free one is chosen once and remembered. */
  readonly port?: number
}

/** Crash recovery of a large database takes its time; the server says "starting" as long as it works. */
const READY_MS = 120_000
const STOP_MS = 60_000
const DATABASE = 'zhengheng'
const CLOSING = 'zhengheng-closing'

const urlOf = ({ password, port }: Access, database: string): string => `postgres://zhengheng:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

/** Starts the server of a data directory, or attaches to the one that runs there. */
export async function openEmbedded({ dir, port }: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = homeAt(resolve(dir))
  const user = databaseUser()
  await prepareHome(home, user)
  const binaries = await findBinaries(user, home.folder)
  if (!(await exists(home.data)) || (await readAccess(home)) !== undefined) await ensureAccess(home)
  const access = await readAccess(home)
  if (access === undefined) throw new AppError('store-directory-broken', { path: home.folder, why: 'server.json' })
  if (port !== undefined && port !== access.port) await writeAccess(home, { ...access, port })
  await ensureCluster(home, binaries, user, access)
  for (;;) {
    const running = await findRunning(home)
    const found = running ?? (await start(home, binaries, user, port === undefined))
    const presence = found && (await announce(found.access))
    if (found && presence) return serverAt(home, found, running ? 'attached' : 'started', presence)
  }
}

/** Stops whatever server of ours runs in the directory; false when none does. */
export async function stopEmbedded(dir: string): Promise<boolean> {
  const home = homeAt(resolve(dir))
  if (!(await exists(home.data))) return false
  const running = await findRunning(home)
  if (running) await stop(home, running.pid)
  return running !== undefined
}

interface Running { readonly access: Access; readonly pid: number }

/** The live server of this directory, proven by its answer to our password; refuses when somebody else's holds it. */
async function findRunning(home: Home): Promise<Running | undefined> {
  const lock = await readPostmasterPid(home.data).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('store-not-writable', { path: home.data, why: error.code ?? error.message }, error)
  })
  if (!lock) return undefined
  const owner = await readOwner(home)
  if (owner && owner.host !== thisHost()) throw new AppError('store-in-use-elsewhere', { path: home.folder, host: owner.host, pid: lock.pid, file: pidFile(home.data) })
  if (!isAlive(lock.pid)) return undefined // Left by a crash of the machine: PostgreSQL clears it itself.
  if ((await processKind(lock.pid)) === 'other') {
    await rm(pidFile(home.data), { force: true }) // The number went to another program after a restart.
    return undefined
  }
  const access = await readAccess(home)
  if (!access) throw new AppError('store-in-use', { path: home.folder, pid: lock.pid })
  return (await waitUntilReady(home, lock.pid, access)) ? { pid: lock.pid, access: { ...access, port: (await readPostmasterPid(home.data))?.port ?? access.port } } : undefined
}

/** True once the server answers; false when it ended meanwhile. */
async function waitUntilReady(home: Home, pid: number, access: Access): Promise<boolean> {
  const until = Date.now() + READY_MS
  for (let pause = 5; Date.now() < until; pause = Math.min(pause * 2, 200)) {
    const lock = await readPostmasterPid(home.data)
    if (lock?.pid !== pid || !isAlive(pid)) return false
    if (lock.ready && (await answers({ ...access, port: lock.port }, home, pid))) return true
    await sleep(pause)
  }
  throw new AppError('store-start-failed', { why: `${READY_MS / 1000} s`, log: home.log })
}

/** Connects once; makes our database where it is missing. A server that refuses our password, or serves another directory, is not ours. */
async function answers(access: Access, home: Home, pid: number): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(access, 'postgres'), application_name: 'zhengheng', connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined) // The connection is closed below in any case.
  try {
    await client.connect()
    const { rows: [row] } = await client.query<{ directory: string }>(`select current_setting('data_directory') as directory`)
    if (row && (await stat(row.directory).catch(() => undefined))?.ino !== (await stat(home.data)).ino) throw new AppError('store-in-use', { path: home.folder, pid })
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) {
      await client.query(`create database ${DATABASE}`).catch((error: unknown) => {
        if (!['42P04', '23505'].includes(failureCode(error))) throw error // Another process was quicker.
      })
    }
    return true
  } catch (error) {
    if (error instanceof AppError) throw error
    const code = failureCode(error)
    if (code.startsWith('28')) throw new AppError('store-in-use', { path: home.folder, pid }, error)
    if (code === '53100') throw new AppError('store-full', { why: error instanceof Error ? error.message : code }, error)
    return false // Starting or shutting down: the lock file tells which.
  } finally {
    await client.end().catch(() => undefined) // Never connected, or gone.
  }
}

/** Spawns postgres in a session of its own, so that Ctrl-C on the terminal reaches only us. undefined: another process started it first. */
async function start(home: Home, binaries: Binaries, user: OsUser | null, mayChangePort: boolean): Promise<Running | undefined> {
  for (let attempt = 1; ; attempt++) {
    const access = await ensureAccess(home)
    await writeOwner(home)
    const log = await open(home.log, 'a', 0o600)
    const from = (await log.stat()).size
    await giveTo(user, home.log)
    const child = spawn(binaries.postgres, ['-D', home.data, '-p', String(access.port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='], { ...runAs(user), env: cleanEnvironment(), cwd: '/', detached: true, stdio: ['ignore', log.fd, log.fd] })
    const ended = new Promise<'ended'>(done => {
      child.once('error', () => { done('ended') })
      child.once('exit', () => { done('ended') })
    })
    child.unref()
    await log.close()
    const { pid } = child
    for (let isOver = pid === undefined; !isOver; isOver = (await Promise.race([sleep(5), ended])) === 'ended') {
      if (pid !== undefined && (await readPostmasterPid(home.data))?.pid === pid && (await waitUntilReady(home, pid, access))) return { access, pid }
    }
    await ended
    const output = (await readFile(home.log, 'utf8')).slice(from)
    if (isLockedByAnother(output)) return undefined
    const error = startFailure(output, home, access.port)
    if (error.code !== 'store-port-taken' || !mayChangePort || attempt === 5) throw error
    await writeAccess(home, { ...access, port: await freePort() })
  }
}

/** One connection held as long as we use the server: idle pools have none, and whoever closes must see us. undefined: it stopped meanwhile. */
async function announce(access: Access): Promise<Client | undefined> {
  const client = new Client({ connectionString: urlOf(access, 'postgres'), application_name: 'zhengheng-presence', connectionTimeoutMillis: 10_000, keepAlive: true })
  client.on('error', () => undefined) // The server went away: the pool's next query reports it.
  try {
    await client.connect()
    return client
  } catch {
    await client.end().catch(() => undefined) // It was never connected.
    return undefined
  }
}

function serverAt(home: Home, { access, pid }: Running, how: EmbeddedServer['how'], presence: Client): EmbeddedServer {
  return {
    url: urlOf(access, DATABASE), pid, port: access.port, how,
    async release() {
      await presence.end().catch(() => undefined) // The server is gone already.
      const holder = (await readOwner(home))?.holder
      if (holder !== undefined && holder !== process.pid && isAlive(holder)) return 'left-running'
      if (await isUsedByOthers(access)) return 'left-running'
      await stop(home, pid)
      return 'stopped'
    },
  }
}

async function isUsedByOthers(access: Access): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(access, 'postgres'), application_name: CLOSING, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined) // The connection is closed below in any case.
  try {
    await client.connect()
    // Two that close at the same time do not count each other. Our own pool has said goodbye, but its backends may need a moment to end.
    for (let look = 0; look < 10; look++) {
      const { rowCount } = await client.query(`select from pg_stat_activity where backend_type = 'client backend' and application_name <> $1`, [CLOSING])
      if (rowCount === 0) return false
      await sleep(20)
    }
    return true
  } catch {
    return false // It does not answer any more: nobody can be using it.
  } finally {
    await client.end().catch(() => undefined) // Never connected, or gone.
  }
}

/** Fast shutdown: open transactions are rolled back, everything is written, the lock file goes. */
async function stop(home: Home, pid: number): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  signal('SIGINT')
  for (const until = Date.now() + STOP_MS; Date.now() < until; await sleep(10)) {
    if (!isAlive(pid) || (await readPostmasterPid(home.data))?.pid !== pid) return
  }
  signal('SIGQUIT') // It does not come to an end: the next start recovers from the log, nothing acknowledged is lost.
}
