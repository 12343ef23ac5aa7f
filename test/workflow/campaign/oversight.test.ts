import { expect, test } from 'vitest'
import { useStore } from '../../store/test-database.ts'
import { VERBS } from './checked-verbs.ts'
import { advance, judgeAll, mark, proposeSet, setStage, tasksOf, WORKER } from './stage.ts'

const use = useStore()

test('proposals name their unit, what they would replace and how much they change', async () => {
  const stage = await setStage(use.store, 2)
  await advance(stage, 'collecting', 'judging')
  const manager = stage.as(stage.actors.manager)
  const [first, second] = stage.entrants
  await proposeSet(stage, first?.id ?? '', [0.8, 0.6])
  const list = async (state?: 'accepted' | 'proposed') => (await VERBS['judgement.proposals'].run(manager, { campaignId: stage.campaignId, ...(state && { state }) })).items
  expect(await list()).toMatchObject([{ entrantId: first?.id, unitId: first?.unitId, againstId: null, changes: 2, state: 'proposed' }])
  await VERBS['judgement.accept-first'].run(manager, { campaignId: stage.campaignId })
  const [accepted] = await list('accepted')
  expect(accepted).toMatchObject({ againstId: null, entrantId: first?.id })
  await proposeSet(stage, first?.id ?? '', [0.8, 0.5])
  await proposeSet(stage, second?.id ?? '', [1, 1])
  expect(await list()).toMatchObject([{ entrantId: first?.id, againstId: accepted?.id, changes: 1 }, { entrantId: second?.id, againstId: null, changes: 2 }])
  await expect(VERBS['judgement.proposals'].run(stage.as(stage.actors.first), { campaignId: stage.campaignId })).rejects.toMatchObject({ code: 'not-permitted' })
})

test('progress counts tasks by indicator and point; what is past its date is overdue', async () => {
  const stage = await setStage(use.store, 2, { marksPerPoint: 2 })
  await advance(stage, 'collecting', 'judging')
  await judgeAll(stage)
  await advance(stage, 'assessing')
  const manager = stage.as(stage.actors.manager)
  expect(await VERBS['task.progress'].run(manager, { campaignId: stage.campaignId })).toMatchObject([{ cohortId: stage.cohortId, indicators: [] }])
  await VERBS['task.create'].run(manager, { campaignId: stage.campaignId, by: 'unit', seed: 's', dueAt: '2026-06-10T00:00:00Z' })
  const [task] = await tasksOf(stage, stage.actors.first)
  await mark(stage, stage.actors.first, task?.id ?? '', 1)
  const counts = async () => (await VERBS['task.progress'].run(manager, { campaignId: stage.campaignId, cohortId: stage.cohortId }))[0]?.indicators
  expect(await counts()).toMatchObject([{ id: 'b', path: ['乙', '二'], open: 7, done: 1, overdue: 0, unassigned: 0 }])
  expect((await counts())?.[0]?.points.map(({ id, open, done }) => [id, open + done])).toEqual([['b/1', 4], ['b/2', 4]])
  stage.now = new Date('2026-06-11T00:00:00Z')
  expect(await counts()).toMatchObject([{ overdue: 7 }])
  expect((await VERBS['task.list'].run(manager, { campaignId: stage.campaignId, pointId: 'b/1' })).items.map(({ pointId }) => pointId)).toEqual(Array(4).fill('b/1'))
})

test('collections come with their unit and channel; the latest attempts alone where they are asked for', async () => {
  const stage = await setStage(use.store, 1)
  await advance(stage, 'collecting')
  const manager = stage.as(stage.actors.manager)
  const { campaignId } = stage
  const { jobs: [job] } = await VERBS['collection.request'].run(manager, { campaignId })
  await VERBS['collection.claim'].run(stage.as(WORKER), { id: job?.id ?? '', holdSeconds: 60 })
  await VERBS['collection.finish'].run(stage.as(WORKER), { id: job?.id ?? '', state: 'failed', failure: 'dns', failureDetail: 'no such name', coverage: null, manifest: null, files: [] })
  expect((await VERBS['collection.list'].run(manager, { campaignId, failure: 'dns' })).items).toMatchObject([{ channelKind: 'website', channelAddress: expect.stringContaining('gov.cn'), unitId: stage.entrants[0]?.unitId }])
  expect((await VERBS['collection.retry'].run(manager, { campaignId, failures: ['dns'] })).jobs).toMatchObject([{ attempt: 2 }])
  expect((await VERBS['collection.list'].run(manager, { campaignId })).items.map(({ attempt }) => attempt)).toEqual([1, 2])
  expect((await VERBS['collection.list'].run(manager, { campaignId, latest: true })).items.map(({ attempt, state }) => [attempt, state])).toEqual([[2, 'queued']])
  expect((await VERBS['collection.list'].run(manager, { campaignId, latest: true, failure: 'dns' })).items).toEqual([])
})

test('a manager gives a role to whoever has this e-mail address, and sees people by name', async () => {
  const stage = await setStage(use.store, 1)
  const manager = stage.as(stage.actors.manager)
  const { campaignId } = stage
  const { stranger } = stage.actors
  const email = (await VERBS['person.list'].run(stage.as(stage.actors.admin), { limit: 500 })).items.find(({ id }) => id === stranger.id)?.email ?? ''
  const made = await VERBS['membership.grant'].run(manager, { email, role: 'observer', campaignId })
  expect(made).toMatchObject({ personId: stranger.id, role: 'observer' })
  const listed = (await VERBS['membership.list'].run(manager, { campaignId, limit: 500 })).items
  expect(listed.find(({ id }) => id === made.id)).toMatchObject({ personName: stranger.name, personEmail: email, unitName: null })
  expect(listed.find(({ role }) => role === 'unit')?.unitName).toContain('城市')
  await expect(VERBS['membership.grant'].run(manager, { email: 'nobody@example.cn', role: 'observer', campaignId })).rejects.toMatchObject({ code: 'row-not-found' })
  await expect(VERBS['membership.grant'].run(manager, { email, personId: stranger.id, role: 'observer', campaignId })).rejects.toMatchObject({ code: 'input-invalid' })
})
