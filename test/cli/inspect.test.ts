import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from '../../src/cli/inspect.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const save = async (name: string, body: string | Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, body)
  return path
}
const document = async (path: string, url?: string): Promise<Record<string, unknown>> => JSON.parse(await inspect(path, { json: true, ...(url !== undefined && { url }) })) as Record<string, unknown>

const list = '<meta name="SiteIDCode" content="1234560001"><title>通知公告</title><ul><li><a href="/zwgk/t20200805_1.html">关于停水的通知</a><span>2020-08-05</span></li><li><a href="/zwgk/t20200804_2.html">关于停电的通知</a><span>2020-08-04</span></li></ul><div class="footer">主办单位：某市人民政府</div>'

describe('inspect FILE', () => {
  test('JSON has every promised field, null where the page does not say', async () => {
    const result = await document(await save('list.html', iconv.encode(list, 'gbk')), 'http://www.example.gov.cn/zwgk/')
    expect(result).toMatchObject({
      charset: 'gb18030', kind: 'column', title: '通知公告', siteName: null, siteCode: '1234560001', column: null, columnType: null, publishDate: null, source: null,
      footer: { 主办单位: '某市人民政府', 党政机关标识: null, 网站标识码: null, ICP备案: null, 公安备案: null, 找错: null, 网站地图: null },
      items: [{ title: '关于停水的通知', url: 'http://www.example.gov.cn/zwgk/t20200805_1.html', date: '2020-08-05' }, { title: '关于停电的通知', url: 'http://www.example.gov.cn/zwgk/t20200804_2.html', date: '2020-08-04' }],
    })
  })

  test.each([
    ['the comment of the browser', '<!-- saved from url=(0036)https://www.example.gov.cn/a/1.html -->'],
    ['a comment with the address', '<!--https://www.example.gov.cn/a/1.html-->'],
    ['its canonical link', '<link rel="canonical" href="https://www.example.gov.cn/a/1.html">'],
    ['its tag', '<meta name="Url" content="https://www.example.gov.cn/a/1.html">'],
  ])('takes the address from %s', async (_, head) => {
    expect(await document(await save('saved.html', `<!DOCTYPE html>${head}<p>正文</p>`))).toMatchObject({ url: 'https://www.example.gov.cn/a/1.html' })
  })

  test('a page inside server directives is read as its visitors see it', async () => {
    const path = await save('page.jsp', `<%-- made by X on 2020/8/10 --%>\n<%@ page contentType="text/html;charset=UTF-8" %>\n${list}`)
    expect(await document(path)).toMatchObject({ title: '通知公告', publishDate: null })
  })

  test('without any address, addresses stay as they are written on the site', async () => {
    const text = await inspect(await save('plain.html', list), { json: true })
    expect(text).not.toContain('unknown.invalid')
    expect((JSON.parse(text) as { items: { url: string }[] }).items[0]?.url).toBe('/zwgk/t20200805_1.html')
  })

  test('the summary for people names what is there and what is not', async () => {
    const text = await inspect(await save('list.html', list), { url: 'http://www.example.gov.cn/zwgk/' })
    for (const words of ['栏目列表（column）', '通知公告', '1234560001', '某市人民政府', '（未见）', '列表条目 2 条', '2020-08-05  关于停水的通知']) expect(text).toContain(words)
  })

  test('a file that cannot be read, and an address that is none, are refused with a sentence', async () => {
    await expect(inspect(join(folder, 'missing.html'), {})).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(inspect(folder, {})).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(inspect(await save('x.html', list), { url: 'nonsense' })).rejects.toMatchObject({ code: 'option-invalid' })
  })

  const warc = 'WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n'
  test.each([
    ['site.warc', Buffer.from(warc), 'WARC'],
    ['site.warc.gz', gzipSync(warc), 'WARC'],
    // Told by content: whoever renames an archive is told as well.
    ['site.html', gzipSync(warc), 'WARC'],
    ['site.wacz', zipSync({ 'datapackage.json': strToU8('{}'), 'archive/data.warc.gz': gzipSync(warc) }, { level: 0 }), 'WACZ'],
  ])('an archive is no page, and is told which command reads it: %s', async (name, bytes, kind) => {
    const path = await save(name, bytes)
    await expect(inspect(path, {})).rejects.toMatchObject({ code: 'page-is-archive', exit: 2, message: expect.stringContaining('zhengheng judge or evaluate') as string, params: { path, kind } })
  })
  test('a directory that collect wrote is an archive too; other zips and compressed files are not', async () => {
    const dir = join(folder, 'collected')
    await mkdir(dir)
    await save('collected/collection.json', '{}')
    await expect(inspect(dir, {})).rejects.toMatchObject({ code: 'page-is-archive' })
    for (const bytes of [zipSync({ 'a.txt': strToU8('archive') }), gzipSync(list), Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.from('WARC'), Buffer.alloc(0)]) expect(await document(await save('other', bytes))).toMatchObject({ kind: 'other' })
  })

  test('an empty file and a picture are no fault of ours', async () => {
    expect(await document(await save('empty.html', ''))).toMatchObject({ kind: 'other', items: [] })
    expect(await document(await save('x.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2])))).toMatchObject({ kind: 'other', title: null })
  })
})

describe('inspect URL', () => {
  test('fetches the page, after redirects, in the encoding the server names', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/zwgk/' }).end()
      else response.writeHead(200, { 'content-type': 'text/html; charset=gb2312' }).end(iconv.encode(list, 'gbk'))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      const text = await inspect(`http://127.0.0.1:${port}/`, { json: true, allowPrivate: true })
      expect(JSON.parse(text)).toMatchObject({ url: `http://127.0.0.1:${port}/zwgk/`, charset: 'gbk', charsetFrom: 'header', items: [{ title: '关于停水的通知' }, {}] })
      await expect(inspect(`http://127.0.0.1:${port}/`, {})).rejects.toMatchObject({ code: 'site-unreachable' })
    } finally {
      await new Promise(resolve => server.close(resolve))
    }
  })
})
