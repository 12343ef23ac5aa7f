import { expect, test } from 'vitest'
import { readSearchResults } from '../../../src/facts/page/search-results.ts'
import { pageOf } from './html-page.ts'

const results = (body: string) => {
  const { page, text } = pageOf(body, { url: 'https://www.example.gov.cn/search?q=%E5%85%AC%E7%A7%AF%E9%87%91', title: '站内搜索' })
  return readSearchResults(page, text)
}

test('hits are the results, not the places that were searched nor what else to search', () => {
  const read = results('<div><a href="/search?q=x">全部(1)</a></div><ul><li><span>[服务]</span> <a href="https://zwfw.example.gov.cn/1.html">公积金提取办事指南</a></li></ul><p>检索范围：<a href="https://zwfw.example.gov.cn/">政务服务网</a> <a href="https://data.example.gov.cn/">数据开放平台</a></p><p>相关搜索：<a href="/x/1.html">公积金贷款利率</a></p>')
  expect(read?.hits.map(({ url }) => url)).toEqual(['https://zwfw.example.gov.cn/1.html'])
})

test('a tab that counts nothing is no kind of result', () => {
  expect(results('<div><a href="?t=1">全部(2)</a> <a href="?t=2">信息(0)</a> <a href="?t=3">服务（2）</a></div><p>为您找到相关结果约2条</p>')?.kinds).toEqual(['全部', '服务'])
})
