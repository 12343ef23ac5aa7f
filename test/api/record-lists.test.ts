import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { readRecords } from '../../src/facts/records/read-records.ts'
import { Dispatcher } from '../../src/jobs/dispatch.ts'
import type { JobQueue, NewJob } from '../../src/jobs/job-queue.ts'
import { queueCollections } from '../../src/store/collection.ts'
import { newId } from '../../src/store/ids.ts'
import { judgeEntrant } from '../../src/workflow/campaign/judgements.ts'
import { EXPORTER_JSON, SELF_MENU } from '../collect/imports/fixtures.ts'
import type { Browser } from './api-under-test.ts'
import { upload, newMediaUnderTest } from './new-media-campaign.ts'

const INCIDENTS = '标题,类型,渠道,日期,严重,整改\n公众号发布错误信息被通报,安全,政务新媒体,2020-05-01,否,是\n没有日期,安全,政务新媒体,某一天,否,否\n,安全,微信,2020-06-01,否,否\n'
const EMPTY = '标题,类型,渠道,日期\n'
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

const on = newMediaUnderTest()

interface Lists { readonly lists: readonly { readonly id: string; readonly version: number; readonly withdrawnAt: string | null }[]; readonly judgingDueSince: string | null; readonly judgedAt: string | null; readonly accounts: readonly { readonly imports: readonly { readonly name: string }[] }[] }
const listed = async (browser = on.manager) => (await (await browser('GET', `/entrants/${on.entrantId}/imports`)).json()) as Lists
/** Units of the campaign that wait, as its overview counts them. */
const judgingDue = async () => ((await (await on.manager('GET', `/campaigns/${on.campaignId}/progress`)).json()) as { readonly open: { readonly judgingDue: number } }).open.judgingDue
const waiting = async () => ((await (await on.manager('GET', `/campaigns/${on.campaignId}/entrants?judgingDue=true`)).json()) as { readonly items: readonly { readonly id: string }[] }).items.map(({ id }) => id)
/** Imports a list, or with `to` something else of the unit. */
const bring = async (browser: Browser, content: string, { name = '通报名单.csv', to = `/entrants/${on.entrantId}/record-lists` } = {}) =>
  upload<{ readonly list?: { readonly id: string; readonly version: number } } & Readonly<Record<string, unknown>>>(browser, to, content, { name })
/** What the worker would be given to judge, so long after now. */
async function due(laterMs: number): Promise<readonly (NewJob & { readonly queue: string })[]> {
  const sent: (NewJob & { queue: string })[] = []
  const queue = { send: async (name: string, jobs: readonly NewJob[]) => { sent.push(...jobs.map(job => ({ ...job, queue: name }))) } } as unknown as JobQueue
  const dispatcher = new Dispatcher({ queue, context: { ...on.worker(), clock: () => new Date(Date.now() + laterMs) }, name: 'w' })
  await dispatcher.dispatch()
  await dispatcher.dispatch()
  return sent.filter(job => job.queue === 'judge')
}
const security = async () => (await on.api.store.pool.query<{ document: { outcome: string; rating?: number; reasons?: string[]; evidence?: unknown[] } }>("select document from judgement where entrant_id = $1 and measure_id = 'media/security' order by judgement_set_id desc limit 1", [on.entrantId])).rows[0]?.document

test('a list is kept whole; its bad rows are named with place and reason, the good ones kept; the same file again changes nothing', async () => {
  const first = await bring(on.manager, INCIDENTS)
  expect(first).toMatchObject({ status: 201, body: { known: false, list: { kind: 'incidents', fileName: '通报名单.csv', rowCount: 1, faults: [{ place: '第 3 行', why: expect.stringContaining('某一天') }, { place: '第 4 行', why: '没有标题' }] } } })
  expect(Buffer.from(await on.objects.read(digest(INCIDENTS))).toString()).toBe(INCIDENTS)
  expect(await bring(on.manager, INCIDENTS, { name: '另一个名字.csv' })).toMatchObject({ status: 201, body: { known: true, list: { id: first.body.list?.id, fileName: '通报名单.csv' } } })
  expect((await listed()).lists).toHaveLength(1)
  expect(await bring(on.manager, 'a,b\n1,2\n')).toMatchObject({ status: 422, body: { code: 'table-unreadable' } })
})

test.each(['incidents', 'satisfaction'])('the empty table for %s is read by the importer', async kind => {
  const bytes = new Uint8Array(await (await on.api.app.request(`http://localhost/api/v1/import-templates/${kind}.xlsx`)).arrayBuffer())
  expect(readRecords(bytes, 't.xlsx')?.files).toMatchObject([{ kind, rows: 1, faults: [] }])
})

test('only those who manage import one; the unit sees what was said of it', async () => {
  expect((await bring(on.unitAccount, EMPTY)).status).toBe(403)
  expect((await listed(on.unitAccount)).lists).toHaveLength(1)
})

test('it waits until there is something to judge; what is imported then is judged together, once, when it has been quiet', async () => {
  expect(await listed()).toMatchObject({ judgingDueSince: null, judgedAt: null })
  expect(await judgingDue()).toBe(0)
  expect(await due(3_600_000)).toEqual([])
  expect((await bring(on.manager, EXPORTER_JSON, { name: 'export.json', to: on.importsOf('wechat') })).status).toBe(201)
  expect((await listed()).judgingDueSince).not.toBeNull()
  expect(await judgingDue()).toBe(1)
  expect(await waiting()).toEqual([on.entrantId])
  expect(await due(0)).toEqual([])
  expect(await due(60_000)).toMatchObject([{ queue: 'judge', payload: { entrantId: on.entrantId }, key: on.entrantId }])
  const [again] = await due(70_000)
  expect(again?.id).toBe((await due(60_000))[0]?.id)
})

test('while a site of the unit is collected nothing is judged before', async () => {
  const { store } = on.api
  const [collection] = await queueCollections(store, on.campaignId, [{ id: newId(), entrantId: on.entrantId, channelId: on.channels.website }])
  expect(await due(60_000)).toEqual([])
  await store.pool.query("update collection set state = 'cancelled' where id = $1", [collection?.id])
})

test('judging uses the list, cites its rows, and lists the file; nothing waits then', async () => {
  await judgeEntrant.run(on.worker(), { entrantId: on.entrantId })
  const judged = await security()
  expect(judged).toMatchObject({ outcome: 'rated', rating: 0.7, evidence: [{ kind: 'file', sha256: digest(INCIDENTS), offset: 2 }, { kind: 'file', sha256: digest(INCIDENTS) }] })
  expect(judged?.reasons?.join()).toContain('公众号发布错误信息被通报')
  expect(judged?.reasons?.join()).toContain('名单中有 2 行看不懂')
  expect(await listed()).toMatchObject({ judgingDueSince: null, judgedAt: expect.any(String) })
  expect(await judgingDue()).toBe(0)
  expect(await waiting()).toEqual([])
  const { rows } = await on.api.store.pool.query<{ archive: { file: string; sha256: string; records: number }[] }>("select document->'archive' as archive from judgement_set where entrant_id = $1", [on.entrantId])
  expect(rows[0]?.archive).toContainEqual({ file: `records/${digest(INCIDENTS).slice(0, 20)}`, sha256: digest(INCIDENTS), records: 1 })
  expect(await due(60_000)).toEqual([])
})

test('a cited row is opened as evidence: the list, the row, what it says', async () => {
  const file = await (await on.unitAccount('GET', `/entrants/${on.entrantId}/imports/${digest(INCIDENTS)}?from=2&limit=1`)).json()
  expect(file).toMatchObject({ name: '通报名单.csv', formats: ['incidents'], channel: null, total: 1, faultCount: 2, records: [{ number: 2, place: '第 2 行', type: 'incident', fields: expect.arrayContaining([{ name: 'title', value: '公众号发布错误信息被通报' }, { name: 'resolved', value: true }]) }] })
  const page = await on.unitAccount('GET', `/entrants/${on.entrantId}/evidence/${digest(INCIDENTS)}/page?record=2`)
  expect(await page.text()).toContain('公众号发布错误信息被通报')
})

test('a withdrawn list no longer counts but can still be opened; a list of nothing says that there is nothing', async () => {
  const [list] = (await listed()).lists
  const withdraw = async (version: number) => on.manager('POST', `/record-lists/${list?.id}/withdraw`, { body: { reason: '是别的单位的' }, headers: { 'if-match': `"${version}"` } })
  expect((await withdraw(99)).status).toBe(412)
  expect(await (await withdraw(list?.version ?? 0)).json()).toMatchObject({ withdrawnReason: '是别的单位的' })
  expect((await withdraw((list?.version ?? 0) + 1)).status).toBe(409)
  expect(await due(60_000)).toHaveLength(1)
  await judgeEntrant.run(on.worker(), { entrantId: on.entrantId })
  expect(await security()).toMatchObject({ outcome: 'undetermined', missing: ['external-records'] })
  expect((await on.manager('GET', `/entrants/${on.entrantId}/imports/${digest(INCIDENTS)}`)).status).toBe(200)
  expect((await bring(on.manager, EMPTY)).body).toMatchObject({ known: false, list: { rowCount: 0, faults: [] } })
  await judgeEntrant.run(on.worker(), { entrantId: on.entrantId })
  expect(await security()).toMatchObject({ outcome: 'rated', rating: 1 })
  // What was withdrawn may come again.
  expect((await bring(on.manager, INCIDENTS)).body).toMatchObject({ known: false })
})

test('what is imported while it is judged stays due', async () => {
  const worker = on.worker()
  const slow = { ...worker, readImported: async (id: string) => { await bring(on.manager, SELF_MENU, { name: 'menu.json', to: on.importsOf('wechat') }); return worker.readImported(id) } }
  await judgeEntrant.run(slow, { entrantId: on.entrantId })
  expect((await listed()).judgingDueSince).not.toBeNull()
  await judgeEntrant.run(on.worker(), { entrantId: on.entrantId })
  expect((await listed()).judgingDueSince).toBeNull()
})

test('a unit that left the campaign waits for nothing', async () => {
  expect((await bring(on.manager, `${INCIDENTS}又一件,安全,政务新媒体,2020-06-01,否,是\n`)).status).toBe(201)
  expect(await judgingDue()).toBe(1)
  expect((await on.manager('POST', `/entrants/${on.entrantId}/withdraw`, { body: { reason: '不再参评' }, headers: { 'if-match': '"1"' } })).status).toBe(200)
  expect(await judgingDue()).toBe(0)
  expect(await due(60_000)).toEqual([])
})
