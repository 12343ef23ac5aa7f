import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EvaluatedPoint, EvaluationDocument } from '../../src/model/evaluation.ts'
import { evaluateArchive, findVariant } from '../../src/workflow/evaluate.ts'
import { writeFrozenArchive } from '../golden/frozen-archive.ts'

const HOME = 'http://www.qinglan.gov.cn/'
const REQUEST = { variant: findVariant('capability-2020', 'key-city'), date: '2020-11-30', home: HOME }
const onHost = (host: string) => (url: string): boolean => new URL(url).host === host

let folder: string
let together: EvaluationDocument
const paths = { site: '', platform: '', data: '' }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-channels-'))
  for (const [name, host] of [['site', 'www.qinglan.gov.cn'], ['platform', 'zwfw.qinglan.gov.cn'], ['data', 'data.qinglan.gov.cn']] as const) {
    paths[name] = join(folder, `${name}.warc`)
    await writeFrozenArchive(paths[name], onHost(host))
  }
  await writeFile(join(folder, 'notices.csv'), '日期,标题,类型,来源,是否整改\n2020-06-01,门户网站存在高危漏洞的通报,安全,省网信办,是\n')
  await writeFile(join(folder, 'figures.csv'), '评价对象,满意率,评价数,来源\n咨询投诉,96%,1200,12345热线\n')
  together = (await evaluateArchive(paths.site, join(folder, 'out'), {
    ...REQUEST,
    channels: [{ kind: 'service-platform', path: paths.platform }, { kind: 'data-platform', path: paths.data }],
    records: [join(folder, 'notices.csv'), join(folder, 'figures.csv')],
  })).document
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const point = (document: EvaluationDocument, id: string): EvaluatedPoint | undefined => document.indicators.flatMap(({ points }) => points).find(one => one.id === id)

test('sites of one unit that were collected apart are judged together', async () => {
  const alone = (await evaluateArchive(paths.site, join(folder, 'alone'), REQUEST)).document
  expect(together.unit.channels.map(({ kind, address }) => `${kind} ${address}`)).toEqual(['website http://www.qinglan.gov.cn/', 'service-platform http://zwfw.qinglan.gov.cn/', 'data-platform http://data.qinglan.gov.cn/'])
  expect(alone.facts.counts['guides']).toBe(0)
  expect(together.facts.counts['guides']).toBe(28)
  expect(together.facts.counts['datasets']).toBe(24)
  expect(point(together, 'maturity/data/open-data/1')?.rating).toBe(1)
  expect(together.archive.map(({ file }) => file)).toEqual(expect.arrayContaining(['site.warc', 'service-platform-1/platform.warc', 'data-platform-2/data.warc']))
})

test('evidence of every channel is shown beside the report', async () => {
  const guide = point(together, 'maturity/government/standards/1')?.measures[0]?.judgement
  const ref = guide?.outcome === 'rated' ? guide.evidence.find(({ url }) => url?.includes('zwfw')) : undefined
  expect(ref?.archive).toBe('service-platform-1/platform.warc')
  expect(await readFile(join(folder, 'out', `evidence/${ref?.sha256.slice(0, 20)}-${ref?.offset}.html`), 'utf8')).toContain('办事指南')
})

test('imported lists decide the points that only they can, and are kept', async () => {
  const incidents = point(together, 'safeguard/security/security/0')?.measures[0]?.judgement
  expect(incidents).toMatchObject({ outcome: 'rated', rating: 0.7 })
  expect(point(together, 'satisfaction/replies/effect/0')?.rating).toBe(1)
  const kept = together.archive.filter(({ file }) => file.startsWith('records/'))
  expect(kept).toHaveLength(2)
  expect(await readFile(join(folder, 'out', kept[0]?.file ?? ''), 'utf8')).toContain('高危漏洞')
})

test('a row of a list that is cited is shown beside the report', async () => {
  const incidents = point(together, 'safeguard/security/security/0')?.measures[0]?.judgement
  const [row, list] = incidents?.outcome === 'rated' ? incidents.evidence : []
  expect(row?.offset).toBe(2)
  const shown = async (name: string) => readFile(join(folder, 'out', `evidence/${name}.html`), 'utf8')
  expect(await shown(`${row?.sha256.slice(0, 20)}-2`)).toContain('门户网站存在高危漏洞的通报')
  expect(await shown(list?.sha256.slice(0, 20) ?? '')).toContain('notices.csv')
  expect(await readFile(join(folder, 'out', 'report.html'), 'utf8')).toContain(`evidence/${row?.sha256.slice(0, 20)}-2.html`)
})

test('without lists the same points stay open and say so', async () => {
  const { document } = await evaluateArchive(paths.site, join(folder, 'bare'), REQUEST)
  expect(point(document, 'safeguard/security/privacy/0')?.measures[0]?.judgement).toMatchObject({ outcome: 'undetermined', missing: ['external-records'] })
})

test('a list that is none and a channel that is not there are refused', async () => {
  await writeFile(join(folder, 'none.csv'), 'a,b\n1,2\n')
  await expect(evaluateArchive(paths.site, join(folder, 'x'), { ...REQUEST, records: [join(folder, 'none.csv')] })).rejects.toMatchObject({ code: 'table-unreadable' })
  await expect(evaluateArchive(paths.site, join(folder, 'x'), { ...REQUEST, records: [join(folder, 'gone.csv')] })).rejects.toMatchObject({ code: 'file-unreadable' })
  await expect(evaluateArchive(paths.site, join(folder, 'x'), { ...REQUEST, channels: [{ kind: 'service-platform', path: join(folder, 'gone.warc') }] })).rejects.toMatchObject({ name: 'AppError' })
})
