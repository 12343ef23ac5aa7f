import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appExports, NOTICES, wechatExports, weiboExports } from '../../sample/media/exports.ts'
import type { Exports } from '../../sample/media/exports.ts'
import truth from '../../sample/media/truth.json' with { type: 'json' }
import { importIntoAccount } from '../../src/collect/imports/account-directory.ts'
import type { ImportResult } from '../../src/collect/imports/account-directory.ts'
import type { EvaluatedPoint, EvaluationDocument } from '../../src/model/evaluation.ts'
import { recompute } from '../../src/scoring/recompute.ts'
import { evaluateArchive, findVariant } from '../../src/workflow/evaluate.ts'

const KINDS = ['wechat', 'weibo', 'app'] as const
type Kind = (typeof KINDS)[number]
const EXPORTS: Readonly<Record<Kind, Exports>> = { wechat: wechatExports(), weibo: weiboExports(), app: appExports() }
const NAMES: Readonly<Record<Kind, string>> = { wechat: '青岚发布', weibo: '青岚发布', app: '青岚办' }

let folder: string
const imported = new Map<Kind, ImportResult>()
const documents = new Map<Kind, EvaluationDocument>()

async function importAll(kind: Kind): Promise<ImportResult> {
  await mkdir(join(folder, `${kind}-files`), { recursive: true })
  const paths = await Promise.all(Object.entries(EXPORTS[kind]).map(async ([name, content]) => {
    const path = join(folder, `${kind}-files`, name)
    await writeFile(path, content)
    return { path }
  }))
  return importIntoAccount({ dir: join(folder, kind), kind, unit: '青岚市人民政府', name: NAMES[kind], paths, at: '2020-11-30T08:00:00.000Z', covers: { from: '2019-12-01', to: '2020-11-30' } })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-sample-media-'))
  for (const kind of KINDS) imported.set(kind, await importAll(kind))
  await writeFile(join(folder, 'notices.csv'), NOTICES)
  for (const kind of KINDS) {
    const channels = KINDS.filter(other => other !== kind).map(other => ({ kind: other, path: join(folder, other) }))
    documents.set(kind, (await evaluateArchive(join(folder, kind), join(folder, `${kind}-out`), { variant: findVariant('new-media-2020', kind), date: truth.date, channels, records: [join(folder, 'notices.csv')] })).document)
  }
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const points = (kind: Kind): ReadonlyMap<string, EvaluatedPoint> => new Map((documents.get(kind)?.indicators ?? []).flatMap(indicator => indicator.points.map(point => [point.id, point])))
/** What counts, or where a person has yet to confirm it, what is suggested. */
function ratingOf(point: EvaluatedPoint | undefined): number | null {
  const judgement = point?.measures[0]?.judgement
  return point?.rating ?? (judgement?.outcome === 'rated' ? judgement.rating : null)
}

describe.each(KINDS)('the %s account of the sample city', kind => {
  test.each(Object.entries(truth[kind]))('%s is judged as it was built', (id, [state, rating]) => {
    const point = points(kind).get(id)
    expect(point?.state).toBe(state)
    expect(ratingOf(point) ?? -1).toBeCloseTo(Number(rating ?? -1), 9)
  })

  test('adds up, and importing everything again changes nothing', async () => {
    expect(recompute(documents.get(kind) as EvaluationDocument)).toEqual([])
    const again = await importAll(kind)
    expect(again.files.every(({ known }) => known)).toBe(true)
    expect(again.content.posts).toEqual(imported.get(kind)?.content.posts)
  })
})

test('the list, the exporter’s file and the saved article are one account', () => {
  const [list, exporter, article] = imported.get('wechat')?.files ?? []
  expect(list).toMatchObject({ formats: ['wechat-appmsg-list'], faultCount: 0, added: list?.records })
  // New are the comments of the one, and the profile of the other: no post comes twice.
  expect(exporter).toMatchObject({ faultCount: 0, added: (exporter?.records ?? 0) - 5 })
  expect(article).toMatchObject({ faultCount: 0, records: 2, added: 1 })
})
