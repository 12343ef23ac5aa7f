import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { grantMembership } from '../../src/store/membership.ts'
import { createPerson } from '../../src/store/person.ts'
import { createUnit } from '../../src/store/unit.ts'
import { judgeEntrant } from '../../src/workflow/campaign/judgements.ts'
import { CRAWLER_JSON, EXPORTER_JSON, SELF_MENU } from '../collect/imports/fixtures.ts'
import { upload, newMediaUnderTest } from './new-media-campaign.ts'

const on = newMediaUnderTest()

describe('exports of an account', () => {
  test('are taken from the unit itself, merged, and taken once', async () => {
    const first = await upload(on.unitAccount, on.importsOf('wechat'), EXPORTER_JSON, { fields: { coversFrom: '2019-12-01', coversTo: '2020-11-30' } })
    expect(first).toMatchObject({ status: 201, body: { known: false, formats: ['wechat-article-exporter', 'wechat-comments'], records: 3, added: 3, faultCount: 0, account: { posts: 2, comments: 1 }, collection: { state: 'complete', attempt: 1 } } })
    const again = await upload(on.unitAccount, on.importsOf('wechat'), EXPORTER_JSON)
    expect(again).toMatchObject({ status: 201, body: { known: true, collection: { attempt: 1 } } })
    const menu = await upload(on.manager, on.importsOf('wechat'), SELF_MENU)
    expect(menu).toMatchObject({ status: 201, body: { added: 3, account: { posts: 2, entries: 3 }, collection: { attempt: 2 } } })
    expect((await upload(on.manager, on.importsOf('weibo'), CRAWLER_JSON)).body).toMatchObject({ formats: ['weibo-crawler'], account: { posts: 1 } })
  })

  test('that cannot be read, and channels that are sites, are refused with the reason', async () => {
    expect(await upload(on.manager, on.importsOf('wechat'), 'a,b\n1,2\n')).toMatchObject({ status: 422, body: { code: 'export-unreadable' } })
    expect(await upload(on.manager, on.importsOf('website'), EXPORTER_JSON)).toMatchObject({ status: 422, body: { code: 'input-invalid' } })
    expect(await upload(on.manager, on.importsOf('wechat'), EXPORTER_JSON, { fields: { coversFrom: '2020-12-01', coversTo: '2020-01-01' } })).toMatchObject({ status: 422 })
    expect(await upload(on.manager, on.importsOf('wechat').replace(/channels\/[^/]+/, `channels/${on.entrantId}`), EXPORTER_JSON)).toMatchObject({ status: 404 })
  })

  test('with rows that are broken keep the good ones and name the others', async () => {
    const { body } = await upload(on.manager, on.importsOf('wechat'), `${EXPORTER_JSON.slice(0, -40)}`.replace('2659017567_1', '2659019999_1').replace('mid=2659017567', 'mid=2659019999'))
    expect(body).toMatchObject({ faultCount: 1, faults: [{ place: '第 2 条', why: '文件在这一条中间中断' }] })
  })
})

test('the account is judged by the measures of its variant, all channels together', async () => {
  const set = await judgeEntrant.run(on.worker(), { entrantId: on.entrantId })
  const { rows } = await on.api.store.pool.query<{ point_id: string; measure_id: string; outcome: string; rating: number | null }>('select point_id, measure_id, outcome, rating from judgement where judgement_set_id = $1', [set.id])
  const of = (id: string) => rows.find(({ measure_id }) => measure_id === id)
  expect(of('media/consistent')).toMatchObject({ outcome: 'rated', rating: 1 })
  expect(of('media/reply-timely')).toMatchObject({ outcome: 'rated', rating: 1 })
  expect(of('media/frequency')?.outcome).toBe('rated')
  expect(rows).toHaveLength(23)
})

describe('what a judgement of an account rests on', () => {
  test('is opened record by record: the file it stands in, the place, and what it says', async () => {
    const { store } = on.api
    const { rows } = await store.pool.query<{ document: { outcome: string; evidence?: { sha256: string; kind: string; offset?: number; url?: string }[] } }>('select document from judgement where entrant_id = $1', [on.entrantId])
    const cited = rows.flatMap(({ document }) => document.evidence ?? []).filter(({ kind }) => kind === 'file')
    expect(cited.length).toBeGreaterThan(5)
    for (const { sha256, offset, url } of cited) {
      const answer = await on.unitAccount('GET', `/entrants/${on.entrantId}/imports/${sha256}${offset === undefined ? '' : `?from=${offset}&limit=1`}`)
      expect(answer.status).toBe(200)
      const file = (await answer.json()) as { name: string; importedAt: string; total: number; records: { number: number; place: string; fields: { name: string; value: unknown }[] }[] }
      expect(file).toMatchObject({ name: 'export.json', sha256 })
      expect(file.records.length).toBeGreaterThan(0)
      expect(file.records[0]).toMatchObject({ number: offset ?? 1, place: expect.stringMatching(/\S/) })
      expect(file.records[0]?.fields ?? []).toEqual(expect.arrayContaining(url === undefined ? [] : [{ name: 'url', value: url }]))
      const page = await on.unitAccount('GET', `/entrants/${on.entrantId}/evidence/${sha256}/page${offset === undefined ? '' : `?record=${offset}`}`)
      expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("sandbox; default-src 'none'")])
      expect(await page.text()).toContain('文件 file: export.json')
    }
  })

  test('is text, whatever it holds, and the file is only to be saved', async () => {
    const list = '标题,发布时间,链接\n"<b onclick=alert(1)>惠企</b>政策 &lt;script&gt;alert(2)&lt;/script&gt;",2020-03-02,https://mp.weixin.qq.com/s?__biz=MzA&mid=77&idx=1\n,,\n另一条,2099-01-01,\n'
    const { body } = await upload(on.manager, on.importsOf('wechat'), list)
    expect(body).toMatchObject({ records: 1, faultCount: 1, faults: [{ place: '第 4 行' }] })
    const sha256 = createHash('sha256').update(list).digest('hex')
    const file = (await (await on.manager('GET', `/entrants/${on.entrantId}/imports/${sha256}`)).json()) as Record<string, unknown>
    expect(file).toMatchObject({ total: 1, faultCount: 1, faults: [{ place: '第 4 行' }], channel: { kind: 'wechat', name: '青岚发布' }, picture: null, records: [{ number: 1, place: '第 2 行', type: 'post' }] })
    const html = await (await on.manager('GET', `/entrants/${on.entrantId}/evidence/${sha256}/page?record=1&mark=onerror`)).text()
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/<script|<b /)
    const bytes = await on.manager('GET', `/entrants/${on.entrantId}/evidence/${sha256}/bytes`)
    expect([bytes.headers.get('content-type'), bytes.headers.get('content-disposition')]).toEqual(['application/octet-stream', `attachment; filename="${sha256}.bin"; filename*=UTF-8''export.json`])
    expect(await bytes.text()).toBe(list)
    for (const way of ['page?record=2', 'screenshot', 'record']) expect((await on.manager('GET', `/entrants/${on.entrantId}/evidence/${sha256}/${way}`)).status).toBe(404)
    expect((await on.manager('GET', `/entrants/${on.entrantId}/evidence/${sha256}/page?record=0`)).status).toBe(422)
  })

  test('a picture is shown as it is', async () => {
    const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')
    const raw = new FormData()
    raw.set('file', new File([picture], '截图.png'))
    expect((await on.manager('POST', on.importsOf('wechat'), { raw, headers: { 'idempotency-key': 'picture' } })).status).toBe(201)
    const sha256 = createHash('sha256').update(picture).digest('hex')
    expect(await (await on.manager('GET', `/entrants/${on.entrantId}/imports/${sha256}`)).json()).toMatchObject({ name: '截图.png', picture: 'image/png', records: [] })
    const shot = await on.manager('GET', `/entrants/${on.entrantId}/evidence/${sha256}/screenshot`)
    expect([shot.status, shot.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  test('is not found by those who have no business with the unit', async () => {
    const { store } = on.api
    const sha256 = createHash('sha256').update(EXPORTER_JSON).digest('hex')
    const other = await createUnit(store, { name: '别处人民政府', level: 'prefecture', regionCode: '990200' })
    for (const [role, unitId] of [['unit', other.id], ['assessor', undefined]] as const) {
      const person = await createPerson(store, { name: role, email: `${role}-elsewhere@example.cn` })
      await grantMembership(store, { personId: person.id, role, campaignId: on.campaignId, ...(unitId !== undefined && { unitId }) })
      const browser = await on.api.signedIn(person)
      for (const way of [`imports/${sha256}`, `evidence/${sha256}/page?record=1`, `evidence/${sha256}/bytes`]) expect((await browser('GET', `/entrants/${on.entrantId}/${way}`)).status).toBe(404)
    }
  })
})

test('asking for collections leaves accounts alone', async () => {
  const answer = await on.manager('POST', `/campaigns/${on.campaignId}/collections`, { body: { entrantIds: [on.entrantId] } })
  const { jobs } = (await answer.json()) as { jobs: { channelId: string }[] }
  expect(jobs.map(({ channelId }) => channelId)).toEqual([on.channels.website])
})
