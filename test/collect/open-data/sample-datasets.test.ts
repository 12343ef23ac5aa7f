import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { collectSite } from '../../../src/collect/collect.ts'
import type { ProbeValues } from '../../../src/model/probes.ts'
import { startServer } from '../http/tiny-server.ts'
import type { TinyServer } from '../http/tiny-server.ts'

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => { for (const each of cleanUp.splice(0).reverse()) await each() })

type Answers = (url: URL, response: ServerResponse) => boolean

const page = (title: string, body: string): string => `<html><head><title>${title}</title></head><body><div class="main">${body}<p>青岚市公共数据开放平台，面向社会开放公共数据资源。</p></div></body></html>`
const send = (response: ServerResponse, body: unknown, type = 'application/json'): true => { response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(typeof body === 'string' ? body : JSON.stringify(body)); return true }
const html = (response: ServerResponse, body: string): true => send(response, body, 'text/html')

async function portal(answers: Answers): Promise<TinyServer> {
  const server = await startServer((_request, response, url) => { if (!answers(url, response)) response.writeHead(404).end() })
  cleanUp.push(() => server.close())
  return server
}

async function sampled(server: TinyServer, more: { readonly seed?: string; readonly maxPages?: number } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'datasets-'))
  cleanUp.push(() => rm(dir, { recursive: true, force: true }))
  const out = join(dir, 'out')
  await collectSite({ url: `${server.origin}/`, out, maxPages: 40, maxMinutes: 1, rate: 0, concurrency: 4, browser: false, resume: false, allowPrivate: true, overrides: [], seed: 's', ...more })
  const lines = (await readFile(join(out, 'observations.jsonl'), 'utf8')).trim().split('\n').map(line => JSON.parse(line) as { probe: string; value: ProbeValues['dataset-sample']; evidence: unknown[] })
  return { observation: lines.find(({ probe }) => probe === 'dataset-sample'), out }
}

const IDS = Array.from({ length: 120 }, (_, index) => `${index}`.padStart(32, '0'))

/** The newer of the two common products: pages by server, files by script. */
const catalogPortal: Answers = (url, response) => {
  const { pathname, searchParams } = url
  if (pathname === '/') return html(response, page('开放平台', '<a href="/portal/catalog/index">数据目录</a>'))
  if (pathname === '/portal/catalog/index') {
    const at = (Number(searchParams.get('page') ?? 1) - 1) * 30
    return html(response, page('数据目录', `<ul>${IDS.slice(at, at + 30).map(id => `<li class="cata-title"><a href="/portal/catalog/${id}">数据集 ${id}</a></li>`).join('')}</ul>`))
  }
  if (pathname === '/portal/catalog/getResourceWithFormat') return send(response, { object: { total: 2, records: [{ fileFormat: 'PDF', fileName: 'a', idInRc: 'p' }, { fileFormat: 'CSV', fileName: 'a', idInRc: 'c' }, { fileFormat: 'XLSX', fileName: 'a', idInRc: 'x' }] } })
  if (pathname === '/portal/catalog/getApplyResource') return send(response, { object: { records: [{ serviceName: '查询', inputParam: '[]', context: `/gateway/${searchParams.get('cataId')}` }, { serviceName: '删除', context: '/gateway/delete' }] } })
  if (pathname === '/portal/catalog/download') return send(response, '名称\n甲\n', 'text/csv')
  if (pathname.startsWith('/gateway/')) return send(response, { code: 401, msg: '缺少令牌' })
  return /^\/portal\/catalog\/\d{32}$/.test(pathname) && html(response, page('数据集', '<h1>数据集</h1><table><tr><td>更新频率</td><td>每年</td></tr></table>'))
}

describe('a portal of the newer product', () => {
  test('the whole catalogue is listed, the sample drawn by the seed, its files and interfaces archived, by GET alone', async () => {
    const server = await portal(catalogPortal)
    const { observation, out } = await sampled(server)
    expect(observation?.value).toMatchObject({ portals: [{ product: 'catalog', base: `${server.origin}/portal` }], listed: 120, seed: 's' })
    expect(observation?.value.datasets).toHaveLength(4)
    const [first] = observation?.value.datasets ?? []
    const id = first?.url.slice(-32) ?? ''
    expect(first).toEqual({ url: `${server.origin}/portal/catalog/${id}`, apis: [`${server.origin}/gateway/${id}`], files: expect.arrayContaining([expect.stringContaining('idInRc=c'), expect.stringContaining('idInRc=x')]) as string[] })
    const index = await readFile(join(out, 'index.jsonl'), 'utf8')
    for (const { url, files, apis } of observation?.value.datasets ?? []) for (const each of [url, ...files, ...apis]) expect(index).toContain(`"${each}"`)
    expect(server.seen.every(line => /^(?:GET|HEAD) /.test(line))).toBe(true)
    expect(server.seen.some(line => line.includes('delete'))).toBe(false)
  }, 30_000)

  test('the same seed draws the same, another one others', async () => {
    const server = await portal(catalogPortal)
    const drawn = async (seed: string) => (await sampled(server, { seed })).observation?.value.datasets.map(({ url }) => url)
    const first = await drawn('one')
    expect(first).toHaveLength(4)
    expect(await drawn('one')).toEqual(first)
    expect(await drawn('another')).not.toEqual(first)
  }, 30_000)
})

test('a portal of the older product: catalogue and files by script only', async () => {
  const sets = Array.from({ length: 70 }, (_, index) => ({ cata_id: `${index + 1}`, cata_title: `数据集${index + 1}`, org_name: '市教育局', open_type: '无条件开放', conf_update_cycle: '7', update_time: '2020-09-29 20:30:10' }))
  const server = await portal(({ pathname, searchParams }, response) => {
    const start = Number(searchParams.get('start') ?? 0)
    if (pathname === '/') return html(response, page('开放平台', '<a href="/odweb/catalog/catalog.htm">数据目录</a>'))
    if (pathname === '/odweb/catalog/catalog.htm') return html(response, page('数据目录', '<div id="list"></div>'))
    if (pathname === '/odweb/catalog/catalog.do') return send(response, { recordsTotal: 70, data: sets.slice(start, start + 50) })
    if (pathname === '/odweb/catalog/catalogDetail.do') return send(response, { data: [{ fileId: searchParams.get('cata_id'), fileName: '名录.csv' }] })
    if (pathname === '/odweb/catalog/CatalogDetailDownload.do') return send(response, '名称,地址\n甲,乙\n', 'text/csv')
    return pathname === '/odweb/catalog/catalogDetail.htm' && html(response, page('数据集', '<h1>数据集</h1>'))
  })
  const { observation } = await sampled(server)
  expect(observation?.value).toMatchObject({ listed: 70, portals: [{ product: 'odweb', base: `${server.origin}/odweb` }] })
  expect(observation?.value.datasets.every(({ files }) => files.length === 1 && files[0]?.includes('getFileDownloadAddr'))).toBe(true)
  expect(server.seen.filter(line => line.includes('method=GetCatalog'))).toHaveLength(2)
}, 30_000)

test('CKAN, told by an address of its interface in a script', async () => {
  const server = await portal(({ pathname, searchParams, origin }, response) => {
    if (pathname === '/') return html(response, page('开放平台', '<script>fetch("/api/3/action/site_read")</script><p>数据</p>'))
    if (pathname === '/api/3/action/package_search') return send(response, { success: true, result: { count: 3, results: searchParams.get('start') === '0' ? ['a', 'b', 'c'].map(name => ({ name, title: `数据集 ${name}`, resources: [{ id: name, url: `${origin}/f/${name}.csv`, format: 'CSV', datastore_active: true }] })) : [] } })
    if (pathname === '/api/3/action/datastore_search') return send(response, { success: true, result: { records: [] } })
    if (/^\/dataset\/[abc]$/.test(pathname)) return html(response, page('数据集', '<h1>数据集</h1>'))
    return pathname.startsWith('/f/') && send(response, '名称\n甲\n', 'text/csv')
  })
  const { observation } = await sampled(server)
  expect(observation?.value).toMatchObject({ listed: 3, portals: [{ product: 'ckan' }] })
  expect(server.seen.filter(line => line.startsWith('GET /f/'))).toHaveLength(3)
  expect(server.seen.filter(line => line.includes('datastore_search'))).toHaveLength(3)
}, 30_000)

describe('what a hostile portal does', () => {
  test('a catalogue without end is left after its bound', async () => {
    const server = await portal(({ pathname, searchParams }, response) => {
      const start = Number(searchParams.get('start') ?? 0)
      if (pathname === '/') return html(response, page('开放平台', '<a href="/odweb/catalog/catalog.do?method=x">目录</a>'))
      return pathname === '/odweb/catalog/catalog.do' && send(response, { data: Array.from({ length: 50 }, (_, index) => ({ cata_id: `${start + index}`, cata_title: 'x', org_name: 'y', open_type: 'z', conf_update_cycle: '1' })) })
    })
    const { observation } = await sampled(server)
    expect(observation?.value.listed).toBe(1000)
    expect(server.seen.filter(line => line.includes('method=GetCatalog'))).toHaveLength(20)
  }, 30_000)

  test('a catalogue that repeats itself is left at once; files elsewhere are not fetched', async () => {
    const outside = await portal((_url, response) => send(response, 'x', 'text/csv'))
    const server = await portal(({ pathname }, response) => {
      if (pathname === '/') return html(response, page('开放平台', '<a href="/x/api/3/action/a">目录</a>'))
      return pathname === '/x/api/3/action/package_search' && send(response, { success: true, result: { results: [{ name: 'a', title: '甲', resources: [{ url: `http://elsewhere.example.com:${outside.port}/a.csv`, format: 'CSV' }] }] } })
    })
    const { observation } = await sampled(server)
    expect(observation?.value.listed).toBe(1)
    expect(server.seen.filter(line => line.includes('package_search'))).toHaveLength(2)
    expect(outside.seen).toEqual([])
  }, 30_000)

  test('what robots.txt forbids is not asked for', async () => {
    const server = await portal((url, response) => (url.pathname === '/robots.txt' ? send(response, 'User-agent: *\nDisallow: /portal/catalog/get\n', 'text/plain') : catalogPortal(url, response)))
    const { observation } = await sampled(server)
    expect(observation?.value.listed).toBe(120)
    expect(server.seen.some(line => line.includes('getResourceWithFormat'))).toBe(false)
  }, 30_000)
})

test('a site without open data asks nothing and notes nothing', async () => {
  const server = await portal((url, response) => url.pathname === '/' && html(response, page('首页', '<a href="/a.html">新闻</a>')))
  const { observation } = await sampled(server)
  expect(observation).toBeUndefined()
  expect(server.seen.some(line => line.includes('data.json'))).toBe(false)
}, 30_000)
