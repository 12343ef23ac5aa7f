import { describe, expect, test } from 'vitest'
import { readDataset } from '../../../src/facts/page/dataset.ts'
import { readSearchResults } from '../../../src/facts/page/search-results.ts'
import { pageOf } from './html-page.ts'

describe('readDataset', () => {
  test('labels, data items, downloads and an interface', () => {
    const { page, text } = pageOf(`<h1>公共停车场信息</h1><table><tr><td>来源部门</td><td>市城管局</td><td>所属主题</td><td>交通运输</td></tr><tr><td>更新周期</td><td>每月</td><td>最后更新</td><td>2020-08-01</td></tr><tr><td>发布时间</td><td>2019-01-05</td><td>开放属性</td><td>无条件开放</td></tr></table>
      <p><a href="/d/p.csv">CSV</a> <a href="/d/p.json">下载JSON</a></p>
      <table><tr><th>序号</th><th>英文名称</th><th>中文名称</th><th>数据格式</th><th>中文描述</th></tr><tr><td>1</td><td>NAME</td><td>名称</td><td>字符型</td><td>停车场名称</td></tr><tr><td>2</td><td>NUM</td><td>泊位数</td><td></td><td></td></tr></table>
      <h3>服务接口</h3><p>请求地址：https://data.example.gov.cn/api/park</p><p>请求参数：token</p>`, { title: '公共停车场信息-数据开放平台' })
    expect(readDataset(page, text)).toEqual({
      title: '公共停车场信息', url: 'https://www.example.gov.cn/a/b.html', provider: '市城管局', theme: '交通运输', updateCycle: '每月', published: '2019-01-05', updated: '2020-08-01',
      fields: [{ name: '名称', type: '字符型', description: '停车场名称' }, { name: '泊位数', type: null, description: null }],
      files: [{ url: 'https://www.example.gov.cn/d/p.csv', format: 'csv' }, { url: 'https://www.example.gov.cn/d/p.json', format: 'json' }], hasApi: true, apiDocumented: true, apis: ['https://data.example.gov.cn/api/park'], seen: 'whole',
    })
  })

  test('an article with a spreadsheet is none', () => {
    const { page, text } = pageOf('<h1>2020年预算公开</h1><p>来源：市财政局</p><p>发布时间：2020-01-05</p><p><a href="/a.xlsx">附件.xlsx</a></p>')
    expect(readDataset(page, text)).toBeNull()
  })
})

describe('readSearchResults', () => {
  const body = `<form action="/search"><input type="text" name="q" value="公积金"><button>搜索</button></form><p>热门搜索：<a href="/search?q=a">社保卡</a></p><p><a href="/search?q=公积金&t=1">政策</a> <a href="/search?q=公积金&t=2">服务</a></p><p>时间：<a href="/search?q=公积金&d=1">一周内</a></p>
    <div><h3><a href="/zc/1.html">住房公积金管理办法</a></h3><p>2020-08-01 摘要</p></div><div><h3><a href="/fw/2.html">公积金提取办事指南</a></h3><p>摘要</p></div><p><a href="/search?q=公积金&p=2">下一页</a></p>`

  test('query, hits in order, facets', () => {
    const { page, text } = pageOf(body, { url: 'https://www.example.gov.cn/search?q=%E5%85%AC%E7%A7%AF%E9%87%91', title: '搜索结果' })
    expect(readSearchResults(page, text)).toMatchObject({ query: '公积金', hits: [{ title: '住房公积金管理办法', date: '2020-08-01' }, { title: '公积金提取办事指南' }], kinds: expect.arrayContaining(['政策', '服务']), hotWords: ['社保卡'], facets: ['时间'] })
  })

  test('a page with a search box answers no query', () => {
    const { page, text } = pageOf('<form action="/search"><input type="text" name="q"></form><p>要闻</p>', { url: 'https://www.example.gov.cn/' })
    expect(readSearchResults(page, text)).toBeNull()
  })
})
