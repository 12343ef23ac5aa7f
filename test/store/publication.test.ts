import { sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { appendAudit } from '../../src/store/audit.ts'
import { importEarlierTable, linkEarlierRow, listEarlierRows, listEarlierTables } from '../../src/store/earlier-table.ts'
import { beginRequest, clearExpiredRequests, keepAnswer } from '../../src/store/idempotency-key.ts'
import { listenToNotices, sendNotice } from '../../src/store/notice.ts'
import type { Notice } from '../../src/store/notice.ts'
import { createPublication, eachPublicationRow, findPublicationRow, getPublication, listPublicationChanges, listPublicationLines, listPublications, publicationText } from '../../src/store/publication.ts'
import type { NewPublicationRow } from '../../src/store/publication.ts'
import { getUnit } from '../../src/store/unit.ts'
import { sampleCampaign } from './sample-campaign.ts'
import type { SampleCampaign } from './sample-campaign.ts'
import { useStore } from './test-database.ts'

const database = useStore()
const AT = '2026-12-15T02:00:00.000Z'

const rowsOf = ({ cohort, entrants }: SampleCampaign): NewPublicationRow[] => entrants.map(({ id, unitId }, index) => ({
  entrantId: id, cohortId: cohort.id, unitId, unitName: `城市 ${index}`, regionCode: '440100', cohortName: cohort.name, position: index + 1, rank: index + 1, tier: '优秀', score: 90 - index, index: 0.9, dimensions: [], earlier: null, document: { no: index },
}))

describe('publications', () => {
  test('are frozen at their commit: nothing is added, changed or removed after', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 3)
    const { hash } = await appendAudit(store, { at: AT, actorId: null, actor: 'x', action: 'x', campaignId: null, subjectKind: 'x', subjectId: 'x', detail: {} })
    const rows = rowsOf(sample)
    const made = await createPublication(store, { campaignId: sample.campaign.id, title: '2026', document: {}, publishedAt: AT }, [rows.slice(0, 2), rows.slice(2)], [])
    const stored: string[] = []
    for await (const batch of eachPublicationRow(store, made.id, sample.cohort.id)) stored.push(...batch.map(publicationText))
    expect(stored).toEqual(rows.map(publicationText))
    expect(await getPublication(store, made.id)).toMatchObject({ number: 1, sealed: true, auditHead: hash, digest: createHash('sha256').update(stored.join('')).digest('hex') })
    for (const statement of [
      `update publication set title = 'x'`, 'delete from publication', 'update publication_row set score = 100', 'delete from publication_row', 'truncate publication cascade',
      'insert into publication_row select * from publication_row', `insert into publication_change (id, publication_id, what, reason) select gen_random_uuid(), id, 'x', 'x' from publication`,
    ]) await expect(store.pool.query(statement)).rejects.toMatchObject({ code: 'ZH001' })
  })

  test('a correction is the next number, names what it corrects and why, and lists its changes', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 3)
    const head = { campaignId: sample.campaign.id, title: '2026', document: {}, publishedAt: AT }
    const first = await createPublication(store, head, [rowsOf(sample)], [])
    await expect(store.transaction(async tx => createPublication(tx, head, [rowsOf(sample)], []))).rejects.toMatchObject({ code: 'value-refused' })
    const change = { entrantId: sample.entrants[0]?.id ?? '', pointId: 'a/1', what: 'score', before: 90, after: 91.5, reason: '申诉后更正' }
    const second = await createPublication(store, { ...head, correctsId: first.id, reason: '更正' }, [rowsOf(sample)], [[change]])
    expect((await listPublications(store, sample.campaign.id)).map(({ number }) => number)).toEqual([2, 1])
    expect(await listPublicationChanges(store, second.id)).toMatchObject([change])
    const page = await listPublicationLines(store, { publicationId: second.id, cohortId: sample.cohort.id, limit: 2 })
    const rest = await listPublicationLines(store, { publicationId: second.id, cohortId: sample.cohort.id, limit: 2, after: page.next })
    expect([...page.items, ...rest.items].map(({ position }) => position)).toEqual([1, 2, 3])
    expect((await findPublicationRow(store, second.id, sample.entrants[2]?.id ?? ''))?.document).toEqual({ no: 2 })
  })

  test('a text that jsonb cannot hold is hashed as it is stored, and rows out of order are refused', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 2)
    const rows = rowsOf(sample).map(row => ({ ...row, document: { nul: 'a\0b', lone: '\ud800', spelt: '\\u0000', '10': 1, '9': 2 } }))
    const head = { campaignId: sample.campaign.id, title: '2026', document: {}, publishedAt: AT }
    await expect(createPublication(store, head, [rows.toReversed()], [])).rejects.toThrow('rows of a publication go by cohort and position')
    const made = await createPublication(store, head, [rows], [])
    const stored: string[] = []
    for await (const batch of eachPublicationRow(store, made.id, sample.cohort.id)) stored.push(...batch.map(publicationText))
    expect(made.digest).toBe(createHash('sha256').update(stored.join('')).digest('hex'))
    expect(stored[0]).toContain('"nul":"a\ufffdb"')
    expect(stored[0]).toContain('"spelt":"\\\\u0000"')
  })

  test('of two that publish at once each has its own number, or one is refused', async () => {
    const { store } = database
    const sample = await sampleCampaign(store, 2)
    const head = { campaignId: sample.campaign.id, title: '2026', document: {}, publishedAt: AT }
    const outcome = await Promise.allSettled([1, 2].map(async () => createPublication(store, head, [rowsOf(sample)], [])))
    expect(outcome.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listPublications(store, sample.campaign.id)).toHaveLength(1)
  })
})

test('an earlier table comes in as printed; names that are one unit’s find it', async () => {
  const { store } = database
  const sample = await sampleCampaign(store, 2)
  const known = await getUnit(store, sample.entrants[0]?.unitId ?? '')
  const table = await importEarlierTable(store, { title: '第十五届', year: 2016, cohortName: '部委', columns: ['信息发布', '总分'], source: { url: 'http://example.cn/' } }, [
    { position: 1, unitName: known.name, rank: 1, tier: null, score: 80.5, values: { 信息发布: 0.8, 总分: 80.5 } },
    { position: 2, unitName: '不知名', rank: 1, tier: null, score: null, values: { 信息发布: null } },
  ])
  expect((await listEarlierRows(store, table.id)).map(({ unitId }) => unitId)).toEqual([known.id, null])
  expect(await linkEarlierRow(store, table.id, 2, sample.entrants[1]?.unitId ?? '')).toBe(true)
  expect(await linkEarlierRow(store, table.id, 2, known.id)).toBe(false)
  expect((await listEarlierTables(store)).map(({ title }) => title)).toContain('第十五届')
})

describe('idempotency keys', () => {
  const request = (key: string, requestDigest = 'd') => ({ scope: 'p', key, requestDigest, at: AT })
  const answer = { status: 201, response: { id: 7 }, expiresAt: '2026-12-16T02:00:00.000Z' }

  test('of two at once one does the work; afterwards its answer is repeated, until it has run out', async () => {
    const { store } = database
    await store.transaction(async tx => {
      expect((await beginRequest(tx, request('k'))).state).toBe('new')
      expect((await store.transaction(async other => beginRequest(other, request('k')))).state).toBe('busy')
      await keepAnswer(tx, request('k'), answer)
    })
    expect(await beginRequest(store, request('k'))).toEqual({ state: 'repeated', status: 201, response: { id: 7 } })
    await expect(beginRequest(store, request('k', 'other'))).rejects.toMatchObject({ code: 'key-reused' })
    expect((await beginRequest(store, { ...request('k', 'other'), at: '2027-01-01T00:00:00.000Z' })).state).toBe('new')
  })

  test('work that failed, or whose connection was lost, leaves the key free at once', async () => {
    const { store } = database
    const failed = store.transaction(async tx => {
      await beginRequest(tx, request('f'))
      await keepAnswer(tx, request('f'), answer)
      throw new Error('the work failed')
    })
    await expect(failed).rejects.toThrow('the work failed')
    const lost = store.transaction(async tx => {
      await beginRequest(tx, request('f'))
      const { rows: [backend] } = await tx.db.execute<{ id: number }>(sql`select pg_backend_pid() as id`)
      await store.pool.query('select pg_terminate_backend($1, 5000)', [backend?.id])
      await keepAnswer(tx, request('f'), answer)
    })
    await expect(lost).rejects.toMatchObject({ code: 'store-lost' })
    expect((await beginRequest(store, request('f', 'other'))).state).toBe('new')
  })

  test('answers that have run out are forgotten', async () => {
    const { store } = database
    await store.transaction(async tx => { await beginRequest(tx, request('old')); await keepAnswer(tx, request('old'), answer) })
    expect(await clearExpiredRequests(store, '2028-01-01T00:00:00.000Z')).toBeGreaterThan(0)
    expect((await beginRequest(store, request('old', 'other'))).state).toBe('new')
  })
})

test('notices are heard after the commit, not at all after a rollback, and survive a lost connection', async () => {
  const { store } = database
  const heard: Notice[] = []
  const until = async (topic: string) => { for (let look = 0; look < 200 && !heard.some(notice => notice.topic === topic); look++) await new Promise(done => setTimeout(done, 25)) }
  const stop = await listenToNotices(store, notice => heard.push(notice))
  await store.transaction(async tx => { await sendNotice(tx, { topic: 'lost', body: {} }); throw new Error('on purpose') }).catch(() => undefined)
  await store.transaction(async tx => sendNotice(tx, { topic: 'kept', body: { text: '字'.repeat(5_000) } }))
  await until('kept')
  expect(heard).toEqual([{ topic: 'kept', body: {} }])
  await store.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'zhengheng-notices' and datname = current_database()`)
  await until('reconnected')
  await sendNotice(store, { topic: 'after', body: { n: 1 } })
  await until('after')
  expect(heard.at(-1)).toEqual({ topic: 'after', body: { n: 1 } })
  await stop()
})
