/**
 * Four workers beside one on sites paced at 5 requests a second: `node bench/workers.ts`. Each worker is a process of its
 * own with its default slots; the sites, the database (embedded) and the evidence store are on this machine.
 */
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../src/store/embedded/server.ts'
import { countCollections, queueCollections } from '../src/store/collection.ts'
import { openStore, withClient } from '../src/store/open.ts'
import { createCollectedSites, ended, firstLine, startSites } from './collected-sites.ts'

const SITES = 16
const PAGES = 60
const RATE = 5
const GOAL = 1.8
const here = import.meta.dirname

interface Measured { readonly seconds: number; readonly pages: number }

async function run(workers: number, url: string, dir: string, port: string): Promise<Measured> {
  const store = await openStore({ db: url, migrate: 'always' })
  const { campaignId, targets, resolve } = await createCollectedSites(store, { name: 'bench', sites: SITES, pages: PAGES, rate: RATE, port, windowTo: '2026-12-31', evaluationDate: '2026-11-20' })
  const children = Array.from({ length: workers }, (_, n) => spawn(process.execPath, [join(here, 'worker-command.ts'), 'worker', '--db', url, '--evidence', join(dir, 'evidence'), '--work', join(dir, 'work'), '--name', `bench-${n}`, '--no-browser', '--allow-private', ...resolve], { stdio: ['ignore', 'ignore', 'pipe'] }))
  try {
    await Promise.all(children.map(child => firstLine(child, 'stderr', 'ready')))
    const started = performance.now()
    await queueCollections(store, campaignId, targets)
    for (;;) {
      const counts = await countCollections(store, campaignId)
      if (counts.some(({ state }) => state === 'failed')) throw new Error(JSON.stringify(counts))
      const done = counts.find(({ state }) => state === 'complete')?.count ?? 0
      if (done === SITES) break
      await new Promise(next => setTimeout(next, 100))
    }
    const seconds = (performance.now() - started) / 1000
    const { rows: [sum] } = await store.pool.query<{ pages: number }>(`select sum((coverage->>'pages')::int)::int as pages from collection`)
    return { seconds, pages: sum?.pages ?? 0 }
  } finally {
    for (const child of children) await ended(child)
    await store.close()
  }
}

const root = await mkdtemp(join(tmpdir(), 'zhengheng-bench-'))
await chmod(root, 0o755)
const site = await startSites(PAGES)
const server = await openEmbedded({ dir: join(root, 'pg') })
try {
  const measured = new Map<number, Measured>()
  for (const workers of [1, 4]) {
    await withClient(server.url, async client => client.query(`create database workers_${workers}`))
    const url = new URL(server.url)
    url.pathname = `/workers_${workers}`
    measured.set(workers, await run(workers, url.href, join(root, String(workers)), site.port))
  }
  const [one, four] = [measured.get(1), measured.get(4)]
  const ratio = (one?.seconds ?? 0) / (four?.seconds ?? 1)
  process.stdout.write(`${availableParallelism()} cores; Node ${process.version}; ${SITES} sites of ${PAGES} pages, ${RATE} requests a second and host\n\n| workers | seconds | pages | pages a second |\n|---|---|---|---|\n`)
  for (const [workers, { seconds, pages }] of measured) process.stdout.write(`| ${workers} | ${seconds.toFixed(1)} | ${pages} | ${(pages / seconds).toFixed(1)} |\n`)
  process.stdout.write(`\nfour ÷ one: ${ratio.toFixed(2)} (goal ≥ ${GOAL}) ${ratio >= GOAL ? '✓' : '✗'}\n`)
} finally {
  await ended(site.child)
  await server.release()
  await rm(root, { recursive: true, force: true })
}
