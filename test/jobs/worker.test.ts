import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSampleServer } from '../../sample/server.ts'
import type { SampleServer } from '../../sample/server.ts'
import { parseOverride } from '../../src/collect/http/overrides.ts'
import type { JobEvent, WorkerDeps } from '../../src/jobs/job.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { getCollection, listCollectionFiles } from '../../src/store/collection.ts'
import { listJudgementSets } from '../../src/store/judgement-set.ts'
import { useStore } from '../store/test-database.ts'
import { eventually, sampleFleet, useFolders } from './sample-fleet.ts'

const database = useStore()
const folders = useFolders()

interface Watched { readonly deps: WorkerDeps; readonly events: JobEvent[]; readonly troubles: unknown[] }

function watched(name: string, more: Partial<WorkerDeps> = {}): Watched {
  const events: JobEvent[] = []
  const troubles: unknown[] = []
  return { events, troubles, deps: { store: database.store, objects: folders.objects, workDir: folders.workDir, name, pollMs: 150, holdSeconds: 3, report: event => events.push(event), trouble: error => troubles.push(error), ...more, collecting: { allowPrivate: true, ...more.collecting } } }
}

describe('a worker', () => {
  let sample: SampleServer
  beforeAll(async () => { sample = await startSampleServer() })
  afterAll(async () => sample.close())

  test('collects the sample portal, keeps its files and judges it', async () => {
    const { collections: [queued] } = await sampleFleet(database.store, ['http://www.qinglan.gov.cn/'], { collect: { rate: 0, browser: false, maxPages: 40 } })
    const { deps, troubles } = watched('w1', { collecting: { overrides: sample.resolve.map(parseOverride) } })
    const worker = await startWorker(deps)
    try {
      await eventually(async () => (await listJudgementSets(database.store, queued?.entrantId ?? '')).length > 0, 25_000, 'judged')
    } finally {
      await worker.stop()
    }
    const done = await getCollection(database.store, queued?.id ?? '')
    expect(done).toMatchObject({ state: 'complete', failure: null, heldBy: null, coverage: { pages: expect.any(Number) as number } })
    expect(done.progress).toMatchObject({ maxPages: 40 })
    const files = await listCollectionFiles(database.store, done.id)
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['collection.json', 'index.jsonl', 'observations.jsonl']))
    for (const { sha256, size } of files) expect(await folders.objects.sizeOf(sha256)).toBe(size)
    expect(await listJudgementSets(database.store, done.entrantId)).toHaveLength(1)
    expect(troubles).toEqual([])
  })
})
