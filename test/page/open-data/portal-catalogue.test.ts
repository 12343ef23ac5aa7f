import { describe, expect, test } from 'vitest'
import { readDataCatalogue } from '../../../src/page/open-data/read-catalogue.ts'

const O = 'https://data.example.gov.cn'
const read = (answer: unknown, path: string) => readDataCatalogue(typeof answer === 'string' ? answer : JSON.stringify(answer), O + path)

describe('lists of data sets, as the products answer them', () => {
  test('catalog.do?method=GetCatalog: underscored keys, milliseconds, numbers for frequency and format', () => {
    const set = {
      cata_id: '80866', cata_title: '佛山名人', org_name: '文广新局', open_type: '无条件开放', conf_update_cycle: '7', conf_update_cycle_user: '', conf_use_type: '1,2,3,', conf_catalog_format: '1,2,3', update_time: '2017-09-29 20:30:10', conf_released_time: 1498802493000, conf_update_time: 1506688210000, cata_items: '姓名|荣誉',
      cataLogGroups: [{ group_type: '10', group_name: '文化休闲' }], cataLogIndustrys: [{ group_name: '文化、体育和娱乐业' }], catalogStatistic: { data_count: 11, file_count: 3, api_count: 1, use_visit: 864 }, description: null,
    }
    expect(read({ draw: 1, recordsTotal: 1, data: [set] }, '/odweb/catalog/catalog.do?method=GetCatalog&start=0&length=50')).toEqual([{
      title: '佛山名人', url: `${O}/odweb/catalog/catalogDetail.htm?cata_id=80866`, provider: '文广新局', theme: '文化休闲', updateCycle: '每年', published: '2017-06-30', updated: '2017-09-29',
      fields: [{ name: '姓名', type: null, description: null }, { name: '荣誉', type: null, description: null }], files: [], hasApi: true, apiDocumented: false, apis: [], seen: 'listed',
    }])
  })

  test.each<[string, unknown, string, object]>([
    ['open-portal/catalog/list', { code: 200, data: { total: 1, rows: [{ catalogID: '350000000000/12', catalogName: '森林公园名录', catalogDes: 'x', orgName: '省林业局', themeName: '生态环境', dataUpdateTime: '2024-05-06 10:00:00', updateCycle: '每年', openType: '1' }] } }, '/datadevelop/prod-api/open-portal/catalog/list?pageNum=1', { title: '森林公园名录', url: `${O}/datadevelop/prod-api/open-portal/catalog/getCataInfo?cataId=350000000000%2F12`, provider: '省林业局', theme: '生态环境', updateCycle: '每年', updated: '2024-05-06' }],
    ['dataSet/findPage: the list as a text', { dataList: JSON.stringify({ pageNum: 1, list: [{ resId: '29200/00403632', resTitle: '机动车停放保管站', officeName: '市公安局', subjectName: '道路交通', updateCycle: '4', publishDate: '20190410', dataUpdateTime: '2020-11-02', sourceSuffix: 'csv,json,xlsx', openLevelName: '无条件开放' }] }) }, '/data/dataSet/findPage', { title: '机动车停放保管站', url: `${O}/data/dataSet/toDataDetails/29200_00403632`, provider: '市公安局', theme: '道路交通', updateCycle: '每月', published: '2019-04-10', updated: '2020-11-02' }],
    ['data.page.list', { code: 0, data: { page: { pages: 9, list: [{ resId: '00001/1', resTitle: '律师事务所名录', officeName: '省司法厅', subjectName: '法律服务', openMode: '无条件开放', updateCycle: '99' }] } } }, '/big_data/list', { title: '律师事务所名录', theme: '法律服务', updateCycle: '其他' }],
    ['data.content', { data: { content: [{ datasetId: 'd41', datasetName: '<em>公交</em>线路', orgName: '市交通委', dataDomain: '交通', createDate: '2019-01-02', updateFrequency: 'EVERY_QUARTER', openType: '无条件开放' }], totalElements: 1 } }, '/zq/api/data_set/', { title: '公交线路', provider: '市交通委', updateCycle: '每季度', published: '2019-01-02' }],
    ['dataopen/api/dataset in a call', `jQuery111_15(${JSON.stringify({ status: 1, data: { datasetlist: [{ id: 'a1', name: '旅游景区', description: 'x', orgName: '省文化和旅游厅', topicName: '旅游', updTime: '2019-03-04 00:00:00', views: 3, dataType: 0, resourceFormats: 'xlsx,接口', list: [{ id: 'f1' }] }] } })})`, '/dataopen/api/dataset?callback=jQuery111_15&pageNo=1', { title: '旅游景区', url: `${O}/open-data/a1`, provider: '省文化和旅游厅', theme: '旅游', updated: '2019-03-04', hasApi: true }],
    ['dataList with addresses of its own', { dataList: [{ href: '/sjjdetail/12', name: '学校信息', orgName: '市教委', updateCycle: '每年', formats: ['CSV', 'XLS'] }] }, '/sjml.json', { title: '学校信息', url: `${O}/sjjdetail/12`, provider: '市教委', updateCycle: '每年' }],
    ['a list in a list', [{ result: [{ id: '7', resourceName: '种畜禽企业', deptName: '省农业农村厅', renewCycle: 'EVERY_YEAR', openAttr: 'UNCONDITIONAL' }] }], '/list.json', { title: '种畜禽企业', updateCycle: '每年' }],
  ])('%s', (_, answer, path, expected) => expect(read(answer, path)).toMatchObject([expected]))

  test('one data set by itself', () => {
    expect(read({ resId: '29200/1', resTitle: '公园名录', officeName: '市城管局', subjectName: '生活服务', openMode: '无条件开放', updateCycle: '5' }, '/data/catalog/selectDataCatalogByResId')).toMatchObject([{ title: '公园名录', updateCycle: '每季度', seen: 'listed' }])
  })
})

describe('what belongs to one data set is added to it', () => {
  test('its files, by the older product', () => {
    expect(read({ data: [{ fileId: 'a b', fileName: '名录_csv' }, { fileId: '2', fileName: '名录.xls' }, { fileId: '3', fileName: '说明' }, { fileName: '无.csv' }] }, '/odweb/catalog/catalogDetail.do?method=GetDownLoadInfo&cata_id=9&conf_type=2')).toMatchObject([{
      title: '', url: `${O}/odweb/catalog/catalogDetail.htm?cata_id=9`, files: [{ url: `${O}/odweb/catalog/CatalogDetailDownload.do?method=getFileDownloadAddr&fileId=a%20b`, format: 'csv' }, { url: `${O}/odweb/catalog/CatalogDetailDownload.do?method=getFileDownloadAddr&fileId=2`, format: 'xls' }],
    }])
  })
  test('its files and interfaces, by the newer one', () => {
    const id = '0ab73b80b2974b128ff9e9e6e857e963'
    expect(read({ object: { total: 1, records: [{ fileFormat: 'CSV', fileName: '律所', idInRc: 'x/1', dataCount: 20 }] } }, `/portal/catalog/getResourceWithFormat?cataId=${id}&pageNum=1`)).toMatchObject([{ title: '', url: `${O}/portal/catalog/${id}`, files: [{ url: `${O}/portal/catalog/download?cataId=${id}&cataName=%E5%BE%8B%E6%89%80&idInRc=x%2F1`, format: 'csv' }] }])
    expect(read({ object: { records: [{ serviceId: '1', serviceName: '查询', serviceDesc: '按名称查询', context: `${O}/gateway/api/1`, inputParam: '[]' }] } }, `/portal/catalog/getApplyResource?searchType=api&cataId=${id}`)).toMatchObject([{ url: `${O}/portal/catalog/${id}`, hasApi: true, apiDocumented: true, apis: [`${O}/gateway/api/1`] }])
  })
  test('its fields', () => expect(read({ code: 200, data: [{ nameEn: 'MC', nameCn: '名称', dataType: '字符型', remark: '全称' }] }, '/datadevelop/prod-api/open-portal/catalog/getCataItem?cataId=1')).toMatchObject([{ fields: [{ name: '名称', type: '字符型', description: '全称' }] }]))
})

test.each<[string, unknown, string]>([
  ['a list of news', { data: { rows: [{ id: '1', title: '市长调研', orgName: '办公室', publishDate: '2020-01-01', updateTime: '2020-01-02' }] } }, '/news.json'],
  ['the rows of a data file', [{ 名称: '甲', 地址: '乙' }], '/files/1.json'],
  ['rows of a data file with unlucky names', { data: [{ name: '甲医院', id: '1', level: '三级' }], updateCycle: '每年' }, '/files/2.json'],
  ['half a list', { data: [{ cata_id: '1', cata_title: 'x', org_name: 'y', open_type: 'z', conf_update_cycle: '1' }, { a: 1 }, { b: 1 }] }, '/odweb/catalog/catalog.do'],
  ['deep nothing', '{"cata_id":'.repeat(3000), '/x.json'],
  ['an address of a script', { dataList: [{ href: 'javascript:x()', name: '甲', updateCycle: '1', orgName: '乙' }] }, '/x.json'],
])('%s is no catalogue', (_, answer, path) => expect(read(answer, path)).toEqual([]))
