import { expect, test } from 'vitest'
import { labelledItems } from '../../../bench/matching/labelled-items.ts'
import { lagHours } from '../../../src/facts/matching/lag.ts'
import { marksOf } from '../../../src/facts/matching/marks.ts'
import { matchItems } from '../../../src/facts/matching/match-items.ts'
import type { MatchItem } from '../../../src/facts/matching/match-items.ts'
import { titleKey } from '../../../src/facts/matching/title-key.ts'

const item = (id: string, title: string, text = '', date: string | null = null): MatchItem => ({ id, title, text, date })
const NEWS = '记者从市教育局获悉，松坪县今年共投入资金3200万元用于校舍改造，惠及学生1860人，工程将于9月底前全部完成，届时12所学校的教学条件将明显改善。'

test('items are found again after edits, cuts and new titles, and other fillings of a template are not', () => {
  const { left, right, truth } = labelledItems('test', 2_000)
  const found = matchItems(left, right)
  const hits = found.filter(match => truth.get(match.right) === match.left).length
  expect(hits / truth.size).toBeGreaterThanOrEqual(0.95)
  expect(hits / found.length).toBeGreaterThanOrEqual(0.98)
})

test('an equal title but for the ornaments of an editor is the same item, with its lag', () => {
  const [match] = matchItems([item('site', '市政府常务会议研究校舍改造', NEWS, '2020-11-02 09:00')], [item('wechat', '【关注】市政府常务会议研究校舍改造！', NEWS.slice(0, 60), '2020-11-02 15:30')])
  expect(match).toMatchObject({ left: 'site', right: 'wechat', by: 'title', lagHours: 6.5 })
})

test('reports of two years, two counties and two months do not match, whatever their words share', () => {
  const report = (year: number, county: string) => item(`${county}${year}`, `${county}${year}年国民经济和社会发展统计公报`, `${year}年，${county}地区生产总值${year - 1900}.3亿元，比上年增长6.${year % 10}%。全年社会消费品零售总额${year % 100}亿元，居民人均可支配收入${year * 12}元。`)
  expect(matchItems([report(2019, '松坪县')], [report(2020, '松坪县')])).toEqual([])
  expect(matchItems([report(2020, '松坪县')], [report(2020, '雁溪县')])).toEqual([])
  expect(matchItems([item('a', '10月城区空气质量月报')], [item('b', '11月城区空气质量月报')])).toEqual([])
  expect(matchItems([report(2020, '松坪县')], [report(2020, '松坪县')])).toHaveLength(1)
})

test('the same words again after more than the window are another publication', () => {
  const [left, right] = [item('a', '关于开展森林防火检查的通知', '', '2020-01-10'), item('b', '关于开展森林防火检查的通知', '', '2020-11-10')]
  expect(matchItems([left], [right])).toEqual([])
  expect(matchItems([left], [right], { windowDays: 400 })).toHaveLength(1)
})

test('of several equal items the one nearest in time is taken, in whatever order they come', () => {
  const left = ['2020-11-01', '2020-11-09', '2020-11-20'].map(date => item(date, '市领导接听市长热线', '', date))
  const right = [item('b', '市领导接听市长热线', '', '2020-11-10')]
  expect(matchItems(left, right)[0]?.left).toBe('2020-11-09')
  expect(matchItems(left.toReversed(), right)[0]?.left).toBe('2020-11-09')
})

test('titles lose ornaments and keep numbers and places', () => {
  expect(titleKey('权威发布丨松坪县２０２０年公报（附全文）')).toBe('松坪县2020年公报')
  expect(titleKey('📢好消息！')).not.toBe('')
  expect([...marksOf('第十二批，共1,860人，松坪县二〇二〇年')]).toEqual(expect.arrayContaining(['12', '1860', '2020', '松坪']))
})

test('lags are hours where both show a time, whole days else, and nothing where undated', () => {
  expect(lagHours('2020-11-02 09:00', '2020-11-01 21:00')).toBe(-12)
  expect(lagHours('2020-11-02', '2020-11-03 21:00')).toBe(24)
  expect(lagHours(null, '2020-11-03')).toBeNull()
  expect(lagHours('昨天', '2020-11-03')).toBeNull()
})

test('empty, huge, repeated and strange texts cost little and match nothing by chance', () => {
  const strange = [item('1', ''), item('2', '！！！', '\u0000\ud800'), item('3', '啊'.repeat(100_000), '啊'.repeat(1_000_000)), item('4', '1'.repeat(50_000), '1,'.repeat(300_000)), item('5', '【'.repeat(20_000)), item('6', '|a'.repeat(20_000)), item('7', '第'.repeat(9_000), '一'.repeat(200_000))]
  expect(matchItems(strange, [item('x', '关于开展森林防火检查的通知', NEWS)])).toEqual([])
  expect(matchItems(Array.from({ length: 3_000 }, (_, index) => item(`l${index}`, '通知', NEWS)), Array.from({ length: 300 }, (_, index) => item(`r${index}`, '通知公告栏', '')))).toEqual([])
})
