import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importIntoAccount } from '../../src/collect/imports/account-directory.ts'
import type { EvaluatedPoint, EvaluationDocument } from '../../src/model/evaluation.ts'
import { recompute } from '../../src/scoring/recompute.ts'
import { evaluateArchive, findVariant } from '../../src/workflow/evaluate.ts'
import { ARTICLE_HTML, CRAWLER_JSON, EXPORTER_JSON, SELF_MENU } from '../collect/imports/fixtures.ts'

let folder: string
let document: EvaluationDocument
const REQUEST = { variant: findVariant('new-media-2020', 'wechat'), date: '2020-11-30' }

async function imported(name: string, kind: 'wechat' | 'weibo', contents: Readonly<Record<string, string>>): Promise<string> {
  const paths = await Promise.all(Object.entries(contents).map(async ([file, content]) => {
    const path = join(folder, file)
    await writeFile(path, content)
    return { path }
  }))
  const dir = join(folder, name)
  await importIntoAccount({ dir, kind, unit: '青岚市人民政府', paths, at: '2020-11-30T08:00:00.000Z', covers: { from: '2019-12-01', to: '2020-11-30' } })
  return dir
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-accounts-'))
  const wechat = await imported('wechat', 'wechat', { 'list.json': EXPORTER_JSON, 'article.html': ARTICLE_HTML, 'menu.json': SELF_MENU })
  const weibo = await imported('weibo', 'weibo', { 'weibo.json': CRAWLER_JSON })
  document = (await evaluateArchive(wechat, join(folder, 'out'), { ...REQUEST, channels: [{ kind: 'weibo', path: weibo }] })).document
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const point = (id: string): EvaluatedPoint | undefined => document.indicators.flatMap(({ points }) => points).find(one => one.id === id)

test('an account is evaluated like a site: unit, channels, archive, notes, a sum that adds up', () => {
  expect(document.unit).toMatchObject({ name: '青岚市人民政府', channels: [{ kind: 'wechat', address: 'gh_0123456789ab' }, { kind: 'weibo', address: '2803301701' }] })
  expect(document.archive.map(({ file }) => file.replace(/[0-9a-f]{20}/, '*'))).toEqual(['files/*.json', 'files/*.html', 'files/*.json', 'weibo-1/files/*.json'])
  expect(document.coverage.notes[0]).toContain('微信账号“青岚发布”导入文件 3 份：发布内容 2 条')
  expect(recompute(document)).toEqual([])
})

test('posts, comments, menu and names are judged; what nobody imported stays open and says so', () => {
  expect(point('publishing/frequency/0')?.rating).toBeCloseTo(1 / 52, 9)
  expect(point('publishing/content/2')?.rating).toBeGreaterThan(0)
  expect(point('interaction/replies/1')).toMatchObject({ state: 'rated', rating: 1 })
  expect(point('management/certification/2')).toMatchObject({ state: 'rated', rating: 1 })
  expect(point('service/queries/1')?.state).toBe('pending')
  expect(point('management/one-account/0')).toMatchObject({ state: 'undetermined' })
  expect(point('management/security/0')?.measures[0]?.judgement).toMatchObject({ outcome: 'undetermined', missing: ['external-records'] })
})

test('every cited record is shown beside the report', async () => {
  const cited = point('publishing/content/2')?.measures[0]?.judgement
  const [ref] = cited?.outcome === 'rated' ? cited.evidence : []
  const page = await readFile(join(folder, 'out', `evidence/${ref?.sha256.slice(0, 20)}-${ref?.offset}.html`), 'utf8')
  expect(page).toContain('青岚市出台惠企政策十条')
  expect((await readdir(join(folder, 'out', 'evidence'))).length).toBeGreaterThan(2)
  expect(await readFile(join(folder, 'out', 'report.html'), 'utf8')).toContain('evidence/')
})

test('the same account gives the same bytes', async () => {
  await evaluateArchive(join(folder, 'wechat'), join(folder, 'again'), { ...REQUEST, channels: [{ kind: 'weibo', path: join(folder, 'weibo') }] })
  expect(await readFile(join(folder, 'again', 'evaluation.json'), 'utf8')).toBe(await readFile(join(folder, 'out', 'evaluation.json'), 'utf8'))
})

test('an account of another kind than the variant judges, or none, is refused', async () => {
  await expect(evaluateArchive(join(folder, 'weibo'), join(folder, 'x'), REQUEST)).rejects.toMatchObject({ code: 'account-needed' })
  await expect(evaluateArchive(join(folder, 'wechat'), join(folder, 'x'), { ...REQUEST, channels: [{ kind: 'app', path: join(folder, 'weibo') }] })).rejects.toMatchObject({ code: 'account-other' })
})
