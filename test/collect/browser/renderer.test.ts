import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startChromium } from '../../../src/collect/browser/chromium.ts'
import type { RunningChromium } from '../../../src/collect/browser/chromium.ts'
import { BrowserRenderer } from '../../../src/collect/browser/renderer.ts'
import { HttpClient } from '../../../src/collect/http/client.ts'
import { parseOverride } from '../../../src/collect/http/overrides.ts'
import { AppError } from '../../../src/shared/errors.ts'

const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/': (_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html><title>首页</title><h1>市政府</h1><script src="/footer.js"></script><img src="/a.png">'),
  '/footer.js': (_, response) => response.setHeader('content-type', 'text/javascript').end("fetch('/mark.json').then(r => r.json()).then(m => document.body.insertAdjacentHTML('beforeend', '<footer>' + m.mark + '</footer>'))"),
  '/mark.json': (_, response) => response.setHeader('content-type', 'application/json').end('{"mark":"网站标识码：1234567890"}'),
  '/alert': (_, response) => response.setHeader('content-type', 'text/html').end('<p>before</p><script>alert(1); if (confirm("?")) document.title = "yes"; document.body.append("after"); window.open("/"); </script>'),
  '/loop': (_, response) => response.setHeader('content-type', 'text/html').end('<p>seen</p><script>for (;;);</script>'),
  '/post': (_, response) => response.setHeader('content-type', 'text/html').end('<form method="post" action="/submit"><input name="a"></form><script>fetch("/submit", {method: "POST", body: "x"}).catch(() => {}); navigator.sendBeacon("/submit", "x"); document.forms[0].submit()</script>'),
  '/private': (_, response) => response.setHeader('content-type', 'text/html').end('<script>fetch("http://169.254.169.254/latest/meta-data").then(r => r.text(), () => "refused").then(t => document.body.append("metadata " + t))</script><body>'),
  '/leave': (_, response) => response.setHeader('content-type', 'text/html').end('<script>location.href = "http://10.0.0.1/secret"</script>'),
  '/old': (_, response) => response.writeHead(302, { location: '/new?a=</script>' }).end(),
  '/new': (_, response) => response.setHeader('content-type', 'text/html').end('<p>arrived</p>'),
  '/file': (_, response) => response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="../../evil.exe"' }).end('MZ'),
  '/odd': (_, response) => response.writeHead(200, { 'content-type': 'text/html', 'x-odd': '\u00e9\u00ff', link: '<http://10.0.0.1/>; rel=preload; as=script' }).end('<p>odd</p>'),
  '/tall': (_, response) => response.setHeader('content-type', 'text/html').end('<div style="height:200000px;background:linear-gradient(red,blue)">高</div>'),
  '/socket': (_, response) => response.setHeader('content-type', 'text/html').end('<body><script>const s = new WebSocket("ws://www.x.gov.cn/ws"); s.onclose = () => document.body.append("closed"); navigator.serviceWorker && navigator.serviceWorker.register("/sw.js").then(() => document.body.append("worker"), () => {})</script>'),
  '/huge': (_, response) => response.setHeader('content-type', 'text/html').end('<body><script>document.body.append(document.createComment("x".repeat(9e6)))</script>'),
  '/override': (_, response) => response.setHeader('content-type', 'text/html').end('<body>true<script>String.prototype.slice = () => "forged"; Object.defineProperty(Element.prototype, "outerHTML", {get: () => "forged"})</script>'),
}

let seen: string[] = []
let client: HttpClient
let renderer: BrowserRenderer
let running: RunningChromium | null = null
const server = createServer((request, response) => {
  seen.push(`${request.method} ${request.url}`)
  const page = pages[request.url!.replace(/\?.*/, '')]
  if (page) page(request, response)
  else response.writeHead(404).end()
})

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  client = new HttpClient({ allowPrivate: true, overrides: [parseOverride(`www.x.gov.cn:80:127.0.0.1:${(server.address() as AddressInfo).port}`)] })
  const guarded = new HttpClient({ allowPrivate: false })
  const send = (url: string, init: { method: 'GET' | 'HEAD'; signal: AbortSignal }) => (url.startsWith('http://www.x.gov.cn/') ? client : guarded).request(url, init)
  renderer = new BrowserRenderer({
    send,
    userAgent: 'test',
    recycleAfter: 100,
    timeoutMs: 6000,
    quietMs: 150,
    now: () => new Date('2026-11-20T08:00:00Z'),
    async start() {
      running = await startChromium()
      return running
    },
  })
})
afterAll(async () => {
  await renderer.close()
  await client.close()
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  seen = []
})

const html = async (path: string) => {
  const page = await renderer.renderPage(`http://www.x.gov.cn${path}`, { want: { html: true, screenshot: false } })
  if (!page.ok) throw new Error(page.detail)
  return { ...page, html: page.html ?? '' }
}

describe('a page in the browser', () => {
  test('shows what its scripts write, with every request sent by us', async () => {
    const page = await html('/')
    expect(page.html).toContain('<footer>网站标识码：1234567890</footer>')
    expect(page.html).toMatch(/^<!DOCTYPE html><html>/)
    expect(page).toMatchObject({ ok: true, status: 200, finalUrl: 'http://www.x.gov.cn/', truncated: false, at: '2026-11-20T08:00:00.000Z' })
    expect(seen.sort()).toEqual(['GET /', 'GET /footer.js', 'GET /mark.json'])
  })
  test('dialogs are dismissed and new windows closed', async () => {
    const page = await html('/alert')
    expect(page.html).toContain('after')
    expect(page.html).not.toContain('<title>')
  })
  test('a script that never ends is ended and what it left is seen', async () => {
    expect((await html('/loop')).html).toContain('<p>seen</p>')
  })
  test('nothing but GET and HEAD is ever sent', async () => {
    const page = await renderer.renderPage('http://www.x.gov.cn/post', { want: { html: true, screenshot: false } })
    expect(seen).toEqual(['GET /post'])
    expect(page.ok && page.requests.filter(request => request.method === 'POST').map(request => request.outcome)).toContain('POST is never sent')
  })
  test('private addresses are refused, for requests and for the page itself', async () => {
    expect((await html('/private')).html).toContain('metadata refused')
    const left = await renderer.renderPage('http://www.x.gov.cn/leave', { want: { html: true, screenshot: false } })
    expect(left).toMatchObject({ ok: false, failure: 'private-address' })
  })
  test('redirects are followed hop by hop and the final address is told', async () => {
    const page = await html('/old')
    expect(page.finalUrl).toBe('http://www.x.gov.cn/new?a=%3C/script%3E')
    expect(page.html).toContain('arrived')
    expect(seen).toEqual(['GET /old', 'GET /new?a=%3C/script%3E'])
  })
  test('web sockets and service workers get nowhere', async () => {
    const page = await html('/socket')
    expect(page.html).toContain('closed')
    expect(page.html).not.toContain('worker</body>')
    expect(seen).toEqual(['GET /socket'])
  })
  test('a download fails that page and nothing else', async () => {
    const before = running
    expect(await renderer.render('http://www.x.gov.cn/file')).toMatchObject({ ok: false, failure: 'browser' })
    expect((await html('/odd')).html).toContain('<p>odd</p>')
    expect(running).toBe(before)
  })
  test('a picture is bounded in height', async () => {
    const shot = await renderer.screenshot('http://www.x.gov.cn/tall')
    expect(shot).toMatchObject({ ok: true, mime: 'image/jpeg' })
    const image = Buffer.from(shot.ok ? shot.image : [])
    // JPEG start of frame: height and width stand behind the marker's length and precision.
    const frame = image.indexOf(Buffer.from([0xff, 0xc0])) + 5
    expect([image.readUInt16BE(frame), image.readUInt16BE(frame + 2)]).toEqual([8000, 1280])
  })
  test('a DOM that swells is cut and says so', async () => {
    const page = await html('/huge')
    expect(page.truncated).toBe(true)
    expect(page.html.length).toBe(8 * 1024 * 1024)
  })
  test('a page cannot forge what is read of it', async () => {
    expect((await html('/override')).html).toContain('<body>true')
  })
  test('an unreachable page fails with the reason of our client', async () => {
    expect(await renderer.render('http://127.0.0.1/')).toMatchObject({ ok: false, failure: 'private-address' })
  })
  test('a browser that dies is started once more', async () => {
    await running?.browser.close()
    expect((await html('/new')).html).toContain('arrived')
  })
  test('aborting stops at once', async () => {
    await expect(renderer.renderPage('http://www.x.gov.cn/', { want: { html: true, screenshot: false }, signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  })
})

test('the browser is started afresh after its number of pages, and none is left running', async () => {
  const started: RunningChromium[] = []
  const short = new BrowserRenderer({ send: (url, init) => client.request(url, init), userAgent: 'test', recycleAfter: 2, concurrency: 2, quietMs: 50, async start() {
    const fresh = await startChromium()
    started.push(fresh)
    return fresh
  } })
  const results = await Promise.all([1, 2, 3].map(() => short.render('http://www.x.gov.cn/new')))
  await short.close()
  expect(results.every(result => result.ok)).toBe(true)
  expect(started.map(each => each.browser.isConnected())).toEqual([false, false])
})

describe('a browser that does not work', () => {
  const send = () => Promise.reject(new Error('not reached'))
  test('is reported once as missing, with the way out', async () => {
    const broken = new BrowserRenderer({ send, userAgent: 'test', start: () => startChromium({ ...process.env, CHROMIUM_PATH: '/nonexistent/chromium' }) })
    expect(await broken.render('http://www.x.gov.cn/')).toMatchObject({ ok: false, failure: 'browser' })
    expect(broken.missing).toBeInstanceOf(AppError)
    expect(broken.missing).toMatchObject({ code: 'browser-missing' })
    await broken.close()
  })
  test('that crashes again and again fails that page', async () => {
    let starts = 0
    const crashing = new BrowserRenderer({ send, userAgent: 'test', async start() {
      starts++
      throw new Error('crashed at start')
    } })
    expect(await crashing.render('http://www.x.gov.cn/')).toEqual({ ok: false, failure: 'browser', detail: 'crashed at start' })
    expect(starts).toBe(2)
  })
})
