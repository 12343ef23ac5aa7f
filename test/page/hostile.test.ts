import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_BLOCKS, MAX_LINKS } from '../../src/page/content.ts'
import { readPage } from '../../src/page/read-page.ts'
import type { Page } from '../../src/page/page.ts'

const read = (html: string, contentType = 'text/html; charset=utf-8'): Page => readPage(new TextEncoder().encode(html), { url: 'http://www.example.gov.cn/', contentType })

describe('hostile markup', () => {
  test.each([
    ['a hundred thousand open elements', '<div>'.repeat(1e5)],
    ['a hundred thousand open anchors', '<a href="/x">'.repeat(1e5)],
    ['closed elements that were never open', '</p></div></table></td>'.repeat(5e4)],
    ['formatting that crosses blocks', '<b><i><a href=x><p></b></i>'.repeat(2e4)],
    ['tables in tables', '<table><tr><td>'.repeat(3e4)],
    ['lists in lists', '<ul><li>2020-08-05'.repeat(3e4)],
    ['an attribute of two megabytes', `<a href="${'a'.repeat(2e6)}" title="${'t'.repeat(2e6)}">x</a>`],
    ['an attribute that never ends', `<a href="${'a'.repeat(1e6)}`],
    ['a comment that never ends', `<p>文字</p><!--${'-'.repeat(1e6)}`],
    ['a script that never ends', `<p>文字</p><script>${'[{'.repeat(2e5)}`],
    ['brackets that never close', `<script>${'[{"title":"x","url":"/x.html","a":['.repeat(2e4)}</script>`],
    ['quotes that never close', `<script>${'[{"'.repeat(1e5)}</script>`],
    ['records that never close', `<script type="text/xml"><recordset>${'<record><![CDATA['.repeat(5e4)}</script>`],
    ['many calls for paging', `<script>${'createPageHTML(a,b,c,d);'.repeat(1e4)}</script>`],
    ['blanks', ' \n\t'.repeat(5e5)],
    ['entities', '&nbsp;&amp;&#x4e2d;&bogus;&'.repeat(5e4)],
    ['digits', '2020-'.repeat(1e5)],
    ['labels', `<p>${'当前位置：'.repeat(1e5)}</p>`],
    ['meta tags', '<meta name=a content=b>'.repeat(1e4)],
    ['forms', '<form><input name=a><select><option>x'.repeat(2e4)],
    ['trails', '<div>当前位置：<a href="/">首页</a> &gt; x</div><p>正文</p><p>正文</p><p>正文</p>'.repeat(5e3)],
    ['records of XML that hold nothing', `<?xml version="1.0"?>${'<item><url>'.repeat(5e4)}</item>`],
    ['svg', '<svg><title>x</title><a href=/y>'.repeat(2e4)],
  ])('%s is read to its end', (_, html) => {
    const page = read(`${html}<p>末尾</p>`)
    expect(page.url).toBe('http://www.example.gov.cn/')
    expect(page.links.length).toBeLessThanOrEqual(MAX_LINKS + 5000)
    expect(page.blocks.length).toBeLessThanOrEqual(MAX_BLOCKS)
  }, 5000)

  test('of a hundred thousand links the first 20,000 are kept', () => {
    expect(read('<li><a href="/x">链接</a></li>'.repeat(1e5)).links).toHaveLength(MAX_LINKS)
  })

  test('null bytes and zero-width characters are not text', () => {
    expect(read('<p>\u0000标\u0000题\u200b\ufeff</p><p>\u0000</p>').blocks.map(block => block.text)).toEqual(['标题'])
  })

  test('metas cannot reach the prototype', () => {
    const page = read('<meta name="__proto__" content="x"><meta name="constructor" content="y">')
    expect(Object.getPrototypeOf(page.metas)).toBe(Object.prototype)
    expect(page.metas['constructor']).toEqual(['y'])
  })

  test('files that are no text give an empty page', () => {
    for (const body of [Buffer.from('%PDF-1.4 <a href="/x">'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), Buffer.alloc(0)]) expect(readPage(body, { url: 'http://a.gov.cn/x' })).toMatchObject({ links: [], blocks: [] })
    expect(read('<a href="/x">x</a>', 'application/pdf').links).toEqual([])
  })

  test('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), fc.constantFrom(null, 'text/html', 'application/json', 'text/xml', 'text/html; charset=gbk'), (bytes, contentType) => {
      expect(readPage(bytes, { url: 'http://www.example.gov.cn/', contentType }).links).toBeInstanceOf(Array)
    }), { numRuns: 500 })
  })

  test('never throws, whatever the markup; every link lies in a block or in data', () => {
    const piece = fc.constantFrom(
      '<div class="footer">', '</div>', '<ul>', '<li>', '</li>', '<a href="/a.html">', '</a>', '<table>', '<tr>', '<td>', '</table>', '<form>', '<input name=x>', '<select>', '<option value="http://b.cn/">', '<script>', '</script>',
      '<script type="text/xml"><record><![CDATA[', ']]></record>', '[{"title":"x","url":"/u.html"', '}]', '<!--', '-->', '<p>', '<h1>', '<br>', '文字', '2020-08-05', ' 至 ', '当前位置：', '首页 > ', '主办单位：某市', '&nbsp;', '<', '>', '"', '<title>', '<textarea>', '<svg>', '<base href="/b/">', '<meta name="a" content="',
    )
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      const page = read(pieces.join(''))
      for (const link of page.links) expect(link.block === -1 || link.block < Math.max(1, page.blocks.length)).toBe(true)
      for (const block of page.blocks) expect(block.text).not.toBe('')
    }), { numRuns: 500 })
  })
})
