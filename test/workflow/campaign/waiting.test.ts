import { expect, test } from 'vitest'
import { useStore } from '../../store/test-database.ts'
import type { Actor } from '../../../src/workflow/campaign/actor.ts'
import { VERBS } from './checked-verbs.ts'
import { advance, judgeAll, mark, OPERATOR, setStage, tasksOf, versionOf } from './stage.ts'
import type { Stage } from './stage.ts'

const database = useStore()
const waiting = async (stage: Stage, actor: Actor) => (await VERBS['work.list'].run(stage.as(actor), {})).find(({ campaignId }) => campaignId === stage.campaignId)?.waiting.map(({ kind, count, late, done }) => ({ kind, count, late, done })) ?? null

test('each role sees what waits for it, and nobody what waits for others', async () => {
  const stage = await setStage(database.store, 2)
  const { manager, first, second, reviewer, observer, stranger, units } = stage.actors
  await advance(stage, 'collecting', 'judging')
  expect(await waiting(stage, manager)).toEqual([])
  await expect(VERBS['work.list'].run(stage.as(stranger), {})).rejects.toMatchObject({ code: 'not-permitted' })
  await judgeAll(stage)
  await advance(stage, 'declaring')
  expect(await waiting(stage, units[0] ?? OPERATOR)).toEqual([{ kind: 'declarations', count: 1, late: 0, done: null }])
  expect((await VERBS['work.list'].run(stage.as(units[0] ?? OPERATOR), {}))[0]?.waiting.map(({ entrantId }) => entrantId)).toEqual([stage.entrants[0]?.id])
  await advance(stage, 'assessing')
  await VERBS['task.create'].run(stage.as(manager), { campaignId: stage.campaignId, by: 'unit', seed: 's', assessorIds: [first.id, second.id], dueAt: '2026-06-10T00:00:00.000Z' })
  const mine = await tasksOf(stage, first)
  expect(await waiting(stage, first)).toEqual([{ kind: 'tasks', count: mine.length, late: 0, done: 0 }])
  for (const task of mine) await mark(stage, first, task.id, 1)
  for (const task of await tasksOf(stage, second)) await mark(stage, second, task.id, 0)
  expect(await waiting(stage, first)).toEqual([{ kind: 'tasks', count: 0, late: 0, done: mine.length }])
  await advance(stage, 'adjudicating')
  await VERBS['adjudication.open'].run(stage.as(manager), { campaignId: stage.campaignId, reviewerIds: [reviewer.id] })
  expect((await waiting(stage, reviewer))?.map(({ kind }) => kind)).toEqual(['adjudications'])
  expect(await waiting(stage, observer)).toEqual([])
})

test('what is past its date is late: for the assessor, and for the manager who waits for it', async () => {
  const stage = await setStage(database.store, 1)
  const { manager, first, second } = stage.actors
  await advance(stage, 'collecting', 'judging')
  await judgeAll(stage)
  await advance(stage, 'declaring', 'assessing')
  await VERBS['task.create'].run(stage.as(manager), { campaignId: stage.campaignId, by: 'unit', seed: 's', assessorIds: [first.id, second.id], dueAt: '2026-06-10T00:00:00.000Z' })
  stage.now = new Date('2026-06-11T00:00:00Z')
  const mine = (await tasksOf(stage, first)).length
  expect(await waiting(stage, first)).toEqual([{ kind: 'tasks', count: mine, late: mine, done: 0 }])
  expect((await waiting(stage, manager))?.find(({ kind }) => kind === 'late-tasks')?.count).toBeGreaterThanOrEqual(mine)
  await VERBS['campaign.cancel'].run(stage.as(stage.actors.admin), { id: stage.campaignId, version: await versionOf(stage), reason: '不办了' })
  expect(await waiting(stage, first)).toBeNull()
})
