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
