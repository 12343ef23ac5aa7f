import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { verifyAudit } from '../../../src/store/audit.ts'
import { listPublicationChanges, listPublications } from '../../../src/store/publication.ts'
import type { FrozenResult } from '../../../src/model/published-result.ts'
import { recomputeFrozen } from '../../../src/workflow/campaign/snapshot.ts'
import { VERBS } from './checked-verbs.ts'
import { useStore } from '../../store/test-database.ts'
import { advance, judgeAll, mark, setStage, tasksOf, versionOf } from './stage.ts'

const database = useStore()

test('a campaign from its draft to a corrected publication', async () => {
  const stage = await setStage(database.store, 3)
  const { actors, campaignId, cohortId, entrants } = stage
  const manager = stage.as(actors.manager)
  await advance(stage, 'collecting', 'judging')
  await judgeAll(stage)

  // Declare: a case for the bonus.
  await advance(stage, 'declaring')
  const unit = stage.as(actors.units[0] ?? actors.stranger)
  const entrantId = entrants[0]?.id ?? ''
  const declared = await VERBS['declaration.save'].run(unit, { entrantId, pointId: 'b/1', version: 0, text: '材料', links: ['https://www.example.gov.cn/a'] })
  await VERBS['declaration.submit'].run(unit, { id: declared.id, version: declared.version })
  const filed = await VERBS['case.save'].run(unit, { entrantId, version: 0, category: '创新', title: '一件事', text: '做法' })
  const submitted = await VERBS['case.submit'].run(unit, { id: filed.id, version: filed.version })
  await VERBS['case.decide'].run(stage.as(actors.reviewer), { id: filed.id, version: submitted.version, award: 3, reason: '有实效' })

  // Assess: two blind marks of each of two points of three units.
  await advance(stage, 'assessing')
  const created = await VERBS['task.create'].run(manager, { campaignId, by: 'unit', seed: 's' })
  expect(created.created).toBe(12)
  expect(Object.values(created.perAssessor)).toEqual([4, 4, 4])
  const rounds = new Map<string, number>()
  for (const assessor of [actors.first, actors.second, actors.third]) {
    for (const task of await tasksOf(stage, assessor)) {
      const nth = rounds.get(`${task.entrantId} ${task.pointId}`) ?? 0
      rounds.set(`${task.entrantId} ${task.pointId}`, nth + 1)
      // The first unit's b/1 is disputed, everything else agreed.
      await mark(stage, assessor, task.id, task.entrantId === entrantId && task.pointId === 'b/1' ? nth : 0.5)
    }
  }
  await advance(stage, 'adjudicating')
  expect(await VERBS['adjudication.open'].run(manager, { campaignId })).toEqual({ opened: 1, unassigned: 0 })
  const reviewer = stage.as(actors.reviewer)
  const [disputed] = (await VERBS['adjudication.list'].run(reviewer, { campaignId })).items
  const seen = await VERBS['adjudication.read'].run(reviewer, { id: disputed?.id ?? '' })
  expect(seen.marks.map(({ rating }) => rating)).toHaveLength(2)
  expect(JSON.stringify(seen.marks)).not.toContain(actors.first.id)
  expect(seen.declaration?.text).toBe('材料')
  await expect(VERBS['result.open'].run(manager, { id: campaignId, version: await versionOf(stage), until: '2026-06-10' })).rejects.toMatchObject({ code: 'work-open' })
  await VERBS['adjudication.decide'].run(reviewer, { id: disputed?.id ?? '', version: disputed?.version ?? 0, decision: { follows: 'mean' }, reason: '取中' })
  const agreement = await VERBS['agreement.measure'].run(manager, { campaignId })
  expect(agreement.overall.items).toBe(6)

  // Reply: one agrees, one appeals and is partly right.
  await VERBS['result.open'].run(manager, { id: campaignId, version: await versionOf(stage), until: '2026-06-10' })
  const result = await VERBS['result.read'].run(unit, { entrantId })
  expect(result.result).toMatchObject({ closesAt: '2026-06-10T15:59:59.999Z' })
  await VERBS['reply.agree'].run(unit, { entrantId, pointIds: ['a/1', 'b/2'] })
  const appeal = await VERBS['appeal.save'].run(unit, { entrantId, pointId: 'b/1', version: 0, grounds: '不服' })
  await VERBS['appeal.file'].run(unit, { id: appeal.id, version: appeal.version })
  await expect(VERBS['campaign.close'].run(manager, { id: campaignId, version: await versionOf(stage) })).rejects.toMatchObject({ code: 'deadline-not-passed' })
  stage.now = new Date('2026-06-10T15:59:59.999Z')
  await VERBS['reply.withdraw'].run(unit, { entrantId, pointId: 'b/2' })
  stage.now = new Date('2026-06-10T16:00:00Z')
  await expect(VERBS['reply.agree'].run(unit, { entrantId, pointIds: ['a/2'] })).rejects.toMatchObject({ code: 'deadline-passed' })
  await expect(VERBS['campaign.close'].run(manager, { id: campaignId, version: await versionOf(stage) })).rejects.toMatchObject({ code: 'work-open' })
  const { decision } = await VERBS['appeal.decide'].run(reviewer, { id: appeal.id, version: 2, outcome: 'partly', rating: 0.75, reason: '部分成立' })
  expect(decision).toMatchObject({ ratingBefore: 0.5, ratingAfter: 0.75, scoreChange: 5 })

  // Close and publish.
  expect(await VERBS['campaign.check'].run(manager, { id: campaignId })).toMatchObject({ isReady: true, pendingPoints: 0 })
  await VERBS['campaign.close'].run(manager, { id: campaignId, version: await versionOf(stage) })
  // A score that its judgements do not come to is not published; closing anew puts it right.
  await stage.store.db.execute(sql`update score set low = low - 1 where entrant_id = ${entrantId}`)
  await expect(VERBS['publication.publish'].run(manager, { id: campaignId, version: await versionOf(stage), title: '2026 年' })).rejects.toMatchObject({ code: 'scores-outdated' })
  expect(await listPublications(stage.store, campaignId)).toEqual([])
  await VERBS['campaign.reopen'].run(stage.as(actors.admin), { id: campaignId, version: await versionOf(stage), reason: '重新合计' })
  await VERBS['campaign.close'].run(manager, { id: campaignId, version: await versionOf(stage) })
  const publication = await VERBS['publication.publish'].run(manager, { id: campaignId, version: await versionOf(stage), title: '2026 年' })
  const lines = (await VERBS['publication.lines'].run({ ...manager, actor: { kind: 'public' } }, { publicationId: publication.id, cohortId })).items
  // 60 × 0.7 = 42; b: 20 × 0.75 + 20 × 0.5 = 25; and 3 of bonus. The two others: 42 + 20, one rank.
  expect(lines.map(({ rank, score, tier }) => [rank, score, tier])).toEqual([[1, 70, '发展'], [2, 62, '发展'], [2, 62, '发展']])
  const { row } = await VERBS['publication.read'].run({ ...manager, actor: { kind: 'public' } }, { publicationId: publication.id, entrantId })
  const frozen = row.document as FrozenResult
  expect(recomputeFrozen(frozen).score).toEqual(frozen.score)

  // A correction: an override with its reason, a new publication with its change log.
  await expect(VERBS['publication.correct'].run(manager, { id: campaignId, version: await versionOf(stage), title: '更正', reason: '没有变化' })).rejects.toMatchObject({ code: 'input-invalid' })
  await VERBS['override.set'].run(manager, { entrantId: entrants[2]?.id ?? '', pointId: 'a/1', opinion: { outcome: 'rated', rating: 1 }, reason: '核实有误' })
  const corrected = await VERBS['publication.correct'].run(manager, { id: campaignId, version: await versionOf(stage), title: '更正', reason: '更正说明' })
  expect(corrected).toMatchObject({ number: 2, correctsId: publication.id })
  const changes = await listPublicationChanges(stage.store, corrected.id)
  expect(changes.map(({ what, pointId, before, after, reason }) => [what, pointId, before, after, reason])).toContainEqual(['point', 'a/1', { state: 'rated', rating: 0.8 }, { state: 'rated', rating: 1 }, '核实有误'])
  expect(changes.map(({ what, before, after }) => [what, before, after])).toContainEqual(['score', 62, 68])
  const compared = await VERBS['publication.compare'].run(manager, { publicationId: corrected.id, cohortId, earlierPublicationId: publication.id })
  expect(compared.scores.find(({ unit: id }) => id === entrants[2]?.unitId)).toMatchObject({ rankBefore: 2, rankNow: 2, change: 0.0546 })
  // As it stands is as it was published last, so both say the same of the years before.
  expect(await VERBS['score.compare'].run(manager, { campaignId, cohortId, earlierPublicationId: publication.id })).toMatchObject({ earlierPublicationId: publication.id, scores: compared.scores })
  await expect(VERBS['score.compare'].run(manager, { campaignId, cohortId, earlierPublicationId: campaignId })).rejects.toMatchObject({ code: 'row-not-found' })
  const names = new Map((await VERBS['score.ranking'].run(manager, { campaignId, cohortId })).map(({ unitId, unitName }) => [unitId, unitName]))
  const table = await VERBS['earlier.import'].run(stage.as(stage.actors.admin), { title: '上届', year: 2024, cohortName: '地市', maximum: 100, fileName: 'e.csv', bytes: new TextEncoder().encode(`单位,总分\n${[...names.values()].map((name, at) => `${name},${90 - at}\n`).join('')}`) })
  const byTable = await VERBS['publication.compare-table'].run({ ...manager, actor: { kind: 'public' } }, { publicationId: corrected.id, cohortId, tableId: table.id })
  expect(byTable.units.map(({ unit: id, name }) => [id, name])).toEqual([...names])
  expect(byTable.units.map(({ share }) => share?.now)).toEqual(byTable.units.map(({ unit: id }) => compared.scores.find(one => one.unit === id)?.now))
  expect(await verifyAudit(stage.store)).toMatchObject({ intact: true })
})
