import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, describe, expect, test } from 'vitest'
import { collectSite } from '../../src/collect/collect.ts'
import type { CollectContext } from '../../src/collect/collect.ts'
import type { CollectOptions } from '../../src/collect/collection-run.ts'
import { parseOverride } from '../../src/collect/http/overrides.ts'
import { indexEntry } from '../../src/model/collection.ts'
import type { IndexEntry } from '../../src/model/collection.ts'
import { startServer } from './http/tiny-server.ts'
import type { TinyServer } from './http/tiny-server.ts'
import { startSmallSite } from './small-site.ts'

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each()
})

async function freshDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'collect-'))
  cleanUp.push(() => rm(dir, { recursive: true, force: true }))
  return join(dir, 'out')
}
async function serve(server: Promise<TinyServer>): Promise<TinyServer> {
  const started = await server
  cleanUp.push(() => started.close())
  return started
}
async function collect(url: string, more: Partial<CollectOptions> = {}, context: CollectContext = {}) {
  const out = more.out ?? (await freshDir())
  const { manifest, summary } = await collectSite({ url, out, maxPages: 1000, maxMinutes: 1, rate: 0, concurrency: 8, browser: false, resume: false, allowPrivate: true, overrides: [], ...more }, context)
  return { manifest, summary, out, index: await readIndex(out) }
}
async function readIndex(out: string): Promise<IndexEntry[]> {
  const lines = (await readFile(join(out, 'index.jsonl'), 'utf8')).trim().split('\n')
  return lines.map(line => indexEntry.parse(JSON.parse(line)))
}
const html = { 'content-type': 'text/html; charset=utf-8' }

describe('a small site', () => {
  test('is collected whole: pages, files, pictures, redirects, failures, search trials and probes', async () => {
    const site = await serve(startSmallSite(120))
    const { manifest, summary, index, out } = await collect(`${site.origin}/`)
    expect(manifest).toMatchObject({ ended: 'complete', target: `${site.origin}/`, notes: [] })
    expect(summary).toMatchObject({ pages: 121, files: 7, home: `${site.origin}/` })
    expect(index.find(entry => entry.url.endsWith('/moved'))).toMatchObject({ type: 'redirect', status: 302, location: `${site.origin}/zwgk/1.html` })
    expect(index.find(entry => entry.url.endsWith('/private/x.html'))).toMatchObject({ type: 'failure', failure: 'robots' })
    expect(index.find(entry => entry.url.endsWith('/missing1.html'))).toMatchObject({ type: 'response', status: 404 })
    // Of the home page: kept, for the page is to be shown as it was.
    expect(index.find(entry => entry.url.endsWith('/a.png'))).toMatchObject({ type: 'response', status: 200, mime: 'image/png' })
    expect(index.find(entry => entry.url.endsWith('/a.png'))).not.toHaveProperty('method')
    expect(site.seen.some(line => line.includes('/private/'))).toBe(false)
    expect(site.seen.every(line => /^(?:GET|HEAD) /.test(line))).toBe(true)
    const observations = (await readFile(join(out, 'observations.jsonl'), 'utf8')).trim().split('\n').map(line => JSON.parse(line) as { probe: string; ok: boolean; value: { variant: string; query: string } })
    expect(new Set(observations.map(({ probe }) => probe))).toEqual(new Set(['dns', 'robots-txt', 'security-headers', 'cookies', 'tls', 'ipv6', 'availability', 'search-trial']))
    const trials = observations.filter(({ probe }) => probe === 'search-trial')
    expect(trials.map(({ value }) => value.variant)).toEqual(expect.arrayContaining(['exact', 'phrase', 'fuzzy']))
    expect(trials.length).toBeLessThanOrEqual(20)
    expect(trials.every(({ ok }) => ok)).toBe(true)
  })
  test('a small budget sees home, navigation and the newest items, and says so', async () => {
    const site = await serve(startSmallSite(120))
    const { summary, manifest } = await collect(`${site.origin}/`, { maxPages: 6, concurrency: 1 })
    expect(manifest.ended).toBe('page-budget')
    expect(summary.pages).toBeLessThanOrEqual(6)
  })
  test('hosts in scope are crawled, hosts out of scope are asked once and never followed', async () => {
    const outside = await serve(startServer((_request, response) => response.writeHead(200, html).end('<a href="/deeper">x</a>')))
    const inside = await serve(startServer((_request, response, url) => {
      if (url.hostname === 'bm.x.gov.cn') return response.writeHead(200, html).end('<a href="/only-here">y</a>')
      return response.writeHead(200, html).end('<a href="http://www.other.com/a">外</a><a href="http://bm.x.gov.cn/">部门</a><p>正文</p>')
    }))
    const overrides = [`www.x.gov.cn:80:127.0.0.1:${inside.port}`, `bm.x.gov.cn:80:127.0.0.1:${inside.port}`, `www.other.com:80:127.0.0.1:${outside.port}`].map(parseOverride)
    const { index, manifest } = await collect('http://www.x.gov.cn/', { overrides })
    expect(manifest.hosts).toEqual(['x.gov.cn', '*.x.gov.cn'])
    expect(outside.seen).toEqual(['HEAD /a'])
    expect(index.map(entry => entry.url)).toContain('http://bm.x.gov.cn/only-here')
  })
  test('a GBK page leads on to the addresses a browser would ask for', async () => {
    const site = await serve(startServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(iconv.encode('<meta charset="gb2312"><a href="/s?w=信息">信息</a><p>公开目录</p>', 'gbk'))))
    const { index } = await collect(`${site.origin}/`)
    expect(index.map(entry => entry.url)).toContain(`${site.origin}/s?w=%D0%C5%CF%A2`)
  })
})

describe('sites that do not want us, or cannot', () => {
  test('only 403: ends blocked, every refusal archived, nothing taken for content', async () => {
    const site = await serve(startServer((request, response) => response.writeHead(request.url === '/robots.txt' ? 404 : 403, html).end('<h1>Forbidden</h1>')))
    const { manifest, summary, index } = await collect(`${site.origin}/`)
    expect(manifest.ended).toBe('blocked')
    expect(summary).toMatchObject({ pages: 0, failure: { failure: 'blocked' } })
    expect(index.filter(entry => entry.url === `${site.origin}/`).map(entry => [entry.type, entry.status, entry.failure])).toEqual(expect.arrayContaining([['response', 403, undefined], ['failure', 0, 'blocked']]))
  })
  test.each([
    ['瑞数', 412, '<html><head><meta id="x" r="m"><script>$_ts=window[\'$_ts\'];if(!$_ts)$_ts={};</script></head><body></body></html>'],
    ['加速乐', 521, '<script>document.cookie="__jsl_clearance=1"</script>'],
    ['频率', 200, '<h3>您的访问过于频繁，请稍后再试</h3>'],
    ['安全狗', 200, '<title>网站防火墙</title><p>您的请求已被该站点的网站防火墙拦截</p>'],
  ])('an interstitial is blocked, not content: %s', async (_, status, body) => {
    const site = await serve(startServer((request, response) => response.writeHead(request.url === '/robots.txt' ? 404 : status, html).end(body)))
    const { manifest, index } = await collect(`${site.origin}/`)
    expect(manifest.ended).toBe('blocked')
    expect(index.some(entry => entry.failure === 'blocked')).toBe(true)
  })
  test('robots.txt with 5xx forbids everything, and the notes say so', async () => {
    const site = await serve(startServer((request, response) => response.writeHead(request.url === '/robots.txt' ? 503 : 200, html).end('<p>首页</p>')))
    const { manifest, index } = await collect(`${site.origin}/`)
    expect(manifest.ended).toBe('blocked')
    expect(manifest.notes.join()).toContain('robots.txt 无法获取')
    expect(index.find(entry => entry.url === `${site.origin}/` && entry.type === 'failure')).toMatchObject({ failure: 'robots' })
  })
  test('nobody there: ends unreachable', async () => {
    const gone = await startServer(() => undefined)
    await gone.close()
    const { manifest, summary } = await collect(`${gone.origin}/`)
    expect(manifest.ended).toBe('unreachable')
    expect(summary.failure).toMatchObject({ failure: 'refused' })
  })
  test('Retry-After is waited for and costs no attempt', async () => {
    let busy = 3
    const site = await serve(startServer((request, response) => {
      if (request.url === '/' && busy-- > 0) return response.writeHead(503, { 'retry-after': '1' }).end()
      return response.writeHead(200, html).end('<p>正文</p>')
    }))
    const waits: number[] = []
    const clock = { now: () => new Date(), ms: () => performance.now() + waits.reduce((a, b) => a + b, 0), sleep: (ms: number) => (waits.push(ms), Promise.resolve()) }
    const { manifest, summary } = await collect(`${site.origin}/`, {}, { clock })
    expect(summary).toMatchObject({ pages: 1, failures: {} })
    expect(manifest.notes.join()).toContain('等待 3 次')
    expect(waits.filter(ms => ms > 900).length).toBeGreaterThanOrEqual(3)
  })
  test('traps do not eat the budget and are reported', async () => {
    const site = await serve(startServer((_request, response, url) => {
      const month = Number(url.searchParams.get('month') ?? 0)
      const depth = url.pathname.split('/').length
      response.writeHead(200, html).end(`<a href="/cal?year=${2026 + Math.floor((month + 1) / 12)}&month=${month + 1}">下月</a><a href="${url.pathname}b/a/">更深</a><p>${depth}</p>`)
    }))
    const { manifest, summary } = await collect(`${site.origin}/`, { maxPages: 500 })
    expect(manifest.ended).toBe('complete')
    expect(summary.pages).toBeLessThan(200)
    expect(manifest.notes.join()).toMatch(/日历[\s\S]*路径|路径[\s\S]*日历/)
  })
  test('a redirect loop is a failure of the address it began with', async () => {
    const site = await serve(startServer((_request, response, url) => {
      if (url.pathname === '/robots.txt') return response.writeHead(404).end()
      if (url.pathname === '/') return response.writeHead(200, html).end('<a href="/a">x</a><p>y</p>')
      return response.writeHead(302, { location: url.pathname === '/a' ? '/b' : '/a' }).end()
    }))
    const { index } = await collect(`${site.origin}/`)
    expect(index.find(entry => entry.failure === 'redirects')).toMatchObject({ url: expect.stringMatching(/\/[ab]$/) })
  })
})

describe('interruption', () => {
  const finalUrls = async (out: string): Promise<string[]> => [...new Set((await readIndex(out)).filter(entry => !entry.url.includes('/search')).map(entry => `${entry.type} ${entry.url}`))].toSorted()
  test('an aborted collection is resumed to the same set of URLs', async () => {
    const site = await serve(startSmallSite(100, 2))
    const whole = await collect(`${site.origin}/`)
    const out = await freshDir()
    const stop = new AbortController()
    const first = await collect(`${site.origin}/`, { out }, { signal: stop.signal, progress: ({ pages }) => pages > 30 && stop.abort() })
    expect(first.manifest.ended).toBe('interrupted')
    const second = await collect(`${site.origin}/`, { out, resume: true })
    expect(second.manifest.ended).toBe('complete')
    expect(await finalUrls(out)).toEqual(await finalUrls(whole.out))
    expect(second.summary.pages).toBe(whole.summary.pages)
  })
  test.each([0, 90, 310])('kill -9 %i ms after the first answer loses nothing that was answered', async afterMs => {
    const site = await serve(startSmallSite(150, 8))
    const whole = await collect(`${site.origin}/`)
    const out = await freshDir()
    const options = { url: `${site.origin}/`, out, maxPages: 1000, maxMinutes: 1, rate: 0, concurrency: 4, browser: false, resume: false, allowPrivate: true, overrides: [] }
    const script = `import { collectSite } from ${JSON.stringify(new URL('../../src/collect/collect.ts', import.meta.url).href)}; process.stdout.write('ready'); await collectSite(${JSON.stringify(options)})`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise(resolve => child.stdout.once('data', resolve))
    while ((await stat(join(out, 'index.jsonl')).catch(() => ({ size: 0 }))).size === 0) await new Promise(resolve => setTimeout(resolve, 10))
    await new Promise(resolve => setTimeout(resolve, afterMs))
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('exit', resolve))
    const before = (await finalUrls(out)).length
    const { manifest } = await collect(`${site.origin}/`, { out, resume: true })
    expect(manifest.ended).toBe('complete')
    expect(await finalUrls(out)).toEqual(await finalUrls(whole.out))
    expect(before).toBeGreaterThan(0)
    const pages = site.seen.filter(line => /GET \/zwgk\//.test(line)).length
    // Each page once by the whole run and once by the two halves, plus at most what was in flight.
    expect(pages).toBeLessThanOrEqual(2 * 150 + 8)
  })
  test('a site that was down is asked anew on resume', async () => {
    let isDown = true
    const site = await serve(startServer((_request, response) => response.writeHead(isDown ? 403 : 200, html).end('<p>首页正文</p>')))
    const first = await collect(`${site.origin}/`)
    isDown = false
    const second = await collect(`${site.origin}/`, { out: first.out, resume: true })
    expect([first.manifest.ended, second.manifest.ended, second.summary.pages]).toEqual(['blocked', 'complete', 1])
  })
  test('refuses to overwrite, to resume nothing, and to resume another site', async () => {
    const site = await serve(startSmallSite(3))
    const { out } = await collect(`${site.origin}/`)
    await expect(collect(`${site.origin}/`, { out })).rejects.toMatchObject({ code: 'directory-in-use' })
    await expect(collect(`${site.origin}/`, { out: await freshDir(), resume: true })).rejects.toMatchObject({ code: 'nothing-to-resume' })
    await expect(collect('http://127.0.0.2/', { out, resume: true })).rejects.toMatchObject({ code: 'nothing-to-resume' })
    await expect(collect('gopher://x/')).rejects.toMatchObject({ code: 'target-unusable' })
  })
})
