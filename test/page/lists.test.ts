import { describe, expect, test } from 'vitest'
import { readPage } from '../../src/page/read-page.ts'
import type { Page } from '../../src/page/page.ts'

const url = 'http://www.example.gov.cn/col/col1/index.html'
const read = (text: string, contentType = 'text/html; charset=utf-8'): Page => readPage(new TextEncoder().encode(text), { url, contentType })
const items = (page: Page): (string | null)[][] => page.links.filter(link => link.kind === 'a').map(link => [link.text, link.url.replace('http://www.example.gov.cn', ''), link.date])

const store = `<datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&columnid=1&amp;unitid=2"></a>]]></nextgroup>
<recordset><record><![CDATA[<li><a href='/art/2024/10/14/art_1_2.html' title='一号文件'>一号文…</a><span>2024-10-14</span></li>]]></record>
<record><![CDATA[<li><a href='/art/2024/10/13/art_1_3.html'>二号文件</a><b>2024-10-13</b></li>]]></record></recordset></datastore>`
const proxy = 'http://www.example.gov.cn/module/web/jpage/dataproxy.jsp?page=1&columnid=1&unitid=2'

describe('Hanweb record sets', () => {
  test('in a script element: rows become links, the proxy continues the list and is no link', () => {
    const page = read(`<div id="1"><script type="text/xml">${store}</script></div>`)
    expect(items(page)).toEqual([['一号文…', '/art/2024/10/14/art_1_2.html', '2024-10-14'], ['二号文件', '/art/2024/10/13/art_1_3.html', '2024-10-13']])
    expect(page.links.every(link => link.block === -1)).toBe(true)
    expect(page.lists).toEqual([{ kind: 'hanweb-recordset', next: [proxy] }])
  })

  test('as the answer of the proxy, whatever its type claims', () => {
    for (const type of ['text/xml; charset=utf-8', 'text/html; charset=utf-8']) expect(read(store, type)).toMatchObject({ links: [{ date: '2024-10-14' }, { date: '2024-10-13' }], lists: [{ kind: 'hanweb-recordset', next: [proxy] }] })
  })
})

describe('lists in JSON', () => {
  test('inline, with the address as JSON inside JSON', () => {
    const page = read(String.raw`<script>var page = { articleList: [{"title":"关于停水的通知","pubDate":"2025-07-29 16:59","urls":"{\"pc\":\"/art/1.html\",\"app\":\"/m/1.html\"}"},{"title":"第二条","pubDate":"2025-07-28","urls":"{\"pc\":\"/art/2.html\"}"}], total: 2 }</script>`)
    expect(items(page)).toEqual([['关于停水的通知', '/art/1.html', '2025-07-29 16:59'], ['第二条', '/art/2.html', '2025-07-28']])
    expect(page.lists).toEqual([{ kind: 'json-list', next: [] }])
  })

  test('as a JavaScript literal with bare keys, single quotes and trailing commas', () => {
    expect(items(read("<script>list = [{title:'一', url:'/1.html', date:'2020-08-05',}, {title:'二', url:'/2.html', date:1596594780000,},]</script>"))).toEqual([['一', '/1.html', '2020-08-05'], ['二', '/2.html', '2020-08-05 10:33']])
  })

  test('settings and menus of one or two entries are no list', () => {
    expect(read('<script>var share = [{name: "微博", url: "http://weibo.example/share"}]</script>')).toMatchObject({ links: [], lists: [] })
  })

  test.each([
    ['JSON', '{"data":{"list":[{"TITLE":"<em>一</em>号","docpuburl":"/1.html","publishTime":"2020-08-05 10:08:00"}]}}', 'application/json'],
    ['JSON that says it is a page', '{"rows":[{"title":"一号","url":"/1.html","publishTime":"2020-08-05 10:08"}]}', 'text/html'],
    ['JSONP', 'callback_1({"rows":[{"title":"一号","url":"/1.html","pubtime":"2020-08-05 10:08"}]});', 'application/javascript'],
    ['RSS', '<?xml version="1.0"?><rss><channel><title>要闻</title><item><title><![CDATA[一号]]></title><link>/1.html</link><pubDate>Wed, 05 Aug 2020 10:08:00 +0800</pubDate></item></channel></rss>', 'text/xml'],
  ])('as an answer in %s', (_, text, type) => {
    const page = read(text, type)
    expect(items(page)).toEqual([['一号', '/1.html', '2020-08-05 10:08']])
    expect(page.lists).toEqual([{ kind: 'endpoint', next: [] }])
  })

  test('a site map in XML lists addresses', () => {
    expect(items(read('<urlset><url><loc>http://www.example.gov.cn/a/</loc><lastmod>2020-08-05</lastmod></url><url><loc>http://www.example.gov.cn/b/</loc></url></urlset>', 'application/xml'))).toEqual([['', '/a/', '2020-08-05'], ['', '/b/', null]])
  })
})

describe('paging', () => {
  const next = (html: string): string[] => read(html).lists.flatMap(list => list.next.map(one => one.replace('http://www.example.gov.cn/col/col1/', '')))

  test('TRS: page 1 is index.html, page 2 is index_1.html', () => {
    expect(next('<script>createPageHTML(3, 0, "index", "html");</script>')).toEqual(['index_1.html', 'index_2.html'])
  })

  test('TRS with variables, on its second page', () => {
    expect(next('<script>var countPage = 3//共3页\nvar currentPage = 1;\ncreatePageHTML(countPage, currentPage, "index", "html");</script>')).toEqual(['index.html', 'index_2.html'])
  })

  test('UCAP: page 2 is list_2.shtml', () => {
    expect(next("<script>createPageHTML('page_div',3, 1,'zwgklist','shtml',45);</script>")).toEqual(['zwgklist_2.shtml', 'zwgklist_3.shtml'])
  })

  test('the call inside an HTML comment counts when there is no other', () => {
    expect(next('<!-- <script>createPageHTML(2, 0, "index", "html")</script> -->')).toEqual(['index_1.html'])
    expect(next('<!-- createPageHTML(9, 0, "old", "html") --><script>createPageHTML(2, 0, "index", "html")</script>')).toEqual(['index_1.html'])
  })

  test('one page, nonsense, the definition of the function and a huge claim', () => {
    expect(next('<script>createPageHTML(1, 0, "index", "html")</script>')).toEqual([])
    expect(next('<script>createPageHTML(a, b, c, d)</script>')).toEqual([])
    expect(next('<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ if(_nPageCount == null) return }</script>')).toEqual([])
    expect(next('<script>createPageHTML(999999, 0, "index", "html")</script>').length).toBeLessThanOrEqual(2000)
    expect(next('<script>createPageHTML(3, 0, "//evil.example/x", "html")</script>').every(one => !one.includes('{'))).toBe(true)
  })

  test.each(['<a href="index_1.html">下一页</a>', '<a href="index_1.html">下一页&gt;</a>', '<a href="index_1.html">&gt;</a>', '<link rel="next" href="index_1.html">'])('%s', html => {
    expect(next(html)).toEqual(['index_1.html'])
  })
})
