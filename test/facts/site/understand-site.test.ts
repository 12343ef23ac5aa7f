import { describe, expect, test } from 'vitest'
import { mergeRendered } from '../../../src/facts/site/merge-rendered.ts'
import { summariseFacts } from '../../../src/facts/site/summarise-facts.ts'
import { titleCore } from '../../../src/facts/site/title-core.ts'
import { understandSite } from '../../../src/facts/site/understand-site.ts'
import { ORIGIN, sitePage, siteOf } from './small-site.ts'

const NAV = '<div class="nav"><a href="/xw/">新闻</a> <a href="/zw/">政务</a> <a href="/zw/tz/">通知公告</a></div>'
const list = (rows: readonly (readonly [string, string, string])[]): string => `<ul class="list">${rows.map(([href, title, date]) => `<li><a href="${href}">${title}</a><span>${date}</span></li>`).join('')}</ul>`
const crumbs = (...names: readonly (readonly [string, string])[]): string => `<div class="position">当前位置：<a href="/">首页</a>${names.map(([href, name]) => ` &gt; <a href="${href}">${name}</a>`).join('')}</div>`
const column = (path: string, name: string, body: string, trail: readonly (readonly [string, string])[] = [[path, name]]) => sitePage(path, `${NAV}${crumbs(...trail)}<div class="main">${body}</div>`, { title: `${name}-示例市人民政府`, metas: { ColumnName: name, ColumnType: name } })
const item = (path: string, title: string, date: string, columnName: string) => sitePage(path, `${NAV}<div class="main"><h1>${title}</h1><p>${'正文内容。'.repeat(40)}</p></div>`, { title: `${title}-示例市人民政府`, metas: { ColumnName: columnName, ArticleTitle: title, PubDate: date, ContentSource: '市政府办公室' } })
const HOME = sitePage('/', `${NAV}<div class="main"><h2>要闻</h2>${list([['/xw/1.html', '全市经济运行平稳', '2020-11-20']])}</div>`, { title: '示例市人民政府', metas: { SiteName: '示例市人民政府' } })

const columnsOf = (input: Parameters<typeof understandSite>[0]) => {
  const fact = understandSite(input).columns
  if (!fact.known) throw new Error(fact.why)
  return new Map(fact.value.map(one => [one.url.slice(ORIGIN.length), one]))
}

describe('columns', () => {
  const paged = [
    HOME,
    column('/xw/', '新闻', `${list([['/xw/1.html', '全市经济运行平稳', '2020-11-20'], ['/xw/2.html', '会议今日召开通报情况', '2020-11-18'], ['/xw/3.html', '重点工程开工建设', '2020-11-15']])}<script>createPageHTML(2, 0, "index", "html");</script>`),
    column('/xw/index_1.html', '新闻', list([['/xw/4.html', '秋收工作全面完成', '2020-10-20'], ['/xw/5.html', '招商项目顺利签约', '2027-10-18'], ['/xw/6.html', '道路改造完成验收', '2020-10-15']]), [['/xw/', '新闻']]),
    column('/zw/', '政务', '<p>栏目导航</p>'),
    column('/zw/tz/', '通知公告', list([['/zw/tz/1.html', '关于停水的通知公告', '2020-11-01'], ['/zw/tz/2.html', '关于停电的通知公告', '2020-10-01'], ['/xw/4.html', '秋收工作全面完成', '2020-10-20']]), [['/zw/', '政务'], ['/zw/tz/', '通知公告']]),
    column('/zw/kong/', '空栏目', '<p>暂无内容</p>', [['/zw/', '政务'], ['/zw/kong/', '空栏目']]),
    item('/xw/4.html', '秋收工作全面完成', '2020-10-20 09:00', '新闻'),
  ]

  test('paging is joined, sub-columns fill their parent, dates in the future are no update', () => {
    const found = columnsOf(siteOf(paged))
    expect(found.has('/xw/index_1.html')).toBe(false)
    expect(found.get('/xw/')).toMatchObject({ itemCount: 6, lastDate: '2020-11-20', depth: 1, foreignItems: 0 })
    expect(found.get('/zw/')).toMatchObject({ itemCount: 3, items: [] })
    expect(found.get('/zw/tz/')).toMatchObject({ path: ['政务', '通知公告'], foreignItems: 1, hasBreadcrumb: true })
    expect(found.get('/zw/kong/')).toMatchObject({ itemCount: 0, lastDate: null })
  })

  test('a list that a script fills is not counted, and a text is one entry', () => {
    const found = columnsOf(siteOf([HOME, column('/zw/js/', '政府采购', '<ul class="list" id="list"></ul><script>$.get("/api/list", function (data) { $("#list").html(data) })</script>'), column('/zw/gk/', '概况信息', `<p>${'示例市位于江北省中部，辖三区四县。'.repeat(20)}</p>`)]))
    expect(found.get('/zw/gk/')?.itemCount).toBe(1)
    const unseen = found.get('/zw/js/')
    expect(unseen === undefined || unseen.itemCount === null).toBe(true)
  })

  test('index.html beside its folder is one page', () => {
    const twice = column('/xw/index.html', '新闻', list([['/xw/1.html', '全市经济运行平稳', '2020-11-20'], ['/xw/2.html', '会议今日召开通报情况', '2020-11-18'], ['/xw/3.html', '重点工程开工建设', '2020-11-15']]))
    expect([...columnsOf(siteOf([HOME, ...paged.slice(1, 2), twice])).keys()].filter(path => path.startsWith('/xw/'))).toEqual(['/xw/'])
  })

  test('empty columns in the summary', () => {
    const summary = summariseFacts(understandSite(siteOf(paged)))
    expect(summary.emptyColumns.map(one => one.name)).toEqual(['空栏目'])
  })
})

describe('what nobody saw is unknown, with the reason', () => {
  test('no page at all', () => {
    const facts = understandSite(siteOf([], { statuses: new Map([[`${ORIGIN}/`, { failure: 'timeout', detail: 'no answer in 30 s', evidence: null }]]) }))
    for (const [name, fact] of Object.entries(facts)) expect(`${name} ${fact.known}`).toBe(`${name} false`)
    expect(facts.home).toMatchObject({ known: false, why: expect.stringContaining('timeout') })
  })

  test('probes and trials that were not made or failed', () => {
    const facts = understandSite(siteOf([HOME], { observations: [{ probe: 'dns', probeVersion: 1, target: 'www.example.gov.cn', at: '2020-11-30T00:00:00.000Z', evidence: [], ok: false, failure: 'not-observable', detail: 'archive' }] }))
    expect(facts.tls).toMatchObject({ known: false, why: expect.stringContaining('归档中没有现场探测') })
    expect(facts.dns).toMatchObject({ known: false, why: expect.stringContaining('not-observable') })
    expect(facts['search-trials']).toMatchObject({ known: false })
  })

  test('an error page is not the home page', () => {
    const facts = understandSite(siteOf([{ ...HOME, status: 502 }]))
    expect(facts.home).toMatchObject({ known: false })
    // Without a home page nothing may be called absent.
    expect(facts.coverage).toMatchObject({ known: false })
  })

  test('where any page may be missing, whatever a page links to and nobody tried is a gap', () => {
    const pages = [HOME, sitePage('/zwgk/', '<ul class="list"><li><a href="/zwgk/1.html">一</a></li><li><a href="/zwgk/2.html">二</a></li><li><a href="/zwgk/3.pdf">附件</a></li></ul>', { title: '政务公开' })]
    const untried = (fact: ReturnType<typeof understandSite>['coverage']): number => (fact.known ? fact.value.untried : NaN)
    expect(untried(understandSite(siteOf(pages, { anyMayLack: true })).coverage) - untried(understandSite(siteOf(pages)).coverage)).toBe(2)
  })
  test('pages that only lead on show nothing of the site', () => {
    const empty = Array.from({ length: 60 }, (_, i) => sitePage(`/next/${i}.html`, '', { title: '' }))
    expect(understandSite(siteOf([HOME, ...empty])).coverage).toMatchObject({ known: true, value: { pages: 1 } })
  })
})

describe('dead links', () => {
  test('dead, unknown and alive are told apart, with the places', () => {
    const names = ['gone', 'server', 'nohost', 'slow', 'blocked', 'robots', 'ok', 'untried']
    const home = sitePage('/', `<div class="main">${names.map(name => `<a href="/${name}.html">链接${name}</a>`).join(' ')}</div>`, { title: '示例市人民政府' })
    const at = (name: string): string => `${ORIGIN}/${name}.html`
    const fact = understandSite(siteOf([home], { statuses: new Map([
      [at('gone'), { status: 404, evidence: null }], [at('server'), { status: 500, evidence: null }], [at('nohost'), { failure: 'dns', detail: '', evidence: null }], [at('slow'), { failure: 'timeout', detail: '', evidence: null }],
      [at('blocked'), { status: 403, evidence: null }], [at('robots'), { failure: 'robots', detail: '', evidence: null }], [at('ok'), { status: 200, evidence: null }],
    ]) }))['dead-links']
    expect(fact).toMatchObject({ known: true, value: { checked: 4, homeChecked: 4, homeDead: 3, unknown: 4 } })
    expect(fact.known && fact.value.dead.map(link => `${link.url.slice(ORIGIN.length)} ${link.status} ${link.from[0]?.text}`)).toEqual(['/gone.html HTTP 404 链接gone', '/nohost.html dns 链接nohost', '/server.html HTTP 500 链接server'])
  })

  test('a redirect is followed to what answers', () => {
    const home = sitePage('/', '<div class="main"><a href="/old.html">旧地址</a></div>', { title: '示例市人民政府' })
    expect(understandSite(siteOf([home], { redirects: new Map([[`${ORIGIN}/old.html`, `${ORIGIN}/new.html`]]), statuses: new Map([[`${ORIGIN}/new.html`, { status: 404, evidence: null }]]) }))['dead-links']).toMatchObject({ value: { homeDead: 1 } })
    const loop = new Map([[`${ORIGIN}/old.html`, `${ORIGIN}/b.html`], [`${ORIGIN}/b.html`, `${ORIGIN}/old.html`]])
    expect(understandSite(siteOf([home], { redirects: loop }))['dead-links']).toMatchObject({ value: { homeDead: 0, unknown: 1 } })
  })
})

describe('titles', () => {
  test.each([
    ['示例市人民政府关于印发示例市养犬管理办法的通知', '一图读懂《示例市养犬管理办法》'],
    ['示例市人民政府办公室关于加快发展养老服务的实施意见', '《关于加快发展养老服务的实施意见》政策解读'],
    ['示例市促进就业若干措施', '图解：示例市促进就业若干措施'],
  ])('%s is what %s explains', (policy, interpretation) => {
    expect(titleCore(policy)).toBe(titleCore(interpretation))
  })

  test('hostile titles end quickly', () => {
    const started = performance.now()
    titleCore('关于'.repeat(50_000))
    titleCore('《'.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

test('a rendered page supplements and never takes away', () => {
  const response = sitePage('/x/', '<div class="main"><p>编号甲</p></div>', { title: '栏目', metas: { ColumnName: '栏目' } })
  const rendered = sitePage('/x/', `<div class="main">${list([['/x/1.html', '第一条消息内容', '2020-01-01'], ['/x/2.html', '第二条消息内容', '2020-01-02'], ['/x/3.html', '第三条消息内容', '2020-01-03']])}</div><div class="footer"><p>主办单位：示例市人民政府办公室</p></div>`)
  const merged = mergeRendered(response, rendered)
  expect(merged).toMatchObject({ title: '栏目', column: '栏目', evidence: response.evidence })
  expect(merged.items).toHaveLength(3)
  expect(merged.footer['主办单位']).toBe('示例市人民政府办公室')
  expect(mergeRendered(rendered, response).items).toHaveLength(3)
})
