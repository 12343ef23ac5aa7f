import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { KeptSuggestion } from '../../src/model/suggestion.ts'
import { ask } from '../../src/suggest/ask.ts'
import type { Asked, Asking } from '../../src/suggest/ask.ts'
import { endpointOf } from '../../src/suggest/endpoint.ts'
import type { PointQuestion } from '../../src/suggest/question.ts'
import { honest, say, startFakeModel } from './fake-model.ts'
import type { FakeModel } from './fake-model.ts'

const evidence = { sha256: 'a'.repeat(64), kind: 'response' as const, url: 'http://www.example.gov.cn/gh.html' }
const QUESTION: PointQuestion = {
  point: 'a/b/1', path: ['管理保障', '组织保障'], text: '制定发展规划', rubric: null,
  sources: [{ title: '规划', url: evidence.url, text: '青岚市数字政府建设\n三年行动计划（2020—2022年）已经市政府同意，现印发给你们。', evidence }],
}
const QUOTE = '青岚市数字政府建设三年行动计划'
const good = { rating: 1, reason: '已制定规划', quotes: [{ source: 1, text: QUOTE }] }

let fake: FakeModel
beforeAll(async () => { fake = await startFakeModel() })
afterAll(async () => fake.close())
beforeEach(() => { fake.heard.length = 0; fake.behave = honest })

const put = async (question = QUESTION, more: Partial<Asking> = {}): Promise<Asked> => ask(question, { endpoint: fake.endpoint, signal: new AbortController().signal, now: () => new Date(0), sleep: async () => undefined, known: new Map(), ...more })
const answering = (content: unknown) => { fake.behave = (_, response) => { say(response, content) } }

test('an answer whose quote stands in the source is kept with the evidence it points at', async () => {
  answering(good)
  expect(await put()).toMatchObject({ ok: true, isKnown: false, kept: { model: 'fake-1', dropped: null, suggestion: { rating: 1, reason: '已制定规划', at: '1970-01-01T00:00:00.000Z', quotes: [{ text: QUOTE, evidence }] } } })
  expect(fake.heard[0]?.headers.authorization).toBe('Bearer sk-very-secret-key')
  expect(fake.heard[0]?.body).toMatchObject({ model: 'fake-1', temperature: 0, response_format: { type: 'json_object' } })
})

describe('what a model makes up is dropped', () => {
  const rubric = { guidance: '', steps: [{ rating: 1, text: '有' }, { rating: 0, text: '无' }] }
  test.each<[string, unknown, string, PointQuestion?]>([
    ['a quote that stands nowhere', { ...good, quotes: [{ source: 1, text: '本市已全面建成数字政府' }] }, 'no-quote'],
    ['a quote from a source that was not given', { ...good, quotes: [{ source: 2, text: QUOTE }] }, 'no-quote'],
    ['a quote with one character changed', { ...good, quotes: [{ source: 1, text: QUOTE.replace('三年', '五年') }] }, 'no-quote'],
    ['a quote too short to mean anything', { ...good, quotes: [{ source: 1, text: '青岚市' }] }, 'no-quote'],
    ['no quote at all', { ...good, quotes: [] }, 'no-quote'],
    ['a rating above one', { ...good, rating: 7 }, 'wrong-form'],
    ['a rating in words', { ...good, rating: '满分' }, 'wrong-form'],
    ['more than was asked for', { ...good, score: 100 }, 'wrong-form'],
    ['prose', '我认为应当得满分。', 'not-json'],
    ['JSON that was cut', '{"rating": 1, "reason": "已', 'not-json'],
    ['prose around JSON', `好的：${JSON.stringify(good)}`, 'not-json'],
    ['a rating between the steps of the rubric', { ...good, rating: 0.7 }, 'off-rubric', { ...QUESTION, rubric }],
    ['"I cannot tell"', { rating: null, reason: '材料不足', quotes: [] }, 'cannot-tell'],
  ])('%s', async (_, content, dropped, question) => {
    answering(content)
    expect(await put(question)).toMatchObject({ ok: true, kept: { suggestion: null, dropped } })
  })

  test('of several quotes only the true ones stay, each once', async () => {
    answering({ ...good, quotes: [{ source: 1, text: '编造出来的一句话在此' }, { source: 1, text: QUOTE }, { source: 1, text: `${QUOTE} ` }] })
    expect((await put()) as unknown).toMatchObject({ kept: { suggestion: { quotes: [{ text: QUOTE }] } } })
  })

  test('control and direction characters in its words do not reach people', async () => {
    answering({ ...good, reason: 'a\u202eb\u0007c\n\nd' })
    expect((await put()) as unknown).toMatchObject({ kept: { suggestion: { reason: 'a b c d' } } })
  })
})

describe('an endpoint that fails gives no answer, and says why', () => {
  test.each<[string, FakeModel['behave'], { failure: string; detail: RegExp }, number]>([
    ['stalls before it answers', () => undefined, { failure: 'timeout', detail: /0\.4 s/ }, 1],
    ['stalls in the middle', (_, response) => { response.writeHead(200, { 'content-type': 'application/json' }); response.write('{"choices":') }, { failure: 'timeout', detail: /0\.4 s/ }, 1],
    ['is overloaded', (_, response) => { response.writeHead(503).end() }, { failure: 'trouble', detail: /HTTP 503/ }, 3],
    ['asks to slow down', (_, response) => { response.writeHead(429, { 'retry-after': '1' }).end() }, { failure: 'trouble', detail: /HTTP 429/ }, 3],
    ['breaks the connection', (_, response) => { response.destroy() }, { failure: 'trouble', detail: /./ }, 3],
    ['does not know the key', (_, response) => { response.writeHead(401).end('{"error":{"message":"Incorrect API key provided: sk-very-secret-key"}}') }, { failure: 'refused', detail: /^HTTP 401$/ }, 1],
    ['sends us elsewhere', (_, response) => { response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end() }, { failure: 'refused', detail: /HTTP 307/ }, 1],
    ['answers a web page', (_, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>') }, { failure: 'broken', detail: /choices/ }, 1],
    ['answers null', (_, response) => { response.writeHead(200).end('null') }, { failure: 'broken', detail: /choices/ }, 1],
    ['never stops talking', (_, response) => { response.writeHead(200); response.end(Buffer.alloc(3 * 1024 * 1024, 0x20)) }, { failure: 'broken', detail: /bytes/ }, 1],
  ])('%s', async (_, behave, { failure, detail }, requests) => {
    fake.behave = behave
    const asked = await put()
    expect(asked).toMatchObject({ ok: false, failure, detail: expect.stringMatching(detail) as string })
    expect(JSON.stringify(asked)).not.toContain('sk-very-secret-key')
    expect(fake.heard).toHaveLength(requests)
  })

  test('a server that does not know the wish for JSON is asked without it', async () => {
    fake.behave = (heard, response) => { if (heard.body.response_format === undefined) say(response, good); else response.writeHead(400).end() }
    expect(await put()).toMatchObject({ ok: true, kept: { dropped: null } })
    expect(fake.heard).toHaveLength(2)
  })

  test('a server that recovers is heard', async () => {
    let calls = 0
    fake.behave = (_, response) => { if (++calls < 3) response.writeHead(502).end(); else say(response, good) }
    expect(await put()).toMatchObject({ ok: true, kept: { suggestion: { rating: 1 } } })
  })

  test('an abort ends the waiting', async () => {
    fake.behave = () => undefined
    await expect(put(QUESTION, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})

test('the same question is asked once; another model or text is another question', async () => {
  answering(good)
  const first = await put()
  if (!first.ok) throw new Error('answered')
  const known = new Map([[first.kept.digest, first.kept as KeptSuggestion]])
  expect(await put(QUESTION, { known })).toEqual({ ok: true, isKnown: true, kept: first.kept })
  expect(fake.heard).toHaveLength(1)
  await put(QUESTION, { known, endpoint: { ...fake.endpoint, model: 'fake-2' } })
  await put({ ...QUESTION, text: '制定年度计划' }, { known })
  expect(fake.heard).toHaveLength(3)
})

describe('the endpoint that the environment names', () => {
  test('none is none', () => {
    expect(endpointOf({})).toBeNull()
    expect(endpointOf({ ZHENGHENG_MODEL: 'x', ZHENGHENG_MODEL_KEY: 'y' })).toBeNull()
  })
  test('base address, model and key', () => {
    expect(endpointOf({ ZHENGHENG_MODEL_URL: ' http://127.0.0.1:11434/v1/ ', ZHENGHENG_MODEL: 'qwen', ZHENGHENG_MODEL_KEY: '' }, 1000)).toEqual({ url: 'http://127.0.0.1:11434/v1', model: 'qwen', key: null, timeoutMs: 1000 })
  })
  test.each([
    [{ ZHENGHENG_MODEL_URL: 'localhost', ZHENGHENG_MODEL: 'x' }, 'ZHENGHENG_MODEL_URL'],
    [{ ZHENGHENG_MODEL_URL: 'https://sk-secret@api.example.com/v1', ZHENGHENG_MODEL: 'x' }, 'ZHENGHENG_MODEL_URL'],
    [{ ZHENGHENG_MODEL_URL: 'https://api.example.com/v1?key=sk-secret', ZHENGHENG_MODEL: 'x' }, 'ZHENGHENG_MODEL_URL'],
    [{ ZHENGHENG_MODEL_URL: 'https://api.example.com/v1' }, 'ZHENGHENG_MODEL'],
    [{ ZHENGHENG_MODEL_URL: 'https://api.example.com/v1', ZHENGHENG_MODEL: 'x', ZHENGHENG_MODEL_KEY: 'sk-\nsecret' }, 'ZHENGHENG_MODEL_KEY'],
  ])('%o is refused by name, and nothing of the key is repeated', (environment, name) => {
    expect(() => endpointOf(environment)).toThrow(expect.objectContaining({ code: 'model-unusable', params: expect.objectContaining({ name, why: expect.not.stringContaining('secret') as string }) as unknown }))
  })
})
