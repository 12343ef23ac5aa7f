import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError, errorSentence } from '../../../src/shared/errors.ts'
import { getChannel } from '../../../src/store/channel.ts'
import { keepImport } from '../../../src/store/collection.ts'
import { setJudgingDue } from '../../../src/store/entrant.ts'
import type { Executor } from '../../../src/store/executor.ts'
import { newId } from '../../../src/store/ids.ts'
import { diskObjects } from '../../../src/store/objects/disk-objects.ts'
import type { ObjectStore } from '../../../src/store/objects/object-store.ts'
import { useStore } from '../../store/test-database.ts'
import { VERBS } from './checked-verbs.ts'
import { advance, judgeAll, setStage, versionOf } from './stage.ts'
import type { Stage } from './stage.ts'

const database = useStore()
let folder = ''
let objects: ObjectStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-open-results-'))
  objects = await diskObjects(join(folder, 'objects'))
  await writeFile(join(folder, 'list.csv'), '标题,类型,渠道,日期,严重,整改\n公众号发布错误信息被通报,安全,政务新媒体,2020-05-01,否,是\n')
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

/** Every unit judged and something collected of each; the next step opens results. */
async function atTheEnd(size: number): Promise<Stage> {
  const stage = await setStage(database.store, size)
  await advance(stage, 'collecting', 'judging')
  await judgeAll(stage)
  for (const { id: entrantId, channelId } of stage.entrants) await keepImport(stage.store, { id: newId(), campaignId: stage.campaignId, entrantId, channelId, at: '2026-06-01T00:00:00Z', files: 0, bytes: 0, manifest: {} })
  await advance(stage, 'assessing', 'adjudicating')
  return stage
}

const open = async (stage: Stage, within: Executor = stage.store, version?: number) => VERBS['result.open'].run({ ...stage.as(stage.actors.manager), store: within }, { id: stage.campaignId, version: version ?? (await versionOf(stage)), until: '2026-06-10' })
const importList = async (stage: Stage, nth: number, within: Executor = stage.store) => VERBS['records.import'].run({ ...stage.as(stage.actors.manager), store: within, objects }, { entrantId: stage.entrants[nth]?.id ?? '', fileName: 'list.csv', file: { path: join(folder, 'list.csv'), size: 1, sha256: '0'.repeat(64) } })
const refusal = async (promise: Promise<unknown>): Promise<AppError> => promise.then(() => { throw new Error('not refused') }, (error: unknown) => { if (error instanceof AppError) return error; throw error })
/** Whether something still runs after a moment in which it would have ended. */
const isWaiting = async (promise: Promise<unknown>) => Promise.race([promise.then(() => false, () => false), new Promise<boolean>(done => { setTimeout(() => { done(true) }, 200) })])

test('results are not opened while imports of units that take part wait to be judged; the refusal says how many, where and what to do', async () => {
  const stage = await atTheEnd(3)
  for (const nth of [0, 1, 2]) await importList(stage, nth)
  await VERBS['entrant.withdraw'].run(stage.as(stage.actors.manager), { id: stage.entrants[2]?.id ?? '', version: 1, reason: '不再参评' })
  const error = await refusal(open(stage))
  expect(error.code).toBe('work-open')
  expect(errorSentence(error.code, error.params, 'zh')).toMatch(/新导入的内容等待评判的单位 2（单位名单见“判定”页.*再试/)
  expect(errorSentence(error.code, error.params, 'en')).toMatch(/units whose imports wait to be judged: 2 \(listed on the page “Judgements”.*try again/)
  await setJudgingDue(stage.store, stage.entrants[0]?.id ?? '', null)
  expect((await refusal(open(stage))).params['why']).toContain('wait to be judged: 1 ')
  // The one that left waits for nothing.
  await setJudgingDue(stage.store, stage.entrants[1]?.id ?? '', null)
  expect(await open(stage)).toMatchObject({ state: 'replying' })
})

test('an import under way when results are opened is counted: opening waits for it', async () => {
  const stage = await atTheEnd(1)
  const version = await versionOf(stage)
  let opening: Promise<unknown> = Promise.resolve()
  await stage.store.transaction(async tx => {
    await importList(stage, 0, tx)
    opening = refusal(open(stage, stage.store, version))
    expect(await isWaiting(opening)).toBe(true)
  })
  expect(await opening).toMatchObject({ code: 'work-open' })
  expect((await VERBS['campaign.read'].run(stage.as(stage.actors.manager), { id: stage.campaignId })).state).toBe('adjudicating')
})

test('an import that comes while results are opened waits, and is refused: nothing is kept that nobody would judge', async () => {
  const stage = await atTheEnd(1)
  const version = await versionOf(stage)
  let importing: Promise<unknown> = Promise.resolve()
  await stage.store.transaction(async tx => {
    await open(stage, tx, version)
    importing = refusal(importList(stage, 0))
    expect(await isWaiting(importing)).toBe(true)
  })
  expect(await importing).toMatchObject({ code: 'step-illegal', params: { state: 'replying' } })
  expect((await VERBS['imported.list'].run(stage.as(stage.actors.manager), { entrantId: stage.entrants[0]?.id ?? '' })).lists).toEqual([])
})

test('nothing waits where nothing is left to judge; a channel that comes back brings what waited for it', async () => {
  const stage = await atTheEnd(1)
  const manager = stage.as(stage.actors.manager)
  const [entrant] = stage.entrants
  const { unitId = '', channelId: id = '' } = entrant ?? {}
  const due = async () => (await VERBS['campaign.progress'].run(manager, { id: stage.campaignId })).open.judgingDue
  await importList(stage, 0)
  expect(await due()).toBe(1)
  await VERBS['channel.add'].run(manager, { campaignId: stage.campaignId, unitId, kind: 'wechat', address: 'nothing-imported' })
  await VERBS['channel.retire'].run(manager, { campaignId: stage.campaignId, id, version: 1 })
  expect(await due()).toBe(0)
  await VERBS['channel.add'].run(manager, { campaignId: stage.campaignId, unitId, kind: 'website', address: (await getChannel(stage.store, id)).address })
  expect(await due()).toBe(1)
  expect((await refusal(open(stage))).code).toBe('work-open')
  await VERBS['channel.retire'].run(manager, { campaignId: stage.campaignId, id, version: 3 })
  expect(await open(stage)).toMatchObject({ state: 'replying' })
})
