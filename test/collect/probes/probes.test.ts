import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createArchive } from '../../../src/collect/archive/archive-writer.ts'
import type { Archive } from '../../../src/collect/archive/archive.ts'
import { HttpClient } from '../../../src/collect/http/client.ts'
import { parseOverride } from '../../../src/collect/http/overrides.ts'
import { runProbe } from '../../../src/collect/probe.ts'
import type { ProbeContext } from '../../../src/collect/probe.ts'
import { probeContext } from '../../../src/collect/probes/context.ts'
import type { ProbeContextOptions } from '../../../src/collect/probes/context.ts'
import { runSiteProbes, PROBES } from '../../../src/collect/probes/site-probes.ts'
import type { Observation } from '../../../src/model/evidence.ts'

const pem = (name: string) => readFileSync(new URL(`fixtures/self-signed-${name}.pem`, import.meta.url))
const cleanup: (() => Promise<unknown>)[] = []
let archive: Archive
let dir: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhengheng-probes-'))
  archive = await createArchive(dir, { software: 'test', userAgent: 'test' })
})
afterEach(async () => {
  for (const each of cleanup.splice(0).reverse()) await each()
  await archive.close()
  await rm(dir, { recursive: true, force: true })
})

async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  cleanup.push(() => new Promise(resolve => {
    if ('closeAllConnections' in server) (server as unknown as { closeAllConnections(): void }).closeAllConnections()
    server.close(resolve)
  }))
  return (server.address() as AddressInfo).port
}
const http = (listener: RequestListener, host?: string) => listen(createServer(listener), host)
const https = (listener: RequestListener) => listen(createSecureServer({ key: pem('key'), cert: pem('cert') }, listener))

/** A context whose names lead to local ports, archived like a real collection. */
function context(overrides: readonly string[], more: Partial<ProbeContextOptions> & { allowPrivate?: boolean; times?: Record<string, number> } = {}): ProbeContext & { slept: number[] } {
  const parsed = overrides.map(parseOverride)
  const client = new HttpClient({ allowPrivate: more.allowPrivate ?? true, overrides: parsed, lookup: async host => Promise.reject(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' })) })
  cleanup.push(() => client.close())
  const slept: number[] = []
  const none = () => Promise.reject(Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' }))
  const made = probeContext({
    async send(url, init) {
      const exchange = await client.request(url, init)
      return { exchange, entry: await archive.write(exchange) }
    },
    addressBook: client.addressBook,
    overrides: parsed,
    signal: AbortSignal.timeout(20_000),
    now: () => new Date('2026-11-20T08:00:00Z'),
    sleep: async ms => void slept.push(ms),
    records: { resolve4: none, resolve6: none },
    ...more,
  })
  return { ...made, slept }
}

const page: RequestListener = (_, response) => response.end('<title>首页</title>')
const closed = async () => {
  const server = createTcpServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

describe('dns', () => {
  const run = (ctx: ProbeContext, host = 'www.x.gov.cn') => runProbe(PROBES.dns, { host, port: 80 }, host, ctx)
  const code = (value: string) => () => Promise.reject(Object.assign(new Error(`query ${value}`), { code: value }))

  test('overrides are taken as they stand', async () => {
    expect(await run(context(['www.x.gov.cn:80:192.0.2.1,[2001:db8::1]']))).toMatchObject({ ok: true, value: { host: 'www.x.gov.cn', a: ['192.0.2.1'], aaaa: ['2001:db8::1'] }, probe: 'dns', target: 'www.x.gov.cn', at: '2026-11-20T08:00:00.000Z' })
  })
  test('no AAAA record is a value', async () => {
    expect(await run(context([], { records: { resolve4: async () => ['192.0.2.2', '192.0.2.1'], resolve6: code('ENODATA') } }))).toMatchObject({ ok: true, value: { a: ['192.0.2.1', '192.0.2.2'], aaaa: [] } })
  })
  test('a name nobody knows is the failure dns', async () => {
    expect(await run(context([]))).toMatchObject({ ok: false, failure: 'dns' })
  })
  test('an AAAA question nobody answered is a failure, not an absence', async () => {
    expect(await run(context([], { records: { resolve4: async () => ['192.0.2.1'], resolve6: code('ESERVFAIL') } }))).toMatchObject({ ok: false, failure: 'dns' })
  })
})

describe('tls', () => {
  const run = (ctx: ProbeContext, httpUrl: string | null = null) => runProbe(PROBES.tls, { host: 'www.x.gov.cn', port: 443, httpUrl }, 'www.x.gov.cn', ctx)

  test('a self-signed certificate is offered but not valid, with its problem and end', async () => {
    const port = await https(page)
    const result = await run(context([`www.x.gov.cn:443:127.0.0.1:${port}`]))
    expect(result).toMatchObject({ ok: true, value: { offered: true, valid: false, protocol: 'TLSv1.3', problem: 'DEPTH_ZERO_SELF_SIGNED_CERT', redirectsHttp: null } })
    expect(result.ok && result.value.expires?.startsWith('21')).toBe(true)
  })
  test('plain HTTP that leads to HTTPS over another plain hop does lead there', async () => {
    const secure = await https(page)
    const plain = await http((request, response) => response.writeHead(302, { location: request.url === '/' ? '/step' : 'https://www.x.gov.cn/' }).end())
    expect(await run(context([`www.x.gov.cn:443:127.0.0.1:${secure}`, `www.x.gov.cn:80:127.0.0.1:${plain}`]), 'http://www.x.gov.cn/')).toMatchObject({ ok: true, value: { redirectsHttp: true } })
  })
  test('a closed port means not offered', async () => {
    const plain = await http(page)
    expect(await run(context([`www.x.gov.cn:443:127.0.0.1:${await closed()}`, `www.x.gov.cn:80:127.0.0.1:${plain}`]), 'http://www.x.gov.cn/')).toMatchObject({ ok: true, value: { offered: false, valid: false, protocol: null, problem: null, redirectsHttp: false } })
  })
  test('something that does not speak TLS means not offered, and why', async () => {
    const port = await http(page)
    const result = await run(context([`www.x.gov.cn:443:127.0.0.1:${port}`]))
    expect(result).toMatchObject({ ok: true, value: { offered: false, valid: false } })
    expect(result.ok && result.value.problem).toBeTruthy()
  })
  test('a connection that breaks is a failure', async () => {
    const port = await listen(createTcpServer(socket => socket.destroy()))
    expect(await run(context([`www.x.gov.cn:443:127.0.0.1:${port}`]))).toMatchObject({ ok: false, failure: 'reset' })
  })
  test('private addresses are refused before anything is sent', async () => {
    const port = await https(page)
    expect(await run(context([`www.x.gov.cn:443:127.0.0.1:${port}`], { allowPrivate: false }))).toMatchObject({ ok: false, failure: 'private-address' })
  })
})

describe('headers and cookies of the home page', () => {
  const home = 'http://www.x.gov.cn/'

  test('headers that protect, and those browsers would ignore', async () => {
    const strict = { 'strict-transport-security': 'max-age=31536000', 'content-security-policy': "default-src 'self'; frame-ancestors 'none'", 'x-content-type-options': 'NoSniff', 'referrer-policy': 'unknown, same-origin', server: 'nginx', 'x-powered-by': 'PHP/7.2.1' }
    const secure = await https((_, response) => response.writeHead(200, strict).end('x'))
    const plain = await http((_, response) => response.writeHead(200, { ...strict, 'content-security-policy': '', 'x-frame-options': 'ALLOWALL', 'referrer-policy': 'nonsense', server: 'Apache/2.4.6 (CentOS)', 'x-powered-by': 'ASP.NET' }).end('x'))
    const ctx = context([`www.x.gov.cn:443:127.0.0.1:${secure}`, `www.x.gov.cn:80:127.0.0.1:${plain}`])
    expect(await runProbe(PROBES['security-headers'], { url: 'https://www.x.gov.cn/' }, '', ctx)).toMatchObject({ ok: true, value: { hsts: true, csp: true, frameOptions: true, contentTypeOptions: true, referrerPolicy: true, versionLeaks: ['x-powered-by: PHP/7.2.1'] } })
    expect(await runProbe(PROBES['security-headers'], { url: home }, '', ctx)).toMatchObject({ ok: true, value: { hsts: false, csp: false, frameOptions: false, contentTypeOptions: true, referrerPolicy: false, versionLeaks: ['server: Apache/2.4.6 (CentOS)'] } })
  })
  test('cookies of every hop, without their values, the page fetched once', async () => {
    let visits = 0
    const port = await http((request, response) => {
      visits++
      if (request.headers.cookie) response.writeHead(200, { 'set-cookie': ['JSESSIONID=secret; Path=/; HttpOnly; SameSite=Lax', '=nameless', 'junk', 'seen=1'] }).end('x')
      else response.writeHead(302, { location: '/', 'set-cookie': 'seen=0; Secure' }).end()
    })
    const ctx = context([`www.x.gov.cn:80:127.0.0.1:${port}`])
    const result = await runProbe(PROBES.cookies, { url: home }, home, ctx)
    expect(result).toMatchObject({ ok: true, value: { beforeConsent: [{ name: 'seen', secure: false, httpOnly: false, sameSite: null }, { name: 'JSESSIONID', secure: false, httpOnly: true, sameSite: 'lax' }] } })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(result.evidence).toHaveLength(2)
    await runProbe(PROBES['security-headers'], { url: home }, home, ctx)
    expect(visits).toBe(2)
  })
  test.each([[403, 'blocked'], [429, 'blocked'], [500, 'http'], [404, 'http']])('HTTP %i shows no page: %s', async (status, failure) => {
    const port = await http((_, response) => response.writeHead(status).end('x'))
    expect(await runProbe(PROBES.cookies, { url: home }, home, context([`www.x.gov.cn:80:127.0.0.1:${port}`]))).toMatchObject({ ok: false, failure, detail: `HTTP ${status}` })
  })
})

describe('robots-txt', () => {
  const run = async (status: number) => {
    const port = await http((_, response) => response.writeHead(status).end('User-agent: *'))
    return await runProbe(PROBES['robots-txt'], { origin: 'http://www.x.gov.cn' }, '', context([`www.x.gov.cn:80:127.0.0.1:${port}`]))
  }
  test('is read, is absent, or could not be seen', async () => {
    expect(await run(200)).toMatchObject({ ok: true, value: { present: true, text: 'User-agent: *' } })
    expect(await run(404)).toMatchObject({ ok: true, value: { present: false, text: '' } })
    expect(await run(503)).toMatchObject({ ok: false, failure: 'http' })
  })
})

describe('ipv6', () => {
  const run = (ctx: ProbeContext, links: readonly string[] = []) => runProbe(PROBES.ipv6, { url: 'http://www.x.gov.cn/', links }, '', ctx)

  test('no AAAA record is a definite no', async () => {
    expect(await run(context(['www.x.gov.cn:80:192.0.2.1']))).toMatchObject({ ok: true, value: { aaaa: false, homeOverIpv6: false, linksChecked: 0 } })
  })
  test('without IPv6 on this machine nothing is said', async () => {
    expect(await run(context(['www.x.gov.cn:80:[2400:3200::1]'], { ownIpv6: ['fe80::1', 'fd00::2', '::1'] }))).toMatchObject({ ok: false, failure: 'not-observable' })
  })
  test('home and links over IPv6', async context_ => {
    const port = await http((request, response) => (request.url === '/dead' ? response.writeHead(404).end() : response.end('x')), '::1').catch(() => null)
    if (port === null) return context_.skip('this machine has no IPv6 loopback')
    const ctx = context([`www.x.gov.cn:80:[::1]:${port}`, 'old.x.gov.cn:80:127.0.0.1'], { ownIpv6: ['::1'] })
    expect(await run(ctx, ['http://www.x.gov.cn/a', 'http://www.x.gov.cn/dead', 'http://old.x.gov.cn/'])).toMatchObject({ ok: true, value: { aaaa: true, homeOverIpv6: true, linksChecked: 3, linksReachable: 1 } })
  })
})

describe('availability', () => {
  const target = { url: 'http://www.x.gov.cn/', samples: 4, intervalMs: 1000 }
  const timed = (times: readonly (number | 'down' | 'refused' | 'error')[]) => {
    let i = 0
    const ctx = context([])
    return {
      ...ctx,
      async visit(url: string) {
        const time = times[i++]!
        const outcome = time === 'down' ? { ok: false as const, failure: 'timeout' as const, detail: 'x' } : { ok: true as const, status: time === 'refused' ? 403 : time === 'error' ? 502 : 200, statusText: '', rawHeaders: [], headers: {}, payload: Buffer.alloc(0), body: Buffer.alloc(0), truncated: false, location: null }
        const last = { url, method: 'GET' as const, at: '', elapsedMs: typeof time === 'number' ? time : 30_000, requestHeaders: [], ip: null, outcome }
        return { hops: [last], last, elapsedMs: last.elapsedMs, evidence: [] }
      },
    }
  }

  test('a site that answers, sampled live', async () => {
    const port = await http(page)
    const ctx = context([`www.x.gov.cn:80:127.0.0.1:${port}`])
    const result = await runProbe(PROBES.availability, target, target.url, ctx)
    expect(result).toMatchObject({ ok: true, value: { samples: 4, down: 0, slow: 0 } })
    expect(result.evidence).toHaveLength(4)
    expect(ctx.slept).toEqual([1000, 1000, 1000])
  })
  test('a closed port is down', async () => {
    const result = await runProbe(PROBES.availability, target, target.url, context([`www.x.gov.cn:80:127.0.0.1:${await closed()}`]))
    expect(result).toMatchObject({ ok: true, value: { samples: 4, down: 4, slow: 0, medianMs: 0 } })
  })
  test('slow and down are counted apart, refusals not at all', async () => {
    expect(await runProbe(PROBES.availability, { ...target, samples: 6 }, '', timed([200, 15_001, 'down', 'error', 'refused', 15_000]))).toMatchObject({ ok: true, value: { samples: 5, down: 2, slow: 1, medianMs: 15_000 } })
    expect(await runProbe(PROBES.availability, target, '', timed(['refused', 'refused', 'refused', 'refused']))).toMatchObject({ ok: false, failure: 'blocked' })
  })
})

test('all probes of a site run side by side and each gives its observation', async () => {
  const port = await http((request, response) => (request.url === '/robots.txt' ? response.writeHead(404).end() : page(request, response)))
  const made: Observation[] = []
  const ctx = context([`www.x.gov.cn:80:127.0.0.1:${port}`, `www.x.gov.cn:443:127.0.0.1:${await closed()}`])
  await runSiteProbes({ url: 'http://www.x.gov.cn/', links: async () => [], samples: 2, intervalMs: 0 }, ctx, async observation => void made.push(observation))
  expect(made.map(each => each.probe).sort()).toEqual(Object.keys(PROBES).sort())
  expect(made.filter(each => !each.ok)).toEqual([])
  expect(Object.entries(PROBES).every(([id, probe]) => probe.id === id && probe.title !== '')).toBe(true)
})
