/**
 * Server, workers and database are killed (SIGKILL) at random moments while sites are collected and somebody writes over
 * HTTP: `node bench/kills.ts [--kills N] [--minutes N] [--sites N]`. In the end nothing may be lost, counted twice, or missing of what was acknowledged.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { verifyAudit } from '../src/store/audit.ts'
import { queueCollections } from '../src/store/collection.ts'
import { freePort } from '../src/store/embedded/home.ts'
import { openEmbedded } from '../src/store/embedded/server.ts'
import { diskObjects } from '../src/store/objects/disk-objects.ts'
import { openStore } from '../src/store/open.ts'
import { openStoredCollection } from '../src/workflow/stored-collection.ts'
import { createCollectedSites, ended, startSites } from './collected-sites.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, minutes: { type: 'string', default: '60' }, sites: { type: 'string', default: '40' } } })
const KILLS = Number(values.kills)
const SITES = Number(values.sites)
const PAGES = 40
const RATE = 3
const here = import.meta.dirname
const main = join(here, '../src/cli/main.ts')

const root = await mkdtemp(join(tmpdir(), 'zhengheng-kills-'))
await chmod(root, 0o755)
const dir = join(root, 'pg')
const say = (line: string): void => { process.stderr.write(`${line}\n`) }

/** A program of ours that is started again whenever it is gone. */
class Program {
  kills = 0
  said = ''
  isReady = false
  private child: ChildProcess | undefined
  private isOver = false
  readonly name: string
  private readonly args: readonly string[]
  private readonly readyMark: RegExp

  constructor(name: string, args: readonly string[], readyMark: RegExp) {
    this.name = name
    this.args = args
    this.readyMark = readyMark
    this.start()
  }

  private start(): void {
    this.isReady = false
    let said = ''
    const child = spawn(process.execPath, this.args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const hear = (chunk: Buffer) => { said += chunk.toString(); this.said = said; if (this.readyMark.test(said)) this.isReady = true }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => { this.isReady = false; if (!this.isOver) setTimeout(() => { this.start() }, 100) })
    this.child = child
  }

  kill(): void { this.kills++; this.child?.kill('SIGKILL') }
  async end(): Promise<void> {
    this.isOver = true
    if (this.child) await ended(this.child)
  }
}

async function until(isSo: () => Promise<boolean> | boolean, ms: number, what: string): Promise<void> {
  for (const end = Date.now() + ms; !(await isSo());) {
    if (Date.now() > end) throw new Error(`not within ${ms / 1000} s: ${what}`)
    await sleep(250)
  }
}

/** Starts the database again after it was killed; its old backends may need a moment to go. */
async function startDatabase(): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await openEmbedded({ dir })
      return
    } catch (error) {
      if (attempt === 40) throw error
      await sleep(250)
    }
  }
}

const site = await startSites(PAGES)
let store = await openStore({ db: dir })
const { campaignId, targets, resolve } = await createCollectedSites(store, { name: 'kill', sites: SITES, pages: PAGES, rate: RATE, port: site.port, windowTo: '2026-11-30', evaluationDate: '2026-11-30' })
await queueCollections(store, campaignId, targets)

const worker = (n: number) => new Program(`worker ${n}`, [main, 'worker', '--db', dir, '--evidence', join(root, 'evidence'), '--work', join(root, 'work'), '--name', `kill-${n}`, '--no-browser', '--allow-private', ...resolve], /ready/)
const apiPort = await freePort()
const server = new Program('server', [main, 'serve', '--db', dir, '--port', String(apiPort), '--no-worker', '--evidence', join(root, 'evidence')], /http:\/\/localhost:\d+\n/)
const programs = [server, worker(1), worker(2)]
let databaseKills = 0
const acknowledged = new Set<string>()
let refused = 0
const writer = { isOn: true }

/** Makes campaigns one after the other; each is tried with its key until somebody acknowledges it. */
async function write(cookie: string): Promise<void> {
  const origin = `http://localhost:${apiPort}`
  for (let n = 0; writer.isOn; n++) {
    const slug = `written-${n}`
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${apiPort}/api/v1/campaigns`, { method: 'POST', signal: AbortSignal.timeout(30_000), headers: { origin, cookie, 'content-type': 'application/json', 'idempotency-key': slug }, body: JSON.stringify({ slug, title: slug, windowFrom: '2026-01-01', windowTo: '2026-02-01', evaluationDate: '2026-02-01' }) }).catch(() => undefined)
      await answer?.arrayBuffer().catch(() => undefined)
      if (answer?.status === 201) { acknowledged.add(slug); break }
      refused++
      if (!writer.isOn) return
      await sleep(200)
    }
    await sleep(50)
  }
}

const kills: string[] = []
try {
  await until(() => programs.every(({ isReady }) => isReady), 180_000, 'everything started')
  const api = `http://127.0.0.1:${apiPort}/api/v1`
  const who = { email: 'admin@example.cn', password: 'a password of the bench' }
  const headers = { origin: `http://localhost:${apiPort}`, 'content-type': 'application/json' }
  await until(() => /\/setup#\S+\n/.test(server.said), 10_000, 'the setup link')
  await fetch(`${api}/setup`, { method: 'POST', headers, body: JSON.stringify({ ...who, name: '管理员', secret: /\/setup#(\S+)/.exec(server.said)?.[1] }) })
  const cookie = (await fetch(`${api}/auth/sign-in/email`, { method: 'POST', headers, body: JSON.stringify(who) })).headers.getSetCookie().map(one => one.split(';')[0]).join('; ')
  const writing = write(cookie)
  const started = Date.now()
  while (kills.length < KILLS && Date.now() - started < Number(values.minutes) * 60_000) {
    await sleep(randomInt(300, 2_500))
    // Something must be at work that a kill can hurt: on a busy machine a start takes its time.
    await until(() => programs.filter(({ isReady }) => isReady).length >= 2, 300_000, 'two programs at work')
    const alive = programs.filter(({ isReady }) => isReady)
    const victim = randomInt(0, alive.length + 1)
    if (victim < alive.length) {
      const program = alive[victim]
      program?.kill()
      kills.push(program?.name ?? '')
    } else {
      const pid = Number((await readFile(join(dir, 'data', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
      if (!pid) continue
      process.kill(pid, 'SIGKILL')
      databaseKills++
      kills.push('database')
      await startDatabase()
    }
    say(`${kills.length} ${kills.at(-1)} ${acknowledged.size} written`)
  }
  const killing = (Date.now() - started) / 1000
  await store.close().catch(() => undefined)
  store = await openStore({ db: dir })
  const count = async (sql: string) => Number((await store.pool.query<{ n: string }>(sql)).rows[0]?.n)
  await until(async () => (await count(`select count(*) as n from collection where state = 'complete'`)) === SITES, 900_000, 'every collection complete')
  await until(async () => (await count('select count(distinct entrant_id) as n from judgement_set')) === SITES, 600_000, 'every entrant judged')
  writer.isOn = false
  await writing
  const objects = await diskObjects(join(root, 'evidence'))
  let wrongPages = 0
  for (const { id } of targets) {
    const kept = await openStoredCollection(store, objects, join(root, 'check'), id)
    const items = (await readFile(join(kept.path, 'index.jsonl'), 'utf8')).trim().split('\n').map(line => JSON.parse(line) as { url: string; type: string }).filter(({ url, type }) => type === 'response' && /\/zwgk\/\d+\.html$/.test(url)).map(({ url }) => url)
    if (new Set(items).size !== items.length || items.length < PAGES - 2 || kept.faults.length > 0) wrongPages++
    await kept.close()
  }
  const slugs = new Set((await store.pool.query<{ slug: string }>(`select slug from campaign where slug like 'written-%'`)).rows.map(({ slug }) => slug))
  const verdict = await verifyAudit(store)
  const checks: readonly (readonly [string, string, boolean])[] = [
    ['collections that came to their end', `${await count(`select count(*) as n from collection where state = 'complete'`)} of ${SITES}`, true],
    ['ended more than once', String(await count(`select count(*) as n from (select subject_id from audit_entry where action = 'collection.finish' group by 1 having count(*) <> 1) x`)), (await count(`select count(*) as n from (select subject_id from audit_entry where action = 'collection.finish' group by 1 having count(*) <> 1) x`)) === 0],
    ['entrants judged more than once', String(await count('select count(*) as n from (select entrant_id from judgement_set group by 1 having count(*) <> 1) x')), (await count('select count(*) as n from (select entrant_id from judgement_set group by 1 having count(*) <> 1) x')) === 0],
    ['archives with a page missing, twice, or damaged', String(wrongPages), wrongPages === 0],
    ['acknowledged writes that are missing', `${[...acknowledged].filter(slug => !slugs.has(slug)).length} of ${acknowledged.size} (${refused} tries met a dead server or database)`, [...acknowledged].every(slug => slugs.has(slug))],
    ['audit log', verdict.intact ? `intact, ${verdict.entries} entries` : `broken at ${verdict.seq}: ${verdict.why}`, verdict.intact],
  ]
  const text = `# Killed ${kills.length} times

Written by \`node bench/kills.ts\`, ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores (load ${loadavg()[0]?.toFixed(1)} with other work), Node ${process.version}; ${SITES} sites of ${PAGES} pages at ${RATE} requests a second, two workers, one server, the embedded database, and a client that writes all the while.
SIGKILL at random moments over ${killing.toFixed(0)} s: ${programs.map(({ name, kills: n }) => `${name} ${n}`).join(', ')}, database ${databaseKills}.

| | found | |
|---|---|---|
${checks.map(([what, found, isKept]) => `| ${what} | ${found} | ${isKept ? '✓' : '✗'} |`).join('\n')}
`
  process.stdout.write(text)
  await writeFile(join(here, 'kills.md'), text)
  if (checks.some(([, , isKept]) => !isKept)) process.exitCode = 1
} finally {
  writer.isOn = false
  for (const program of programs) await program.end()
  await ended(site.child)
  await store.close().catch(() => undefined)
  await rm(root, { recursive: true, force: true })
}
