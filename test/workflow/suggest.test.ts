import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EvaluatedPoint, EvaluationDocument } from '../../src/model/evaluation.ts'
import { keptSuggestion } from '../../src/model/suggestion.ts'
import { recompute } from '../../src/scoring/recompute.ts'
import { evaluateArchive, findVariant } from '../../src/workflow/evaluate.ts'
import { suggestForArchive } from '../../src/workflow/suggest.ts'
import type { SuggestOptions } from '../../src/workflow/suggest.ts'
import { writeFrozenArchive } from '../golden/frozen-archive.ts'
import { honest, say, startFakeModel } from '../suggest/fake-model.ts'
import type { FakeModel } from '../suggest/fake-model.ts'

const REQUEST = { variant: findVariant('local-website-2020', 'city'), date: '2020-11-30', home: 'http://www.qinglan.gov.cn/' }
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

let fake: FakeModel
let folder: string
let archive: string
let plain: EvaluationDocument
beforeAll(async () => {
  fake = await startFakeModel()
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-suggest-'))
  archive = join(folder, 'city.warc')
  // A tenth of the pages: enough to have something to quote for most points.
  await writeFrozenArchive(archive, url => url === REQUEST.home || (url.startsWith(REQUEST.home) && hash('sha256', url, 'hex') < '18'))
  plain = (await evaluateArchive(archive, join(folder, 'plain'), REQUEST)).document
}, 60_000)
afterAll(async () => {
  await fake.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => { fake.heard.length = 0; fake.behave = honest })

const pointsOf = (document: EvaluationDocument): EvaluatedPoint[] => document.indicators.flatMap(({ points }) => points)
const fileIn = (name: string): string => join(folder, name, 'suggestions.jsonl')
const run = async (name: string, more: Partial<SuggestOptions> = {}) => suggestForArchive(archive, REQUEST, { endpoint: fake.endpoint, file: fileIn(name), most: 100, signal: new AbortController().signal, ...more })
const linesOf = async (name: string) => (await readFile(fileIn(name), 'utf8')).trimEnd().split('\n').map(line => keptSuggestion.parse(JSON.parse(line)))
const withoutSuggestions = (document: EvaluationDocument): unknown => JSON.parse(JSON.stringify({ ...document, archive: document.archive.filter(({ file }) => file !== 'suggestions.jsonl') }, (key, value: unknown) => (key === 'suggestions' ? undefined : value)))

test('points that wait for people get suggestions; nothing that counts changes, and judging again calls nobody', async () => {
  const made = await run('asked')
  const open = pointsOf(plain).filter(({ state }) => state === 'pending' || state === 'undetermined')
  expect(made.questions.map(({ point }) => point)).toEqual(open.map(({ id }) => id))
  expect(made).toMatchObject({ known: 0, dropped: {}, unanswered: [], left: 0, suggested: made.questions.length - made.bare })
  expect(made.suggested).toBeGreaterThan(4)
  fake.heard.length = 0

  const { document } = await evaluateArchive(archive, join(folder, 'asked'), REQUEST)
  const suggested = pointsOf(document).filter(({ suggestions }) => suggestions !== undefined)
  expect(suggested).toHaveLength(made.suggested)
  expect(suggested.every(({ suggestions }) => suggestions?.[0]?.model === 'fake-1' && suggestions[0].quotes.length === 1)).toBe(true)
  expect(withoutSuggestions(document)).toEqual(withoutSuggestions(plain))
  expect(document.score).toEqual(plain.score)
  expect(recompute(document)).toEqual([])
  expect(document.archive.at(-1)).toMatchObject({ file: 'suggestions.jsonl', records: made.suggested })
  const bytes = await readFile(join(folder, 'asked', 'evaluation.json'), 'utf8')
  await evaluateArchive(archive, join(folder, 'asked'), REQUEST)
  expect(await readFile(join(folder, 'asked', 'evaluation.json'), 'utf8')).toBe(bytes)
  expect(fake.heard).toEqual([])

  const report = await readFile(join(folder, 'asked', 'report.html'), 'utf8')
  expect(report).toContain('语言模型的建议（不计分，由人判断）')
  const quote = suggested[0]?.suggestions?.[0]?.quotes[0]
  expect(report).toContain(`evidence/${quote?.evidence.sha256.slice(0, 20)}`)
}, 60_000)

test('a second run asks nothing that was answered; one point can be asked for alone', async () => {
  const one = await run('once', { points: [pointsOf(plain).find(({ state }) => state === 'pending')?.id ?? ''] })
  expect(one.questions).toHaveLength(1)
  const again = await run('once', { points: [one.questions[0]?.point ?? ''] })
  expect(again).toMatchObject({ known: 1, suggested: 1 })
  expect(fake.heard).toHaveLength(1)
  expect(await linesOf('once')).toHaveLength(1)
  await expect(run('once', { points: ['no/such/0'] })).rejects.toMatchObject({ code: 'point-unknown' })
}, 60_000)

test('without an endpoint the plan says what would be sent and sends nothing', async () => {
  const plan = await run('plan', { endpoint: null })
  expect(plan.questions.every(({ sources }) => sources.every(({ text }) => text.length <= 1500))).toBe(true)
  expect(plan.left).toBe(plan.questions.length - plan.bare)
  expect(fake.heard).toEqual([])
}, 60_000)

describe('a model that misbehaves', () => {
  test('lies: what stands nowhere in the archive is dropped, remembered and never shown', async () => {
    fake.behave = (_, response) => { say(response, { rating: 1, reason: '满分', quotes: [{ source: 1, text: '本市数字政府建设全国第一名' }] }) }
    const made = await run('lies', { most: 3 })
    expect(made).toMatchObject({ suggested: 0, dropped: { 'no-quote': 3 } })
    expect((await evaluateArchive(archive, join(folder, 'lies'), REQUEST)).document).toMatchObject({ score: plain.score })
    expect(await linesOf('lies')).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ suggestion: null, dropped: 'no-quote' }) as unknown))
  }, 60_000)

  test('is gone: three questions in a row without an answer end the run, and nothing is kept', async () => {
    const made = await run('gone', { endpoint: { ...fake.endpoint, url: 'http://127.0.0.1:9/v1' }, sleep: async () => undefined })
    expect(made.unanswered).toHaveLength(3)
    expect(made.left).toBeGreaterThan(0)
    await expect(readFile(fileIn('gone'))).rejects.toMatchObject({ code: 'ENOENT' })
  }, 60_000)

  test('a run that is interrupted keeps what was answered', async () => {
    const controller = new AbortController()
    fake.behave = (heard, response) => { if (fake.heard.length === 3) controller.abort(); honest(heard, response) }
    const made = await run('stopped', { signal: controller.signal })
    expect(made.suggested).toBe(2)
    expect(await linesOf('stopped')).toHaveLength(2)
  }, 60_000)
})

describe('the file of suggestions', () => {
  test('what somebody wrote into it is checked against the archive again', async () => {
    await run('forged', { most: 1 })
    const [line] = await linesOf('forged')
    if (!line?.suggestion) throw new Error('suggested')
    const forged = { ...line, suggestion: { ...line.suggestion, rating: 1, quotes: [{ ...line.suggestion.quotes[0], text: '这一句从来没有在网站上出现过' }] } }
    await writeFile(fileIn('forged'), `${JSON.stringify(forged)}\n`)
    const { document } = await evaluateArchive(archive, join(folder, 'forged'), REQUEST)
    expect(pointsOf(document).some(({ suggestions }) => suggestions !== undefined)).toBe(false)
  }, 60_000)

  test('of another table it says nothing here', async () => {
    await run('other', { most: 1 })
    const other = await evaluateArchive(archive, join(folder, 'other'), { ...REQUEST, variant: findVariant('local-website-2020', 'county') })
    expect(pointsOf(other.document).some(({ suggestions }) => suggestions !== undefined)).toBe(false)
  }, 60_000)

  test('a torn last line is left out and written over; a broken one is named', async () => {
    await run('torn', { most: 1 })
    await appendFile(fileIn('torn'), '{"format":"zhengheng.sugg')
    await run('torn', { most: 1 })
    expect(await linesOf('torn')).toHaveLength(2)
    await appendFile(fileIn('torn'), '{"format":"else"}\n')
    await expect(evaluateArchive(archive, join(folder, 'torn'), REQUEST)).rejects.toMatchObject({ code: 'suggestions-broken', params: { line: 3 } })
  }, 60_000)
})

describe('on the command line', () => {
  const command = async (args: readonly string[], environment: Readonly<Record<string, string>>): Promise<{ code: number | null; out: string; err: string }> => new Promise(resolve => {
    const child = spawn(process.execPath, [MAIN, 'suggest', archive, '--scheme', 'local-website-2020', '--variant', 'city', '--date', '2020-11-30', ...args], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', ...environment } })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (data: string) => { said.out += data })
    child.stderr.setEncoding('utf8').on('data', (data: string) => { said.err += data })
    child.on('close', code => resolve({ code, ...said }))
  })

  test('without a model it says which variables name one', async () => {
    expect(await command([], {})).toMatchObject({ code: 2, out: '', err: expect.stringContaining('ZHENGHENG_MODEL_URL') as string })
  }, 60_000)

  test('asks, judges again and shows; the key is nowhere', async () => {
    const { code, out, err } = await command(['--out', 'cli', '--most', '2'], { ZHENGHENG_MODEL_URL: fake.endpoint.url, ZHENGHENG_MODEL: 'fake-1', ZHENGHENG_MODEL_KEY: 'sk-very-secret-key' })
    expect(code).toBe(3)
    expect(err).toContain('suggested 2 ')
    expect(out).toContain('report.html')
    expect(fake.heard).toHaveLength(2)
    const written = await readFile(join(folder, 'cli', 'evaluation.json'), 'utf8') + await readFile(join(folder, 'cli', 'suggestions.jsonl'), 'utf8') + await readFile(join(folder, 'cli', 'report.html'), 'utf8')
    expect(written + out + err).not.toContain('sk-very-secret-key')
    expect(written).toContain('语言模型的建议')
  }, 60_000)
})
