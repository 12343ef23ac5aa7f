import ExcelJS from 'exceljs'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { listUnits } from '../../../src/store/unit.ts'
import { readTable } from '../../../src/workflow/campaign/imports/read-table.ts'
import { checkRegionCode, websiteAddress } from '../../../src/workflow/campaign/imports/unit-row.ts'
import { VERBS } from './checked-verbs.ts'
import { useStore } from '../../store/test-database.ts'
import { advance, OPERATOR, setStage } from './stage.ts'

const database = useStore()
const csv = (text: string): Uint8Array => new TextEncoder().encode(text)

async function workbook(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('单位').addRows(rows.map(row => [...row]))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('reading tables', () => {
  test.each([
    ['UTF-8 with a mark at its start', csv('\uFEFF单位,层级\n甲市,地市')],
    ['what a Chinese Excel saves', new Uint8Array(iconv.encode('单位,层级\r\n甲市,地市\r\n', 'gb18030'))],
    ['UTF-16 with tabs', new Uint8Array(iconv.encode('单位\t层级\n甲市\t地市', 'utf-16le', { addBOM: true }))],
  ])('%s', async (_, bytes) => {
    expect(await readTable('t.csv', bytes)).toEqual({ columns: ['单位', '层级'], rows: [{ line: 2, cells: [{ text: '甲市' }, { text: '地市' }] }] })
  })
  test('a workbook gives numbers, links and dates as text, and no result of a formula', async () => {
    const bytes = await workbook([['单位', '代码', '网址', '日期', '算'], ['甲', 440_100, { text: '官网', hyperlink: 'https://a.gov.cn/' }, new Date('2026-01-02'), { formula: 'HYPERLINK("http://x")', result: '点我' }]])
    expect((await readTable('t.xlsx', bytes)).rows[0]?.cells).toEqual([{ text: '甲' }, { text: '440100' }, { text: '官网' }, { text: '2026-01-02' }, { formula: 'HYPERLINK("http://x")' }])
  })
  test.each([
    ['an empty file', csv('')],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ['a zip that is no workbook', zipSync({ 'a.txt': csv('x') })],
    ['half a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['an unclosed quote', csv('单位,层级\n"甲,地市')],
    ['a small file that unpacks to a large one', zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(210_000_000) }, { level: 9 })],
  ])('%s is refused', async (_, bytes) => {
    await expect(readTable('t', bytes)).rejects.toMatchObject({ code: 'table-unreadable' })
  })
})

test.each([
  ['440100', 'prefecture', true], ['440000', 'province', true], ['110000', 'municipality', true], ['440000', 'municipality', false], ['440100', 'province', false], ['440000', 'prefecture', false],
  ['440106', 'county', true], ['440100', 'county', false], ['100000', 'ministry', true], ['100000', 'province', false], ['990100', 'prefecture', false], ['44010', 'prefecture', false], ['044010', 'prefecture', false],
])('code %s of a %s: %s', (code, level, isFine) => {
  expect(checkRegionCode(code, level) === null).toBe(isFine)
})

test.each([['www.a.gov.cn', 'http://www.a.gov.cn/'], ['https://a.gov.cn/x', 'https://a.gov.cn/x'], ['javascript:alert(1)', null], ['http://user:pw@a.cn/', null], ['localhost', null], ['//', null]])('%s as a web address', (text, address) => {
  expect(websiteAddress(text)).toBe(address)
})

describe('importing units', () => {
  test('every bad row is listed with line and column, the good ones are kept', async () => {
    const { store } = database
    const stage = await setStage(store, 1)
    const table = csv([
      '单位名称,层级,行政区划代码,网站标识码,网址,联系人,电话,上级单位',
      '广东省,省级,440000,4400000001,www.gd.gov.cn,,,',
      '广州市,地市,440100,4401000001,https://www.gz.gov.cn,张三,020-1,广东省',
      '某市,地市,440000,,,,,',
      ',地市,440200,,,,,',
      '坏址市,地市,440300,,javascript:alert(1),,,',
      '怪市,超级,440400,,,,,',
      '广州市,地市,440100,,,,,',
      '同码市,地市,440500,4401000001,,,,',
      '无父市,地市,440600,,,,,天上',
      '"=cmd|\' /C calc\'!A0",地市,440700,,,,,',
    ].join('\n'))
    const result = await VERBS['units.import'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId, cohortId: stage.cohortId, fileName: '单位.csv', bytes: table })
    expect(result.refused.map(({ line, column }) => [line, column])).toEqual([[4, '行政区划代码'], [5, '单位名称'], [6, '网址'], [7, '层级'], [8, null], [9, null], [10, '上级单位']])
    expect(result).toMatchObject({ accepted: 3, newUnits: 3, newEntrants: 3 })
    const { items } = await listUnits(store, { regionPrefix: '44', nameContains: '广', limit: 500 })
    const [city, province] = [items.find(unit => unit.name === '广州市'), items.find(unit => unit.name === '广东省')]
    expect(city?.parentId).toBe(province?.id)
    const seen = await VERBS['unit.read'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId, id: city?.id ?? '' })
    expect(seen.channels.map(({ address }) => address)).toEqual(['https://www.gz.gov.cn/'])
    expect(seen.contacts).toMatchObject([{ name: '张三', phone: '020-1' }])
    expect((await VERBS['unit.read'].run(stage.as(stage.actors.first), { campaignId: stage.campaignId, id: city?.id ?? '' })).contacts).toEqual([])
    const again = await VERBS['units.import'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId, cohortId: stage.cohortId, fileName: '单位.csv', bytes: table })
    expect(again).toMatchObject({ accepted: 3, newUnits: 0, newEntrants: 0 })
    expect((await VERBS['import.list'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId })).items).toHaveLength(2)
  })
  test('a unit on record that takes no part is not changed by a manager’s table, unless it joins', async () => {
    const [stage, other] = [await setStage(database.store, 1), await setStage(database.store, 1)]
    const { unitId } = other.entrants[0] ?? { unitId: '' }
    const { name, regionCode } = await VERBS['unit.read'].run(other.as(OPERATOR), { campaignId: other.campaignId, id: unitId })
    const given = { campaignId: stage.campaignId, fileName: 'u.csv', bytes: csv(`单位名称,层级,行政区划代码,网址,联系人\n${name},地市,${regionCode},www.new.gov.cn,某人\n新市,地市,451200,www.xin.gov.cn,\n`) }
    const channels = async () => (await VERBS['unit.read'].run(other.as(OPERATOR), { campaignId: other.campaignId, id: unitId })).channels.length
    for (const table of [await VERBS['units.preview'].run(stage.as(stage.actors.manager), given), await VERBS['units.import'].run(stage.as(stage.actors.manager), given)]) {
      expect(table).toMatchObject({ accepted: 1, newUnits: 1, refused: [{ line: 2, value: name }] })
    }
    expect(await channels()).toBe(1)
    expect(await VERBS['units.import'].run(stage.as(stage.actors.manager), { ...given, cohortId: stage.cohortId })).toMatchObject({ accepted: 2, newEntrants: 2, refused: [] })
    expect(await channels()).toBe(2)
  })
  test('no table adds a channel to a unit by which somebody else’s campaign evaluates; what is on record may stand in it', async () => {
    const [stage, other] = [await setStage(database.store, 1), await setStage(database.store, 1)]
    const { unitId } = other.entrants[0] ?? { unitId: '' }
    const { name, regionCode, channels: [website] } = await VERBS['unit.read'].run(other.as(OPERATOR), { campaignId: other.campaignId, id: unitId })
    await advance(other, 'collecting')
    const table = (address: string) => ({ campaignId: stage.campaignId, cohortId: stage.cohortId, fileName: 'u.csv', bytes: csv(`单位名称,层级,行政区划代码,网址,联系人,上级单位\n${name},地市,${regionCode},${address},某人,\n下级县,区县,451301,www.xia.gov.cn,,${name}\n`) })
    const channels = async () => (await VERBS['unit.read'].run(other.as(OPERATOR), { campaignId: other.campaignId, id: unitId })).channels.length
    const manager = stage.as(stage.actors.manager)
    for (const read of [await VERBS['units.preview'].run(manager, table('www.new.gov.cn')), await VERBS['units.import'].run(manager, table('www.new.gov.cn'))]) {
      expect(read).toMatchObject({ accepted: 1, newUnits: 1, newEntrants: 1, refused: [{ line: 2, value: expect.stringContaining('www.new.gov.cn'), why: expect.stringContaining('另一个进行中的批次') }] })
    }
    expect(await channels()).toBe(1)
    expect(await VERBS['units.import'].run(manager, table(website?.address ?? ''))).toMatchObject({ accepted: 2, newEntrants: 1, refused: [] })
    expect(await channels()).toBe(1)
    expect(await VERBS['units.import'].run(stage.as(stage.actors.admin), table('www.new.gov.cn'))).toMatchObject({ accepted: 2, refused: [] })
    expect(await channels()).toBe(2)
  })
  test('a cell with a formula refuses its row', async () => {
    const stage = await setStage(database.store, 1)
    const bytes = await workbook([['单位', '层级', '行政区划代码'], ['公式市', '地市', { formula: '440000+800', result: 440_800 }], ['好市', '地市', 440_900]])
    const result = await VERBS['units.import'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId, fileName: 'u.xlsx', bytes })
    expect(result.refused).toEqual([{ line: 2, column: '行政区划代码', value: '=440000+800', why: '单元格是公式，请粘贴为数值' }])
    expect(result.accepted).toBe(1)
  })
})

test('people are imported with their roles; who marks blind takes no other role', async () => {
  const stage = await setStage(database.store, 1)
  const unitName = (await VERBS['unit.read'].run(stage.as(OPERATOR), { campaignId: stage.campaignId, id: stage.entrants[0]?.unitId ?? '' })).name
  const bytes = csv(`姓名,邮箱,角色,所在地区,代表单位\n甲,a@x.cn,评估员,440000,\n乙,b@x.cn,被评单位,,${unitName}\n丙,不是邮箱,评估员,,\n丁,d@x.cn,皇帝,,\n甲,a@x.cn,复核员,,\n戊,e@x.cn,被评单位,,没有的\n`)
  const result = await VERBS['people.import'].run(stage.as(stage.actors.admin), { campaignId: stage.campaignId, fileName: 'p.csv', bytes })
  expect(result.accepted).toBe(2)
  expect(result.refused.map(({ line, column }) => [line, column])).toEqual([[4, '邮箱'], [5, '角色'], [6, '角色'], [7, '代表单位']])
  await expect(VERBS['people.import'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId, fileName: 'p.csv', bytes })).rejects.toMatchObject({ code: 'not-permitted' })
})

test('an earlier table is kept as printed, rows find their unit by name', async () => {
  const stage = await setStage(database.store, 1)
  const unitName = (await VERBS['unit.read'].run(stage.as(OPERATOR), { campaignId: stage.campaignId, id: stage.entrants[0]?.unitId ?? '' })).name
  const bytes = csv(`排名,单位,信息发布,总分\n1,${unitName},0.85,"1,092.5"\n2,另一个,——,87.1\n坏,第三,0.1,1\n`)
  const made = await VERBS['earlier.import'].run(stage.as(stage.actors.admin), { title: '2020 年', year: 2020, cohortName: '地市', fileName: 'e.csv', bytes })
  expect(made.refused).toMatchObject([{ line: 4, column: '排名' }])
  const listed = await VERBS['earlier.read'].run(stage.as(stage.actors.manager), { tableId: made.id })
  const link = async (position: number, tableId = made.id) => VERBS['earlier.link'].run(stage.as(stage.actors.admin), { tableId, position, unitId: stage.entrants[0]?.unitId ?? '' })
  await expect(link(999)).rejects.toMatchObject({ code: 'row-not-found', http: 404 })
  await expect(link(0, stage.campaignId)).rejects.toMatchObject({ code: 'row-not-found' })
  expect(listed.rows).toMatchObject([{ rank: 1, score: 1092.5, values: { 信息发布: 0.85 }, unitId: stage.entrants[0]?.unitId }, { rank: 2, values: { 信息发布: null }, unitId: null }])
})

test('tables as they were published are understood: tabs, no ranks, weights in the heads, a serial number that is no rank', async () => {
  const stage = await setStage(database.store, 1)
  const admin = stage.as(stage.actors.admin)
  const cities = await VERBS['earlier.import'].run(admin, { title: '2014 年城市', year: 2014, cohortName: '地市', fileName: 'cities.tsv', bytes: csv('name\t信息公开(30)\t在线服务(25)\t总得分\n甲市\t25.4\t19.5\t86.2\n乙市\t22.4\t—\t80.2\n') })
  const ministries = await VERBS['earlier.import'].run(admin, { title: '2014 年部委', year: 2014, cohortName: '部委', fileName: 'bw.tsv', bytes: csv('序号\t部门\t信息公开指数\t总分\n7\t商务部\t0.83\t79.0\n8\t林业局\t0.81\t不详\n') })
  expect(cities).toMatchObject({ accepted: 2, refused: [] })
  expect(ministries).toMatchObject({ accepted: 1, refused: [{ line: 3, column: '总分', value: '不详' }] })
  const rowsOf = async (tableId: string) => (await VERBS['earlier.read'].run(admin, { tableId })).rows.map(({ unitName, rank, score, values }) => ({ unitName, rank, score, values }))
  expect(await rowsOf(cities.id)).toEqual([{ unitName: '甲市', rank: null, score: 86.2, values: { '信息公开(30)': 25.4, '在线服务(25)': 19.5 } }, { unitName: '乙市', rank: null, score: 80.2, values: { '信息公开(30)': 22.4, '在线服务(25)': null } }])
  expect(await rowsOf(ministries.id)).toEqual([{ unitName: '商务部', rank: null, score: 79, values: { 序号: 7, 信息公开指数: 0.83 } }])
})
