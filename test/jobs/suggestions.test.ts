import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSampleServer } from '../../sample/server.ts'
import type { SampleServer } from '../../sample/server.ts'
import { taskWithMaterial } from '../../src/api/nouns/task.ts'
import { parseOverride } from '../../src/collect/http/overrides.ts'
import type { WorkerDeps } from '../../src/jobs/job.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { getCampaign } from '../../src/store/campaign.ts'
import { listCollectionFiles } from '../../src/store/collection.ts'
import { acceptJudgementSet, getJudgementSet, listJudgementSets } from '../../src/store/judgement-set.ts'
import type { ModelEndpoint } from '../../src/suggest/endpoint.ts'
import { suggestionsOf } from '../../src/workflow/campaign/set-suggestions.ts'
import { pointMaterial } from '../../src/workflow/campaign/tasks.ts'
import { startFakeModel } from '../suggest/fake-model.ts'
import type { FakeModel } from '../suggest/fake-model.ts'
import { useStore } from '../store/test-database.ts'
import { eventually, sampleFleet, useFolders } from './sample-fleet.ts'

const database = useStore()
const folders = useFolders()
let sample: SampleServer
let fake: FakeModel
beforeAll(async () => { [sample, fake] = await Promise.all([startSampleServer(), startFakeModel()]) })
afterAll(async () => { await sample.close(); await fake.close() })

async function judged(model: ModelEndpoint | undefined) {
  const { campaignId, collections: [queued] } = await sampleFleet(database.store, ['http://www.qinglan.gov.cn/'], { collect: { rate: 0, browser: false, maxPages: 25 } })
  const troubles: unknown[] = []
  const deps: WorkerDeps = { store: database.store, objects: folders.objects, workDir: folders.workDir, name: 'w', pollMs: 150, holdSeconds: 3, trouble: error => troubles.push(error), collecting: { allowPrivate: true, overrides: sample.resolve.map(parseOverride) }, ...(model && { model }) }
  const worker = await startWorker(deps)
  try {
    await eventually(async () => (await listJudgementSets(database.store, queued?.entrantId ?? '')).length > 0, 40_000, 'judged')
  } finally {
    await worker.stop()
  }
  const [set] = await listJudgementSets(database.store, queued?.entrantId ?? '')
  return { campaign: await getCampaign(database.store, campaignId), entrantId: queued?.entrantId ?? '', troubles, files: (await listCollectionFiles(database.store, queued?.id ?? '')).map(({ path }) => path), set: await getJudgementSet(database.store, set?.id ?? '') }
}

test('a worker with a model keeps its suggestions with the collection, and whoever judges the point sees them', async () => {
  const { campaign, entrantId, files, set, troubles } = await judged(fake.endpoint)
  expect(troubles).toEqual([])
  expect(files).toContain('suggestions.jsonl')
  const [point] = [...suggestionsOf(set.document)]
  expect(point?.[1][0]).toMatchObject({ model: 'fake-1' })
  await acceptJudgementSet(database.store, set.id, set.version, null, '2026-11-30T00:00:00.000Z')
  const material = await pointMaterial(database.store, campaign, { entrantId, pointId: point?.[0] ?? '' })
  expect(material.suggestions).toEqual(point?.[1])
  const { task: _task, mark: _mark, ...shape } = taskWithMaterial.shape
  expect(shape.suggestions.parse(material.suggestions)).toEqual(material.suggestions)
}, 60_000)

test('without a model nobody is asked and nothing is kept', async () => {
  fake.heard.length = 0
  const { files, set } = await judged(undefined)
  expect(files).not.toContain('suggestions.jsonl')
  expect(set.document).not.toHaveProperty('suggestions')
  expect(fake.heard).toEqual([])
}, 60_000)

test('a model that refuses costs no collection', async () => {
  fake.behave = (_, response) => { response.writeHead(401).end() }
  const { files, set, troubles } = await judged(fake.endpoint)
  expect(files).not.toContain('suggestions.jsonl')
  expect(suggestionsOf(set.document).size).toBe(0)
  expect(troubles).toEqual([])
}, 60_000)
