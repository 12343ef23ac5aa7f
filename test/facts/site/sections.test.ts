import { describe, expect, test } from 'vitest'
import { understandSite } from '../../../src/facts/site/understand-site.ts'
import { ORIGIN, sitePage, siteOf } from './small-site.ts'

const HEAD = '<div class="header"><a href="/login.html">登录</a></div>'
const HOME = sitePage('/', `${HEAD}<div class="main"><p>欢迎访问</p></div><div class="footer">主办单位：示例市人民政府 网站标识码：1234560001</div>`, { title: '示例市人民政府' })
const valueOf = <K extends 'entries' | 'footer-marks' | 'columns'>(name: K, pages: ReturnType<typeof sitePage>[]) => {
  const fact = understandSite(siteOf([HOME, ...pages]))[name]
  if (!fact.known) throw new Error(fact.why)
  return fact.value
}

describe('places an entry is linked from', () => {
  test('are sections: a hundred files at the top are one', () => {
    const rates = Array.from({ length: 100 }, (_, index) => sitePage(`/rate.html?id=${index}`, `${HEAD}<div class="main"><h1>评分</h1></div>`, { title: '评分' }))
    const sections = ['xw', 'zw', 'hd'].map(name => sitePage(`/${name}/1.html`, `${HEAD}<div class="main"><p>正文</p></div>`, { title: name }))
    const entries = valueOf('entries', [...rates, ...sections])
    const login = Array.isArray(entries) ? entries.find(entry => entry.kind === 'login') : undefined
    expect(login?.linkedFrom).toEqual([`${ORIGIN}/`, `${ORIGIN}/hd/1.html`, `${ORIGIN}/xw/1.html`, `${ORIGIN}/zw/1.html`])
  })
})

test('the listing a server makes of a folder has no footer to lack', () => {
  const listing = sitePage('/upload/', '<h1>Index of /upload/</h1><pre><a href="../">../</a> <a href="a.doc">a.doc</a></pre>', { title: 'Index of /upload/' })
  expect(valueOf('footer-marks', [listing])).toMatchObject({ pages: 1, missingOn: { 主办单位: 0, 网站标识码: 0 } })
})

test('a topic is made of what is filed elsewhere', () => {
  const item = (path: string) => sitePage(path, `<div class="main"><h1>蓝天保卫战取得进展</h1><p>${'正文内容。'.repeat(40)}</p></div>`, { title: '蓝天保卫战取得进展', metas: { ColumnName: '要闻', ArticleTitle: '蓝天保卫战取得进展', PubDate: '2020-11-02' } })
  const list = '<ul><li><a href="/xw/1.html">蓝天保卫战取得进展一</a><span>2020-11-02</span></li><li><a href="/xw/2.html">蓝天保卫战取得进展二</a><span>2020-11-02</span></li><li><a href="/xw/3.html">蓝天保卫战取得进展三</a><span>2020-11-02</span></li></ul>'
  const page = (path: string, name: string) => sitePage(path, `<div class="main">${list}</div>`, { title: name, metas: { ColumnName: name, ColumnType: name } })
  const columns = valueOf('columns', [page('/xw/', '要闻'), page('/zt/lt/', '蓝天保卫战专题'), page('/gg/', '公告'), item('/xw/1.html'), item('/xw/2.html'), item('/xw/3.html')])
  const foreign = Array.isArray(columns) ? Object.fromEntries(columns.map(column => [column.name, column.foreignItems])) : {}
  expect(foreign).toEqual({ 要闻: 0, 公告: 3, 蓝天保卫战专题: 0 })
})
