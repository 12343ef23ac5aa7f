import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HttpClient } from '../../../src/collect/http/client.ts'
import { parseOverride } from '../../../src/collect/http/overrides.ts'
import { follow } from '../../../src/collect/http/redirect-chain.ts'
import { startServer } from './tiny-server.ts'
import type { TinyServer } from './tiny-server.ts'

/** 64 MB of zeros: far over every bound, and more than the test lets it cost. */
const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024))

const page = Buffer.from('<p>政府信息公开</p>'.repeat(200))
const encodings: Record<string, [string, Buffer]> = {
  gzip: ['gzip', gzipSync(page)], deflate: ['deflate', deflateSync(page)], raw: ['deflate', deflateRawSync(page)], br: ['br', brotliCompressSync(page)], twice: ['gzip, br', brotliCompressSync(gzipSync(page))], lie: ['gzip', page],
}
let server: TinyServer
let client: HttpClient

beforeAll(async () => {
  server = await startServer((request, response, url) => {
    const encoding = encodings[url.pathname.slice(1)]
    if (encoding) return void response.writeHead(200, { 'content-encoding': encoding[0] }).end(encoding[1])
    switch (url.pathname) {
      case '/bomb': return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB)
      case '/big': return void response.end(Buffer.alloc(300_000, 'x'))
      case '/endless': {
        const timer = setInterval(() => response.write(Buffer.alloc(16_384, 'y')), 1)
        return void response.on('close', () => clearInterval(timer))
      }
      case '/slow': return
      case '/drip': return void response.writeHead(200, { 'content-length': '100' }).write('x')
      case '/loop-a': return void response.writeHead(302, { location: '/loop-b' }).end()
      case '/loop-b': return void response.writeHead(302, { location: '/loop-a' }).end()
      case '/chain': return void response.writeHead(302, { location: `/chain?n=${Number(url.searchParams.get('n') ?? 0) + 1}` }).end()
      case '/cookie': return request.headers.cookie === 'seen=1' ? void response.end('ok') : void response.writeHead(302, { location: '/cookie', 'set-cookie': 'seen=1; path=/' }).end()
      case '/chinese': return void response.writeHead(301, { location: Buffer.from('/信息').toString('latin1') }).end()
      case '/private': return void response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end()
      case '/cookies': return void response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'], 'x-a': ['1', '2'] }).end()
      default: return void response.end(JSON.stringify({ host: request.headers.host, agent: request.headers['user-agent'], method: request.method }))
    }
  })
  client = new HttpClient({ allowPrivate: true, limits: { bodyBytes: 200_000, totalMs: 1500, idleMs: 300 } })
})
afterAll(async () => {
  await client.close()
  await server.close()
})
const get = async (path: string) => (await client.request(server.origin + path)).outcome

describe('one request', () => {
  test('says who we are, and records what was sent and where to', async () => {
    const exchange = await client.request(`${server.origin}/`)
    expect(exchange.ip).toBe('127.0.0.1')
    expect(exchange.requestHeaders[0]).toEqual(['host', `127.0.0.1:${server.port}`])
    expect(exchange.outcome).toMatchObject({ ok: true, status: 200 })
    expect(JSON.parse(Buffer.from((exchange.outcome as { body: Uint8Array }).body).toString())).toMatchObject({ agent: expect.stringMatching(/^Zhengheng\/[\d.]+ \(\+https:\/\//) })
  })
  test.each(Object.keys(encodings))('undoes content coding: %s', async name => {
    const outcome = await get(`/${name}`)
    expect(outcome).toMatchObject({ ok: true, truncated: false })
    expect(Buffer.from((outcome as { body: Uint8Array }).body).equals(page)).toBe(true)
  })
  test('a gzip bomb is too large, and costs nothing', async () => {
    // Of this thread alone: what tests in other threads take is not the bomb's.
    const used = () => { const { heapUsed, external } = process.memoryUsage(); return heapUsed + external }
    const before = used()
    expect(await get('/bomb')).toMatchObject({ ok: false, failure: 'too-large' })
    expect(used() - before).toBeLessThan(60e6)
  })
  test.each(['/big', '/endless'])('a body over the bound is cut and says so: %s', async path => {
    const outcome = await get(path)
    expect(outcome).toMatchObject({ ok: true, truncated: true })
    expect((outcome as { body: Uint8Array }).body).toHaveLength(200_000)
  })
  test.each(['/slow', '/drip'])('silence ends in a timeout: %s', async path => expect(await get(path)).toMatchObject({ ok: false, failure: 'timeout' }))
  test('repeated headers are joined, cookies by line', async () => expect(await get('/cookies')).toMatchObject({ headers: { 'set-cookie': 'a=1\nb=2', 'x-a': '1, 2' } }))
  test('a Location in raw UTF-8 is understood', async () => expect(await get('/chinese')).toMatchObject({ location: `${server.origin}/%E4%BF%A1%E6%81%AF` }))
  test.each(['ftp://example.gov.cn/', 'not a url', 'http://127.0.0.1:25/', 'javascript:alert(1)'])('refuses what is not for a web client: %s', async url => {
    expect((await client.request(url)).outcome).toMatchObject({ ok: false, failure: 'unsupported' })
  })
  test('an abort rejects, so that it is not taken for a failure of the site', async () => {
    await expect(client.request(`${server.origin}/slow`, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/abort|timeout/i)
  })
})

describe('redirects', () => {
  test('each hop is an exchange; a loop ends as a failure of the first address', async () => {
    const chain = await follow(client, `${server.origin}/loop-a`)
    expect(chain.exchanges).toHaveLength(3)
    expect(chain.last).toMatchObject({ url: `${server.origin}/loop-a`, outcome: { ok: false, failure: 'redirects' } })
  })
  test('ten hops are enough', async () => {
    const chain = await follow(client, `${server.origin}/chain`)
    expect(chain.last.outcome).toMatchObject({ failure: 'redirects', detail: 'more than 10 redirects' })
    expect(chain.exchanges).toHaveLength(12)
  })
  test('a site that redirects to itself until it sees its cookie is answered', async () => {
    const chain = await follow(client, `${server.origin}/cookie`)
    expect(chain.last.outcome).toMatchObject({ ok: true, status: 200 })
  })
  test('the guard looks at every hop, even with private addresses allowed', async () => {
    expect((await follow(client, `${server.origin}/private`)).last.outcome).toMatchObject({ ok: false, failure: 'private-address' })
  })
})

describe('addresses', () => {
  test('loopback is refused unless allowed', async () => {
    const strict = new HttpClient({ allowPrivate: false })
    expect((await strict.request(`${server.origin}/`)).outcome).toMatchObject({ ok: false, failure: 'private-address' })
    expect((await strict.request('http://localhost/')).outcome).toMatchObject({ ok: false, failure: 'private-address' })
    await strict.close()
    expect(server.seen.filter(line => line === 'GET /').length).toBeLessThanOrEqual(1)
  })
  test('a name that is rebound after the check never gets a connection', async () => {
    let asked = 0
    const rebinding = new HttpClient({ allowPrivate: false, keepMs: 0, lookup: async () => (asked++ === 0 ? ['203.0.114.1'] : ['127.0.0.1']), limits: { connectMs: 300, totalMs: 800 } })
    const before = server.seen.length
    const first = await rebinding.request(`http://rebind.gov.cn:${server.port}/`)
    const second = await rebinding.request(`http://rebind.gov.cn:${server.port}/`)
    await rebinding.close()
    expect(first.outcome.ok).toBe(false)
    expect(second.outcome).toMatchObject({ ok: false, failure: 'private-address' })
    expect(server.seen.length).toBe(before)
  })
  test('--resolve serves a public name from a loopback port, and still passes the guard', async () => {
    const overrides = [parseOverride(`*:80:127.0.0.1:${server.port}`)]
    const open = new HttpClient({ allowPrivate: true, overrides })
    const exchange = await open.request('http://www.qinglan.gov.cn/x')
    expect(JSON.parse(Buffer.from((exchange.outcome as { body: Uint8Array }).body).toString())).toMatchObject({ host: 'www.qinglan.gov.cn' })
    await open.close()
    const closed = new HttpClient({ allowPrivate: false, overrides })
    expect((await closed.request('http://www.qinglan.gov.cn/x')).outcome).toMatchObject({ failure: 'private-address' })
    await closed.close()
  })
  test('a name without an address is a dns failure', async () => {
    const nowhere = new HttpClient({ allowPrivate: false, lookup: () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' })) })
    expect((await nowhere.request('http://x.gov.cn/')).outcome).toMatchObject({ ok: false, failure: 'dns' })
    await nowhere.close()
  })
})

describe('what is not HTTP', () => {
  test.each([
    ['garbage', 'SSH-2.0-OpenSSH_9.2\r\n', 'protocol'],
    ['garbage instead of a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello', 'protocol'],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'x-a: bbbbbbbbbbbbbbbb\r\n'.repeat(10_000)}`, 'too-large'],
    ['a broken connection', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', 'reset'],
  ])('%s', async (_, bytes, failure) => {
    const raw = createServer(socket => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(bytes))
    })
    await new Promise<void>(resolve => raw.listen(0, '127.0.0.1', resolve))
    const exchange = await client.request(`http://127.0.0.1:${(raw.address() as AddressInfo).port}/`)
    raw.close()
    expect(exchange.outcome).toMatchObject({ ok: false, failure })
  })
})
