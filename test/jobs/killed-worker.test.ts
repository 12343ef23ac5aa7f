import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openStoredCollection } from '../../src/workflow/stored-collection.ts'
import { getCollection } from '../../src/store/collection.ts'
import type { Collection } from '../../src/store/collection.ts'
import { listJudgementSets } from '../../src/store/judgement-set.ts'
import type { TinyServer } from '../collect/http/tiny-server.ts'
import { startSmallSite } from '../collect/small-site.ts'
import { useStore } from '../store/test-database.ts'
import { eventually, sampleFleet, useFolders } from './sample-fleet.ts'
import type { ProcessOptions } from './worker-process.ts'

const PROGRAM = fileURLToPath(new URL('worker-process.ts', import.meta.url))
const KILLS = 5
const PAGES = 24
const database = useStore()
const folders = useFolders()
const sites: TinyServer[] = []
afterAll(async () => { for (const site of sites) await site.close() })

interface WorkerProcess { readonly ready: Promise<void>; signal(signal: NodeJS.Signals): void; end(signal: NodeJS.Signals): Promise<void> }

function startProcess(options: ProcessOptions): WorkerProcess {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return {
    ready: new Promise((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', code => reject(new Error(`worker ended with ${code}: ${said}`)))
    }),
    signal(signal) { child.kill(signal) },
    async end(signal) {
      child.kill(signal)
      await gone
    },
  }
}

/** `count` sites of their own hosts, a campaign that collects them, and what a worker process needs for it. */
async function fleetOf(count: number, prefix: string, delayMs = 20) {
  const started = await Promise.all(Array.from({ length: count }, async () => startSmallSite(PAGES, delayMs)))
  sites.push(...started)
  const hosts = started.map((_, n) => `www.${prefix}${n}.gov.cn`)
  const resolve = started.flatMap(({ port }, n) => [`${hosts[n]}:80:127.0.0.1:${port}`, `${hosts[n]}:443:127.0.0.1:1`])
  const { collections } = await sampleFleet(database.store, hosts.map(host => `http://${host}/`))
  const options = (name: string): ProcessOptions => ({ url: database.url, evidence: folders.evidence, workDir: folders.workDir, name, holdSeconds: 1, slots: 2, resolve })
  const rows = async () => Promise.all(collections.map(async ({ id }) => getCollection(database.store, id)))
  return { collections, options, rows }
}

/** Every page once, every record in the index, one end and one set of judgements: nothing lost, nothing counted twice. */
async function expectWhole({ id, entrantId }: Collection): Promise<void> {
  expect(await listJudgementSets(database.store, entrantId)).toHaveLength(1)
  const finished = await database.store.pool.query(`select from audit_entry where action = 'collection.finish' and subject_id = $1`, [id])
  expect(finished.rowCount).toBe(1)
  const kept = await openStoredCollection(database.store, folders.objects, join(folders.workDir, 'check'), id)
  try {
    const index = (await readFile(join(kept.path, 'index.jsonl'), 'utf8')).trim().split('\n').map(line => JSON.parse(line) as { url: string; type: string })
    const items = index.filter(({ url, type }) => type === 'response' && /\/zwgk\/\d+\.html$/.test(url)).map(({ url }) => url)
    expect(new Set(items).size).toBe(items.length)
    expect(items.length).toBe(PAGES)
    let records = 0
    for await (const _ of kept.records()) records++
    expect(records).toBe(index.length)
    expect(kept.faults).toEqual([])
  } finally {
    await kept.close()
  }
}

test(`a worker killed ${KILLS} times at random moments loses nothing and counts nothing twice`, async () => {
  const { collections, options, rows } = await fleetOf(4, 'k')
  const moments: number[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const victim = startProcess(options(`victim-${kill}`))
    await victim.ready
    const moment = randomInt(50, 1_800)
    moments.push(moment)
    await new Promise(done => setTimeout(done, moment))
    await victim.end('SIGKILL')
  }
  const last = startProcess(options('last'))
  await last.ready
  try {
    // A job that was fetched but not yet claimed comes back when its heartbeat is missed, as does one of the judge.
    await eventually(async () => (await rows()).every(({ state }) => state === 'complete'), 180_000, `all complete after kills at ${moments.join(', ')} ms`)
    await eventually(async () => (await Promise.all(collections.map(({ entrantId }) => listJudgementSets(database.store, entrantId)))).every(sets => sets.length > 0), 60_000, 'all judged')
  } finally {
    await last.end('SIGTERM')
  }
  expect(collections).toHaveLength(4)
  for (const collection of collections) await expectWhole(collection)
}, 360_000)

test('a worker that stalls longer than its hold and wakes up again spoils nothing of its successor', async () => {
  const { collections, options, rows } = await fleetOf(2, 's', 300)
  const stalled = startProcess(options('stalled'))
  await stalled.ready
  await eventually(async () => (await rows()).some(({ progress }) => Number((progress as { pages?: number } | null)?.pages ?? 0) > 2), 30_000, 'some pages seen')
  stalled.signal('SIGSTOP')
  const next = startProcess(options('next'))
  await next.ready
  // The successor must be at work on what the stalled one had before that one wakes in the middle of it.
  await eventually(async () => (await rows()).every(({ heldBy, state }) => state === 'complete' || heldBy?.startsWith('worker: next/') === true), 60_000, 'taken over')
  stalled.signal('SIGCONT')
  try {
    await eventually(async () => (await rows()).every(({ state }) => state === 'complete'), 180_000, 'all complete')
    await eventually(async () => (await Promise.all(collections.map(({ entrantId }) => listJudgementSets(database.store, entrantId)))).every(sets => sets.length > 0), 60_000, 'all judged')
  } finally {
    await Promise.all([stalled.end('SIGTERM'), next.end('SIGTERM')])
  }
  expect(collections).toHaveLength(2)
  for (const collection of collections) await expectWhole(collection)
}, 240_000)
