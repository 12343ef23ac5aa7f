import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openStoredCollection } from '../../src/workflow/stored-collection.ts'
import { getCollection } from '../../src/store/collection.ts'
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

function startProcess(options: ProcessOptions): { readonly ready: Promise<void>; end(signal: NodeJS.Signals): Promise<void> } {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return {
    ready: new Promise((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', code => reject(new Error(`worker ended with ${code}: ${said}`)))
    }),
    async end(signal) {
      child.kill(signal)
      await gone
    },
  }
}

test(`a worker killed ${KILLS} times at random moments loses nothing and counts nothing twice`, async () => {
  for (let n = 0; n < 4; n++) sites.push(await startSmallSite(PAGES, 20))
  const hosts = sites.map((_, n) => `www.k${n}.gov.cn`)
  const resolve = sites.flatMap(({ port }, n) => [`${hosts[n]}:80:127.0.0.1:${port}`, `${hosts[n]}:443:127.0.0.1:1`])
  const { collections } = await sampleFleet(database.store, hosts.map(host => `http://${host}/`))
  const options = (name: string): ProcessOptions => ({ url: database.url, evidence: folders.evidence, workDir: folders.workDir, name, holdSeconds: 1, slots: 2, resolve })
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
  const rows = () => Promise.all(collections.map(({ id }) => getCollection(database.store, id)))
  try {
    // A job that was fetched but not yet claimed comes back when its heartbeat is missed, as does one of the judge.
    await eventually(async () => (await rows()).every(({ state }) => state === 'complete'), 60_000, `all complete after kills at ${moments.join(', ')} ms`)
    await eventually(async () => (await Promise.all(collections.map(({ entrantId }) => listJudgementSets(database.store, entrantId)))).every(sets => sets.length > 0), 40_000, 'all judged')
  } finally {
    await last.end('SIGTERM')
  }
  for (const { id, entrantId } of collections) {
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
}, 150_000)
