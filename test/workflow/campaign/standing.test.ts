import { expect, test } from 'vitest'
import type { Actor } from '../../../src/workflow/campaign/actor.ts'
import { useStore } from '../../store/test-database.ts'
import { VERBS } from './checked-verbs.ts'
import { advance, judgeAll, mark, setStage, tasksOf, versionOf } from './stage.ts'
import type { Stage } from './stage.ts'

const database = useStore()

/** Every unit judged and marked alike, results opened. */
async function opened(size: number): Promise<Stage & { readonly unit: Actor }> {
  const stage = await setStage(database.store, size)
  await advance(stage, 'collecting', 'judging')
  await judgeAll(stage)
  await advance(stage, 'declaring', 'assessing')
  await VERBS['task.create'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId, by: 'unit', seed: 's' })
  for (const assessor of [stage.actors.first, stage.actors.second, stage.actors.third]) for (const task of await tasksOf(stage, assessor)) await mark(stage, assessor, task.id, 0.5)
  await advance(stage, 'adjudicating')
  const unit = stage.actors.units[0] ?? stage.actors.stranger
  await expect(VERBS['score.standing'].run(stage.as(unit), { entrantId: stage.entrants[0]?.id ?? '' })).rejects.toMatchObject({ code: 'row-not-found' })
  await expect(VERBS['evaluation.read'].run(stage.as(unit), { entrantId: stage.entrants[0]?.id ?? '' })).rejects.toMatchObject({ code: 'row-not-found' })
  await VERBS['result.open'].run(stage.as(stage.actors.manager), { id: stage.campaignId, version: await versionOf(stage), until: '2026-06-10' })
  return Object.assign(stage, { unit })
}

test('an entrant stands beside the quartiles of its cohort; a unit learns its own, and nothing of a small cohort', async () => {
  const small = await opened(3)
  const [first, second] = small.entrants
  // 60 × 0.7 by machine, 40 × 0.5 by people.
  const exact = { low: 62, high: 62 }
  const seen = await VERBS['score.standing'].run(small.as(small.actors.manager), { entrantId: first?.id ?? '' })
  expect(seen).toMatchObject({ units: 3, rank: 1, score: { ...exact, cohort: { q1: exact, median: exact, q3: exact } }, withoutBonus: { ...exact, cohort: { median: exact } } })
  expect(seen?.dimensions).toEqual([{ name: '甲', index: { low: 0.7, high: 0.7 }, cohort: expect.objectContaining({ median: { low: 0.7, high: 0.7 } }) as unknown }, { name: '乙', index: { low: 0.5, high: 0.5 }, cohort: expect.anything() as unknown }])
  const own = await VERBS['score.standing'].run(small.as(small.unit), { entrantId: first?.id ?? '' })
  expect(own).toMatchObject({ rank: null, score: { ...exact, cohort: null }, dimensions: [{ cohort: null }, { cohort: null }] })
  await expect(VERBS['score.standing'].run(small.as(small.unit), { entrantId: second?.id ?? '' })).rejects.toMatchObject({ code: 'row-not-found' })
  const large = await opened(5)
  expect((await VERBS['score.standing'].run(large.as(large.unit), { entrantId: large.entrants[0]?.id ?? '' }))?.score.cohort?.median).toEqual(exact)
})

test('what a decision on an appeal would change is what it then changes', async () => {
  const stage = await opened(2)
  const entrantId = stage.entrants[0]?.id ?? ''
  const draft = await VERBS['appeal.save'].run(stage.as(stage.unit), { entrantId, pointId: 'b/1', version: 0, grounds: '不服' })
  const appeal = await VERBS['appeal.file'].run(stage.as(stage.unit), { id: draft.id, version: draft.version })
  const reviewer = stage.as(stage.actors.reviewer)
  expect(await VERBS['appeal.effect'].run(reviewer, { id: appeal.id })).toEqual({ ratingBefore: 0.5, ratingAfter: 0.5, scoreBefore: { low: 62, high: 62 }, scoreAfter: { low: 62, high: 62 }, scoreChange: 0 })
  const effect = await VERBS['appeal.effect'].run(reviewer, { id: appeal.id, rating: 1 })
  expect(effect).toMatchObject({ ratingAfter: 1, scoreAfter: { low: 72, high: 72 }, scoreChange: 10 })
  await expect(VERBS['appeal.effect'].run(stage.as(stage.unit), { id: appeal.id })).rejects.toMatchObject({ code: 'not-permitted' })
  const { decision } = await VERBS['appeal.decide'].run(reviewer, { id: appeal.id, version: appeal.version, outcome: 'upheld', rating: 1, reason: '有理' })
  expect(decision).toMatchObject({ ratingBefore: effect.ratingBefore, ratingAfter: effect.ratingAfter, scoreChange: effect.scoreChange })
})

test('a correction that is being prepared is seen by those who prepare it, and by no unit before it is published', async () => {
  const stage = await opened(5)
  const { campaignId, actors: { manager, observer, units: [own, other] } } = stage
  const [entrantId, otherId] = stage.entrants.map(({ id }) => id)
  const asManager = stage.as(manager)
  stage.now = new Date('2026-06-11T00:00:00Z')
  await VERBS['campaign.close'].run(asManager, { id: campaignId, version: await versionOf(stage) })
  await VERBS['publication.publish'].run(asManager, { id: campaignId, version: await versionOf(stage), title: '结果' })
  /** Everything a person is told of the first unit, and of the second one’s standing among all. */
  const told = async (actor: Actor, id = entrantId ?? '') => {
    const [evaluation, standing, result] = [await VERBS['evaluation.read'].run(stage.as(actor), { entrantId: id }), await VERBS['score.standing'].run(stage.as(actor), { entrantId: id }), await VERBS['result.read'].run(stage.as(actor), { entrantId: id })]
    return { score: evaluation?.score.low, decision: evaluation?.indicators[0]?.points[0]?.decision?.reason, standing: standing?.score, tier: standing?.tier, dimension: standing?.dimensions[0]?.index?.low, decisions: result.decisions.map(({ pointId }) => pointId) }
  }
  const [before, neighbour] = [await told(own ?? manager), await told(other ?? manager, otherId)]
  expect(before).toMatchObject({ score: 62, dimension: 0.7, standing: { low: 62, cohort: { q3: { high: 62 } } } })
  const prepared = []
  for (const entrant of stage.entrants.slice(0, 3)) prepared.push(await VERBS['override.set'].run(asManager, { entrantId: entrant.id, pointId: 'a/1', opinion: { outcome: 'rated', rating: 1 }, reason: '更正' }))
  expect([await told(own ?? manager), await told(other ?? manager, otherId)]).toEqual([before, neighbour])
  const ahead = { score: 68, decision: '更正', dimension: 0.8, standing: { low: 68, high: 68, cohort: { median: { low: 68 } } } }
  for (const overseer of [manager, observer]) expect(await told(overseer)).toMatchObject(ahead)
  expect((await VERBS['override.list'].run(asManager, { entrantId: entrantId ?? '' })).map(({ published }) => published)).toEqual([false])
  await VERBS['publication.correct'].run(asManager, { id: campaignId, version: await versionOf(stage), title: '更正', reason: '更正' })
  expect(await told(own ?? manager)).toMatchObject({ ...ahead, decisions: expect.arrayContaining(['a/1']) as unknown })
  // Taken back again: that, too, is work in progress.
  await VERBS['override.revoke'].run(asManager, { entrantId: entrantId ?? '', id: prepared[0]?.id ?? '', version: prepared[0]?.version ?? 0, reason: '更正有误' })
  expect([(await told(own ?? manager)).score, (await told(manager)).score]).toEqual([68, 62])
  await VERBS['publication.correct'].run(asManager, { id: campaignId, version: await versionOf(stage), title: '再更正', reason: '更正' })
  expect((await told(own ?? manager)).score).toBe(62)
})

test('an administrator sees the roles of everybody in every campaign', async () => {
  const stage = await setStage(database.store, 1)
  const { items } = await VERBS['membership.list-all'].run(stage.as(stage.actors.admin), { personId: stage.actors.units[0]?.id ?? '' })
  expect(items).toMatchObject([{ role: 'unit', campaignId: stage.campaignId, campaignTitle: expect.stringContaining('批次') as unknown, unitName: expect.stringContaining('城市') as unknown }])
  await expect(VERBS['membership.list-all'].run(stage.as(stage.actors.manager), {})).rejects.toMatchObject({ code: 'not-permitted' })
  const byAction = await VERBS['audit.list'].run(stage.as(stage.actors.admin), { campaignId: stage.campaignId, action: 'membership.', actorContains: 'TEST', from: '2026-05-31T00:00:00Z', to: '2026-06-02T00:00:00Z' })
  expect(new Set(byAction.items.map(({ action }) => action))).toEqual(new Set(['membership.grant']))
  expect((await VERBS['audit.list'].run(stage.as(stage.actors.admin), { campaignId: stage.campaignId, actorContains: 'nobody' })).items).toEqual([])
  expect((await VERBS['audit.list'].run(stage.as(stage.actors.admin), { campaignId: stage.campaignId, to: '2026-05-31T00:00:00Z' })).items).toEqual([])
})
