import { describe, expect, test } from 'vitest'
import { readDataCatalogue } from '../../../src/page/open-data/read-catalogue.ts'

const API = 'https://data.example.gov.cn/api/3/action/package_search?rows=100'
const PACKAGE = {
  id: '7f1c', name: 'school-list', title: '中小学校名录', organization: { name: 'jyj', title: '市教育局' }, groups: [{ name: 'edu', display_name: '教育文化' }],
  metadata_created: '2019-05-01T08:00:00.000000', metadata_modified: '2020-09-03T02:00:00.000000', extras: [{ key: '更新周期', value: '每年' }],
  resources: [
    { url: 'https://data.example.gov.cn/f/1.csv', format: 'CSV', id: 'r-1', datastore_active: true, last_modified: '2020-09-04T00:00:00', schema: { fields: [{ name: 'school', title: '学校名称', type: 'string', description: '学校全称' }] } },
    { url: '/f/1.xlsx', format: 'XLSX' }, { url: 'javascript:alert(1)', format: 'CSV' },
  ],
}
const EXPECTED = { title: '中小学校名录', url: 'https://data.example.gov.cn/dataset/school-list', provider: '市教育局', theme: '教育文化', updateCycle: '每年', published: '2019-05-01', updated: '2020-09-04', fields: [{ name: '学校名称', type: 'string', description: '学校全称' }], files: [{ url: 'https://data.example.gov.cn/f/1.csv', format: 'csv' }, { url: 'https://data.example.gov.cn/f/1.xlsx', format: 'xlsx' }], hasApi: true, apiDocumented: true, apis: ['https://data.example.gov.cn/api/3/action/datastore_search?limit=1&resource_id=r-1'], seen: 'whole' }

describe('CKAN', () => {
  test.each<[string, unknown]>([
    ['package_search', { success: true, result: { count: 1, results: [PACKAGE] } }],
    ['package_show', { success: true, result: PACKAGE }],
    ['current_package_list_with_resources', { success: true, result: [PACKAGE] }],
  ])('%s', (_, answer) => expect(readDataCatalogue(JSON.stringify(answer), API)).toEqual([EXPECTED]))

  test('an answer that says it failed holds nothing', () => expect(readDataCatalogue(JSON.stringify({ success: false, result: PACKAGE }), API)).toEqual([]))
})

describe('DCAT', () => {
  test('data.json', () => {
    const catalogue = { '@type': 'dcat:Catalog', dataset: [{ title: '公交站点', identifier: 'bus-1', publisher: { name: '市交通运输局' }, theme: ['交通运输'], accrualPeriodicity: 'R/P1M', issued: '2019-01-01', modified: '2020-11-02', distribution: [{ downloadURL: 'https://data.example.gov.cn/bus.json', mediaType: 'application/json' }, { accessURL: 'https://data.example.gov.cn/api/bus', format: 'API', description: '参数说明' }] }] }
    expect(readDataCatalogue(JSON.stringify(catalogue), 'https://data.example.gov.cn/data.json')).toMatchObject([{ title: '公交站点', url: 'https://data.example.gov.cn/data.json?dataset=bus-1', provider: '市交通运输局', theme: '交通运输', updateCycle: '每月', published: '2019-01-01', updated: '2020-11-02', files: [{ url: 'https://data.example.gov.cn/bus.json', format: 'json' }], hasApi: true, apiDocumented: true }])
  })

  test('a graph whose distributions are nodes of their own, with languages', () => {
    const graph = { '@context': { dcat: 'http://www.w3.org/ns/dcat#' }, '@graph': [
      { '@id': 'https://data.example.gov.cn/d/9', '@type': 'dcat:Dataset', 'dct:title': [{ '@language': 'en', '@value': 'Air' }, { '@language': 'zh', '@value': '空气质量' }], 'dct:publisher': { 'foaf:name': '市生态环境局' }, 'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/DAILY' }, 'dcat:distribution': [{ '@id': '_:d' }] },
      { '@id': '_:d', '@type': 'dcat:Distribution', 'dcat:downloadURL': { '@id': 'https://data.example.gov.cn/air.csv' }, 'dct:format': 'text/csv' },
    ] }
    expect(readDataCatalogue(JSON.stringify(graph), 'https://data.example.gov.cn/catalog.jsonld')).toMatchObject([{ title: '空气质量', url: 'https://data.example.gov.cn/d/9', provider: '市生态环境局', updateCycle: '每天', files: [{ url: 'https://data.example.gov.cn/air.csv', format: 'csv' }] }])
  })
})

test.each(['', 'null', '[]', '{"resources":', '{"success":true,"result":{"results":[{"resources":[null,1,"x"]}]}}', '{"dataset":[{"distribution":{}}]}', `{"success":true,"result":[${'['.repeat(2000)}"resources"${']'.repeat(2000)}]}`, '[{"名称":"甲"}]'])('what is no catalogue holds no data set: %#', text => expect(readDataCatalogue(text, API)).toEqual([]))
