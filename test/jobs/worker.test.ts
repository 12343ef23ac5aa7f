import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSampleServer } from '../../sample/server.ts'
import type { SampleServer } from '../../sample/server.ts'
import { parseOverride } from '../../src/collect/http/overrides.ts'
import { JobQueue } from '../../src/jobs/job-queue.ts'
import type { JobEvent, WorkerDeps } from '../../src/jobs/job.ts'
import { plannedVisits } from '../../src/jobs/visit-schedule.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { summariseAvailability } from '../../src/store/availability-sample.ts'
import { getCollection, listCollectionFiles, setCollectionState } from '../../src/store/collection.ts'
import type { Collection } from '../../src/store/collection.ts'
import { updateCampaign, getCampaign } from '../../src/store/campaign.ts'
import { listJudgementSets } from '../../src/store/judgement-set.ts'
import { startServer } from '../collect/http/tiny-server.ts'
import type { TinyServer } from '../collect/http/tiny-server.ts'
import { startSmallSite } from '../collect/small-site.ts'
import { useStore } from '../store/test-database.ts'
import { eventually, sampleFleet, useFolders } from './sample-fleet.ts'

const database = useStore()
const folders = useFolders()
const servers: TinyServer[] = []
afterAll(async () => { for (const server of servers) await server.close() })

async function serve(server: Promise<TinyServer>): Promise<TinyServer> {
  servers.push(await server)
  return server
}

interface Watched { readonly deps: WorkerDeps; readonly events: JobEvent[]; readonly troubles: unknown[] }

function watched(name: string, resolve: readonly string[], more: Partial<WorkerDeps> = {}): Watched {
  const events: JobEvent[] = []
  const troubles: unknown[] = []
  return { events, troubles, deps: { store: database.store, objects: folders.objects, workDir: folders.workDir, name, pollMs: 150, holdSeconds: 3, report: event => events.push(event), trouble: error => troubles.push(error), collecting: { allowPrivate: true, overrides: resolve.map(parseOverride) }, ...more } }
}

async function whileWorking<T>(deps: readonly WorkerDeps[], work: () => Promise<T>): Promise<T> {
  const workers = await Promise.all(deps.map(startWorker))
  try {
    return await work()
  } finally {
    await Promise.all(workers.map(worker => worker.stop()))
  }
}

const read = async (id: string): Promise<Collection> => getCollection(database.store, id)
const isOver = async (id: string): Promise<boolean> => ['complete', 'partial', 'failed'].includes((await read(id)).state)
const areOver = async (collections: readonly Collection[]): Promise<boolean> => (await Promise.all(collections.map(({ id }) => isOver(id)))).every(Boolean)
const at = (host: string, { port }: { readonly port: number }): string[] => [`${host}:80:127.0.0.1:${port}`, `${host}:443:127.0.0.1:1`]
/** Item pages, which a collection asks for once each. */
const itemsOf = (server: TinyServer): string[] => server.seen.filter(line => /^GET \/zwgk\/\d+\.html$/.test(line))

describe('a worker', () => {
  let sample: SampleServer
  beforeAll(async () => { sample = await startSampleServer() })
  afterAll(async () => sample.close())

  test('collects the sample portal, keeps its files and judges it', async () => {
    const { collections: [queued] } = await sampleFleet(database.store, ['http://www.qinglan.gov.cn/'], { collect: { rate: 0, browser: false, maxPages: 40 } })
    const { deps, troubles } = watched('w1', sample.resolve)
    await whileWorking([deps], async () => eventually(async () => (await listJudgementSets(database.store, queued?.entrantId ?? '')).length > 0, 25_000, 'judged'))
    const done = await read(queued?.id ?? '')
    expect(done).toMatchObject({ state: 'complete', failure: null, heldBy: null, coverage: { known: expect.any(Number) as number }, progress: { maxPages: 40, phase: 'done' } })
    expect(Number(done.progress?.['pages'])).toBeGreaterThan(30)
    const files = await listCollectionFiles(database.store, done.id)
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['collection.json', 'index.jsonl', 'observations.jsonl']))
    for (const { sha256, size } of files) expect(await folders.objects.sizeOf(sha256)).toBe(size)
    expect(await listJudgementSets(database.store, done.entrantId)).toHaveLength(1)
    expect(troubles).toEqual([])
  })
})

test('two workers share six sites, do none twice, and never work on one registrable host at the same time', async () => {
  const sites = await Promise.all(Array.from({ length: 6 }, () => serve(startSmallSite(12, 5))))
  // The last two belong to one city.
  const hosts = ['www.a0.gov.cn', 'www.a1.gov.cn', 'www.a2.gov.cn', 'www.a3.gov.cn', 'www.a4.gov.cn', 'slj.a4.gov.cn']
  const resolve = hosts.flatMap((host, index) => at(host, sites[index] ?? { port: 1 }))
  const { collections } = await sampleFleet(database.store, hosts.map(host => `http://${host}/`))
  const [one, two] = [watched('one', resolve, { slots: { collect: 2 } }), watched('two', resolve, { slots: { collect: 2 } })]
  const overlaps: string[] = []
  await whileWorking([one.deps, two.deps], async () => eventually(async () => {
    const [first, second] = await Promise.all(collections.slice(4).map(({ id }) => read(id)))
    if (first?.state === 'running' && second?.state === 'running') overlaps.push('both')
    return areOver(collections)
  }, 25_000, 'all six'))
  for (const site of sites) expect(itemsOf(site)).toHaveLength(new Set(itemsOf(site)).size)
  expect((await Promise.all(collections.map(({ id }) => read(id)))).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'complete'))
  const by = (events: readonly JobEvent[]) => events.filter(({ job, end }) => job === 'collect' && end === 'done').length
  expect(by(one.events) + by(two.events)).toBe(6)
  expect(Math.min(by(one.events), by(two.events))).toBeGreaterThan(0)
  expect(overlaps).toEqual([])
})

test('a pause stops the site being asked; going on takes up where it was', async () => {
  const site = await serve(startSmallSite(40, 60))
  const { collections: [queued] } = await sampleFleet(database.store, ['http://www.pause.gov.cn/'])
  const id = queued?.id ?? ''
  const { deps } = watched('w', at('www.pause.gov.cn', site))
  await whileWorking([deps], async () => {
    await eventually(async () => itemsOf(site).length > 5, 10_000, 'begun')
    await eventually(async () => Number((await read(id)).progress?.['pages'] ?? 0) > 0, 10_000, 'progress in the store')
    await setCollectionState(database.store, id, (await read(id)).version, 'paused')
    await new Promise(resolve => setTimeout(resolve, 1_500))
    const seen = site.seen.length
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(site.seen.length).toBe(seen)
    expect(await read(id)).toMatchObject({ state: 'paused', heldBy: null })
    await setCollectionState(database.store, id, (await read(id)).version, 'queued')
    await eventually(async () => isOver(id), 20_000, 'done after the pause')
  })
  expect(await read(id)).toMatchObject({ state: 'complete' })
  expect(new Set(itemsOf(site)).size).toBe(itemsOf(site).length)
})

test('a worker that stops hands its collection on, and the next one goes on with it', async () => {
  const site = await serve(startSmallSite(40, 60))
  const { collections: [queued] } = await sampleFleet(database.store, ['http://www.stop.gov.cn/'])
  const resolve = at('www.stop.gov.cn', site)
  await whileWorking([watched('first', resolve, { holdSeconds: 60 }).deps], async () => eventually(async () => itemsOf(site).length > 5, 10_000, 'begun'))
  expect(await isOver(queued?.id ?? '')).toBe(false)
  await whileWorking([watched('second', resolve, { holdSeconds: 60 }).deps], async () => eventually(async () => isOver(queued?.id ?? ''), 20_000, 'done by the second'))
  expect(await read(queued?.id ?? '')).toMatchObject({ state: 'complete' })
  // What was in flight when the first one stopped may be asked again.
  expect(itemsOf(site).length - new Set(itemsOf(site)).size).toBeLessThanOrEqual(4)
})

test('failures by class: what stays is final at once, a bad day is tried later, a server that asks for time gets it free', async () => {
  const busy = await serve(startServer((_request, response) => { response.writeHead(503, { 'retry-after': '7200' }).end() }))
  const closed = await serve(startServer((request, response) => { response.writeHead(200, { 'content-type': 'text/plain' }).end(request.url === '/robots.txt' ? 'User-agent: *\nDisallow: /\n' : 'x') }))
  const resolve = [...at('www.busy.gov.cn', busy), ...at('www.closed.gov.cn', closed), 'www.down.gov.cn:80:127.0.0.1:1', 'www.down.gov.cn:443:127.0.0.1:1']
  const { collections } = await sampleFleet(database.store, ['http://www.busy.gov.cn/', 'http://www.closed.gov.cn/', 'http://www.down.gov.cn/', 'gh_account'], { collect: { rate: 0, browser: false, maxMinutes: 0.05 } })
  const rowsOf = async () => {
    const rows = await Promise.all(collections.map(({ id }) => read(id)))
    const units = await Promise.all(rows.map(async row => (await database.store.pool.query<{ address: string }>('select address from channel where id = $1', [row.channelId])).rows[0]?.address ?? ''))
    return new Map(rows.map((row, index) => [units[index] ?? '', row]))
  }
  const { deps } = watched('w', resolve)
  await whileWorking([deps], async () => eventually(async () => [...(await rowsOf()).values()].every(({ state, progress }) => state === 'failed' || progress?.['phase'] === 'waiting'), 25_000, 'all settled'))
  const rows = await rowsOf()
  expect(rows.get('gh_account')).toMatchObject({ state: 'failed', failure: 'unsupported' })
  expect(rows.get('http://www.closed.gov.cn/')).toMatchObject({ state: 'failed', failure: 'robots' })
  expect(rows.get('http://www.down.gov.cn/')).toMatchObject({ state: 'running', progress: { phase: 'waiting', why: 'refused', tries: 1, seconds: 900 } })
  expect(rows.get('http://www.busy.gov.cn/')).toMatchObject({ state: 'running', progress: { phase: 'waiting', tries: 0, seconds: 7200 } })
})

test('a site that kills every worker ends as failed, and a queue that lost a job gets it again', async () => {
  const site = await serve(startSmallSite(3))
  const { collections } = await sampleFleet(database.store, ['http://www.deadly.gov.cn/', 'http://www.lost.gov.cn/'])
  const { rows } = await database.store.pool.query<{ id: string; address: string }>('select collection.id, address from collection join channel on channel.id = channel_id where collection.id = any($1)', [collections.map(({ id }) => id)])
  const [deadly, lost] = ['deadly', 'lost'].map(name => rows.find(({ address }) => address.includes(name))?.id ?? '')
  const queue = await JobQueue.open(database.store, 'test', () => undefined)
  await queue.send('collect', [{ payload: { collectionId: deadly ?? '' }, key: 'deadly.gov.cn', retryLimit: 0 }])
  const job = await queue.fetch('collect')
  await queue.takeBack('collect', job ?? { id: '', retryCount: 0 }, 'the worker fell silent')
  await queue.close()
  const hold = async (id: string | undefined, by: string) => database.store.pool.query(`update collection set state = 'running', held_by = $2, held_until = now() - interval '1 s' where id = $1`, [id, by])
  await hold(deadly, `worker: dead/${job?.id}`)
  await hold(lost, 'worker: dead/00000000-0000-4000-8000-000000000000')
  const { deps } = watched('w', at('www.lost.gov.cn', site))
  await whileWorking([deps], async () => eventually(async () => areOver(collections), 15_000, 'both over'))
  expect(await read(deadly ?? '')).toMatchObject({ state: 'failed', failure: null, failureDetail: 'the worker died in every attempt' })
  expect(await read(lost ?? '')).toMatchObject({ state: 'complete' })
})

test('visits are made at their moments, and one that finds nobody counts as down', async () => {
  const open = await serve(startServer((_request, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<title>市政府</title>') }))
  const { campaignId, collections } = await sampleFleet(database.store, ['http://www.open.gov.cn/', 'http://www.gone.gov.cn/'])
  for (const { id, version } of collections) await setCollectionState(database.store, id, version, 'cancelled')
  // 288 visits a day are one every five minutes; the day begins so that the first channel is due in a moment.
  const from = (channelId: string): string => {
    const soon = new Date(Date.now() + 2_500)
    const base = { from: '2026-01-01T00:00:00.000Z', days: 1, visitsPerDay: 288 }
    const first = plannedVisits(campaignId, channelId, base, new Date(0), new Date('2026-01-02T00:00:00Z'))[0]?.at.getTime() ?? 0
    return new Date(soon.getTime() - (first - Date.parse(base.from))).toISOString()
  }
  for (const { channelId } of collections) {
    const { version, settings } = await getCampaign(database.store, campaignId)
    await updateCampaign(database.store, campaignId, version, { settings: { ...settings, availability: { from: from(channelId), days: 1, visitsPerDay: 288 } } })
    const { deps } = watched(`visitor ${channelId}`, [...at('www.open.gov.cn', open), 'www.gone.gov.cn:80:127.0.0.1:1'])
    await whileWorking([deps], async () => eventually(async () => (await summariseAvailability(database.store, campaignId, channelId, '2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z')).samples > 0, 8_000, 'visited'))
  }
  const summaries = await Promise.all(collections.map(({ channelId }) => summariseAvailability(database.store, campaignId, channelId, '2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z')))
  expect(summaries.map(({ down }) => down).sort()).toEqual([0, 1])
})
