import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import truth from '../../sample/truth.json' with { type: 'json' }
import { startSampleServer } from '../../sample/server.ts'
import type { SampleServer } from '../../sample/server.ts'
import { openCollection } from '../../src/collect/archive/open-collection.ts'
import { collectSite } from '../../src/collect/collect.ts'
import { parseOverride } from '../../src/collect/http/overrides.ts'
import type { Observation } from '../../src/model/evidence.ts'
import type { ProbeValues } from '../../src/model/probes.ts'
import { canonicalUrl } from '../../src/page/url.ts'
import type { EvaluatedPoint, EvaluationDocument } from '../../src/model/evaluation.ts'
import { recompute } from '../../src/scoring/recompute.ts'
import { evaluateArchive, findVariant } from '../../src/workflow/evaluate.ts'
import { expectedSearch } from './expected-search.ts'

const HOME = 'http://www.qinglan.gov.cn/'
const REQUEST = { variant: findVariant('local-website-2020', 'city'), date: truth.date, unit: '青岚市人民政府' }
const HAS_WGET = spawnSync('wget', ['--version']).status === 0

let server: SampleServer
let folder: string
let live: EvaluationDocument

beforeAll(async () => {
  server = await startSampleServer()
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-e2e-'))
  const out = join(folder, 'live')
  await collectSite({ url: HOME, out, maxPages: 3000, maxMinutes: 5, rate: 0, concurrency: 8, browser: true, resume: false, allowPrivate: true, overrides: server.resolve.map(parseOverride), seed: 'e2e' })
  live = (await evaluateArchive(out, out, REQUEST)).document
}, 180_000)

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const pointsOf = (document: EvaluationDocument): ReadonlyMap<string, EvaluatedPoint> => new Map(document.indicators.flatMap(({ points }) => points.map(point => [point.id, point])))

describe('the sample city, evaluated live', () => {
  test.each(Object.entries(truth.points))('%s is judged as it was built', (id, expected) => {
    const point = pointsOf(live).get(id)
    expect(point?.state).toBe(expected.state)
    expect(point?.rating ?? -1).toBeCloseTo(expected.rating ?? -1, 9)
  })

  test('the search is judged by what it answers to the queries that were drawn', async () => {
    const collection = await openCollection(join(folder, 'live'), { canonicalUrl })
    const trials = collection.observations.filter((one): one is Observation<ProbeValues['search-trial']> => one.probe === 'search-trial').flatMap(one => (one.ok ? [one.value] : []))
    await collection.close()
    expect(trials.filter(({ scope, resultUrl }) => new URL(resultUrl).pathname !== (scope === 'site' ? '/search' : '/zwgk/search'))).toEqual([])
    const points = pointsOf(live)
    for (const [id, rating] of Object.entries(expectedSearch(trials))) expect({ id, rating: points.get(id)?.rating }).toEqual({ id, rating: expect.closeTo(rating, 9) })
  })

  test('every dead link is found with where it stands, and no other', () => {
    expect(live.facts.deadLinks.map(({ url }) => url).sort()).toEqual(truth.deadLinks.map(({ url }) => url).sort())
    for (const link of truth.deadLinks) {
      const found = live.facts.deadLinks.find(({ url }) => url === link.url)
      expect(found?.from).toEqual(expect.arrayContaining([...link.from]))
    }
  })

  test('empty and stale columns are the ones that were built so', () => {
    expect(live.facts.emptyColumns.map(({ url }) => url).sort()).toEqual(truth.emptyColumns.map(({ url }) => url).sort())
    expect(live.facts.staleColumns.map(({ url, lastDate }) => ({ url, lastDate: lastDate?.slice(0, 10) }))).toEqual(expect.arrayContaining(truth.staleColumns.map(({ url, lastDate }) => ({ url, lastDate }))))
  })

  test('personal data is found and never shown', () => {
    const found = new Set(live.facts.personalData.map(({ url }) => url))
    for (const { url } of truth.personalData) expect(found).toContain(url)
    expect(JSON.stringify(live)).not.toMatch(/(?<!\d)\d{17}[\dXx](?!\d)/)
  })

  test('the whole document adds up again', () => expect(recompute(live)).toEqual([]))

  test('every rating under the surface leads to evidence in the archive', () => {
    const rated = live.indicators.flatMap(({ points }) => points).filter(({ state }) => state === 'rated')
    expect(rated.length).toBeGreaterThan(60)
    const refs = rated.flatMap(point => point.measures).flatMap(({ judgement }) => (judgement.outcome === 'rated' ? judgement.evidence : []))
    expect(refs.filter(({ sha256 }) => !/^[0-9a-f]{64}$/.test(sha256))).toEqual([])
  })
})

test('judging the same archive again gives the same bytes', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  for (const out of [first, second]) await evaluateArchive(join(folder, 'live'), out, REQUEST)
  for (const file of ['evaluation.json', 'report.html']) expect(await readFile(join(first, file), 'utf8')).toBe(await readFile(join(second, file), 'utf8'))
  expect(JSON.parse(await readFile(join(first, 'evaluation.json'), 'utf8'))).toEqual(JSON.parse(await readFile(join(folder, 'live', 'evaluation.json'), 'utf8')))
}, 120_000)

/** What an archive without live probes, searches and a browser cannot know. */
const LIVE_ONLY = new Set(['dns', 'tls', 'ipv6', 'availability', 'security-headers', 'cookies', 'search-trials', 'person'])
/** How a judgement says that part of what it looks at was not observed and does not count. */
const SAYS_UNSEEN = /未能看到|无法判定、未计入|没有计入|无法断定|未能检查/

/** Why an archive may say less of a point than a live visit; null when it says otherwise without a reason. */
function reasonForLess(point: EvaluatedPoint, archived: EvaluatedPoint | undefined): string | null {
  for (const [index, { judgement }] of (archived?.measures ?? []).entries()) {
    if (judgement.outcome === 'undetermined') return judgement.missing.some(name => LIVE_ONLY.has(name)) ? judgement.reason : null
    const seen = point.measures[index]?.judgement
    if (judgement.outcome !== 'rated' || seen?.outcome !== 'rated' || judgement.rating === seen.rating) continue
    const unseen = judgement.reasons.filter(reason => SAYS_UNSEEN.test(reason) && !seen.reasons.includes(reason))
    return unseen.length > 0 && judgement.confidence < seen.confidence ? unseen.join('；') : null
  }
  return null
}

describe.skipIf(!HAS_WGET)('an archive that wget made of the same city', () => {
  test('is judged the same; what it could not see is undetermined or said, and trusted less', async () => {
    const prefix = join(folder, 'wget')
    const hosts = 'www.qinglan.gov.cn,zwfw.qinglan.gov.cn,data.qinglan.gov.cn'
    // Not spawnSync: the server answers from this very process.
    const child = spawn('wget', ['--mirror', '--page-requisites', '--span-hosts', `--domains=${hosts}`, '--no-verbose', `--warc-file=${prefix}`, '--delete-after', '--tries=1', '-e', 'use_proxy=yes', '-e', `http_proxy=127.0.0.1:${server.port}`, HOME], { cwd: folder, stdio: 'ignore', timeout: 150_000 })
    await once(child, 'close')
    const { document } = await evaluateArchive(`${prefix}.warc.gz`, join(folder, 'from-wget'), { ...REQUEST, home: HOME })
    const archived = pointsOf(document)
    const differing = [...pointsOf(live)].filter(([id, point]) => archived.get(id)?.state !== point.state || archived.get(id)?.rating !== point.rating)
    expect(differing.filter(([id, point]) => reasonForLess(point, archived.get(id)) === null).map(([id, point]) => `${id}: live ${point.state} ${point.rating}, archive ${archived.get(id)?.state} ${archived.get(id)?.rating}`)).toEqual([])
    // A rating may move only by what was not seen: a few hundredths here, never a verdict.
    const far = differing.filter(([id, point]) => Math.abs((archived.get(id)?.rating ?? point.rating ?? 0) - (point.rating ?? 0)) >= 0.02)
    expect(far.map(([id]) => id)).toEqual([])
  }, 200_000)
})
