import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded, stopEmbedded } from '../../../src/store/embedded/server.ts'
import { isAlive, parsePostmasterPid, processKind, readPostmasterPid } from '../../../src/store/embedded/postmaster-pid.ts'
import { startFailure } from '../../../src/store/embedded/start-failure.ts'
import { homeAt } from '../../../src/store/embedded/home.ts'
import { openStore, withClient } from '../../../src/store/open.ts'

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url))
const isRoot = process.getuid?.() === 0
let folder = ''
let dir = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-embedded-'))
  if (isRoot) await chmod(folder, 0o755)
  dir = join(folder, 'pg')
})
afterAll(async () => {
  await stopEmbedded(dir)
  await rm(folder, { recursive: true, force: true })
})

/** Runs writer.ts in a process of its own and answers what it printed until it was killed. */
async function runWriter(target: string, { killAfter, uid, gid, cwd }: { readonly killAfter?: number; readonly uid?: number; readonly gid?: number; readonly cwd?: string } = {}): Promise<{ lines: string[]; code: number | null; error: string }> {
  const child = spawn(process.execPath, [WRITER, target, killAfter === undefined ? '3' : 'forever'], { stdio: ['ignore', 'pipe', 'pipe'], ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }), ...(cwd !== undefined && { cwd }) })
  const lines: string[] = []
  let error = ''
  let rest = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { error += text })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    if (killAfter !== undefined && lines.length >= killAfter) child.kill('SIGKILL')
  })
  const code = await new Promise<number | null>(done => child.once('close', done))
  return { lines, code, error }
}

describe('the embedded server', () => {
  test('starts in a new directory, keeps its password to its owner, listens on loopback only', async () => {
    const store = await openStore({ dir })
    expect(store.server?.how).toBe('started')
    expect((await stat(join(dir, 'server.json'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(dir, 'data'))).mode & 0o777).toBe(0o700)
    const { rows } = await store.pool.query<{ name: string; setting: string }>(`select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'data_checksums', 'fsync', 'password_encryption') order by 1`)
    expect(rows.map(({ name, setting }) => `${name}=${setting}`)).toEqual(['data_checksums=on', 'fsync=on', 'listen_addresses=127.0.0.1', 'password_encryption=scram-sha-256', 'unix_socket_directories='])
    // Without any other interface the "outside" address is one where nothing listens.
    const outside = Object.values(networkInterfaces()).flat().find(address => address && !address.internal && address.family === 'IPv4')?.address ?? '127.0.0.2'
    const wrong = new URL(store.url)
    wrong.password = 'wrong'
    await expect(openStore({ db: wrong.href })).rejects.toMatchObject({ code: 'store-unreachable' })
    const remote = new URL(store.url)
    remote.hostname = outside
    await expect(openStore({ db: remote.href })).rejects.toMatchObject({ code: 'store-unreachable' })
    await store.close()
    expect(await readPostmasterPid(join(dir, 'data'))).toBeUndefined()
  })

  test('remembers its port; a port taken meanwhile is replaced, a demanded one is refused', async () => {
    const first = await openEmbedded({ dir })
    await first.release()
    const again = await openEmbedded({ dir })
    expect(again.port).toBe(first.port)
    await again.release()
    const blocker = createServer()
    await new Promise<void>(done => { blocker.listen(first.port, '127.0.0.1', done) })
    await expect(openEmbedded({ dir, port: first.port })).rejects.toMatchObject({ code: 'store-port-taken', params: { port: first.port }, exit: 5 })
    const moved = await openEmbedded({ dir })
    expect(moved.port).not.toBe(first.port)
    await moved.release()
    await new Promise(done => { blocker.close(done) })
  })

  test('a second opener attaches; the last one out stops the server', async () => {
    const [one, two] = await Promise.all([openStore({ dir }), openStore({ dir })])
    expect([one.server?.how, two.server?.how].sort()).toEqual(['attached', 'started'])
    expect(one.server?.pid).toBe(two.server?.pid)
    await one.close()
    expect((await two.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
    await two.close()
    expect(await readPostmasterPid(join(dir, 'data'))).toBeUndefined()
  })

  test('kill -9 of a writer: every acknowledged write is there, the server lives on, is attached to and stopped by the next', async () => {
    const killed = await runWriter(dir, { killAfter: 200 })
    expect(killed.code).toBeNull()
    const pid = (await readPostmasterPid(join(dir, 'data')))?.pid ?? 0
    expect(isAlive(pid)).toBe(true)
    const store = await openStore({ dir })
    expect(store.server).toMatchObject({ how: 'attached', pid })
    const { rows } = await store.pool.query<{ key: string }>(`select key from setting where key like 'w%'`)
    const kept = new Set(rows.map(({ key }) => key))
    expect(killed.lines.filter(key => !kept.has(key))).toEqual([])
    expect(killed.lines.length).toBeGreaterThanOrEqual(200)
    await store.close()
    expect(await readPostmasterPid(join(dir, 'data'))).toBeUndefined()
  })

  test('kill -9 of the database itself: the next start recovers every acknowledged write', async () => {
    const store = await openStore({ dir })
    await store.pool.query(`insert into setting (key, value) select 'crash' || n, '1' from generate_series(1, 500) n`)
    process.kill(store.server?.pid ?? 0, 'SIGKILL')
    await expect(store.transaction(async tx => tx.db.execute('select pg_sleep(0.5)'))).rejects.toMatchObject({ code: 'store-lost' })
    await store.pool.end()
    const again = await openStore({ dir })
    expect((await again.pool.query(`select count(*)::int as n from setting where key like 'crash%'`)).rows).toEqual([{ n: 500 }])
    await again.close()
  })

  test('a lock file whose number went to another program does not keep it from starting', async () => {
    await writeFile(join(dir, 'data', 'postmaster.pid'), `${process.pid}\n${join(dir, 'data')}\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n`)
    expect(await processKind(process.pid)).not.toBe('postgres')
    const store = await openStore({ dir })
    expect(store.server?.how).toBe('started')
    await store.close()
  })

  test('a directory in use on another host is refused and left alone', async () => {
    const lock = join(dir, 'data', 'postmaster.pid')
    const owner = await readFile(join(dir, 'owner.json'), 'utf8')
    await writeFile(lock, '1\n/x\n1\n5432\n\n127.0.0.1\n  1 1\nready   \n')
    await writeFile(join(dir, 'owner.json'), JSON.stringify({ host: 'another-machine', holder: 7 }))
    await expect(openStore({ dir })).rejects.toMatchObject({ code: 'store-in-use-elsewhere', exit: 5, params: { host: 'another-machine', pid: 1 } })
    expect(await readFile(lock, 'utf8')).toContain('/x')
    await rm(lock)
    await writeFile(join(dir, 'owner.json'), owner)
  })

  test('a live server that refuses our password is not ours', async () => {
    const server = await openEmbedded({ dir })
    const path = join(dir, 'server.json')
    const right = await readFile(path, 'utf8')
    await writeFile(path, JSON.stringify({ ...JSON.parse(right), password: 'x'.repeat(24) }))
    await expect(openEmbedded({ dir })).rejects.toMatchObject({ code: 'store-in-use', params: { pid: server.pid } })
    await writeFile(path, right)
    await server.release()
  })

  test('data of another major version, without its password file, or broken, is refused', async () => {
    const version = join(dir, 'data', 'PG_VERSION')
    await writeFile(version, '17\n')
    await expect(openStore({ dir })).rejects.toMatchObject({ code: 'store-other-major', params: { found: '17', expected: 18 } })
    await writeFile(version, '18\n')
    const other = join(folder, 'other')
    await mkdir(join(other, 'data'), { recursive: true })
    await expect(openStore({ dir: other })).rejects.toMatchObject({ code: 'store-directory-broken' })
    await writeFile(join(other, 'server.json'), '{')
    await expect(openStore({ dir: other })).rejects.toMatchObject({ code: 'store-directory-broken' })
  })

  test('a place that cannot be written is named', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(openStore({ dir: join(folder, 'file', 'pg') })).rejects.toMatchObject({ code: 'store-not-writable' })
  })

  test.runIf(isRoot)('root’s database runs as another user, who must be able to reach it', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed, { mode: 0o700 })
    await expect(openStore({ dir: join(closed, 'pg') })).rejects.toMatchObject({ code: 'store-path-closed', params: { user: 'postgres' } })
  })

  test.runIf(isRoot && process.platform === 'linux')('works as an ordinary user too', async () => {
    const home = join(folder, 'ordinary')
    await mkdir(home)
    await chmod(home, 0o777)
    const nobody = { uid: 65_534, gid: 65_534 }
    const reachable = await new Promise<number | null>(done => spawn(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(WRITER)})`], { ...nobody, cwd: '/', stdio: 'ignore' }).once('close', done))
    if (reachable !== 0) return // The checkout itself is closed to others: nothing can run from it.
    const { lines, error } = await runWriter(join(home, 'pg'), { ...nobody, cwd: dirname(WRITER) })
    expect(error).toBe('')
    expect(lines).toEqual(['w0', 'w1', 'w2'])
    expect((await stat(join(home, 'pg', 'data'))).uid).toBe(nobody.uid)
    expect(await readPostmasterPid(join(home, 'pg', 'data'))).toBeUndefined()
  })

  test('an explicit stop ends whatever of ours runs there', async () => {
    await openEmbedded({ dir })
    expect(await stopEmbedded(dir)).toBe(true)
    expect(await stopEmbedded(dir)).toBe(false)
    expect(await stopEmbedded(join(folder, 'nothing'))).toBe(false)
  })

  test('what was left half made by a killed first start is cleared away', async () => {
    const fresh = join(folder, 'fresh')
    await mkdir(join(fresh, 'data.999999-0badcafe.tmp'), { recursive: true })
    await writeFile(join(fresh, '.password-999999-0badcafe'), 'x')
    const [one, two] = await Promise.all([openEmbedded({ dir: fresh }), openEmbedded({ dir: fresh })])
    expect(one.pid).toBe(two.pid)
    await withClient(one.url, async client => client.query('select 1'))
    await Promise.all([one.release(), two.release()])
    expect((await readdir(fresh)).sort()).toEqual(['data', 'owner.json', 'postgres.log', 'server.json'])
  })
})

describe('what PostgreSQL prints when it does not start', () => {
  test.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'store-full'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets', 'store-port-taken'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Permission denied', 'store-port-taken'],
    ['FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 17', 'store-other-major'],
    ['initdb: error: could not create directory "/x": Permission denied', 'store-not-writable'],
    ['initdb: error: could not create directory "/x": Read-only file system', 'store-not-writable'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', 'store-directory-broken'],
    ['FATAL:  something new', 'store-start-failed'],
    ['', 'store-start-failed'],
  ])('%s', (output, code) => {
    expect(startFailure(output, homeAt('/x'), 5432)).toMatchObject({ code, exit: 5 })
  })
  test('lock files are read as they are, also half written ones', () => {
    expect(parsePostmasterPid('12\n/d\n1\n5433\n\n127.0.0.1\n 1 2\nready   \n')).toEqual({ pid: 12, port: 5433, ready: true })
    expect(parsePostmasterPid('12\n/d\n1\n')).toEqual({ pid: 12, port: 0, ready: false })
    expect(parsePostmasterPid('')).toBeUndefined()
    expect(parsePostmasterPid('x\ny')).toBeUndefined()
  })
})
