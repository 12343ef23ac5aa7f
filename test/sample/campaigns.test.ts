import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSampleCampaigns } from '../../sample/campaign/campaigns.ts'
import type { SampleCampaigns } from '../../sample/campaign/campaigns.ts'
import { PEOPLE } from '../../sample/campaign/people.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import type { Actor } from '../../src/workflow/campaign/actor.ts'
import type { VerbContext } from '../../src/workflow/campaign/verb.ts'
import { VERBS } from '../workflow/campaign/checked-verbs.ts'
import { useStore } from '../store/test-database.ts'

const database = useStore()
let folder = ''
let made: SampleCampaigns
const passwords = new Map<string, string>()
const as = (actor: Actor): VerbContext => ({ actor, store: database.store, clock: () => new Date() })
const OPERATOR: Actor = { kind: 'operator', name: 'test' }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-campaigns-'))
  made = await makeSampleCampaigns({ store: database.store, objects: await diskObjects(join(folder, 'evidence')), workDir: join(folder, 'work'), now: new Date(), say: () => undefined, setPassword: async (id, password) => { passwords.set(id, password) } })
}, 400_000)
afterAll(async () => rm(folder, { recursive: true, force: true }))

test('the sample campaigns stand in every phase that has something to show, and the log of their making is intact', async () => {
  const states = await Promise.all([made.earlier, made.published, made.replying, made.assessing, made.declaring].map(async id => (await VERBS['campaign.read'].run(as(OPERATOR), { id })).state))
  expect(states).toEqual(['published', 'published', 'replying', 'assessing', 'declaring'])
  expect(passwords.size).toBe(PEOPLE.length)
  expect(await verifyAudit(database.store)).toMatchObject({ intact: true })
  expect(await readdir(join(folder, 'work'))).toEqual([])
})

test('six cities with different flaws have different scores, year by year', async () => {
  const cohort = async (campaignId: string) => (await VERBS['cohort.list'].run(as(OPERATOR), { campaignId }))[0]?.id ?? ''
  const ranking = await VERBS['score.ranking'].run(as(OPERATOR), { campaignId: made.replying, cohortId: await cohort(made.replying) })
  expect(new Set(ranking.map(({ low }) => low)).size).toBe(6)
  expect(ranking[0]).toMatchObject({ unitName: '青岚市人民政府', rank: 1 })
  expect(ranking.at(-1)).toMatchObject({ unitName: '霁川市人民政府', rank: 6 })
  const [publication] = await VERBS['publication.list'].run(as({ kind: 'public' }), { campaignId: made.published })
  expect(publication).toMatchObject({ number: 2 })
  const compared = await VERBS['publication.compare'].run(as({ kind: 'public' }), { publicationId: publication?.id ?? '', cohortId: await cohort(made.published) })
  expect(compared.scores).toHaveLength(6)
  expect(compared.scores.some(({ change }) => change !== 0)).toBe(true)
})

test('marks, a disagreement, appeals, cases and a proposal wait for people', async () => {
  const progress = await VERBS['campaign.progress'].run(as(OPERATOR), { id: made.assessing })
  expect(progress.tasks.open).toBeGreaterThan(10)
  expect(progress.tasks.done).toBeGreaterThan(50)
  expect(progress.open.openAdjudications).toBe(1)
  const appeals = (await VERBS['appeal.list'].run(as(OPERATOR), { campaignId: made.replying })).items
  expect(appeals.map(({ state }) => state).sort()).toEqual(['decided', 'filed'])
  const cases = (await VERBS['case.list'].run(as(OPERATOR), { campaignId: made.replying })).items
  expect(cases.map(({ state }) => state).sort()).toEqual(['accepted', 'accepted', 'rejected'])
  const entrants = (await VERBS['entrant.list'].run(as(OPERATOR), { campaignId: made.assessing })).items
  const sets = (await Promise.all(entrants.map(({ id }) => VERBS['judgement.list'].run(as(OPERATOR), { entrantId: id })))).flat()
  const proposed = sets.find(({ state }) => state === 'proposed')
  expect((await VERBS['judgement.difference'].run(as(OPERATOR), { id: proposed?.id ?? '' })).differences.length).toBeGreaterThan(10)
  const failed = (await VERBS['collection.list'].run(as(OPERATOR), { campaignId: made.declaring })).items
  expect(failed.map(({ state }) => state).sort()).toEqual(['complete', 'complete', 'failed', 'paused'])
})

test('one collection tells what failed in it and its log; a unit is told the first of these', async () => {
  const objects = await diskObjects(join(folder, 'evidence'))
  const { items } = await VERBS['collection.list'].run(as(OPERATOR), { campaignId: made.replying, state: 'complete' })
  const [first] = items
  const read = await VERBS['collection.read'].run({ ...as(OPERATOR), objects }, { campaignId: made.replying, id: first?.id ?? '' })
  expect(read.failures.length).toBeGreaterThan(0)
  expect(read.failures[0]?.examples[0]?.url).toMatch(/^http/)
  // Errors that a server answered with are failures too, a missing robots.txt is none.
  const answered = read.failures.find(({ kind }) => kind === 'http')?.examples ?? []
  expect(answered.length).toBeGreaterThan(0)
  expect(answered.filter(({ url, detail }) => !/^HTTP [45]\d\d$/.test(detail) || url.endsWith('/robots.txt'))).toEqual([])
  expect(read.files.map(({ path }) => path)).toContain('collection.json')
  expect(read.log.map(({ action }) => action)).toEqual(['collection.finish', 'collection.claim'])
  const refused = (await VERBS['collection.list'].run(as(OPERATOR), { campaignId: made.replying, state: 'failed' })).items[0]
  expect(await VERBS['collection.read'].run({ ...as(OPERATOR), objects }, { campaignId: made.replying, id: refused?.id ?? '' })).toMatchObject({ failure: 'refused', failures: [], files: [] })
})

test('the history of a unit has each campaign once, by its newest publication', async () => {
  const [entrant] = (await VERBS['entrant.list'].run(as(OPERATOR), { campaignId: made.published })).items
  const { unit, results } = await VERBS['publication.history'].run(as({ kind: 'public' }), { unitId: entrant?.unitId ?? '' })
  expect(unit.name).toBe('青岚市人民政府')
  expect(results.map(({ campaign, number, units }) => [campaign.slug, number, units])).toEqual([['shifan-2019', 2, 6], ['shifan-2018', 1, 6]])
})
