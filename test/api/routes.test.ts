import { beforeAll, describe, expect, test } from 'vitest'
import { cell } from '../../src/shared/csv.ts'
import { faultLine } from '../../src/api/fault-line.ts'
import { ROUTES } from '../../src/api/v1/routes.ts'
import { AppError } from '../../src/shared/errors.ts'
import { createBonusCase, updateBonusCase } from '../../src/store/bonus-case.ts'
import { grantMembership } from '../../src/store/membership.ts'
import { createPublication } from '../../src/store/publication.ts'
import { sampleCampaign, samplePerson } from '../store/sample-campaign.ts'
import type { SampleCampaign } from '../store/sample-campaign.ts'
import { ORIGIN, useApi } from './api-under-test.ts'
import type { Browser } from './api-under-test.ts'
import { headDocument, published } from './matrix-campaign.ts'

/** What the next verb throws instead of working; a database that is away. */
let trouble: Error | null = null
const under = useApi(deps => ({
  ...deps,
  verbs: Object.fromEntries(Object.entries(deps.verbs).map(([name, verb]) => [name, { ...verb, run: async (context: never, params: never) => { if (trouble) throw trouble; return verb.run(context, params) } }])),
}))
let administrator: Browser
let sample: SampleCampaign
const draft = (slug: string) => ({ slug, title: '新批次', windowFrom: '2026-01-01', windowTo: '2026-02-01', evaluationDate: '2026-02-01' })

beforeAll(async () => {
  administrator = await under.api.signedIn(await samplePerson(under.api.store, 'administrator', null))
  sample = await sampleCampaign(under.api.store, 7)
})

describe('editing', () => {
  test('an ETag goes out, comes back as If-Match, and an older one is refused: nobody’s work is lost', async () => {
    const made = await administrator('POST', '/campaigns', { body: draft('etag') })
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"'])
    const { id } = (await made.json()) as { id: string }
    const patch = async (headers: Record<string, string>, title: string) => administrator('PATCH', `/campaigns/${id}`, { body: { title }, headers })
    expect((await patch({}, '甲')).status).toBe(428)
    expect((await patch({ 'if-match': 'nonsense' }, '甲')).status).toBe(422)
    const both = await Promise.all([patch({ 'if-match': '"1"' }, '甲'), patch({ 'if-match': '"1"' }, '乙')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    const read = await administrator('GET', `/campaigns/${id}`)
    expect(read.headers.get('etag')).toBe('"2"')
    expect((await administrator('GET', `/campaigns/${id}`, { headers: { 'if-none-match': '"2"' } })).status).toBe(304)
    expect((await administrator('GET', `/campaigns/${id}`, { headers: { 'if-none-match': '"1"' } })).status).toBe(200)
  })
})

describe('what comes in', () => {
  const bad: [string, string, string, { body?: unknown; raw?: string; headers?: Record<string, string> }, number, string][] = [
    ['no JSON', 'POST', '/campaigns', { raw: '{', headers: { 'content-type': 'application/json' } }, 400, 'body-unreadable'],
    ['a form', 'POST', '/campaigns', { raw: 'slug=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 400, 'body-unreadable'],
    ['a list', 'POST', '/campaigns', { body: [] }, 400, 'body-unreadable'],
    ['an unknown field', 'POST', '/campaigns', { body: { ...draft('x1'), state: 'published' } }, 422, 'input-invalid'],
    ['a prototype', 'POST', '/campaigns', { raw: '{"__proto__":{"slug":"x"},"slug":"x2"}', headers: { 'content-type': 'application/json' } }, 422, 'input-invalid'],
    ['an id in the body of another thing', 'POST', `/campaigns/01a20000-0000-7000-8000-000000000000/cohorts`, { body: { campaignId: '01a20000-0000-7000-8000-000000000001', name: 'x' } }, 422, 'input-invalid'],
    ['no uuid', 'GET', '/campaigns/1', {}, 422, 'input-invalid'],
    ['nobody’s uuid', 'GET', '/campaigns/01a20000-0000-7000-8000-000000000000', {}, 404, 'row-not-found'],
    ['an unknown query parameter', 'GET', '/campaigns?limt=3', {}, 422, 'input-invalid'],
    ['a limit that is none', 'GET', '/campaigns?limit=0', {}, 422, 'input-invalid'],
    ['a forged cursor', 'GET', '/campaigns?after=%27%3B--', {}, 400, 'cursor-invalid'],
    ['an address that is none', 'GET', '/nothing', {}, 404, 'route-unknown'],
    ['two megabytes', 'POST', '/campaigns', { body: { ...draft('x3'), settings: { x: 'x'.repeat(2_000_000) } } }, 413, 'file-too-large'],
  ]
  test.each(bad)('%s is refused with its code', async (_, method, path, options, status, code) => {
    const answer = await administrator(method, path, options)
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await answer.json()).toMatchObject({ status, code, type: `urn:zhengheng:error:${code}` })
    expect(answer.status).toBe(status)
  })

  test('a problem speaks Chinese, or English when asked', async () => {
    const detail = async (language: string) => ((await (await administrator('GET', '/campaigns/01a20000-0000-7000-8000-000000000000', { headers: { 'accept-language': language } })).json()) as { detail: string }).detail
    expect(await detail('zh-CN,en;q=0.5')).toMatch(/^没有这个批次：/)
    expect(await detail('en-GB,zh')).toMatch(/^no such campaign:/)
  })

  test.each([
    ['POST', '/campaigns', { body: { ...draft('x4'), marksPerPoint: 10 } }, '输入有误：marksPerPoint 应不大于 9', 'the input is not valid: ✖ Too big'],
    ['GET', '/campaigns?limit=all', {}, '输入有误：limit 应为数字，给的是文字', 'the input is not valid: ✖ Invalid input: expected'],
    ['POST', '/setup', { body: {} }, '输入有误：secret 缺少；name 缺少；email 缺少；password 缺少', 'the input is not valid: ✖ Invalid input'],
  ] as const)('what does not fit is told by its field in the reader’s language: %s %s', async (method, path, options, zh, en) => {
    const detail = async (language: string) => ((await (await administrator(method, path, { ...options, headers: { 'accept-language': language } })).json()) as { detail: string }).detail
    expect((await detail('zh')).startsWith(zh)).toBe(true)
    expect((await detail('en')).startsWith(en)).toBe(true)
  })
})

describe('lists', () => {
  test('of campaigns have full pages of what one may see, and end where that ends', async () => {
    const { store } = under.api
    const mine = await Promise.all([1, 2, 3].map(async () => sampleCampaign(store, 1)))
    const manager = await samplePerson(store, 'manager', mine[0]?.campaign.id ?? '')
    for (const { campaign } of mine.slice(1)) await grantMembership(store, { personId: manager.id, role: 'observer', campaignId: campaign.id })
    for (let i = 0; i < 5; i++) await sampleCampaign(store, 1)
    const browser = await under.api.signedIn(manager)
    const first = (await (await browser('GET', '/campaigns?limit=2')).json()) as { items: { id: string }[]; next: string | null }
    const second = (await (await browser('GET', `/campaigns?limit=2&after=${first.next}`)).json()) as typeof first
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual(mine.map(({ campaign }) => campaign.id).sort())
  })

  test('pages of any size give every row once', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = (await (await administrator('GET', `/campaigns/${sample.campaign.id}/entrants?limit=2${after === null ? '' : `&after=${after}`}`)).json()) as { items: { id: string }[]; next: string | null }
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect([...seen].sort()).toEqual(sample.entrants.map(({ id }) => id).sort())
  })
})

describe('requests that come twice', () => {
  const upload = (text: string, name = 'units.csv') => { const form = new FormData(); form.set('file', new File([text], name, { type: 'text/csv' })); return form }
  const TABLE = '单位名称,级别,行政区划代码,网站\n幂等市,地市,510900,https://www.idem.gov.cn/\n,地市,510901,\n'

  test('an upload without a key is refused', async () => {
    expect(await (await administrator('POST', `/campaigns/${sample.campaign.id}/imports/units`, { raw: upload(TABLE) })).json()).toMatchObject({ code: 'key-needed' })
  })

  test('the same upload with the same key is done once and answered alike; another one with that key is refused', async () => {
    const post = async (text: string, key = 'one') => administrator('POST', `/campaigns/${sample.campaign.id}/imports/units`, { raw: upload(text), headers: { 'idempotency-key': key } })
    const first = await post(TABLE)
    expect(first.status).toBe(201)
    const again = await post(TABLE)
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(await again.json()).toEqual(await first.json())
    expect((await post(`${TABLE}丙市,地市,510902,\n`)).status).toBe(422)
    const runs = (await (await administrator('GET', `/campaigns/${sample.campaign.id}/imports`)).json()) as { items: unknown[] }
    expect(runs.items).toHaveLength(1)
  })

  test('work that failed leaves the key free, and nothing behind', async () => {
    const post = async () => administrator('POST', '/campaigns', { body: draft('after-trouble'), headers: { 'idempotency-key': 'again' } })
    trouble = new AppError('store-busy', { why: 'deadlock' })
    expect((await post()).status).toBe(503)
    trouble = null
    expect((await post()).status).toBe(201)
    expect((await post()).headers.get('idempotency-replayed')).toBe('true')
  })

  test('somebody else’s key is another key', async () => {
    const other = await under.api.signedIn(await samplePerson(under.api.store, 'administrator', null))
    const mine = await administrator('POST', '/campaigns', { body: draft('key-mine'), headers: { 'idempotency-key': 'shared' } })
    const theirs = await other('POST', '/campaigns', { body: draft('key-theirs'), headers: { 'idempotency-key': 'shared' } })
    expect([mine.status, theirs.status, theirs.headers.get('idempotency-replayed')]).toEqual([201, 201, null])
  })
})

describe('a dependency that fails', () => {
  test.each(ROUTES.filter(route => !route.upload).map(route => [`${route.method.toUpperCase()} ${route.path}`, route] as const))('%s says so, with a number and without details', async (_, route) => {
    const path = route.path.replace(/\{position\}/g, '0').replace(/\{\w+\}/g, '01a20000-0000-7000-8000-000000000000')
    for (const [error, status, code] of [[new AppError('store-lost', { why: 'postgres://admin:geheim@db' }), 503, 'store-lost'], [new Error('geheim'), 500, 'unexpected']] as const) {
      trouble = error
      const answer = await administrator(route.method.toUpperCase(), path, { headers: { 'if-match': '"1"' }, ...(route.method === 'get' || route.method === 'delete' ? {} : { body: {} }) })
      trouble = null
      const text = await answer.text()
      expect([answer.status, (JSON.parse(text) as { code: string }).code]).toEqual([status, code])
      expect(text).not.toContain('geheim')
      expect(under.api.faults.at(-1)).toMatchObject({ error, ...((JSON.parse(text) as { params: { id?: string } }).params.id !== undefined && { id: (JSON.parse(text) as { params: { id: string } }).params.id }) })
    }
  })

  test('what is logged of a bug has no query parameters', () => {
    const error = new Error(`Failed query: select $1\nparams: geheim@example.cn,\nmore geheim`, { cause: new Error('inner') })
    const line = faultLine({ id: '1', method: 'GET', path: '/x', error })
    expect(line).toContain('Failed query')
    expect(line).toContain('inner')
    expect(line).not.toContain('geheim@example.cn')
  })
})

describe('exports', () => {
  test.each([['=1+1', "'=1+1"], ['+86 10', "'+86 10"], ['-2+3', "'-2+3"], ['@SUM(A1)', "'@SUM(A1)"], ['\t=1', "'\t=1"], ['  =1', "'  =1"], ['＝1', "'＝1"], ['-12.5', '-12.5'], [-12.5, '-12.5'], ['a"b,c', '"a""b,c"'], ['=a,"b"', `"'=a,""b"""`], ['a\n=b', '"a\n=b"'], [null, ''], [{ a: '=1' }, '"{""a"":""=1""}"'], ['普通', '普通']])('%j is written as %j', (value, written) => {
    expect(cell(value)).toBe(written)
  })

  test('a whole list comes as CSV for spreadsheets and as JSON Lines, page by page, and no cell is a live formula', async () => {
    const { store } = under.api
    const entrantId = sample.entrants[0]?.id ?? ''
    for (let at = 0; at < 620; at++) {
      const { id } = await createBonusCase(store, { campaignId: sample.campaign.id, entrantId, category: '创新', title: at === 3 ? '=HYPERLINK("https://evil.example")' : `案例 ${at}`, text: '一，"二"\n三' })
      await updateBonusCase(store, id, 1, { state: 'submitted' })
    }
    const csv = await administrator('GET', `/campaigns/${sample.campaign.id}/exports/cases.csv`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="cases.csv"')
    const bytes = Buffer.from(await csv.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8')
    expect(text.split('\r\n')).toHaveLength(622)
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    const lines = (await (await administrator('GET', `/campaigns/${sample.campaign.id}/exports/cases.jsonl`)).text()).trimEnd().split('\n')
    expect(lines).toHaveLength(620)
    expect(new Set(lines.map(line => (JSON.parse(line) as { id: string }).id)).size).toBe(620)
    const other = await under.api.signedIn(await samplePerson(store, 'observer', null))
    expect((await other('GET', '/campaigns/01a20000-0000-7000-8000-000000000000/exports/cases.csv')).status).toBe(404)
    expect((await under.api.browser()('GET', `/campaigns/${sample.campaign.id}/exports/cases.csv`)).status).toBe(401)
  })
})

describe('watching', () => {
  test('progress is told at once and again when it changed; watching ends with the session', async () => {
    const watcher = await under.api.signedIn(await samplePerson(under.api.store, 'observer', sample.campaign.id))
    const answer = await watcher('GET', `/campaigns/${sample.campaign.id}/events`)
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    let heard = ''
    const hear = async (until: RegExp) => { while (!until.test(heard)) { const { value, done } = await reader.read(); if (done) break; heard += Buffer.from(value).toString('utf8') } }
    await hear(/"state":"draft"/)
    await under.api.store.pool.query(`update campaign set state = 'collecting' where id = $1`, [sample.campaign.id])
    under.api.hint({ topic: 'campaign', body: { campaignId: sample.campaign.id } })
    await hear(/"state":"collecting"/)
    await watcher('POST', '/auth/sign-out', { body: {} })
    await hear(/event: end/)
    expect(heard).toContain('not-signed-in')
    await reader.cancel()
    await under.api.store.pool.query(`update campaign set state = 'draft' where id = $1`, [sample.campaign.id])
  })
})

describe('the public part', () => {
  test('lists published campaigns, newest first, and says of each publication what it is and what corrected it', async () => {
    const { store, app } = under.api
    const made = []
    for (const at of ['2026-08-01', '2026-09-01']) {
      const { campaign, cohort, edition, entrants: [first] } = await sampleCampaign(store, 1)
      const publish = async (extra: { readonly correctsId?: string; readonly reason?: string }, publishedAt: string) => createPublication(store, { campaignId: campaign.id, title: '结果', document: headDocument(cohort.id, edition), publishedAt, ...extra }, [[{ entrantId: first?.id ?? '', cohortId: cohort.id, unitId: first?.unitId ?? '', unitName: '某市', regionCode: '440001', cohortName: cohort.name, position: 1, rank: 1, tier: null, score: 80, index: 0.8, dimensions: [], earlier: null, document: published([]) }]], [])
      const original = await publish({}, `${at}T00:00:00.000Z`)
      made.push({ campaign, cohort, original, correction: await publish({ correctsId: original.id, reason: '更正' }, `${at}T01:00:00.000Z`) })
    }
    const ask = async (path: string, headers: Record<string, string> = {}) => app.request(`${ORIGIN}/api/v1/public${path}`, { headers: { origin: 'https://elsewhere.example', ...headers } })
    const index = await ask('/publications')
    const tag = index.headers.get('etag') ?? ''
    expect([index.status, index.headers.get('access-control-allow-origin'), index.headers.get('cache-control')?.startsWith('public, max-age='), tag.length > 10]).toEqual([200, '*', true, true])
    const mine = new Set(made.map(({ campaign }) => campaign.id))
    const lines = ((await index.json()) as { publication: { id: string; campaignId: string; publishedBy?: unknown }; publications: number }[]).filter(({ publication }) => mine.has(publication.campaignId))
    expect(lines).toMatchObject([made[1], made[0]].map(one => ({ campaign: { title: '目标' }, publication: { id: one?.correction.id, number: 2 }, publications: 2 })))
    expect(lines.some(({ publication }) => 'publishedBy' in publication || 'document' in publication)).toBe(false)
    expect((await ask('/publications', { 'if-none-match': tag })).status).toBe(304)
    const head = async (id: string) => (await ask(`/publications/${id}`)).json()
    expect(await head(made[0]?.original.id ?? '')).toMatchObject({ publication: { number: 1 }, correctedById: made[0]?.correction.id, cohorts: [{ cohort: '地市', cohortId: made[0]?.cohort.id, units: 1, total: 100 }] })
    expect(await head(made[0]?.correction.id ?? '')).toMatchObject({ publication: { correctsId: made[0]?.original.id, reason: '更正' }, correctedById: null })
    expect((await ask('/publications/01a20000-0000-7000-8000-000000000000')).status).toBe(404)
  })

  test('answers any site without cookies, lets itself be cached, and takes nothing', async () => {
    const { campaign, cohort, edition, entrants: [first] } = await sampleCampaign(under.api.store, 1)
    const publication = await createPublication(under.api.store, { campaignId: campaign.id, title: '结果', document: headDocument(cohort.id, edition), publishedAt: '2026-07-01T00:00:00.000Z' }, [[{ entrantId: first?.id ?? '', cohortId: cohort.id, unitId: first?.unitId ?? '', unitName: '+某市', regionCode: '440001', cohortName: cohort.name, position: 1, rank: 1, tier: '优秀', score: 86, index: 0.86, dimensions: [], earlier: null, document: {} }]], [])
    const lines = await under.api.app.request(`${ORIGIN}/api/v1/public/publications/${publication.id}/cohorts/${cohort.id}/lines.csv`)
    expect([lines.status, lines.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    expect((await lines.text()).split('\r\n')[1]).toBe(`1,1,优秀,'+某市,440001,地市,86,0.86,[],`)
    const path = `${ORIGIN}/api/v1/public/campaigns/${campaign.id}/publications`
    const answer = await under.api.app.request(path, { headers: { origin: 'https://elsewhere.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
    expect((await under.api.app.request(path, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })).status).toBe(304)
    expect((await under.api.app.request(path, { method: 'POST', headers: { origin: 'https://elsewhere.example' } })).status).toBe(403)
    const campaigns = await under.api.app.request(`${ORIGIN}/api/v1/campaigns`, { headers: { origin: 'https://elsewhere.example' } })
    expect(campaigns.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the documentation', () => {
  test('describes every route in OpenAPI 3.1 and every reference in it leads somewhere', async () => {
    const answer = await under.api.app.request(`${ORIGIN}/api/v1/openapi.json`)
    const text = await answer.text()
    const document = JSON.parse(text) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>>; components: Record<string, Record<string, unknown>> }
    expect(document.openapi).toMatch(/^3\.1/)
    expect(ROUTES.filter(({ method, path }) => document.paths[`/api/v1${path}`]?.[method] === undefined)).toEqual([])
    const ids = Object.values(document.paths).flatMap(operations => Object.values(operations).map(({ operationId }) => operationId))
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, kind = '', name = ''] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)) expect(document.components[kind]).toHaveProperty(name)
  })

  test('is a page of our own files, from nowhere else', async () => {
    const page = await under.api.app.request(`${ORIGIN}/api/v1/docs`)
    const html = await page.text()
    expect(html).not.toMatch(/(?:src|href)="https?:/)
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect([(await under.api.app.request(`${ORIGIN}${path}`)).status, path]).toEqual([200, path])
    expect((await under.api.app.request(`${ORIGIN}/api/v1/docs/..%2fpackage.json`)).status).toBe(404)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})
