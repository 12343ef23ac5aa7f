import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EvidenceRef } from '../../src/model/evidence.ts'
import { updateCampaign } from '../../src/store/campaign.ts'
import { listChannels } from '../../src/store/channel.ts'
import { queueCollections } from '../../src/store/collection.ts'
import { createConflictRule } from '../../src/store/conflict-rule.ts'
import { newId } from '../../src/store/ids.ts'
import { proposeJudgementSet } from '../../src/store/judgement-set.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { createPublication } from '../../src/store/publication.ts'
import { ratedJudgement, sampleCampaign, samplePerson, sampleTasks } from '../store/sample-campaign.ts'
import type { SampleCampaign } from '../store/sample-campaign.ts'
import { useApi } from './api-under-test.ts'
import type { Browser } from './api-under-test.ts'
import { keepSite } from './archived-site.ts'
import { keepAccount } from './imported-account.ts'
import { headDocument, published } from './matrix-campaign.ts'

const HOME = 'http://www.city0.gov.cn/'
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')
const PAGE = '<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/css/main.css"><script src="/app.js"></script></head><body><img src="/logo.png" onerror="alert(1)"><p>主办单位：某市人民政府</p><form action="/search"><input name="q"></form><img src="http://elsewhere.cn/x.png"></body></html>'
const SITE = [
  { url: HOME, type: 'text/html', body: PAGE, shot: PICTURE },
  { url: `${HOME}css/main.css`, type: 'text/css', body: '@import "base.css"; body{background:url(../logo.png)}' },
  { url: `${HOME}css/base.css`, type: 'text/css', body: 'p{color:#123456}' },
  { url: `${HOME}logo.png`, type: 'image/png', body: PICTURE },
  { url: `${HOME}leak.html`, type: 'text/html; charset=utf-8', body: '<p>身份证 110101199003070000</p>' },
  { url: `${HOME}file.txt`, type: 'text/plain; charset=utf-8', body: '第一行\n<script>alert(1)</script>' },
  { url: `${HOME}other.html`, type: 'text/html; charset=utf-8', body: '<p>无人引用</p>' },
]

let folder = ''
let objects: ObjectStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-evidence-'))
  objects = await diskObjects(folder)
})
const under = useApi(deps => ({ ...deps, context: { ...deps.context, objects } }))
afterAll(async () => rm(folder, { recursive: true, force: true }))

let sample: SampleCampaign
let digests: ReadonlyMap<string, string>
let manager: Browser
const digest = (url: string): string => digests.get(url) ?? ''
const at = (entrant: number, rest: string): string => `/entrants/${sample.entrants[entrant]?.id}/evidence${rest}`

beforeAll(async () => {
  const { store } = under.api
  sample = await sampleCampaign(store, 2)
  await updateCampaign(store, sample.campaign.id, 1, { state: 'assessing' })
  const [first] = sample.entrants
  const [website] = await listChannels(store, [first?.unitId ?? ''])
  const id = newId()
  await queueCollections(store, sample.campaign.id, [{ id, entrantId: first?.id ?? '', channelId: website?.id ?? '' }])
  digests = await keepSite(store, objects, id, SITE)
  manager = await under.api.signedIn(await samplePerson(store, 'manager', sample.campaign.id))
})

describe('an archived page', () => {
  test('is found by its address or its digest, with where it stands', async () => {
    const list = async (query: string) => (await (await manager('GET', at(0, query))).json()) as { items: { url: string; type: string; archive: string; offset: number; status: number; mime: string; sha256: string }[]; next: string | null }
    expect((await list(`?sha256=${digest(HOME)}`)).items).toMatchObject([{ url: HOME, type: 'response', kind: 'response', status: 200, mime: 'text/html', at: '2026-03-01T08:00:00.000Z', archive: 'archive/part-00001.warc.gz' }])
    expect((await list(`?url=${encodeURIComponent('HTTP://www.city0.gov.cn:80/#top')}&type=screenshot`)).items).toMatchObject([{ type: 'screenshot', kind: 'screenshot', mime: 'image/png' }])
    const seen: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page = await list(`?limit=3${after === '' ? '' : `&after=${after}`}`)
      seen.push(...page.items.map(({ url, type }) => `${type} ${url}`))
      after = page.next
    }
    expect(seen).toHaveLength(SITE.length + 1)
    expect(new Set(seen).size).toBe(seen.length)
    expect((await list(`?sha256=${'0'.repeat(64)}`)).items).toEqual([])
  })

  test('is shown as it looked, without anything that runs or loads, under a policy that would not let it', async () => {
    const answer = await manager('GET', at(0, `/${digest(HOME)}/page?mark=${encodeURIComponent('某市 人民政府')}`))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
    expect(['x-content-type-options', 'cross-origin-resource-policy', 'referrer-policy', 'content-type', 'x-zhengheng-places'].map(name => answer.headers.get(name))).toEqual(['nosniff', 'same-origin', 'no-referrer', 'text/html; charset=utf-8', '1'])
    const html = await answer.text()
    expect(html).not.toMatch(/<script|onerror|action=|https?:\/\//)
    expect(html).toContain(`<img src="data:image/png;base64,${PICTURE.toString('base64')}">`)
    expect(html).toContain(`p{color:#123456} body{background:url("data:image/png;base64,`)
    expect(html).toContain('<mark class="zhengheng-mark" id="zhengheng-mark">某市人民政府</mark>')
  })

  test('of text is text', async () => {
    const html = await (await manager('GET', at(0, `/${digest(`${HOME}file.txt`)}/page`))).text()
    expect(html).toContain('第一行\n&lt;script&gt;')
  })

  test('has its screenshot, its bytes and its WARC record, the last two only to be saved', async () => {
    const shot = await manager('GET', at(0, `/${digest(HOME)}/screenshot`))
    expect([shot.status, shot.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await shot.arrayBuffer()).equals(PICTURE)).toBe(true)
    expect((await manager('GET', at(0, `/${digest(`shot ${HOME}`)}/screenshot`))).status).toBe(200)
    expect((await manager('GET', at(0, `/${digest(`${HOME}other.html`)}/screenshot`))).status).toBe(404)
    const bytes = await manager('GET', at(0, `/${digest(HOME)}/bytes`))
    expect([bytes.headers.get('content-type'), bytes.headers.get('content-disposition'), bytes.headers.get('content-security-policy')]).toEqual(['application/octet-stream', `attachment; filename="${digest(HOME)}.bin"`, expect.stringContaining('sandbox')])
    expect(createHash('sha256').update(Buffer.from(await bytes.arrayBuffer())).digest('hex')).toBe(digest(HOME))
    const record = await manager('GET', at(0, `/${digest(HOME)}/record`))
    expect(record.headers.get('content-disposition')).toBe(`attachment; filename="${digest(HOME)}.warc.gz"`)
    expect(gunzipSync(Buffer.from(await record.arrayBuffer())).toString()).toMatch(/^WARC\/1\.1\r\nWARC-Type: response\r\n[\s\S]*某市人民政府/)
  })

  test('that is not there, or is another’s, is not found; what is no digest is refused', async () => {
    for (const way of ['page', 'screenshot', 'bytes', 'record']) {
      expect((await manager('GET', at(0, `/${'0'.repeat(64)}/${way}`))).status).toBe(404)
      expect((await manager('GET', at(1, `/${digest(HOME)}/${way}`))).status).toBe(404)
      expect((await manager('GET', at(0, `/..%2f..%2fetc%2fpasswd/${way}`))).status).toBe(422)
    }
  })
})

describe('who may look', () => {
  test('an assessor sees the archive of units with a task of his or hers; a unit its own; files of a mark are in no archive', async () => {
    const { store } = under.api
    const [withTask, without, conflicted] = [await samplePerson(store, 'assessor', sample.campaign.id), await samplePerson(store, 'assessor', sample.campaign.id), await samplePerson(store, 'assessor', sample.campaign.id)]
    const [first, second] = sample.entrants
    await sampleTasks(store, sample, first?.id ?? '', 'a/1', [withTask, conflicted])
    await createConflictRule(store, { campaignId: sample.campaign.id, kind: 'declared', personId: conflicted.id, unitId: first?.unitId ?? '' })
    const status = async (browser: Browser, entrant = 0) => [(await browser('GET', at(entrant, ''))).status, (await browser('GET', at(entrant, `/${digest(HOME)}/page`))).status]
    const assessor = await under.api.signedIn(withTask)
    expect([await status(assessor), await status(assessor, 1)]).toEqual([[200, 200], [404, 404]])
    expect(await status(await under.api.signedIn(without))).toEqual([404, 404])
    expect(await status(await under.api.signedIn(conflicted))).toEqual([403, 403])
    expect(await status(await under.api.signedIn(await samplePerson(store, 'unit', sample.campaign.id, { unitId: first?.unitId ?? '' })))).toEqual([200, 200])
    expect(await status(await under.api.signedIn(await samplePerson(store, 'unit', sample.campaign.id, { unitId: second?.unitId ?? '' })))).toEqual([404, 404])
    expect(await status(under.api.browser())).toEqual([401, 401])
    const uploaded = await objects.put(new TextEncoder().encode('a file of a mark'))
    expect((await manager('GET', at(0, `/${uploaded.sha256}/bytes`))).status).toBe(404)
  })

  test('anybody sees what a publication cites, unless the campaign says never or the page shows personal data', async () => {
    const { store } = under.api
    const { campaign, cohort, edition, entrants: [first] } = sample
    const cited: EvidenceRef[] = [HOME, `${HOME}leak.html`].map(url => ({ sha256: digest(url), kind: 'response' as const, url }))
    await proposeJudgementSet(store, { campaignId: campaign.id, entrantId: first?.id ?? '', schemeEditionId: edition.id, schemeId: edition.schemeId, edition: edition.edition, variant: 'city', toolVersion: '0.1.0', evaluationDate: campaign.evaluationDate, document: { summary: { personalData: [{ kind: '身份证号', masked: '110101********0000', url: `${HOME}leak.html`, evidence: cited[1] }] } } }, [{ pointId: 'a/1', position: 0, measureId: 'site/example', measureVersion: 1, document: ratedJudgement(1) }])
    const keep = async (text: string) => keepAccount(store, objects, { campaignId: campaign.id, entrantId: first?.id ?? '', unitId: first?.unitId ?? '', text })
    const [posts, comments] = [await keep('标题,发布时间\n惠企政策 13800138000,2026-03-01\n没有引用,2026-03-02\n'), await keep('留言内容,留言时间\n某人的话,2026-03-01\n')]
    for (const sha256 of [posts, comments]) cited.push({ sha256, kind: 'file', offset: 1 }, { sha256, kind: 'file' })
    const publication = await createPublication(store, { campaignId: campaign.id, title: '结果', document: headDocument(cohort.id, edition), publishedAt: '2026-08-01T00:00:00.000Z' }, [[{ entrantId: first?.id ?? '', cohortId: cohort.id, unitId: first?.unitId ?? '', unitName: '某市', regionCode: '440001', cohortName: '地市', position: 1, rank: 1, tier: null, score: 80, index: 0.8, dimensions: [], earlier: null, document: published(cited) }]], [])
    const anybody = under.api.browser()
    const open = async (url: string, way = 'page') => anybody('GET', `/public/publications/${publication.id}/entrants/${first?.id}/evidence/${digest(url)}/${way}`)
    const answer = await open(HOME)
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('access-control-allow-origin'), answer.headers.get('content-security-policy')]).toEqual([200, 'public, max-age=3600', '*', expect.stringContaining("sandbox; default-src 'none'")])
    expect((await open(HOME, 'screenshot')).status).toBe(200)
    expect((await open(`${HOME}leak.html`)).status).toBe(404)
    expect((await open(`${HOME}other.html`)).status).toBe(404)
    const imported = async (sha256: string, way: string) => anybody('GET', `/public/publications/${publication.id}/entrants/${first?.id}/evidence/${sha256}/${way}`)
    const record = await imported(posts, 'page?record=1')
    const shown = await record.text()
    expect([record.status, shown.includes('惠企政策'), shown.includes('13800138000'), shown.includes('没有引用')]).toEqual([200, true, false, false])
    const withheld = await (await imported(comments, 'page?record=1')).text()
    expect([withheld.includes(comments), withheld.includes('第 2 行'), withheld.includes('某人的话')]).toEqual([true, true, false])
    // Of a file nobody sees more than the record that is cited.
    for (const [sha256, way] of [[posts, 'page'], [posts, 'page?record=2'], [posts, 'bytes'], [posts, 'bytes?record=1'], [comments, 'bytes?record=1']] as const) expect([way, (await imported(sha256, way)).status]).toEqual([way, 404])
    const { version } = (await (await manager('GET', `/campaigns/${campaign.id}`)).json()) as { version: number }
    await updateCampaign(store, campaign.id, version, { settings: { publicEvidence: 'never' } })
    expect((await open(HOME)).status).toBe(404)
  })
})
