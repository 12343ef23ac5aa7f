import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { siteDomainName } from '../../src/measures/site/domain-name.ts'
import { createEntrant, importEntrants } from '../../src/store/entrant.ts'
import { newId } from '../../src/store/ids.ts'
import { createPublication } from '../../src/store/publication.ts'
import type { NewPublicationRow } from '../../src/store/publication.ts'
import { createUnit, importUnits } from '../../src/store/unit.ts'
import { publishedRow } from '../../src/model/published-result.ts'
import type { FrozenResult } from '../../src/model/published-result.ts'
import type { FrozenHead } from '../../src/workflow/campaign/snapshot.ts'
import { recomputePublished } from '../../src/workflow/published-rows.ts'
import { publicEvidence } from '../../src/workflow/public-evidence.ts'
import { publishedFile, publishedFiles } from '../../src/workflow/published-site.ts'
import type { SiteFile } from '../../src/workflow/published-site.ts'
import { useStore } from '../store/test-database.ts'
import { setStage } from './campaign/stage.ts'
import type { Stage } from './campaign/stage.ts'

const database = useStore()
const HOSTILE = '=HYPERLINK("x")<script>alert(1)</script>市'
const sha256 = createHash('sha256').update('page').digest('hex')
const options = { base: 'https://results.example.cn/', evidence: publicEvidence('https://results.example.cn/') }
let stage: Stage
let slug = ''
let rows: NewPublicationRow[] = []

function frozen(rating: number): FrozenResult {
  const point = { id: 'a/1', no: 1, share: 1, state: 'rated' as const, rating, by: 'auto' as const, worth: 60, low: 60 * rating, high: 60 * rating, measures: [
    { id: 'site/domain-name', version: 1, kind: 'automatic' as const, share: 1, judgement: { outcome: 'rated' as const, rating, confidence: 1, reasons: ['域名<b>符合</b>规范'], advice: ['改域名'], evidence: [{ sha256, kind: 'response' as const, url: 'http://www.a.gov.cn/' }] } },
    { id: 'site/given-up-since', version: 3, kind: 'automatic' as const, share: 1, judgement: { outcome: 'not-applicable' as const, reason: '没有此类栏目' } },
  ] }
  return {
    total: 100, policies: { undetermined: 'hold', notApplicable: 'renormalise', decimals: 2 }, bonus: { cap: 10, awards: [] }, final: { low: 60 * rating, high: 60 * rating + 40 }, index: { low: 0, high: 1 },
    score: { low: 60 * rating, high: 60 * rating + 40, determined: 60, maximum: 100, bonus: { value: 0, cap: 10, cases: 0 } },
    indicators: [{ id: 'a', path: ['甲', '一'], weight: 60, low: 60 * rating, high: 60 * rating, index: { low: rating, high: rating }, points: [point] }],
  }
}

beforeAll(async () => {
  stage = await setStage(database.store, 0)
  slug = (await database.store.pool.query<{ slug: string }>('select slug from campaign where id = $1', [stage.campaignId])).rows[0]?.slug ?? ''
  const names = [HOSTILE, '乙省', '丙省', '丁省', '戊省']
  rows = []
  for (const [i, name] of names.entries()) {
    const regionCode = `${[11, 12, 13, 14, 15][i]}0000`
    const unit = await createUnit(database.store, { name, level: 'province', regionCode })
    const entrant = await createEntrant(database.store, { campaignId: stage.campaignId, cohortId: stage.cohortId, unitId: unit.id })
    const rating = 1 - i / 10
    const dimensions = [{ name: '甲', weight: 60, low: 60 * rating, high: 60 * rating, index: { low: rating, high: rating } }]
    rows.push({ entrantId: entrant.id, cohortId: stage.cohortId, unitId: unit.id, unitName: name, regionCode, cohortName: '省级', position: i + 1, rank: i + 1, tier: '优秀', score: 60 * rating, index: rating, dimensions, earlier: null, document: frozen(rating) })
  }
  const policies = { undetermined: 'hold' as const, notApplicable: 'renormalise' as const, bonusCap: 10, decimals: 2, tiers: [{ name: '优秀', from: 50 }, { name: '准备', from: 0 }] }
  const document: FrozenHead = { campaign: { slug, title: '批次', evaluationDate: '2026-06-30', windowFrom: '2026-01-01', windowTo: '2026-06-30' }, ranking: 'dense', listing: 'rank', cohorts: [{ cohortId: stage.cohortId, cohort: '省级', scheme: 'sample', edition: '2026', digest: 'd', variant: 'city', total: 100, weights: [{ id: 'a', weight: 60 }], policies }] }
  const head = { campaignId: stage.campaignId, title: '2026 年结果', document: { ...document }, publishedBy: stage.actors.admin.id, publishedAt: '2026-07-01T00:00:00.000Z' }
  const first = await createPublication(database.store, head, [rows], [])
  await createPublication(database.store, { ...head, correctsId: first.id, reason: '复核', publishedAt: '2026-07-02T00:00:00.000Z' }, [rows], [[
    { entrantId: rows[1]!.entrantId, pointId: null, what: 'score', before: 53, after: 54, reason: '采信材料' },
    { entrantId: rows[1]!.entrantId, pointId: 'a/1', what: 'point', before: { state: 'undetermined', rating: null }, after: { state: 'rated', rating: 0.9 }, reason: '看到了首页' },
  ]])
})

async function whole(body: SiteFile['body']): Promise<string> {
  if (typeof body === 'string') return body
  let text = ''
  for await (const piece of body) text += piece
  return text
}

const page = async (path: string): Promise<{ body: string }> => {
  const file = await publishedFile(database.store, path, options)
  if (!file) throw new Error(`no page ${path}`)
  return { body: await whole(file.body) }
}

describe('published results as pages', () => {
  test('every link between the files leads to one of them', async () => {
    const files = new Map<string, string>()
    for await (const { path, body } of publishedFiles(database.store, options)) files.set(path, await whole(body))
    const own = [...files].filter(([path]) => path.startsWith(`${slug}/`) && path.endsWith('.html'))
    expect(own.length).toBe(2 * (1 + 1 + rows.length))
    const lost = own.flatMap(([path, body]) => [...body.matchAll(/(?:href|src)="([^"#]+)"/g)].flatMap(([, href = '']) => {
      const url = new URL(href, `https://x.example/${path}`)
      return url.hostname !== 'x.example' || files.has(decodeURIComponent(url.pathname.slice(1))) ? [] : [`${href} in ${path}`]
    }))
    expect(lost).toEqual([])
  })

  test('what a unit calls itself is text, and no page has a script', async () => {
    for (const path of [`${slug}/1/`, `${slug}/1/cohort-1.html`, `${slug}/1/units/${rows[0]!.entrantId}.html`]) {
      const { body } = await page(path)
      expect(body).not.toMatch(/<script|<b>符合|javascript:|style="/i)
      expect(body).toContain('&lt;script&gt;')
    }
  })

  test('no cell of the list can become a formula', async () => {
    const { body } = await page(`${slug}/1/data/cohort-1.csv`)
    expect(body.startsWith('\ufeff名次 rank,单位 unit')).toBe(true)
    expect(body).toContain(`1,"'=HYPERLINK(""x"")`)
  })

  test('a unit’s page names each point, its statement, its reasons and the archived page', async () => {
    const { body } = await page(`${slug}/2/units/${rows[1]!.entrantId}.html`)
    expect(body).toContain('要点 a/1')
    expect(body).toMatch(new RegExp(`https://results.example.cn/api/v1/public/publications/[0-9a-f-]{36}/entrants/${rows[1]!.entrantId}/evidence/${sha256}/page`))
    expect(body).toMatch(/得分<\/span>.*：采信材料/)
    expect(body).toContain('要点 a/1 <code>a/1</code>：看到了首页')
    expect(body).toContain('54.00–94.00')
  })

  test('measures go by the titles they have today; one that the software gave up since, by its id', async () => {
    const { body } = await page(`${slug}/1/units/${rows[1]!.entrantId}.html`)
    expect(body).toContain(`<b>${siteDomainName.title}</b> <code>site/domain-name v1</code>`)
    expect(body).toContain('<p class="by"><code>site/given-up-since v3</code></p><p>没有此类栏目</p>')
  })

  test('a corrected publication leads to the one that corrects it, and that one lists what changed', async () => {
    expect((await page(`${slug}/1/index.html`)).body).toContain(`../../${slug}/2/index.html`)
    const { body } = await page(`${slug}/2/`)
    expect(body).toContain('采信材料')
    expect(body).toMatch(/要点 a\/1 <code>a\/1<\/code>.*未能看到.*90%.*看到了首页/)
    expect((await page(`${slug}/2/data/changes.csv`)).body).toContain('乙省,,score,53,54,采信材料')
    expect(await publishedFile(database.store, `${slug}/1/data/changes.csv`, options)).toBeNull()
  })

  test('the file of all rows has the digest of the publication, and each line fits its schema', async () => {
    const { body } = await page(`${slug}/2/data/results.jsonl`)
    const { rows: [made] } = await database.store.pool.query<{ digest: string }>('select digest from publication where campaign_id = $1 and number = 2', [stage.campaignId])
    expect(createHash('sha256').update(body).digest('hex')).toBe(made?.digest)
    const lines = body.trimEnd().split('\n').map(line => publishedRow.parse(JSON.parse(line)))
    expect(lines.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
    expect(JSON.parse((await page(`${slug}/2/data/results.schema.json`)).body)).toMatchObject({ type: 'object' })
  })

  test('a cohort of provinces has its tile map, and the catalogue is DCAT', async () => {
    expect((await page(`${slug}/1/cohort-1.html`)).body).toContain('各省得分 scores of provinces')
    const record = JSON.parse((await page(`${slug}/2/data/catalogue.jsonld`)).body) as { '@type': string; 'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[] }
    expect(record['@type']).toBe('dcat:Dataset')
    expect(record['dcat:distribution'].map(one => one['dcat:downloadURL']['@id'])).toContain(`https://results.example.cn/${slug}/2/data/cohort-1.json`)
  })

  test.each(['../../etc/passwd', 'x/1/', `nothing/1/index.html`, 'a/0/', `${'a'.repeat(300)}/1/`, 'style.css/..', `x/1/units/../../index.html`])('%s is no page', async path => {
    expect(await publishedFile(database.store, path, options)).toBeNull()
  })
})

describe('a cohort of many units, listed by tier', () => {
  const MANY = 1_203
  let tierSlug = ''
  beforeAll(async () => {
    const other = await setStage(database.store, 0)
    tierSlug = (await database.store.pool.query<{ slug: string }>('select slug from campaign where id = $1', [other.campaignId])).rows[0]?.slug ?? ''
    const ids = Array.from({ length: MANY }, () => newId())
    await importUnits(database.store, ids.map((id, i) => ({ id, name: `第${i}县`, level: 'county', regionCode: String(110_101 + i) })))
    await importEntrants(database.store, ids.map(unitId => ({ campaignId: other.campaignId, cohortId: other.cohortId, unitId })))
    const entrants = new Map((await database.store.pool.query<{ id: string; unit_id: string }>('select id, unit_id from entrant where campaign_id = $1', [other.campaignId])).rows.map(row => [row.unit_id, row.id]))
    const many = ids.map((unitId, i): NewPublicationRow => {
      const rating = i < 3 ? 0.9 : 0.5
      return { entrantId: entrants.get(unitId) ?? '', cohortId: other.cohortId, unitId, unitName: `第${i}县`, regionCode: String(110_101 + i), cohortName: '区县', position: i + 1, rank: i < 3 ? 1 : 2, tier: i < 3 ? '优秀' : '准备', score: 60 * rating, index: 0.6 * rating, dimensions: [], earlier: { publicationId: newId(), score: 40, rank: 1, tier: null }, document: frozen(rating) }
    })
    const policies = { undetermined: 'hold' as const, notApplicable: 'renormalise' as const, bonusCap: 10, decimals: 2, tiers: [{ name: '优秀', from: 50 }, { name: '准备', from: 0 }] }
    const document: FrozenHead = { campaign: { slug: tierSlug, title: '批次', evaluationDate: '2026-06-30', windowFrom: '2026-01-01', windowTo: '2026-06-30' }, ranking: 'dense', listing: 'tier', cohorts: [{ cohortId: other.cohortId, cohort: '区县', scheme: 'sample', edition: '2026', digest: 'd', variant: 'city', total: 100, weights: [{ id: 'a', weight: 60 }], policies }] }
    await createPublication(database.store, { campaignId: other.campaignId, title: '区县结果', document: { ...document }, publishedBy: other.actors.admin.id, publishedAt: '2026-07-03T00:00:00.000Z' }, [many], [])
  }, 60_000)

  test('all of them are on the page and in the file, under their tiers, without ranks', async () => {
    const { body } = await page(`${tierSlug}/1/cohort-1.html`)
    expect(body.match(/units\/[0-9a-f-]{36}\.html/g)).toHaveLength(MANY)
    expect(body).toMatch(/scope="rowgroup"[^>]*>优秀.*3 个单位[\s\S]*第0县[\s\S]*第2县[\s\S]*scope="rowgroup"[^>]*>准备.*1200 个单位[\s\S]*第3县/)
    expect(body).not.toContain('>rank<')
    expect((await page(`${tierSlug}/1/data/cohort-1.csv`)).body.trimEnd().split('\n')).toHaveLength(MANY + 1)
  })

  test('the file of all rows adds up again, with the digest of the publication; a changed number is found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhengheng-rows-'))
    try {
      const file = join(folder, 'results.jsonl')
      const { body } = await page(`${slug}/2/data/results.jsonl`)
      await writeFile(file, body)
      const { rows: [made] } = await database.store.pool.query<{ digest: string }>('select digest from publication where campaign_id = $1 and number = 2', [stage.campaignId])
      const found = await recomputePublished(file)
      expect(found).toMatchObject({ units: 5, digest: made?.digest })
      expect(found.differences.filter(({ at }) => at.endsWith('rank'))).toEqual([])
      await writeFile(file, body.replace('"position":2,"rank":2', '"position":2,"rank":1'))
      expect((await recomputePublished(file)).differences.map(({ at }) => at)).toContain('乙省 rank')
      await writeFile(file, `${body}not json\n`)
      await expect(recomputePublished(file)).rejects.toMatchObject({ code: 'document-invalid', params: { path: `${file}:6` } })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
