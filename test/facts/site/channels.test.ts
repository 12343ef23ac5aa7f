import { expect, test } from 'vitest'
import { joinRecords, rateOf, readRecords } from '../../../src/facts/records/read-records.ts'
import { compareGuides, matterKey } from '../../../src/facts/matching/compare-guides.ts'
import { understandSite } from '../../../src/facts/site/understand-site.ts'
import type { Guide } from '../../../src/facts/page-facts.ts'
import { account as accountWith, entry, post } from '../account-content.ts'
import { sitePages } from './channel-site.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const account = accountWith({
  entries: [entry({ title: '办事大厅', url: 'http://zwfw.example.gov.cn/m' }), entry({ title: '我要投诉' }), entry({ title: '社保查询' })],
  posts: [
    post({ id: 'p1', title: '【关注】市政府召开防汛工作会议！', text: '市政府召开防汛工作会议，部署汛期值守和隐患排查，要求各县区落实责任，完善预案。', date: '2020-11-20 12:00' }),
    post({ id: 'p2', title: '今日天气', date: '2020-11-21 07:00' }),
  ],
})

test('hosts become channels by what stands on them, and an account by what was imported', () => {
  const { channels } = understandSite({ ...sitePages(), accounts: [account] })
  const value = channels.known ? channels.value : []
  expect(value.map(({ kind, seen }) => `${kind} ${seen}`)).toEqual(['website archived', 'service-platform archived', 'wechat archived', 'weibo linked'])
  expect(value.find(({ kind }) => kind === 'wechat')?.functions.map(({ name }) => name)).toEqual(['办事', '咨询投诉', '社保服务'])
})

test('news of the website are found again among the posts, with their lag', () => {
  const { 'shared-items': shared } = understandSite({ ...sitePages(), accounts: [account] })
  const [items] = shared.known ? shared.value : []
  expect(items?.items.map(({ title, match }) => [title, match?.id ?? null, match?.lagHours ?? null])).toEqual([['市政府召开防汛工作会议', 'p1', 3], ['全市秋粮收购工作全面启动', null, null], ['关于实时公交查询系统招标的公告', null, null]])
  expect(understandSite(sitePages())['shared-items']).toMatchObject({ known: false, why: expect.stringContaining('新媒体') })
})

test('services are found by name on pages and in links, citizens\' questions and announcements are not services', () => {
  const { 'named-services': services } = understandSite(sitePages())
  const found = services.known ? services.value.map(({ name, by, works }) => `${name} ${by} ${works}`) : []
  expect(found).toContain('预约挂号 link null')
  expect(found).toContain('服务热线 text null')
  expect(found.filter(name => name.startsWith('来车预报'))).toEqual([])
})

test('published satisfaction figures are read with what they are about', () => {
  const { 'satisfaction-figures': figures } = understandSite(sitePages())
  expect(figures.known ? figures.value : []).toMatchObject([{ subject: '政务服务', rate: 0.991, count: 18_642 }])
})

test('lists are told by their columns; what cannot be used is named with its row', () => {
  const list = readRecords(bytes('名单\n\n日期,标题,类型,是否严重,是否整改\n2020-06-01,网站被篡改,安全,是,已整改\n2020-99-99,x,,,\n,,,,\n2020-07-01,,,,\n'), 'a.csv')
  expect(list?.incidents).toMatchObject([{ date: '2020-06-01', title: '网站被篡改', serious: true, resolved: true, row: 4 }])
  expect(list?.files[0]?.faults).toEqual([{ row: 5, why: '日期“2020-99-99”看不懂' }, { row: 7, why: '没有标题' }])
  expect(readRecords(bytes('评价对象,满意率\n政务服务,99.1%\n天气,1\n咨询投诉,很高\n'), 'b.csv')).toMatchObject({ satisfaction: [{ subject: '政务服务', rate: 0.991 }], files: [{ faults: [{ row: 3 }, { row: 4 }] }] })
  expect(readRecords(bytes('日期,标题\n'), 'c.csv')?.files).toMatchObject([{ kind: 'incidents', rows: 0 }])
})

test('hostile lists cost little and break nothing', () => {
  for (const text of ['', '\0\0\0', '"'.repeat(200_000), '标题,日期\n'.repeat(50_000), `标题,日期\n${'=cmd|'.repeat(10_000)},2020-01-01\n`]) expect(() => readRecords(bytes(text), 'x.csv')).not.toThrow()
  const twice = readRecords(bytes('日期,标题\n2020-01-01,a\n'), 'a.csv')
  expect(twice && joinRecords([twice, twice]).incidents).toHaveLength(1)
  expect([rateOf('99.1'), rateOf('4.9/5'), rateOf('0.5'), rateOf('120%'), rateOf('-1'), rateOf('')]).toEqual([0.991, 0.9800000000000001, 0.5, null, null, null])
})

test('guides are the same when numbers are equal and words nearly', () => {
  const guide = (elements: Guide['elements']): Guide => ({ name: '企业设立登记', department: null, level: null, elements, materials: [], steps: [], policies: [], visits: null, online: [] })
  const compare = (a: string, b: string, element: '办理时限' | '联系电话' | '申请条件' = '办理时限') => compareGuides(guide({ [element]: a }), guide({ [element]: b }))[0]?.same
  expect(compare('20 个工作日', '２０个工作日')).toBe(true)
  expect(compare('20个工作日', '15个工作日')).toBe(false)
  expect(compare('0990-8123456', '8123456、8123457', '联系电话')).toBe(true)
  expect(compare('年满十八周岁的中国公民均可申请', '年满十八周岁的中国公民，均可申请。', '申请条件')).toBe(true)
  expect(compareGuides(guide({ 办理时限: '' }), guide({ 办理时限: '1天' }))).toEqual([])
  expect(matterKey('企业设立登记办事指南')).toBe('企业设立登记')
})
