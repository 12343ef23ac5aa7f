import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import truth from '../../sample/truth.json' with { type: 'json' }
import { startSampleServer } from '../../sample/server.ts'
import type { SampleServer } from '../../sample/server.ts'
import { collectSite } from '../../src/collect/collect.ts'
import { parseOverride } from '../../src/collect/http/overrides.ts'
import type { EvaluatedPoint, EvaluationDocument } from '../../src/model/evaluation.ts'
import { recompute } from '../../src/scoring/recompute.ts'
import { evaluateArchive, findVariant } from '../../src/workflow/evaluate.ts'

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
    expect({ state: point?.state, rating: point?.rating ?? null }).toEqual({ state: expected.state, rating: expected.rating === null ? null : expect.closeTo(expected.rating, 9) })
  })

  test('every dead link is found with where it stands, and no other', () => {
    expect(live.facts.deadLinks.map(({ url }) => url).sort()).toEqual(truth.deadLinks.map(({ url }) => url).sort())
    for (const link of truth.deadLinks) {
      const found = live.facts.deadLinks.find(({ url }) => url === link.url)
      expect(found?.from.map(({ url }) => url)).toEqual(expect.arrayContaining([...link.from]))
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
    for (const point of rated) for (const { judgement } of point.measures) if (judgement.outcome === 'rated') for (const ref of judgement.evidence) expect(ref.sha256).toMatch(/^[0-9a-f]{64}$/)
  })
})

test('judging the same archive again gives the same bytes', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  for (const out of [first, second]) await evaluateArchive(join(folder, 'live'), out, REQUEST)
  for (const file of ['evaluation.json', 'report.html']) expect(await readFile(join(first, file), 'utf8')).toBe(await readFile(join(second, file), 'utf8'))
  expect(JSON.parse(await readFile(join(first, 'evaluation.json'), 'utf8'))).toEqual(JSON.parse(await readFile(join(folder, 'live', 'evaluation.json'), 'utf8')))
}, 120_000)

/** What an archive without live probes, searches and a browser cannot know. */
const LIVE_ONLY = new Set(['dns', 'tls', 'ipv6', 'availability', 'security-headers', 'cookies', 'search-trials'])

describe.skipIf(!HAS_WGET)('an archive that wget made of the same city', () => {
  test('is judged the same, apart from what only a live visit can know', async () => {
    const prefix = join(folder, 'wget')
    const hosts = 'www.qinglan.gov.cn,zwfw.qinglan.gov.cn,data.qinglan.gov.cn'
    spawnSync('wget', ['--mirror', '--page-requisites', '--span-hosts', `--domains=${hosts}`, '--no-verbose', `--warc-file=${prefix}`, '--delete-after', '--tries=1', '-e', 'use_proxy=yes', '-e', `http_proxy=127.0.0.1:${server.port}`, HOME], { cwd: folder, timeout: 150_000 })
    const { document } = await evaluateArchive(`${prefix}.warc.gz`, join(folder, 'from-wget'), { ...REQUEST, home: HOME })
    const archived = pointsOf(document)
    const differing = [...pointsOf(live)].filter(([id, point]) => {
      const other = archived.get(id)
      const knowsLess = other?.measures.some(({ judgement }) => judgement.outcome === 'undetermined' && judgement.missing.some(name => LIVE_ONLY.has(name)))
      return !knowsLess && (other?.state !== point.state || other.rating !== point.rating)
    }).map(([id, point]) => `${id}: live ${point.state} ${point.rating}, archive ${archived.get(id)?.state} ${archived.get(id)?.rating}`)
    expect(differing).toEqual([])
  }, 200_000)
})
