import { describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ERRORS } from '../../../src/shared/errors.ts'
import { diskObjects } from '../../../src/store/objects/disk-objects.ts'
import { digestOf } from '../../../src/store/objects/object-store.ts'
import { createFactSet } from '../../../src/store/fact-set.ts'
import { verifyAudit } from '../../../src/store/audit.ts'
import { endOfDay } from '../../../src/workflow/campaign/deadline.ts'
import { assign } from '../../../src/workflow/campaign/assignment.ts'
import { sniff } from '../../../src/workflow/campaign/attachments.ts'
import { PARAMS } from '../../../src/workflow/campaign/params.ts'
import { PERMISSIONS } from '../../../src/workflow/campaign/permissions.ts'
import type { VerbContext } from '../../../src/workflow/campaign/verb.ts'
import { VERBS } from './checked-verbs.ts'
import { useStore } from '../../store/test-database.ts'
import { advance, judgeAll, mark, OPERATOR, proposeSet, setStage, tasksOf, versionOf, WORKER } from './stage.ts'

const database = useStore()

test('every line of the permission table has its verb and its params', () => {
  expect(Object.keys(VERBS).sort()).toEqual(Object.keys(PERMISSIONS).sort())
  expect(Object.keys(PARAMS).sort()).toEqual(Object.keys(PERMISSIONS).sort())
  for (const [name, verb] of Object.entries(VERBS)) expect(verb.name).toBe(name)
  for (const entry of Object.values(ERRORS)) expect('http' in entry ? entry.http : 500).toBeGreaterThanOrEqual(400)
})

describe('permission', () => {
  test('no role: the campaign does not exist; a role without the verb: not permitted; nobody: sign in', async () => {
    const stage = await setStage(database.store, 1)
    const read = { id: stage.campaignId }
    await expect(VERBS['campaign.read'].run(stage.as(stage.actors.stranger), read)).rejects.toMatchObject({ code: 'row-not-found', http: 404 })
    await expect(VERBS['campaign.progress'].run(stage.as(stage.actors.first), read)).rejects.toMatchObject({ code: 'not-permitted', http: 403 })
    await expect(VERBS['campaign.read'].run(stage.as({ kind: 'public' }), read)).rejects.toMatchObject({ code: 'not-signed-in', http: 401 })
    await expect(VERBS['campaign.read'].run(stage.as(stage.actors.manager), { id: 'x' })).rejects.toMatchObject({ code: 'input-invalid', http: 422 })
  })
  test('a role in one campaign opens no other, and a revoked one nothing', async () => {
    const [one, two] = [await setStage(database.store, 1), await setStage(database.store, 1)]
    await expect(VERBS['campaign.read'].run(two.as(one.actors.manager), { id: two.campaignId })).rejects.toMatchObject({ code: 'row-not-found' })
    expect((await VERBS['campaign.list'].run(one.as(one.actors.manager), { limit: 500 })).items.map(({ id }) => id)).toEqual([one.campaignId])
    const membership = (await VERBS['membership.list'].run(one.as(OPERATOR), { campaignId: one.campaignId, limit: 500 })).items.find(row => row.personId === one.actors.observer.id)
    await VERBS['membership.revoke'].run(one.as(one.actors.manager), { id: membership?.id ?? '', version: 1, campaignId: one.campaignId })
    await expect(VERBS['campaign.read'].run(one.as(one.actors.observer), { id: one.campaignId })).rejects.toMatchObject({ code: 'row-not-found' })
  })
  test('a manager makes no managers, and nobody both marks and decides', async () => {
    const stage = await setStage(database.store, 1)
    const manager = stage.as(stage.actors.manager)
    await expect(VERBS['membership.grant'].run(manager, { personId: stage.actors.stranger.id, role: 'manager', campaignId: stage.campaignId })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(VERBS['membership.grant'].run(manager, { personId: stage.actors.stranger.id, role: 'administrator', campaignId: null })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(VERBS['membership.grant'].run(manager, { personId: stage.actors.first.id, role: 'reviewer', campaignId: stage.campaignId })).rejects.toMatchObject({ code: 'roles-collide' })
    await VERBS['membership.grant'].run(manager, { personId: stage.actors.stranger.id, role: 'observer', campaignId: stage.campaignId })
  })
  test('of the register a manager changes only units that take part; an administrator every one', async () => {
    const [one, two] = [await setStage(database.store, 2), await setStage(database.store, 1)]
    const [manager, admin] = [one.as(one.actors.manager), one.as(one.actors.admin)]
    const { campaignId } = one
    const [theirs, withdrawn] = [two.entrants[0], one.entrants[1]]
    if (!theirs || !withdrawn) throw new Error('units')
    const { id: contactId } = await VERBS['contact.add'].run(two.as(two.actors.manager), { campaignId: two.campaignId, unitId: theirs.unitId, name: '联系人' })
    const tries = [
      async (as: VerbContext) => VERBS['unit.read'].run(as, { campaignId, id: theirs.unitId }),
      async (as: VerbContext) => VERBS['channel.add'].run(as, { campaignId, unitId: theirs.unitId, kind: 'wechat', address: 'someone' }),
      async (as: VerbContext) => VERBS['channel.retire'].run(as, { campaignId, id: theirs.channelId, version: 1 }),
      async (as: VerbContext) => VERBS['contact.add'].run(as, { campaignId, unitId: theirs.unitId, name: '某人' }),
      async (as: VerbContext) => VERBS['contact.retire'].run(as, { campaignId, id: contactId, version: 1 }),
      async (as: VerbContext) => VERBS['membership.grant'].run(as, { campaignId, personId: one.actors.stranger.id, role: 'unit', unitId: theirs.unitId }),
    ]
    for (const attempt of tries) {
      await expect(attempt(manager)).rejects.toMatchObject({ code: 'row-not-found' })
      await attempt(admin)
    }
    // Who withdrew takes part no longer: it is read, and changed no more.
    await VERBS['entrant.withdraw'].run(manager, { id: withdrawn.id, version: 1, reason: '退出' })
    expect((await VERBS['unit.read'].run(manager, { campaignId, id: withdrawn.unitId })).channels).toHaveLength(1)
    await expect(VERBS['channel.retire'].run(manager, { campaignId, id: withdrawn.channelId, version: 1 })).rejects.toMatchObject({ code: 'row-not-found' })
  })
  test('channels of a unit by which somebody else’s campaign evaluates are changed by whoever manages both, or an administrator', async () => {
    const [one, two] = [await setStage(database.store, 1), await setStage(database.store, 1)]
    const { campaignId } = one
    const { unitId, channelId } = two.entrants[0] ?? { unitId: '', channelId: '' }
    const manager = one.as(one.actors.manager)
    let tried = 0
    const add = async (as: VerbContext) => VERBS['channel.add'].run(as, { campaignId, unitId, kind: 'wechat', address: `account${++tried}` })
    const { id: entrantId } = await VERBS['entrant.add'].run(manager, { campaignId, cohortId: one.cohortId, unitId })
    // Nobody evaluates by them yet.
    const { id: added } = await add(manager)
    await advance(two, 'collecting')
    const refusal = { code: 'unit-shared', http: 409, params: { what: expect.stringContaining('城市') } }
    await expect(add(manager)).rejects.toMatchObject(refusal)
    await expect(VERBS['channel.retire'].run(manager, { campaignId, id: channelId, version: 1 })).rejects.toMatchObject(refusal)
    const channels = async () => (await VERBS['unit.read'].run(two.as(two.actors.manager), { campaignId: two.campaignId, id: unitId })).channels.map(({ id }) => id)
    expect(await channels()).toEqual([channelId, added])
    // That campaign's own manager is held up by a draft of others as little as by one that is over.
    await VERBS['channel.add'].run(two.as(two.actors.manager), { campaignId: two.campaignId, unitId, kind: 'weibo', address: '1' })
    await advance(one, 'collecting')
    await expect(VERBS['channel.add'].run(two.as(two.actors.manager), { campaignId: two.campaignId, unitId, kind: 'weibo', address: '2' })).rejects.toMatchObject(refusal)
    await add(one.as(one.actors.admin))
    const { id: membershipId } = await VERBS['membership.grant'].run(one.as(OPERATOR), { personId: one.actors.manager.id, role: 'manager', campaignId: two.campaignId })
    await add(manager)
    await VERBS['membership.revoke'].run(one.as(OPERATOR), { id: membershipId, version: 1, campaignId: two.campaignId })
    await expect(add(manager)).rejects.toMatchObject(refusal)
    // An observer's role there is not enough; where the unit withdrew, or the campaign was cancelled, nothing depends on it.
    await VERBS['membership.grant'].run(one.as(OPERATOR), { personId: one.actors.manager.id, role: 'observer', campaignId: two.campaignId })
    await expect(add(manager)).rejects.toMatchObject(refusal)
    await VERBS['entrant.withdraw'].run(one.as(OPERATOR), { id: entrantId, version: 1, reason: '退出' })
    await VERBS['channel.add'].run(two.as(two.actors.manager), { campaignId: two.campaignId, unitId, kind: 'weibo', address: '2' })
    await VERBS['channel.retire'].run(two.as(two.actors.manager), { campaignId: two.campaignId, id: added, version: 1 })
  })
  test('a channel is on record once: in use it is not added again, retired it comes back; a site has a web address', async () => {
    const { campaignId, entrants, actors, ...stage } = await setStage(database.store, 1)
    const manager = stage.as(actors.manager)
    const { unitId, channelId } = entrants[0] ?? { unitId: '', channelId: '' }
    const site = (await VERBS['unit.read'].run(manager, { campaignId, id: unitId })).channels[0]
    const add = async (given: { readonly kind: string; readonly address: string; readonly name?: string }) => VERBS['channel.add'].run(manager, { campaignId, unitId, ...given })
    const again = { kind: 'website', address: site?.address ?? '' }
    await expect(add(again)).rejects.toMatchObject({ code: 'already-exists', params: { what: 'channel', whyZh: `门户网站 ${again.address}` } })
    await VERBS['channel.retire'].run(manager, { campaignId, id: channelId, version: 1 })
    expect(await add({ ...again, name: '政府网' })).toMatchObject({ id: channelId, retiredAt: null, name: '政府网' })
    await expect(add({ kind: 'data-platform', address: 'not an address' })).rejects.toMatchObject({ code: 'input-invalid' })
    expect(await add({ kind: 'data-platform', address: 'data.c.gov.cn' })).toMatchObject({ address: 'http://data.c.gov.cn/' })
  })
  test('a campaign that is over holds nobody’s channels', async () => {
    const [one, two] = [await setStage(database.store, 1), await setStage(database.store, 1)]
    const { unitId } = two.entrants[0] ?? { unitId: '' }
    await VERBS['entrant.add'].run(one.as(one.actors.manager), { campaignId: one.campaignId, cohortId: one.cohortId, unitId })
    const add = async () => VERBS['channel.add'].run(one.as(one.actors.manager), { campaignId: one.campaignId, unitId, kind: 'wechat', address: 'after' })
    for (const state of ['collecting', 'judging', 'declaring', 'assessing', 'adjudicating', 'replying'] as const) {
      await database.store.pool.query('update campaign set state = $1 where id = $2', [state, two.campaignId])
      await expect(add()).rejects.toMatchObject({ code: 'unit-shared' })
    }
    await database.store.pool.query("update campaign set state = 'closed' where id = $1", [two.campaignId])
    await add()
  })
  test('a unit acts for itself only', async () => {
    const stage = await setStage(database.store, 2)
    await advance(stage, 'collecting')
    const [own, other] = stage.actors.units
    const save = { entrantId: stage.entrants[0]?.id ?? '', pointId: 'b/1', version: 0, text: 'x' }
    await expect(VERBS['declaration.save'].run(stage.as(other ?? OPERATOR), save)).rejects.toMatchObject({ code: 'row-not-found' })
    await expect(VERBS['declaration.save'].run(stage.as(stage.actors.admin), save)).rejects.toMatchObject({ code: 'not-permitted' })
    await VERBS['declaration.save'].run(stage.as(own ?? OPERATOR), save)
    await expect(VERBS['declaration.save'].run(stage.as(own ?? OPERATOR), save)).rejects.toMatchObject({ code: 'version-conflict', http: 412 })
    expect((await VERBS['entrant.list'].run(stage.as(own ?? OPERATOR), { campaignId: stage.campaignId })).items.map(({ id }) => id)).toEqual([stage.entrants[0]?.id])
    await expect(VERBS['declaration.save'].run(stage.as(own ?? OPERATOR), { ...save, pointId: 'z/9' })).rejects.toMatchObject({ code: 'point-unknown' })
  })
})

describe('conflict of interest', () => {
  test('nobody is given, or handed over, or decides on their own region', async () => {
    const stage = await setStage(database.store, 1)
    const { campaignId, actors, entrants } = stage
    await VERBS['conflict.add'].run(stage.as(actors.manager), { campaignId, kind: 'own-region', digits: 4 })
    await VERBS['person.update'].run(stage.as(OPERATOR), { id: actors.first.id, version: 1, changes: { regionCode: entrants[0]?.regionCode ?? '' } })
    await VERBS['person.update'].run(stage.as(OPERATOR), { id: actors.manager.id, version: 1, changes: { regionCode: entrants[0]?.regionCode ?? '' } })
    await advance(stage, 'collecting', 'judging')
    await judgeAll(stage)
    await expect(VERBS['override.set'].run(stage.as(actors.manager), { entrantId: entrants[0]?.id ?? '', pointId: 'a/1', opinion: { outcome: 'rated', rating: 1 }, reason: 'x' })).rejects.toMatchObject({ code: 'conflict-of-interest', params: { whoZh: '您' } })
    await advance(stage, 'assessing')
    await VERBS['task.create'].run(stage.as(actors.manager), { campaignId, by: 'unit', seed: 'x' })
    expect(await tasksOf(stage, actors.first)).toEqual([])
    const [task] = await tasksOf(stage, actors.second)
    await expect(VERBS['task.reassign'].run(stage.as(actors.manager), { campaignId, id: task?.id ?? '', version: 1, assessorId: actors.first.id })).rejects.toMatchObject({ code: 'conflict-of-interest', params: { who: actors.first.name, whoZh: actors.first.name } })
    // Somebody who moves into the region after the tasks were given out.
    await VERBS['person.update'].run(stage.as(OPERATOR), { id: actors.second.id, version: 1, changes: { regionCode: entrants[0]?.regionCode ?? '' } })
    await expect(VERBS['mark.save'].run(stage.as(actors.second), { taskId: task?.id ?? '', version: 0, opinion: { outcome: 'rated', rating: 1 } })).rejects.toMatchObject({ code: 'conflict-of-interest', http: 403 })
  })
})

describe('assignment', () => {
  const items = (entrants: number, points: number) => Array.from({ length: entrants * points }, (_, i) => ({ entrantId: `e${Math.floor(i / points)}`, pointId: `p${i % points}`, indicatorId: `i${i % points}`, unitName: 'u', rounds: [1, 2], taken: [] }))
  const assessorIds = ['a', 'b', 'c', 'd', 'e']
  test.each(['unit', 'indicator'] as const)('by %s it is balanced, blind and the same for the same seed', by => {
    const rule = { by, seed: 's', assessorIds, conflicts: new Set(['a e0', 'a e1', 'b e2']), load: new Map() }
    const made = assign(items(40, 5), rule)
    expect(made).toHaveLength(400)
    expect(assign(items(40, 5), rule)).toEqual(made)
    expect(assign(items(40, 5), { ...rule, seed: 't' })).not.toEqual(made)
    expect(made.filter(({ assessorId, entrantId }) => rule.conflicts.has(`${assessorId} ${entrantId}`))).toEqual([])
    for (const [, pair] of Map.groupBy(made, ({ entrantId, pointId }) => `${entrantId} ${pointId}`)) expect(new Set(pair.map(({ assessorId }) => assessorId)).size).toBe(2)
    const loads = assessorIds.map(id => made.filter(({ assessorId }) => assessorId === id).length)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(20)
    // Whoever rates a unit (or an indicator) rates much of it.
    const key = by === 'unit' ? 'entrantId' : 'pointId'
    const spread = [...Map.groupBy(made, task => task[key])].map(([, group]) => new Set(group.map(({ assessorId }) => assessorId)).size)
    expect(Math.max(...spread)).toBeLessThanOrEqual(by === 'unit' ? 3 : 5)
  })
  test('too few without a conflict are refused by name', () => {
    expect(() => assign(items(1, 1), { by: 'unit', seed: 's', assessorIds: ['a', 'b'], conflicts: new Set(['a e0']), load: new Map() })).toThrow(expect.objectContaining({ code: 'assessors-too-few' }))
  })
})

describe('marks', () => {
  test('the second assessor learns nothing; both in, they count and no longer change', async () => {
    const stage = await setStage(database.store, 1)
    const { actors, campaignId, entrants } = stage
    await advance(stage, 'collecting', 'judging')
    await judgeAll(stage)
    await advance(stage, 'assessing')
    await VERBS['task.create'].run(stage.as(actors.manager), { campaignId, by: 'unit', seed: 'x', assessorIds: [actors.first.id, actors.second.id] })
    const mine = (await tasksOf(stage, actors.first)).find(({ pointId }) => pointId === 'b/2')
    const theirs = (await tasksOf(stage, actors.second)).find(({ pointId }) => pointId === 'b/2')
    const given = await mark(stage, actors.first, mine?.id ?? '', 0.123_457)
    for (const actor of [actors.second, actors.manager, actors.admin, actors.reviewer]) {
      for (const verb of ['mark.save', 'mark.submit', 'mark.reopen', 'mark.history', 'task.read'] as const) {
        const params = { 'task.read': { id: mine?.id ?? '' }, 'mark.history': { taskId: mine?.id ?? '' }, 'mark.save': { taskId: mine?.id ?? '', version: 0, opinion: { outcome: 'rated', rating: 1 } } }[verb as string] ?? { taskId: mine?.id ?? '', version: 1 }
        await expect((VERBS[verb].run as (context: unknown, params: unknown) => Promise<unknown>)(stage.as(actor), params)).rejects.toMatchObject({ code: actor === actors.second ? 'row-not-found' : 'not-permitted' })
      }
    }
    expect((await VERBS['score.read'].run(stage.as(actors.manager), { entrantId: entrants[0]?.id ?? '' }))?.low).toBe(42)
    const reopened = await VERBS['mark.reopen'].run(stage.as(actors.first), { taskId: mine?.id ?? '', version: given.version })
    await VERBS['mark.submit'].run(stage.as(actors.first), { taskId: mine?.id ?? '', version: reopened.version })
    const second = await mark(stage, actors.second, theirs?.id ?? '', 0.3)
    await expect(VERBS['mark.reopen'].run(stage.as(actors.second), { taskId: theirs?.id ?? '', version: second.version })).rejects.toMatchObject({ code: 'marks-revealed' })
    // 42 + 20 × (0.123457 + 0.3) ÷ 2
    expect((await VERBS['score.read'].run(stage.as(actors.manager), { entrantId: entrants[0]?.id ?? '' }))?.low).toBe(46.23)
    expect((await VERBS['mark.history'].run(stage.as(actors.first), { taskId: mine?.id ?? '' })).map(({ version }) => version)).toEqual([1, 2, 3, 4])
  })
  test('both hand in at the same moment: the score still has both', async () => {
    const stage = await setStage(database.store, 1)
    const { actors, campaignId, entrants } = stage
    await advance(stage, 'collecting', 'judging')
    await judgeAll(stage)
    await advance(stage, 'assessing')
    await VERBS['task.create'].run(stage.as(actors.manager), { campaignId, by: 'unit', seed: 'x', assessorIds: [actors.first.id, actors.second.id] })
    const all = []
    for (const assessor of [actors.first, actors.second]) for (const task of await tasksOf(stage, assessor)) {
      await VERBS['mark.save'].run(stage.as(assessor), { taskId: task.id, version: 0, opinion: { outcome: 'rated', rating: 0.5 } })
      all.push({ assessor, taskId: task.id })
    }
    await Promise.all(all.map(async ({ assessor, taskId }) => VERBS['mark.submit'].run(stage.as(assessor), { taskId, version: 1 })))
    expect((await VERBS['score.read'].run(stage.as(actors.manager), { entrantId: entrants[0]?.id ?? '' }))?.low).toBe(62)
    expect(await verifyAudit(stage.store)).toMatchObject({ intact: true })
  })
  test('a rating off the rubric, and a departure from the machine without a word, are refused', async () => {
    const stage = await setStage(database.store, 1)
    const { actors, campaignId } = stage
    await advance(stage, 'collecting', 'judging')
    await judgeAll(stage)
    await advance(stage, 'assessing')
    await VERBS['task.create'].run(stage.as(actors.manager), { campaignId, by: 'unit', seed: 'x', points: ['a/1', 'b/1'], assessorIds: [actors.first.id, actors.second.id] })
    const tasks = await tasksOf(stage, actors.first)
    const of = (pointId: string) => tasks.find(task => task.pointId === pointId)?.id ?? ''
    await expect(VERBS['mark.save'].run(stage.as(actors.first), { taskId: of('b/1'), version: 0, opinion: { outcome: 'rated', rating: 0.7 } })).rejects.toMatchObject({ code: 'rating-off-rubric' })
    await VERBS['mark.save'].run(stage.as(actors.first), { taskId: of('a/1'), version: 0, opinion: { outcome: 'rated', rating: 0.2 } })
    await expect(VERBS['mark.submit'].run(stage.as(actors.first), { taskId: of('a/1'), version: 1 })).rejects.toMatchObject({ code: 'reason-needed' })
    await expect(VERBS['mark.save'].run(stage.as(actors.first), { taskId: of('a/1'), version: 0, opinion: { outcome: 'rated', rating: 0.9 } })).rejects.toMatchObject({ code: 'version-conflict' })
    stage.now = new Date('2026-07-01T00:00:00Z')
    await VERBS['campaign.configure'].run(stage.as(actors.manager), { id: campaignId, version: await versionOf(stage), changes: { assessUntil: '2026-06-30T16:00:00Z' } })
    await expect(VERBS['mark.submit'].run(stage.as(actors.first), { taskId: of('a/1'), version: 1 })).rejects.toMatchObject({ code: 'deadline-passed' })
  })
})

describe('collections', () => {
  test('one job per unit and channel; pause, resume, failure, retry', async () => {
    const stage = await setStage(database.store, 2)
    const { campaignId, actors } = stage
    const manager = stage.as(actors.manager)
    const worker = stage.as(WORKER)
    await expect(VERBS['collection.request'].run(manager, { campaignId })).rejects.toMatchObject({ code: 'step-illegal' })
    await advance(stage, 'collecting')
    const { jobs } = await VERBS['collection.request'].run(manager, { campaignId })
    expect(jobs).toHaveLength(2)
    expect((await VERBS['collection.request'].run(manager, { campaignId })).jobs).toEqual([])
    const id = jobs[0]?.id ?? ''
    expect(await VERBS['collection.claim'].run(worker, { id, holdSeconds: 60 })).toMatchObject({ state: 'running' })
    expect(await VERBS['collection.claim'].run({ ...worker, actor: { kind: 'worker', name: 'w2' } }, { id, holdSeconds: 60 })).toBeNull()
    const end = { id, failure: null, failureDetail: null, coverage: null, manifest: null, files: [{ path: 'collection.json', sha256: 'a'.repeat(64), size: 3, mediaType: 'application/json' }] }
    await expect(VERBS['collection.finish'].run({ ...worker, actor: { kind: 'worker', name: 'w2' } }, { ...end, state: 'complete' })).rejects.toMatchObject({ code: 'step-illegal' })
    await VERBS['collection.pause'].run(manager, { campaignId, id, version: 2 })
    expect(await VERBS['collection.renew'].run(worker, { id, holdSeconds: 60, progress: { pages: 3 } })).toBe(false)
    await VERBS['collection.resume'].run(manager, { campaignId, id, version: 3 })
    await VERBS['collection.claim'].run(worker, { id, holdSeconds: 60 })
    await VERBS['collection.finish'].run(worker, { ...end, state: 'failed', failure: 'dns', files: [] })
    expect((await VERBS['collection.retry'].run(manager, { campaignId, failures: ['tls'] })).jobs).toEqual([])
    expect((await VERBS['collection.retry'].run(manager, { campaignId, failures: ['dns'] })).jobs).toMatchObject([{ attempt: 2 }])
    const progress = await VERBS['campaign.progress'].run(manager, { id: campaignId })
    expect(progress.collections).toEqual([{ state: 'queued', failure: null, count: 2 }])
    const sample = { channelId: stage.entrants[0]?.channelId ?? '', at: '2026-06-01T00:00:00Z', outcome: 'slow' as const, milliseconds: 16_000, failure: null }
    expect(await VERBS['availability.record'].run(worker, { campaignId, samples: [sample, sample] })).toBe(1)
  })
})

describe('judgements', () => {
  test('a re-judge shows its difference before it counts', async () => {
    const stage = await setStage(database.store, 1)
    const { actors, entrants, store } = stage
    const entrantId = entrants[0]?.id ?? ''
    await advance(stage, 'collecting', 'judging')
    await judgeAll(stage)
    await expect(VERBS['judgement.rejudge'].run(stage.as(actors.manager), { entrantId })).rejects.toMatchObject({ code: 'facts-missing' })
    await createFactSet(store, { campaignId: stage.campaignId, entrantId, toolVersion: '0', sourceDigest: 'x', collectionIds: [] }, {})
    const set = await VERBS['judgement.rejudge'].run(stage.as(actors.manager), { entrantId, reason: '评判方法有改动' })
    const { differences, against } = await VERBS['judgement.difference'].run(stage.as(actors.manager), { id: set.id })
    expect(against).not.toBeNull()
    expect(differences.map(({ pointId, before, after }) => [pointId, before?.outcome, after?.outcome])).toEqual([['a/1', 'rated', 'undetermined'], ['a/2', 'rated', 'undetermined']])
    expect((await VERBS['score.read'].run(stage.as(actors.manager), { entrantId }))?.low).toBe(42)
    await VERBS['judgement.reject'].run(stage.as(actors.manager), { id: set.id, version: 1, reason: '事实不全' })
    const better = await proposeSet(stage, entrantId, [1, 1])
    await VERBS['judgement.accept'].run(stage.as(actors.manager), { id: better.id, version: 1 })
    expect((await VERBS['score.read'].run(stage.as(actors.manager), { entrantId }))?.low).toBe(60)
    await expect(VERBS['judgement.accept'].run(stage.as(actors.manager), { id: set.id, version: 2 })).rejects.toMatchObject({ code: 'step-illegal' })
    expect((await VERBS['judgement.read'].run(stage.as(actors.units[0] ?? OPERATOR), { entrantId }))?.judgements).toHaveLength(2)
  })
})

describe('attachments', () => {
  test('are sniffed, bounded, scanned and kept by digest; only while the draft is one\'s own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhengheng-objects-'))
    try {
      const stage = await setStage(database.store, 2)
      await advance(stage, 'collecting')
      const unit = { ...stage.as(stage.actors.units[0] ?? OPERATOR), objects: await diskObjects(folder) }
      const { id, version } = await VERBS['declaration.save'].run(unit, { entrantId: stage.entrants[0]?.id ?? '', pointId: 'b/1', version: 0, text: 'x' })
      const holder = { declarationId: id }
      const png = new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
      const upload = async (bytes: Uint8Array) => { const path = join(folder, `upload-${digestOf(bytes)}`); await writeFile(path, bytes); return { path, size: bytes.length, sha256: digestOf(bytes) } }
      const made = await VERBS['attachment.add'].run(unit, { holder, fileName: '..\\..\\图 "1".png\r\n', file: await upload(png) })
      expect(made).toMatchObject({ fileName: '图 1.png', mediaType: 'image/png', scan: 'not-scanned' })
      await expect(VERBS['attachment.add'].run(unit, { holder, fileName: 'a.png', file: await upload(new TextEncoder().encode('<svg onload=alert(1)>')) })).rejects.toMatchObject({ code: 'file-not-allowed', http: 415 })
      await expect(VERBS['attachment.add'].run({ ...unit, scanFile: async () => 'infected' }, { holder, fileName: 'a.txt', file: await upload(new TextEncoder().encode('x')) })).rejects.toMatchObject({ code: 'file-infected' })
      await expect(VERBS['attachment.add'].run({ ...unit, actor: stage.actors.units[1] ?? OPERATOR }, { holder, fileName: 'a.png', file: await upload(png) })).rejects.toMatchObject({ code: 'row-not-found' })
      await expect(VERBS['attachment.list'].run(stage.as(stage.actors.manager), { holder })).rejects.toMatchObject({ code: 'row-not-found' })
      await VERBS['declaration.submit'].run(unit, { id, version })
      expect(await VERBS['attachment.list'].run(stage.as(stage.actors.manager), { holder })).toHaveLength(1)
      await expect(VERBS['attachment.remove'].run(unit, { holder, id: made.id })).rejects.toMatchObject({ code: 'step-illegal' })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
  test.each([['text', 'text/plain', '你好'], ['a script', 'text/html', ' <ScRiPt>'], ['nothing', 'application/octet-stream', ''], ['bytes', 'application/octet-stream', '\u0001\u0002']])('%s is %s', async (_, type, text) => {
    const folder = await mkdtemp(join(tmpdir(), 'zhengheng-sniff-'))
    try {
      await writeFile(join(folder, 'file'), text)
      expect(await sniff({ path: join(folder, 'file') })).toBe(type)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

test.each([
  ['2026-06-10', 'Asia/Shanghai', '2026-06-10T15:59:59.999Z'], ['2026-06-10', 'Asia/Urumqi', '2026-06-10T17:59:59.999Z'], ['2026-03-28', 'Europe/Paris', '2026-03-28T22:59:59.999Z'], ['2026-03-29', 'Europe/Paris', '2026-03-29T21:59:59.999Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-25T22:59:59.999Z'], ['2026-12-31', 'Asia/Kolkata', '2026-12-31T18:29:59.999Z'], ['2026-06-10', 'UTC', '2026-06-10T23:59:59.999Z'],
])('%s ends in %s at %s', (day, zone, instant) => {
  expect(endOfDay(day, zone)).toBe(instant)
})

test('a scheme in use is frozen, and its cohort keeps it', async () => {
  const stage = await setStage(database.store, 1)
  await advance(stage, 'collecting')
  await expect(stage.store.transaction(async tx => tx.db.execute(sql`update scheme_edition set title = 'x' where id = ${stage.editionId}`))).rejects.toMatchObject({ code: 'record-sealed' })
  await expect(VERBS['cohort.update'].run(stage.as(stage.actors.manager), { id: stage.cohortId, version: 1, changes: { variant: 'city' } })).rejects.toMatchObject({ code: 'step-illegal' })
  const imported = await VERBS['scheme.import'].run(stage.as(OPERATOR), { scheme: 'local-website-2020' })
  expect(await VERBS['scheme.import'].run(stage.as(OPERATOR), { scheme: 'local-website-2020' })).toEqual(imported)
})
