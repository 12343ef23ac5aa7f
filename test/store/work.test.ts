import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { findDisagreements, getAdjudication, listAdjudications, openAdjudications, updateAdjudication } from '../../src/store/adjudication.ts'
import { createAppeal, decideAppeal, findAppealDecision, listAppeals, updateAppeal } from '../../src/store/appeal.ts'
import { createAttachment, listAttachments, removeAttachment, setAttachmentScan } from '../../src/store/attachment.ts'
import { addAvailabilitySamples, summariseAvailability } from '../../src/store/availability-sample.ts'
import { createBonusCase, listBonusCases, updateBonusCase } from '../../src/store/bonus-case.ts'
import { addCollectionFiles, addObservations, claimCollection, countCollections, finishCollection, getCollection, latestCollections, listCollectionFiles, listCollections, listObservations, queueCollections, renewCollection, setCollectionState } from '../../src/store/collection.ts'
import { channelsOfEntrant } from '../../src/store/entrant.ts'
import { createDeclaration, findDeclaration, listDeclarations, updateDeclaration } from '../../src/store/declaration.ts'
import { noteEvidenceObjects } from '../../src/store/evidence-object.ts'
import { createFactSet, latestFactSet, loadFacts } from '../../src/store/fact-set.ts'
import { newId } from '../../src/store/ids.ts'
import { acceptedJudgementSet, acceptJudgementSet, diffJudgementSets, listJudgements, listJudgementSets, listSetsWithUnits, proposeJudgementSet, rejectJudgementSet } from '../../src/store/judgement-set.ts'
import { createOverride, listEveryOverride, listOverrides, revokeOverride } from '../../src/store/judgement-override.ts'
import { createOwnMark, findOwnMark, listOwnMarks, listOwnMarkVersions, listRevealedMarks, reopenOwnMark, submitOwnMark, updateOwnMark } from '../../src/store/mark.ts'
import { countOpenWork, loadPointRecords } from '../../src/store/point-record.ts'
import { findPreliminaryResult, openPreliminaryResults } from '../../src/store/preliminary-result.ts'
import { addReplies, listReplies, withdrawReply } from '../../src/store/reply.ts'
import { listCohortScores, listRanking, putScores, findScore } from '../../src/store/score.ts'
import { countTasks, createTasks, getTask, listTasks, updateTask } from '../../src/store/task.ts'
import { ratedJudgement, sampleCampaign, samplePerson, sampleSet, sampleTasks } from './sample-campaign.ts'
import { useStore } from './test-database.ts'

const database = useStore()
const AT = '2026-06-01T08:00:00.000Z'
const rated = (rating: number, note = '') => ({ outcome: 'rated' as const, rating, note, evidence: [] })

async function twoAssessors(size = 1) {
  const { store } = database
  const sample = await sampleCampaign(store, size)
  return { store, sample, entrantId: sample.entrants[0]?.id ?? '', a: await samplePerson(store, 'assessor', sample.campaign.id), b: await samplePerson(store, 'assessor', sample.campaign.id) }
}

describe('collecting', () => {
  test('one attempt at a time per channel; the next has the next number', async () => {
    const { store } = database
    const { campaign, entrants } = await sampleCampaign(store, 1)
    const entrantId = entrants[0]?.id ?? ''
    const channelId = (await channelsOfEntrant(store, entrantId))[0]?.id ?? ''
    const [first] = await queueCollections(store, campaign.id, [{ id: newId(), entrantId, channelId }])
    expect(first).toMatchObject({ attempt: 1, state: 'queued' })
    expect(await queueCollections(store, campaign.id, [{ id: newId(), entrantId, channelId }])).toEqual([])
    expect(await claimCollection(store, first?.id ?? '', 'w1', AT, '2026-06-01T08:01:00.000Z')).toMatchObject({ state: 'running', startedAt: AT })
    expect(await claimCollection(store, first?.id ?? '', 'w2', '2026-06-01T08:00:30.000Z', '2026-06-01T08:02:00.000Z')).toBeUndefined()
    expect(await renewCollection(store, first?.id ?? '', 'w1', '2026-06-01T08:02:00.000Z', { pages: 7 })).toBe(true)
    // w1 falls silent: another takes over, and w1 can no longer write.
    expect(await claimCollection(store, first?.id ?? '', 'w2', '2026-06-01T08:05:00.000Z', '2026-06-01T08:06:00.000Z')).toMatchObject({ heldBy: 'w2', startedAt: AT })
    const end = { state: 'partial' as const, failure: 'timeout' as const, failureDetail: '首页超时', coverage: { pages: 7 }, manifest: null, finishedAt: '2026-06-01T08:06:00.000Z' }
    expect(await finishCollection(store, first?.id ?? '', 'w1', end)).toBe(false)
    expect(await finishCollection(store, first?.id ?? '', 'w2', end)).toBe(true)
    expect(await getCollection(store, first?.id ?? '')).toMatchObject({ state: 'partial', failure: 'timeout', heldBy: null, coverage: { pages: 7 } })
    const [second] = await queueCollections(store, campaign.id, [{ id: newId(), entrantId, channelId }])
    expect(second?.attempt).toBe(2)
    expect(await countCollections(store, campaign.id)).toEqual([{ state: 'queued', failure: null, count: 1 }])
    expect((await latestCollections(store, entrantId)).map(({ attempt }) => attempt)).toEqual([1])
    await setCollectionState(store, second?.id ?? '', 1, 'paused')
    expect(await claimCollection(store, second?.id ?? '', 'w1', AT, AT)).toBeUndefined()
    expect((await listCollections(store, { campaignId: campaign.id, state: 'paused' })).items).toHaveLength(1)
  })

  test('files, observations and availability samples stay with what they were made by', async () => {
    const { store } = database
    const { campaign, entrants } = await sampleCampaign(store, 1)
    const entrantId = entrants[0]?.id ?? ''
    const channelId = (await channelsOfEntrant(store, entrantId))[0]?.id ?? ''
    const [collection] = await queueCollections(store, campaign.id, [{ id: newId(), entrantId, channelId }])
    const collectionId = collection?.id ?? ''
    const sha256 = 'a'.repeat(64)
    await noteEvidenceObjects(store, [{ sha256, size: 12, mediaType: 'application/warc' }])
    expect(await noteEvidenceObjects(store, [{ sha256, size: 12, mediaType: 'application/warc' }])).toBe(0)
    await addCollectionFiles(store, collectionId, [{ path: 'archive/0.warc.gz', sha256 }])
    expect(await listCollectionFiles(store, collectionId)).toEqual([{ path: 'archive/0.warc.gz', sha256, size: 12 }])
    await expect(store.transaction(async tx => tx.db.execute(sql`delete from evidence_object where sha256 = ${sha256}`))).rejects.toMatchObject({ code: 'record-sealed' })
    const observed = { probe: 'robots-txt', probeVersion: 1, target: 'https://a.gov.cn', at: AT, evidence: [], ok: true as const, value: { text: '空\0字节 \ud800' } }
    await addObservations(store, [{ collectionId, probe: observed.probe, probeVersion: 1, target: observed.target, at: AT, document: observed }])
    expect((await listObservations(store, collectionId))[0]?.document).toEqual({ ...observed, value: { text: '空\ufffd字节 \ufffd' } })
    const sample = (minute: number, outcome: 'open' | 'slow' | 'down', milliseconds: number) => ({ campaignId: campaign.id, channelId, at: `2026-06-01T00:${String(minute).padStart(2, '0')}:00.000Z`, outcome, milliseconds, failure: outcome === 'down' ? 'timeout' as const : null })
    const samples = [sample(0, 'open', 100), sample(1, 'open', 300), sample(2, 'slow', 16_000), sample(3, 'down', 0)]
    expect(await addAvailabilitySamples(store, samples)).toBe(4)
    expect(await addAvailabilitySamples(store, samples)).toBe(0)
    expect(await summariseAvailability(store, campaign.id, channelId, '2026-06-01T00:00:00.000Z', '2026-06-02T00:00:00.000Z')).toEqual({ samples: 4, down: 1, slow: 1, medianMs: 300, from: '2026-06-01T00:00:00.000Z', to: '2026-06-01T00:03:00.000Z' })
    expect(await summariseAvailability(store, campaign.id, channelId, '2027-06-01T00:00:00.000Z', '2027-06-02T00:00:00.000Z')).toMatchObject({ samples: 0, medianMs: null, from: null })
  })

  test('an unknown evidence object cannot be a collection’s file', async () => {
    const { store } = database
    const { campaign, entrants } = await sampleCampaign(store, 1)
    const entrantId = entrants[0]?.id ?? ''
    const [collection] = await queueCollections(store, campaign.id, [{ id: newId(), entrantId, channelId: (await channelsOfEntrant(store, entrantId))[0]?.id ?? '' }])
    await expect(store.transaction(async tx => addCollectionFiles(tx, collection?.id ?? '', [{ path: 'x', sha256: 'c'.repeat(64) }]))).rejects.toMatchObject({ code: 'still-referenced' })
  })
})

describe('judging', () => {
  test('facts come back by name as they were understood', async () => {
    const { store } = database
    const { campaign, entrants } = await sampleCampaign(store, 1)
    const entrantId = entrants[0]?.id ?? ''
    const facts = { columns: { known: true as const, value: [{ name: '动态' }], evidence: [] }, dns: { known: false as const, why: '未观测' } }
    const set = await createFactSet(store, { campaignId: campaign.id, entrantId, toolVersion: '0.1.0', sourceDigest: 'x', collectionIds: [newId()] }, facts)
    expect((await latestFactSet(store, entrantId))?.id).toBe(set.id)
    expect(await loadFacts(store, set.id)).toEqual(facts)
  })

  test('a re-judge is a proposal that shows its difference; accepting supersedes, of two at once one wins', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 1)
    const entrantId = sample.entrants[0]?.id ?? ''
    const old = await sampleSet(store, sample, entrantId, { 'a/1': 1, 'a/2': 0.5 })
    await acceptJudgementSet(store, old.id, 1, null, AT)
    const fresh = await sampleSet(store, sample, entrantId, { 'a/1': 1, 'a/2': 0.25, 'a/3': 1 })
    expect((await acceptedJudgementSet(store, entrantId))?.id).toBe(old.id)
    const difference = await diffJudgementSets(store, old.id, fresh.id)
    expect(difference.map(({ pointId, before, after }) => [pointId, before?.rating, after?.rating])).toEqual([['a/2', 0.5, 0.25], ['a/3', undefined, 1]])
    const rival = await sampleSet(store, sample, entrantId, { 'a/1': 0 })
    const outcome = await Promise.allSettled([acceptJudgementSet(store, fresh.id, 1, null, AT), acceptJudgementSet(store, rival.id, 1, null, AT)])
    expect(outcome.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    const sets = await listJudgementSets(store, entrantId)
    expect(sets.filter(({ state }) => state === 'accepted')).toHaveLength(1)
    expect(sets).toHaveLength(3)
    const another = await sampleSet(store, sample, entrantId, { 'a/1': 0.1 })
    await rejectJudgementSet(store, another.id, 1, null, AT, '误判')
    await expect(acceptJudgementSet(store, another.id, 1, null, AT)).rejects.toMatchObject({ code: 'version-conflict' })
    expect((await listSetsWithUnits(store, { campaignId: sample.campaign.id, state: 'rejected' })).items.map(({ reason }) => reason)).toEqual(['误判'])
  })

  test('judgements are never altered, and hold whatever text was collected', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 1)
    const { campaign, edition } = sample
    const nasty = '<script>\0\ud83d ${x} \\u0000 \' " \u2028 ；drop table unit;--'
    const set = await proposeJudgementSet(store, { campaignId: campaign.id, entrantId: sample.entrants[0]?.id ?? '', schemeEditionId: edition.id, schemeId: edition.schemeId, edition: edition.edition, variant: 'city', toolVersion: '1', evaluationDate: '2026-06-30' },
      [{ pointId: 'a/1', position: 0, measureId: 'm', measureVersion: 3, params: { nasty }, document: ratedJudgement(1 / 3, nasty) }, { pointId: 'a/2', position: 0, measureId: 'm', measureVersion: 3, document: { outcome: 'undetermined', reason: '缺', missing: ['person'] } }])
    const [first, second] = await listJudgements(store, set.id)
    expect(first).toMatchObject({ outcome: 'rated', rating: 1 / 3, measureVersion: 3, document: { rating: 1 / 3, reasons: [nasty.replace('\0', '\ufffd').replace('\ud83d', '\ufffd')] } })
    expect(second).toMatchObject({ outcome: 'undetermined', rating: null, params: {} })
    for (const change of ['update judgement set rating = 1', 'delete from judgement']) {
      await expect(store.transaction(async tx => tx.db.execute(sql.raw(`${change} where judgement_set_id = '${set.id}'`)))).rejects.toMatchObject({ code: 'record-sealed' })
    }
  })
})

describe('blind marks', () => {
  test('an assessor gets at nobody else’s mark by any function, before or after it is handed in', async () => {
    const { store, sample, entrantId, a, b } = await twoAssessors()
    const [first, second] = await sampleTasks(store, sample, entrantId, 'a/1', [a, b])
    const mark = await createOwnMark(store, a.id, first?.id ?? '', rated(0.5, '私'))
    await submitOwnMark(store, a.id, mark.id, 1, AT)
    await expect(createOwnMark(store, b.id, first?.id ?? '', rated(1))).rejects.toMatchObject({ code: 'row-not-found' })
    expect(await findOwnMark(store, b.id, first?.id ?? '')).toBeUndefined()
    expect((await listOwnMarks(store, b.id, { campaignId: sample.campaign.id })).items).toEqual([])
    expect(await listOwnMarkVersions(store, b.id, mark.id)).toEqual([])
    for (const attempt of [async () => updateOwnMark(store, b.id, mark.id, 2, rated(1)), async () => submitOwnMark(store, b.id, mark.id, 2, AT), async () => reopenOwnMark(store, b.id, mark.id, 2)]) await expect(attempt()).rejects.toMatchObject({ code: 'row-not-found' })
    expect((await listTasks(store, { campaignId: sample.campaign.id, assessorId: b.id })).items.map(({ id }) => id)).toEqual([second?.id])
    expect(await listRevealedMarks(store, { campaignId: sample.campaign.id })).toEqual([])
    expect(await findDisagreements(store, sample.campaign.id)).toEqual([])
    expect((await loadPointRecords(store, [entrantId], 'whole'))).toEqual([])
  })

  test('one mark in and the second task not yet made: still nothing is revealed', async () => {
    const { store, sample, entrantId, a, b } = await twoAssessors()
    const [only] = await sampleTasks(store, sample, entrantId, 'a/1', [a])
    const mark = await createOwnMark(store, a.id, only?.id ?? '', rated(0.5))
    await submitOwnMark(store, a.id, mark.id, 1, AT)
    expect(await listRevealedMarks(store, { campaignId: sample.campaign.id })).toEqual([])
    await createTasks(store, [{ campaignId: sample.campaign.id, entrantId, pointId: 'a/1', round: 2, assessorId: b.id }])
    expect(await listRevealedMarks(store, { campaignId: sample.campaign.id })).toEqual([])
  })

  test('both in: revealed to reviewers, and to nobody again once one is reopened', async () => {
    const { store, sample, entrantId, a, b } = await twoAssessors()
    const [first, second] = await sampleTasks(store, sample, entrantId, 'a/1', [a, b])
    const one = await createOwnMark(store, a.id, first?.id ?? '', rated(0.2))
    const two = await createOwnMark(store, b.id, second?.id ?? '', rated(0.9, '好'))
    await submitOwnMark(store, a.id, one.id, 1, AT)
    await submitOwnMark(store, b.id, two.id, 1, AT)
    expect((await listRevealedMarks(store, { campaignId: sample.campaign.id, entrantIds: [entrantId], pointId: 'a/1' })).map(({ round, rating, note }) => [round, rating, note])).toEqual([[1, 0.2, ''], [2, 0.9, '好']])
    expect((await loadPointRecords(store, [entrantId], 'whole'))[0]?.marks).toEqual([{ outcome: 'rated', rating: 0.2 }, { outcome: 'rated', rating: 0.9 }])
    await reopenOwnMark(store, b.id, two.id, 2)
    expect(await listRevealedMarks(store, { campaignId: sample.campaign.id })).toEqual([])
    expect(await loadPointRecords(store, [entrantId], 'whole')).toEqual([])
  })

  test('every version is kept, by the database itself', async () => {
    const { store, sample, entrantId, a } = await twoAssessors()
    const [task] = await sampleTasks(store, sample, entrantId, 'a/1', [a])
    const mark = await createOwnMark(store, a.id, task?.id ?? '', rated(0.1))
    await updateOwnMark(store, a.id, mark.id, 1, rated(0.4, '改'))
    await expect(updateOwnMark(store, a.id, mark.id, 1, rated(0.7))).rejects.toMatchObject({ code: 'version-conflict' })
    await submitOwnMark(store, a.id, mark.id, 2, AT)
    await expect(updateOwnMark(store, a.id, mark.id, 3, rated(0.7))).rejects.toMatchObject({ code: 'record-sealed' })
    await store.pool.query('update mark set rating = 0.9, version = version + 1 where id = $1', [mark.id])
    const versions = await listOwnMarkVersions(store, a.id, mark.id)
    expect(versions.map(({ version, document: { rating, state, note } }) => [version, rating, state, note])).toEqual([[1, 0.1, 'draft', ''], [2, 0.4, 'draft', '改'], [3, 0.4, 'submitted', '改'], [4, 0.9, 'submitted', '改']])
    await expect(store.pool.query('delete from mark where id = $1', [mark.id])).rejects.toMatchObject({ code: 'ZH001' })
    await expect(store.pool.query('update mark_version set version = 9')).rejects.toMatchObject({ code: 'ZH001' })
    await expect(store.pool.query('truncate mark_version')).rejects.toMatchObject({ code: 'ZH001' })
    expect((await getTask(store, task?.id ?? '')).state).toBe('done')
  })

  test('the two marks of a point come from two people', async () => {
    const { store, sample, entrantId, a, b } = await twoAssessors()
    const [, second] = await sampleTasks(store, sample, entrantId, 'a/1', [a, b])
    await expect(store.transaction(async tx => updateTask(tx, second?.id ?? '', 1, { assessorId: a.id }))).rejects.toMatchObject({ code: 'already-exists' })
    expect(await createTasks(store, [{ campaignId: sample.campaign.id, entrantId, pointId: 'a/1', round: 1, assessorId: b.id }])).toBe(0)
    expect(await countTasks(store, sample.campaign.id)).toEqual([{ assessorId: a.id, open: 1, done: 0 }, { assessorId: b.id, open: 1, done: 0 }].sort((x, y) => (x.assessorId < y.assessorId ? -1 : 1)))
  })

  test('a mark’s files are as blind as the mark', async () => {
    const { store, sample, entrantId, a, b } = await twoAssessors()
    const [task] = await sampleTasks(store, sample, entrantId, 'a/1', [a, b])
    const mark = await createOwnMark(store, a.id, task?.id ?? '', rated(0.1))
    const sha256 = 'd'.repeat(64)
    await noteEvidenceObjects(store, [{ sha256, size: 3, mediaType: 'image/png' }])
    const file = await createAttachment(store, { markId: mark.id, sha256, fileName: '截图.png', uploadedBy: a.id })
    await setAttachmentScan(store, file.id, 'clean')
    expect(await listAttachments(store, { markId: mark.id, assessorId: b.id })).toEqual([])
    expect(await removeAttachment(store, file.id, { markId: mark.id, assessorId: b.id }, AT)).toBe(false)
    expect(await listAttachments(store, { markId: mark.id, assessorId: a.id })).toMatchObject([{ fileName: '截图.png', scan: 'clean', size: 3 }])
    expect(await removeAttachment(store, file.id, { markId: mark.id, assessorId: a.id }, AT)).toBe(true)
    expect(await listAttachments(store, { markId: mark.id, assessorId: a.id })).toEqual([])
  })
})

describe('adjudication and right of reply', () => {
  test('only disagreements beyond the threshold, and differences in kind, are found', async () => {
    const { store, sample, entrantId, a, b } = await twoAssessors()
    const give = async (pointId: string, one: Parameters<typeof createOwnMark>[3], two: Parameters<typeof createOwnMark>[3]) => {
      const tasks = await sampleTasks(store, sample, entrantId, pointId, [a, b])
      for (const [index, content] of [one, two].entries()) {
        const author = index === 0 ? a : b
        const mark = await createOwnMark(store, author.id, tasks[index]?.id ?? '', content)
        await submitOwnMark(store, author.id, mark.id, 1, AT)
      }
    }
    await give('a/1', rated(0.45), rated(0.7)) // exactly the threshold of 0.25, in binary a hair more
    await give('a/2', rated(0.1), rated(0.4))
    await give('a/3', rated(1), { outcome: 'not-applicable', rating: null, note: '', evidence: [] })
    await give('a/4', rated(0.5), rated(0.5))
    const found = await findDisagreements(store, sample.campaign.id)
    expect(found.map(({ pointId, spread }) => [pointId, Number(spread.toFixed(6))])).toEqual([['a/2', 0.3], ['a/3', 1]])
    expect(await openAdjudications(store, found.map(({ entrantId: id, pointId, spread }) => ({ campaignId: sample.campaign.id, entrantId: id, pointId, spread })))).toBe(2)
    expect(await findDisagreements(store, sample.campaign.id)).toEqual([])
    const [open] = (await listAdjudications(store, { campaignId: sample.campaign.id, state: 'open' })).items
    await expect(store.transaction(async tx => updateAdjudication(tx, open?.id ?? '', 1, { state: 'decided' }))).rejects.toMatchObject({ code: 'value-refused' })
    const reviewer = await samplePerson(store, 'reviewer', sample.campaign.id)
    await updateAdjudication(store, open?.id ?? '', 1, { state: 'decided', reviewerId: reviewer.id, outcome: 'rated', rating: 0.3, reason: '按要点', decidedAt: AT })
    expect((await getAdjudication(store, open?.id ?? '')).rating).toBe(0.3)
    expect((await loadPointRecords(store, [entrantId], 'whole')).map(({ pointId, adjudication, disputed }) => [pointId, adjudication?.rating ?? null, disputed])).toEqual([['a/1', null, false], ['a/2', 0.3, false], ['a/3', null, true], ['a/4', null, false]])
    expect((await countOpenWork(store, sample.campaign.id)).openAdjudications).toBe(1)
  })

  test('a unit declares, files cases, agrees or appeals; decisions are final', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 1)
    const { campaign } = sample
    const [{ id: entrantId, unitId } = { id: '', unitId: '' }] = sample.entrants
    const member = await samplePerson(store, 'unit', campaign.id, { unitId })
    const reviewer = await samplePerson(store, 'reviewer', campaign.id)
    const declaration = await createDeclaration(store, { campaignId: campaign.id, entrantId, pointId: 'a/1', text: '已建成' })
    await updateDeclaration(store, declaration.id, 1, { state: 'submitted', submittedBy: member.id, submittedAt: AT })
    expect((await findDeclaration(store, entrantId, 'a/1'))?.state).toBe('submitted')
    expect((await listDeclarations(store, { campaignId: campaign.id, state: 'submitted' })).items).toHaveLength(1)
    const file = await createBonusCase(store, { campaignId: campaign.id, entrantId, category: '创新', title: '一网通办' })
    await expect(store.transaction(async tx => updateBonusCase(tx, file.id, 1, { state: 'accepted' }))).rejects.toMatchObject({ code: 'value-refused' })
    await updateBonusCase(store, file.id, 1, { state: 'accepted', award: 2, decidedBy: reviewer.id, decidedAt: AT })
    expect((await listBonusCases(store, { campaignId: campaign.id, state: 'accepted' })).items[0]?.award).toBe(2)
    expect(await openPreliminaryResults(store, [{ campaignId: campaign.id, entrantId, document: { score: 80 }, openedAt: AT, closesAt: '2026-06-08T15:59:59.999Z' }])).toBe(1)
    expect((await findPreliminaryResult(store, entrantId))?.closesAt).toBe('2026-06-08T15:59:59.999Z')
    const agree = [{ campaignId: campaign.id, entrantId, pointId: 'a/2', repliedBy: member.id, at: AT }]
    expect([await addReplies(store, agree), await addReplies(store, agree)]).toEqual([1, 0])
    expect(await withdrawReply(store, entrantId, 'a/2', AT)).toBe(true)
    expect(await listReplies(store, entrantId)).toEqual([])
    const appeal = await createAppeal(store, { campaignId: campaign.id, entrantId, pointId: 'a/1', grounds: '页脚有标识' })
    await expect(store.transaction(async tx => createAppeal(tx, { campaignId: campaign.id, entrantId, pointId: 'a/1', grounds: '再' }))).rejects.toMatchObject({ code: 'already-exists' })
    await expect(store.transaction(async tx => createAppeal(tx, { campaignId: campaign.id, entrantId, pointId: 'a/2', grounds: '  ' }))).rejects.toMatchObject({ code: 'value-refused' })
    await updateAppeal(store, appeal.id, 1, { state: 'filed', filedBy: member.id, filedAt: AT })
    expect((await countOpenWork(store, campaign.id))).toMatchObject({ undecidedAppeals: 1, entrantsWithoutJudgement: 1 })
    const decision = { appealId: appeal.id, reason: '属实', ratingBefore: 0.5, ratingAfter: 1, decidedBy: reviewer.id, decidedAt: AT }
    await expect(store.transaction(async tx => decideAppeal(tx, 2, { ...decision, outcome: 'rejected', scoreChange: 1 }))).rejects.toMatchObject({ code: 'value-refused' })
    await decideAppeal(store, 2, { ...decision, outcome: 'upheld', scoreChange: 1.5 })
    expect(await findAppealDecision(store, appeal.id)).toMatchObject({ outcome: 'upheld', scoreChange: 1.5 })
    await expect(store.pool.query('update appeal_decision set reason = $1', ['x'])).rejects.toMatchObject({ code: 'ZH001' })
    expect((await listAppeals(store, { campaignId: campaign.id, entrantId })).items[0]).toMatchObject({ state: 'decided', decision: { ratingAfter: 1 } })
    expect((await loadPointRecords(store, [entrantId], 'whole'))[0]?.appeal).toEqual({ outcome: 'upheld', ratingAfter: 1, reason: '属实' })
  })

  test('an override needs a reason; one is in force at a time', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 1)
    const entrantId = sample.entrants[0]?.id ?? ''
    const reviewer = await samplePerson(store, 'reviewer', sample.campaign.id)
    const row = { campaignId: sample.campaign.id, entrantId, pointId: 'a/1', outcome: 'rated' as const, rating: 1, reason: '页脚由脚本写入', madeBy: reviewer.id }
    await expect(store.transaction(async tx => createOverride(tx, { ...row, reason: ' ' }))).rejects.toMatchObject({ code: 'value-refused' })
    const made = await createOverride(store, row)
    await expect(store.transaction(async tx => createOverride(tx, row))).rejects.toMatchObject({ code: 'already-exists' })
    expect(await listOverrides(store, entrantId)).toHaveLength(1)
    await revokeOverride(store, made.id, 1, { at: AT, by: reviewer.id, reason: '误改' })
    await createOverride(store, { ...row, rating: 0.5 })
    expect((await listEveryOverride(store, entrantId)).map(({ rating, revokedAt, revokedByName, revokedReason }) => [rating, revokedAt === null, revokedByName, revokedReason])).toEqual([[0.5, true, null, null], [1, false, reviewer.name, '误改']])
    expect((await loadPointRecords(store, [entrantId], 'whole'))[0]?.override).toEqual({ outcome: 'rated', rating: 0.5, reason: '页脚由脚本写入' })
  })
})

test('scores replace one another and are listed best first, page by page', async () => {
  const { store } = database
  const sample = await sampleCampaign(store, 7)
  const rows = sample.entrants.map(({ id }, index) => ({ entrantId: id, campaignId: sample.campaign.id, cohortId: sample.cohort.id, low: 10, high: index < 3 ? 50 : 60 + index, maximum: 110, indexLow: 0.1, indexHigh: 0.5, dimensions: [{ name: '管理', low: 1 }], document: { index } }))
  await putScores(store, rows)
  await putScores(store, rows.map(row => ({ ...row, low: 20 })))
  const lines = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listRanking>> = await listRanking(store, { cohortId: sample.cohort.id, limit: 2, after })
    lines.push(...page.items)
    after = page.next
  } while (after !== null)
  expect(lines.map(({ high, low }) => [high, low])).toEqual([[66, 20], [65, 20], [64, 20], [63, 20], [50, 20], [50, 20], [50, 20]])
  expect(new Set(lines.map(({ entrantId }) => entrantId)).size).toBe(7)
  expect(lines[0]).not.toHaveProperty('document')
  expect((await listCohortScores(store, sample.cohort.id))).toHaveLength(7)
  expect((await findScore(store, rows[0]?.entrantId ?? ''))?.document).toEqual({ index: 0 })
})
