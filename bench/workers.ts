/**
 * Four workers beside one on sites paced at 5 requests a second: `node bench/workers.ts`. Each worker is a process of its
 * own with its default slots; the sites, the database (embedded) and the evidence store are on this machine.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { measures } from '../src/measures/registry.ts'
import { loadScheme } from '../src/schemes/files.ts'
import { openEmbedded } from '../src/store/embedded/server.ts'
import { createCampaign, updateCampaign } from '../src/store/campaign.ts'
import { createChannel } from '../src/store/channel.ts'
import { createCohort } from '../src/store/cohort.ts'
import { countCollections, queueCollections } from '../src/store/collection.ts'
import { createEntrant } from '../src/store/entrant.ts'
import { newId } from '../src/store/ids.ts'
import { openStore, withClient } from '../src/store/open.ts'
import { importSchemeEdition } from '../src/store/scheme-edition.ts'
import { createUnit } from '../src/store/unit.ts'

const SITES = 16
const PAGES = 60
const RATE = 5
const GOAL = 1.8
const here = import.meta.dirname

interface Measured { readonly seconds: number; readonly pages: number }

/** First line that a child prints on the stream. */
const firstLine = (child: ChildProcess, stream: 'stdout' | 'stderr', holds = ''): Promise<string> => new Promise((resolve, reject) => {
  let said = ''
  child[stream]?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.includes('\n') && said.includes(holds)) resolve(said.trim())
  })
  child.once('exit', code => reject(new Error(`ended with ${code}: ${said}`)))
})

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}

async function run(workers: number, url: string, dir: string, port: string): Promise<Measured> {
  const store = await openStore({ db: url, migrate: 'always' })
  const hosts = Array.from({ length: SITES }, (_, n) => `www.bench${n}.gov.cn`)
  const scheme = loadScheme('local-website-2020', measures)
  const edition = await importSchemeEdition(store, { schemeId: scheme.id, edition: scheme.edition, title: scheme.title, document: scheme })
  const campaign = await createCampaign(store, { slug: 'bench', title: 'bench', windowFrom: '2026-01-01', windowTo: '2026-12-31', evaluationDate: '2026-11-20', settings: { collect: { rate: RATE, browser: false, maxPages: PAGES } } })
  const cohort = await createCohort(store, { campaignId: campaign.id, name: 'bench', schemeEditionId: edition.id, variant: 'city' })
  const targets = []
  for (const [n, host] of hosts.entries()) {
    const unit = await createUnit(store, { name: host, level: 'prefecture', regionCode: String(440_000 + n) })
    const channel = await createChannel(store, { unitId: unit.id, kind: 'website', address: `http://${host}/` })
    const entrant = await createEntrant(store, { campaignId: campaign.id, cohortId: cohort.id, unitId: unit.id })
    targets.push({ id: newId(), entrantId: entrant.id, channelId: channel.id })
  }
  await updateCampaign(store, campaign.id, campaign.version, { state: 'collecting' })
  const resolve = hosts.flatMap(host => ['--resolve', `${host}:80:127.0.0.1:${port}`, '--resolve', `${host}:443:127.0.0.1:1`])
  const children = Array.from({ length: workers }, (_, n) => spawn(process.execPath, [join(here, 'worker-command.ts'), 'worker', '--db', url, '--evidence', join(dir, 'evidence'), '--work', join(dir, 'work'), '--name', `bench-${n}`, '--no-browser', '--allow-private', ...resolve], { stdio: ['ignore', 'ignore', 'pipe'] }))
  try {
    await Promise.all(children.map(child => firstLine(child, 'stderr', 'ready')))
    const started = performance.now()
    await queueCollections(store, campaign.id, targets)
    for (;;) {
      const counts = await countCollections(store, campaign.id)
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
const site = spawn(process.execPath, [join(here, 'page-server.ts'), String(PAGES)], { stdio: ['ignore', 'pipe', 'inherit'] })
const server = await openEmbedded({ dir: join(root, 'pg') })
try {
  const port = await firstLine(site, 'stdout')
  const measured = new Map<number, Measured>()
  for (const workers of [1, 4]) {
    await withClient(server.url, async client => client.query(`create database workers_${workers}`))
    const url = new URL(server.url)
    url.pathname = `/workers_${workers}`
    measured.set(workers, await run(workers, url.href, join(root, String(workers)), port))
  }
  const [one, four] = [measured.get(1), measured.get(4)]
  const ratio = (one?.seconds ?? 0) / (four?.seconds ?? 1)
  process.stdout.write(`${availableParallelism()} cores; Node ${process.version}; ${SITES} sites of ${PAGES} pages, ${RATE} requests a second and host\n\n| workers | seconds | pages | pages a second |\n|---|---|---|---|\n`)
  for (const [workers, { seconds, pages }] of measured) process.stdout.write(`| ${workers} | ${seconds.toFixed(1)} | ${pages} | ${(pages / seconds).toFixed(1)} |\n`)
  process.stdout.write(`\nfour ÷ one: ${ratio.toFixed(2)} (goal ≥ ${GOAL}) ${ratio >= GOAL ? '✓' : '✗'}\n`)
} finally {
  await ended(site)
  await server.release()
  await rm(root, { recursive: true, force: true })
}
