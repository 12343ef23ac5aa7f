import { expect, test } from 'vitest'
import { readResource } from '../../../src/facts/files/read-resource.ts'
import { understandSite } from '../../../src/facts/site/understand-site.ts'
import { ORIGIN, sitePage, siteOf } from './small-site.ts'

const PACKAGE = { name: 'school-list', title: '中小学校名录', organization: { title: '市教育局' } }

test('a catalogue in the archive gives the data sets, and fills what their own pages leave out', async () => {
  const evidence = { sha256: '1'.repeat(64), kind: 'response' as const }
  const json = new TextEncoder().encode(JSON.stringify({ success: true, result: { results: [{ ...PACKAGE, resources: [{ url: `${ORIGIN}/f/1.csv`, format: 'CSV' }] }] } }))
  const catalogue = await readResource(json, { url: `${ORIGIN}/api/3/action/package_search`, status: 200, contentType: 'application/json', evidence })
  const file = await readResource(new TextEncoder().encode('学校名称,区\n一中,东区\n二中,西区\n'), { url: `${ORIGIN}/f/1.csv`, status: 200, contentType: 'text/csv', evidence })
  const home = sitePage('/', '<div class="main"><p>欢迎访问</p></div>', { title: '示例市人民政府' })
  const facts = understandSite(siteOf([home], { resources: [catalogue, file] }))
  expect(facts.datasets).toMatchObject({ known: true, value: [{ title: '中小学校名录', url: `${ORIGIN}/dataset/school-list`, provider: '市教育局' }] })
  expect(facts['data-platform']).toMatchObject({ known: true, value: { url: `${ORIGIN}/` } })
  expect(facts['dataset-samples']).toMatchObject({ known: true, value: [{ dataset: `${ORIGIN}/dataset/school-list`, opens: true, tabular: true, rows: 2 }] })
})

test('a section that only lists files: one data set for each row, whatever its formats', async () => {
  const evidence = { sha256: '2'.repeat(64), kind: 'response' as const }
  const list = sitePage('/kfsj/', `<div class="main"><h1>开放数据</h1><table><tr><th>名称</th><th>下载</th><th>日期</th></tr>
<tr><td>学校名录</td><td><a href="/kfsj/xx.csv">CSV</a> <a href="/kfsj/xx.xlsx">XLSX</a></td><td>2020-09-01</td></tr>
<tr><td>公园名录</td><td><a href="/kfsj/gy.csv">CSV</a></td><td>2020-08-01</td></tr></table>
<ul><li><a href="/kfsj/yy.json">医院名录（JSON）</a><span>2020-07-01</span></li><li><a href="/kfsj/bg.pdf">年度报告.pdf</a></li></ul></div>`, { title: '开放数据' })
  const home = sitePage('/', '<div class="main"><a href="/kfsj/">数据开放</a></div>', { title: '示例市人民政府' })
  const file = await readResource(new TextEncoder().encode('学校名称,区\n一中,东区\n'), { url: `${ORIGIN}/kfsj/xx.csv`, status: 200, contentType: 'text/csv', evidence })
  const facts = understandSite(siteOf([home, list], { resources: [file] }))
  expect(facts.datasets).toMatchObject({ known: true, value: [
    { title: '公园名录', files: [{ format: 'csv' }] },
    { title: '学校名录', files: [{ url: `${ORIGIN}/kfsj/xx.csv` }, { url: `${ORIGIN}/kfsj/xx.xlsx` }] },
    { title: '医院名录', updated: '2020-07-01', files: [{ format: 'json' }] },
  ] })
  expect(facts['data-platform']).toMatchObject({ known: true, value: { url: `${ORIGIN}/kfsj/` } })
  expect(facts['dataset-samples']).toMatchObject({ known: true, value: [{ rows: 1 }] })
})

test('attachments of news and lists of documents are no data sets', () => {
  const news = sitePage('/tzgg/', '<div class="main"><ul><li><a href="/a.xlsx">附件1</a></li><li><a href="/b.xlsx">附件2</a></li><li><a href="/c.csv">附件3</a></li></ul></div>', { title: '通知公告' })
  const reports = sitePage('/sjkf/', '<div class="main"><a href="/1.pdf">甲</a><a href="/2.pdf">乙</a><a href="/3.doc">丙</a></div>', { title: '数据开放' })
  expect(understandSite(siteOf([sitePage('/', '<p>x</p>', { title: '首页' }), news, reports])).datasets).not.toMatchObject({ value: [expect.anything()] })
})

test('rows that look alike are told apart by their order, and hostile lists cost nothing', () => {
  const alike = sitePage('/kfsj/', `<div class="main"><table>${['学校名录', '公园名录', '医院名录'].map((name, index) => `<tr><td>${name}</td><td><a href="/f/${index}.csv">CSV</a> <a href="/f/${index}.xlsx">XLSX</a></td></tr>`).join('')}</table></div>`, { title: '开放数据' })
  expect(understandSite(siteOf([sitePage('/', '<p>x</p>', { title: '首页' }), alike])).datasets).toMatchObject({ value: [{ title: '学校名录', files: [{}, {}] }, { title: '公园名录', files: [{}, {}] }, { title: '医院名录', files: [{}, {}] }] })
  const started = performance.now()
  sitePage('/kfsj/', `<div class="main"><table>${`<tr><td>CSV</td><td><a href="/a.csv" title="${' '.repeat(500)}">CSV</a></td></tr>`.repeat(3000)}</table></div>`, { title: '开放数据' })
  expect(performance.now() - started).toBeLessThan(5000)
})
