import { expect, test } from 'vitest'
import { readPage } from '../../src/page/read-page.ts'

const headingsOf = (body: string): Record<string, string | undefined> => {
  const page = readPage(new TextEncoder().encode(`<html><body><div class="main">${body}</div></body></html>`), { url: 'https://www.example.gov.cn/cx/', contentType: 'text/html; charset=utf-8' })
  return Object.fromEntries(page.links.map(link => [link.text, link.heading]))
}

test.each<[string, string, Record<string, string | undefined>]>([
  ['a list under a heading', '<h2>便民查询</h2><h3>交通出行</h3><ul><li><a href="1">甲</a></li></ul><h3>医疗卫生</h3><ul><li><a href="2">乙</a></li></ul>', { 甲: '交通出行', 乙: '医疗卫生' }],
  ['a stronger heading ends the weaker one', '<h2>一</h2><h3>二</h3><p><a href="1">甲</a></p><h2>三</h2><p><a href="2">乙</a></p>', { 甲: '二', 乙: '三' }],
  ['a link inside a heading stands under the one above', '<h2>专题</h2><h3><a href="1">甲</a></h3><p><a href="2">乙</a></p>', { 甲: '专题', 乙: '甲' }],
  ['terms and row heads group', '<dl><dt>交通</dt><dd><a href="1">甲</a></dd></dl><table><tr><th>医疗</th><td><a href="2">乙</a></td></tr></table>', { 甲: '交通', 乙: '医疗' }],
  ['before any heading there is none', '<p><a href="1">甲</a></p><h2>一</h2>', { 甲: undefined }],
  ['what is too long is no heading', `<h2>${'长'.repeat(60)}</h2><p><a href="1">甲</a></p>`, { 甲: undefined }],
  ['navigation has headings of its own', '<h2>一</h2><div class="nav"><a href="1">甲</a></div><p><a href="2">乙</a></p>', { 甲: undefined, 乙: '一' }],
])('%s', (_, body, expected) => expect(headingsOf(body)).toEqual(expected))

test('a page of headings and links is read in linear time', () => {
  const started = performance.now()
  headingsOf('<h2>一</h2><a href="1">甲</a>'.repeat(8000))
  expect(performance.now() - started).toBeLessThan(2000)
})
