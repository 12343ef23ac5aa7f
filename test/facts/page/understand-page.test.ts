import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understandPage } from '../../../src/facts/page/understand-page.ts'
import type { PageFacts } from '../../../src/facts/page-facts.ts'
import { PAGE_KINDS } from '../../../src/facts/page-facts.ts'
import { readPage } from '../../../src/page/read-page.ts'

const evidence = { sha256: 'a'.repeat(64), kind: 'response' as const }
const understand = (html: string, url = 'http://www.example.gov.cn/zwgk/tzgg/t20200805_1.html', rendered?: boolean): PageFacts =>
  understandPage(readPage(new TextEncoder().encode(html), { url, contentType: 'text/html; charset=utf-8' }), { url, status: 200, evidence, ...(rendered !== undefined && { rendered }) })
const metas = (values: Readonly<Record<string, string>>): string => Object.entries(values).map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')
const long = '为进一步做好相关工作，经市政府同意，现将有关事项通知如下，请认真组织实施。'.repeat(8)

describe('date of publication', () => {
  test.each([
    ['2020-08-05 10:08', '2020-08-05 10:08'], ['2020-08-05 10:08:59', '2020-08-05 10:08'], ['2020-08-05', '2020-08-05'], ['2020-08-05  10:08', '2020-08-05 10:08'], ['2020-08-05 10∶08', '2020-08-05 10:08'], ['2020年08月05日', '2020-08-05'],
  ])('from the tag: %s', (content, date) => {
    expect(understand(metas({ PubDate: content }) + `<p>${long}</p>`).publishDate).toBe(date)
  })

  test.each([
    ['a label', '<p>发布时间：2020-08-05 10:08 来源：市政府办公室</p>'],
    ['a label in bold', '<p><strong>发布日期</strong>：2020年08月05日 10:08</p>'],
    ['a label in the block before', '<div>发布时间：</div><div>2020-08-05 10:08</div>'],
    ['the byline without a label', '<p>2020-08-05 10:08&nbsp;&nbsp;来源：市政府办公室 浏览次数：12</p>'],
    ['a table of attributes', '<table><tr><td>索引号：</td><td>000014348/2020-35428</td><td>成文日期：</td><td>2020-08-01</td></tr><tr><td>发布日期：</td><td>2020-08-05 10:08</td></tr></table>'],
  ])('shown by %s', (_, html) => {
    expect(understand(`<h1>关于停水的通知</h1>${html}<p>${long}</p>`).publishDate).toBe('2020-08-05 10:08')
  })

  test('a tag with the day alone is completed by the time shown', () => {
    expect(understand(`${metas({ PubDate: '2020-08-05' })}<p>发布时间：2020-08-05 10:08</p>`).publishDate).toBe('2020-08-05 10:08')
    expect(understand(`${metas({ PubDate: '2020-08-05' })}<p>发布时间：2020-08-07 10:08</p>`).publishDate).toBe('2020-08-05')
  })

  test('time of generation, of an event, of signing, a deadline and dates in the text are none', () => {
    expect(understand(`${metas({ others: '页面生成时间 2023-10-23 11:23:36', Maketime: '2019-03-22 12:28:37', lastmodifiedtime: '2019-03-22' })}<p>成文日期：2020-08-01</p><p>活动时间：2016年9月9日-9月11日</p><p>截止时间：2020-09-01</p><p>${long}2020年8月5日起施行。</p><p>2020年8月5日</p>`).publishDate).toBeNull()
    expect(understand(`${metas({ PubDate: '2016年9月9日-9月11日' })}<p>${long}</p>`).publishDate).toBeNull()
  })
})

describe('source and numbers', () => {
  test.each([
    ['<p>来源：市政府办公室 发布时间：2020-08-05</p>', '市政府办公室'], ['<p>信息来源：<b>市教育局</b></p>', '市教育局'], ['<p>来源：</p><p>市教育局</p>', '市教育局'],
    ['<p>来源： 发布时间：2020-08-05</p>', null], ['<p>来源：访问量：199</p>', null], ['<p>资料来源：国家统计局</p>', null],
  ])('%s', (html, source) => {
    expect(understand(`<h1>标题</h1>${html}`).source).toBe(source)
  })

  test('the tag wins, unless it is a placeholder', () => {
    expect(understand(`${metas({ ContentSource: '市审计局' })}<p>来源：市教育局</p>`).source).toBe('市审计局')
    expect(understand(`${metas({ ContentSource: '{source}' })}<p>来源：市教育局</p>`).source).toBe('市教育局')
  })

  test('document and index number from a table, a line or the title; never from a citation', () => {
    expect(understand('<table><tr><td>索 引 号：</td><td>000014348/2020-35428</td><td>发文字号</td><td>清政发〔2020〕12号</td></tr></table>')).toMatchObject({ documentNumber: '清政发〔2020〕12号', indexNumber: '000014348/2020-35428' })
    expect(understand(`<h1>通知</h1><p>清政办发[2020] 7 号</p><p>${long}</p>`).documentNumber).toBe('清政办发〔2020〕7号')
    expect(understand('<title>关于做好防汛工作的通知（清政办发〔2020〕7号）</title>').documentNumber).toBe('清政办发〔2020〕7号')
    expect(understand(`<p>根据《国务院关于加强工作的意见》（国发〔2019〕3号）精神，${long}</p>`)).toMatchObject({ documentNumber: null, indexNumber: null })
  })
})

describe('mandated tags', () => {
  const states = (values: Readonly<Record<string, string>>, body = ''): PageFacts['metas'] => understand(metas(values) + body).metas
  test('present, empty, placeholder, wrong, absent', () => {
    expect(states({ SiteName: '某市人民政府', SiteDomain: 'www.example.gov.cn', SiteIDCode: '1234560001', ColumnName: '{{栏目名称}}', ColumnType: '', ColumnKeywords: 'null', ContentSource: '<!--来源-->', PubDate: '昨天' })).toEqual({
      SiteName: 'present', SiteDomain: 'present', SiteIDCode: 'present', ColumnName: 'placeholder', ColumnDescription: 'absent', ColumnKeywords: 'placeholder', ColumnType: 'empty', ArticleTitle: 'absent', PubDate: 'wrong', ContentSource: 'placeholder',
    })
  })

  test.each([['bm05000001', 'present'], ['4401120001', 'present'], ['440112', 'wrong'], ['bm5000001', 'wrong'], ['44011200011', 'wrong']])('SiteIDCode %s is %s', (code, state) => {
    expect(states({ SiteIDCode: code }).SiteIDCode).toBe(state)
  })

  test.each([['http://www.example.gov.cn/', 'present'], ['www.other.gov.cn,www.example.gov.cn', 'present'], ['example.gov.cn', 'present'], ['www.other.gov.cn', 'wrong'], ['ample.gov.cn', 'wrong']])('SiteDomain %s is %s', (domain, state) => {
    expect(states({ SiteDomain: domain }).SiteDomain).toBe(state)
  })

  test('the title in the tag must be the one shown; the column not the name of the site', () => {
    expect(states({ ArticleTitle: '关于停水的通知' }, '<h1>关于停水的通知</h1>').ArticleTitle).toBe('present')
    expect(states({ ArticleTitle: '别的标题' }, '<h1>关于停水的通知</h1>').ArticleTitle).toBe('wrong')
    expect(states({ SiteName: '某市政府', ColumnName: '某市政府' }, '<div class="breadcrumb"><a href="/">首页</a> &gt; 通知公告</div>').ColumnName).toBe('wrong')
  })
})

describe('footer', () => {
  const footer = (html: string, rendered?: boolean): PageFacts => understand(`<p>${long}</p><div class="footer">${html}</div>`, undefined, rendered)
  test('all seven marks with their values', () => {
    expect(footer(`主办单位：某市人民政府办公室　承办：某局<p>政府网站标识码：1234560001 <a href="https://beian.miit.gov.cn/">苏ICP备08010541号-1</a></p>
      <a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=32010202010001">苏公网安备 32010202010001号</a><a href="/wzdt/">网站地图</a>
      <script id="_jiucuo_" sitecode="1234560001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script><span id="_ideConac"><a href="//bszs.conac.cn/sitename?method=show&amp;id=1"><img src="//dcs.conac.cn/image/red.png"></a></span>`).footer).toEqual({
      主办单位: '某市人民政府办公室', 党政机关标识: '党政机关', 网站标识码: '1234560001', ICP备案: '苏ICP备08010541号-1', 公安备案: '苏公网安备32010202010001号', 找错: '1234560001', 网站地图: '有',
    })
  })

  test.each([
    ['any character before the number', '岚ICP备99000001号-1　岚公网安备 99010002000001号', '岚ICP备99000001号-1', '岚公网安备99010002000001号'],
    ['the end of a word before the number', '备案号ICP备99000001号　备案公网安备99010002000001号', 'ICP备99000001号', '公网安备99010002000001号'],
  ])('a record number with %s', (_, text, icp, police) => {
    expect(footer(`主办单位：某市人民政府 ${text}`).footer).toMatchObject({ ICP备案: icp, 公安备案: police })
  })

  test('variants: 主办, bm code, blue badge, fault report as a link, a host that is no more', () => {
    expect(footer('主办：国家某局 标识码:bm29000002 <a href="https://bszs.conac.cn/x"><img src="/images/blue.png"></a> <a href="http://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=bm29000002&amp;url=x">找错</a>').footer).toMatchObject({ 主办单位: '国家某局', 网站标识码: 'bm29000002', 党政机关标识: '事业单位', 找错: 'bm29000002', ICP备案: null, 公安备案: null, 网站地图: null })
    expect(footer('<script src="http://pucha.kaipuyun.cn/exposure/jiucuo.js" sitecode="1234560001"></script>主办：某市').footer.找错).toContain('已停用')
  })

  test('the name in the next block; an article that mentions marks has none', () => {
    expect(footer('<p>主办单位：</p><p>某市人民政府</p>').footer.主办单位).toBe('某市人民政府')
    expect(understand(`<p>请各单位公布主办单位：名称，并办理苏ICP备12345678号备案。</p>${`<p>${long}</p>`.repeat(9)}`).footer).toMatchObject({ 主办单位: null, ICP备案: null })
  })

  test('a footer that script writes is not observable until rendered; one that is not there is', () => {
    expect(understand(`<p>${long}</p><div id="footer"></div><script src="/footer.js"></script>`).footerObservable).toBe(false)
    expect(understand(`<p>${long}</p><div id="footer"></div><script src="/footer.js"></script>`, undefined, true).footerObservable).toBe(true)
    expect(understand(`<p>${long}</p>`).footerObservable).toBe(true)
  })
})

describe('lists', () => {
  const column = 'http://www.example.gov.cn/zwgk/tzgg/'
  const rows = (n: number, date: (i: number) => string): string => `<ul class="list">${Array.from({ length: n }, (_, i) => `<li><a href="./t2020080${i}_${i}.html" title="关于第${i}项工作的完整通知">关于第${i}项…</a>${date(i)}</li>`).join('')}</ul>`
  test('entries with whole titles and dates; paging and navigation are none', () => {
    const facts = understand(`<div class="nav"><a href="/a/">政务公开栏目</a></div>${rows(3, i => `<span>2020-08-0${i + 1}</span>`)}<div><a href="index_1.html">下一页</a></div><script>createPageHTML(3, 0, "index", "html")</script>`, column)
    expect(facts).toMatchObject({ kind: 'column', publishDate: null, nextPages: [`${column}index_1.html`, `${column}index_2.html`] })
    expect(facts.items.map(item => [item.title, item.date])).toEqual([0, 1, 2].map(i => [`关于第${i}项工作的完整通知`, `2020-08-0${i + 1}`]))
  })

  test('without dates, like rows are the list', () => {
    expect(understand(`<p>欢迎</p>${rows(5, () => '')}`, column).items).toHaveLength(5)
  })

  test('an empty column has no entries; one that script fills has an unknown number', () => {
    expect(understand(`${metas({ ColumnName: '通知公告' })}<ul class="list"></ul>`, column)).toMatchObject({ items: [], itemsObservable: true, kind: 'column' })
    expect(understand('<ul class="list"></ul><script>$.get("/api/list")</script>', column)).toMatchObject({ items: [], itemsObservable: false })
  })

  test('related news under an article are not its entries', () => {
    expect(understand(`${metas({ ArticleTitle: '关于停水的通知' })}<h1>关于停水的通知</h1><p>${long}</p>${rows(5, () => '<span>2020-08-01</span>')}`)).toMatchObject({ kind: 'item', items: [] })
  })
})

describe('the rest', () => {
  test('who the site is, from tags, else footer and title', () => {
    expect(understand(metas({ SiteName: '某市人民政府', SiteDomain: 'HTTP://www.example.gov.cn/', SiteIDCode: '1234560001' }))).toMatchObject({ siteName: '某市人民政府', siteDomain: 'www.example.gov.cn', siteCode: '1234560001' })
    expect(understand('<title>关于停水的通知-某市人民政府</title><div class="footer">网站标识码：1234560001</div>')).toMatchObject({ siteName: '某市人民政府', siteDomain: null, siteCode: '1234560001', title: '关于停水的通知' })
  })

  test('the column from its tag, else from the trail without the page itself', () => {
    const trail = '<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/tzgg/">通知公告</a> &gt; 关于第一水厂停水检修的通知</div><h1>关于第一水厂停水检修的通知</h1>'
    expect(understand(trail).column).toBe('通知公告')
    expect(understand(metas({ ColumnName: '公示公告', ColumnType: '通知公告，政策文件' }) + trail)).toMatchObject({ column: '公示公告', columnTypes: ['通知公告', '政策文件'] })
    expect(understand(metas({ ColumnName: 'null' }) + trail).column).toBe('通知公告')
  })

  test('attachments by address, by parameter and by text', () => {
    expect(understand('<a href="/P020200805.pdf">附件1</a><a href="/module/download/downfile.jsp?filename=x.docx&amp;a=1">附件2.docx</a><a href="/download?id=3">附件3.xls</a><a href="/x.html">页面</a>').attachments.map(one => one.extension)).toEqual(['pdf', 'docx', 'xls'])
  })

  test('http sub-resources of an https page are mixed content, its links are not', () => {
    const html = '<img src="http://a.gov.cn/1.png"><script src="http://a.gov.cn/2.js"></script><a href="http://a.gov.cn/">x</a>'
    expect(understand(html, 'https://www.example.gov.cn/').mixedContent).toEqual(['http://a.gov.cn/1.png', 'http://a.gov.cn/2.js'])
    expect(understand(html, 'http://www.example.gov.cn/').mixedContent).toEqual([])
  })

  test('is the same twice, never throws and is plain data', () => {
    const piece = fc.constantFrom('<ul>', '<li>', '<a href="/t20200805_1.html">', '</a>', '2020-08-05', '发布时间：', '来源：', '文号', '清政发〔2020〕1号', '<table><tr><td>', '</td><td>', '</table>', '<div class="footer">', '主办单位：', '标识码', '当前位置：', '<form><input name=q>', '办事指南', '留言', '答复：', '征集', '<meta name="PubDate" content="x">', '<h1>', '索引号：')
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const facts = understand(pieces.join(''))
      expect(PAGE_KINDS).toContain(facts.kind)
      expect(understand(pieces.join(''))).toEqual(facts)
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
    }), { numRuns: 200 })
  })
})
