import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATA, GONE_HOST, PORTAL, SERVICE } from '../../sample/city.ts'
import { startSampleServer } from '../../sample/server.ts'
import type { SampleServer } from '../../sample/server.ts'
import { buildSite } from '../../sample/site.ts'

let server: SampleServer
beforeAll(async () => { server = await startSampleServer() })
afterAll(async () => { await server.close() })

interface Seen { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly text: string }

function get(path: string, options: { readonly host?: string; readonly method?: string } = {}): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method: options.method ?? 'GET', headers: options.host === undefined ? {} : { host: options.host } }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('the sample server', () => {
  test('answers by Host header, with and without the port', async () => {
    expect((await get('/', { host: PORTAL })).text).toContain('<title>青岚市人民政府门户网站</title>')
    expect((await get('/', { host: `${SERVICE}:${server.port}` })).text).toContain('<title>青岚市政务服务网</title>')
  })

  test('answers requests in absolute form as a proxy does', async () => {
    expect((await get(`http://${PORTAL}/zwgk/`)).text).toContain('法定主动公开内容')
  })

  test('says 502 for hosts it does not know', async () => {
    expect((await get(`http://${GONE_HOST}/`)).status).toBe(502)
    expect((await get('http://[broken/')).status).toBe(400)
  })

  test('resolves every host of the city to itself', () => {
    expect(server.resolve).toContain(`${PORTAL}:80:127.0.0.1:${server.port}`)
    expect(server.resolve.length).toBeGreaterThan(3)
  })

  test('finds pages by their title and by a part of it, and keeps the disclosure search to its section', async () => {
    const policy = buildSite().records.policies[1]
    const ask = (path: string, query: string): Promise<Seen> => get(`http://${PORTAL}${path}?q=${encodeURIComponent(query)}`)
    expect((await ask('/search', policy?.title ?? '')).text).toContain(`<a href="${policy?.url}">`)
    expect((await ask('/search', '城镇老旧小区改造实施方案')).text).toContain(`<a href="${policy?.url}">`)
    expect((await ask('/search', '住房公积金贷款')).text).toContain('[服务]')
    expect((await ask('/zwgk/search', '住房公积金贷款')).text).toContain('没有找到相关结果')
    expect((await ask('/search', '<script>alert(1)</script>')).text).not.toContain('<script>alert')
  })

  test('narrows the data catalogue to a keyword and shows other forms again', async () => {
    const found = await get(`http://${DATA}/catalog/?keyword=${encodeURIComponent('停车')}`)
    expect(found.text).toContain('公共停车场')
    expect(found.text).not.toContain('空气质量日报')
    expect((await get(`http://${PORTAL}/zt/kjyq/fxdj.html?area=x`)).status).toBe(200)
  })

  test('has a calendar of hundreds of pages and a page that is slow', async () => {
    expect((await get('/rili/2029-12.html', { host: PORTAL })).text).toContain('/rili/2030-01.html')
    expect((await get('/rili/2030-12.html', { host: PORTAL })).text).not.toContain('/rili/2031-01.html')
    expect(buildSite().answers.get(`http://${PORTAL}/zwgk/mlxz.html`)?.delayMs).toBeGreaterThan(1000)
  })

  test('takes no submissions', async () => {
    expect((await get('/hdjl/xx/submit', { host: PORTAL, method: 'POST' })).status).toBe(405)
  })

  test('leaks the versions it means to leak and answers HEAD without a body', async () => {
    const head = await get('/', { host: PORTAL, method: 'HEAD' })
    expect(head.headers).toMatchObject({ server: 'nginx/1.14.0', 'x-powered-by': 'PHP/5.6.40' })
    expect(head.text).toBe('')
  })
})
