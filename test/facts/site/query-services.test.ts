import { describe, expect, test } from 'vitest'
import { understandSite } from '../../../src/facts/site/understand-site.ts'
import { ORIGIN, sitePage, siteOf } from './small-site.ts'

const HOME = sitePage('/', '<div class="main"><h2>办事服务</h2><a href="/cx/1.html">公交线路查询</a></div>', { title: '示例市人民政府' })
const categoriesOf = (...pages: ReturnType<typeof sitePage>[]): Record<string, string | null> => {
  const fact = understandSite(siteOf([HOME, ...pages]))['query-services']
  if (!fact.known) throw new Error(fact.why)
  return Object.fromEntries(fact.value.map(query => [query.url.slice(ORIGIN.length), query.category]))
}
const query = (path: string, title: string, body = '') => sitePage(path, `<div class="main"><h1>${title}</h1>${body}<form action="q"><label>编号<input name="k"></label><button>查询</button></form></div>`, { title })

describe('the theme a query is filed under', () => {
  test('is the heading of the list in the directory, not of a short-cut elsewhere', () => {
    const directory = sitePage('/cx/', '<div class="main"><h1>便民查询</h1><h3>交通出行</h3><ul><li><a href="/cx/1.html">公交线路查询</a></li><li><a href="/cx/2.html">违章记录查询</a></li></ul></div>', { title: '便民查询' })
    expect(categoriesOf(directory, query('/cx/1.html', '公交线路查询'))).toEqual({ '/cx/1.html': '交通出行', '/cx/2.html': '交通出行' })
  })

  test('is what its own page says', () => {
    expect(categoriesOf(query('/cx/1.html', '公交线路查询', '<p>所属主题：交通出行　更新时间：2020-11-30</p>'))).toEqual({ '/cx/1.html': '交通出行' })
  })

  test('is not the name of the whole directory', () => {
    const directory = sitePage('/cx/', '<div class="main"><h2>便民查询</h2><ul><li><a href="/cx/1.html">公交线路查询</a></li></ul><h2>热门查询</h2><a href="/cx/2.html">违章记录查询</a></div>', { title: '便民查询' })
    expect(categoriesOf(directory)).toEqual({ '/cx/1.html': null, '/cx/2.html': null })
  })
})
