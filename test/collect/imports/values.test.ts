import { describe, expect, test } from 'vitest'
import { importDate } from '../../../src/collect/imports/import-date.ts'
import { readMarkup } from '../../../src/collect/imports/markup.ts'
import { wechatArticleId, weiboId, weiboNumber } from '../../../src/collect/imports/post-id.ts'
import { formatOf, headerOf } from '../../../src/collect/imports/table-columns.ts'

test.each([
  [1_604_670_945, '2020-11-06 21:55'], ['1604670945', '2020-11-06 21:55'], [1_604_670_945_000, '2020-11-06 21:55'], ['2020-11-06T13:55:45.000Z', '2020-11-06 21:55'], ['2020-11-06 21:55:45', '2020-11-06 21:55'],
  ['2020/11/6', '2020-11-06'], ['2020年11月6日 21:55', '2020-11-06 21:55'], ['Fri Nov 06 21:55:45 +0800 2020', '2020-11-06 21:55'], ['Fri, 06 Nov 2020 13:55:45 GMT', '2020-11-06 21:55'],
  [44_141, '2020-11-06'], ['44141.913715', '2020-11-06 21:56'], ['5分钟前', null], ['昨天 10:00', null], ['', null], [undefined, null], ['2020-02-30', null], [0, null],
])('the time %s', (value, expected) => expect(importDate(value)).toBe(expected))

describe('ids', () => {
  test.each([['z0JH2lOMb', '3501756485200075'], ['Jsu8cevgF', '4567890123456789']])('the number of the microblog %s', (bid, number) => expect(weiboNumber(bid)).toBe(number))
  test.each([['4567890123456789\t'], ['https://m.weibo.cn/detail/4567890123456789'], ['https://weibo.com/2803301701/4567890123456789']])('of %s', text => expect(weiboId(text)).toBe('4567890123456789'))
  test('what is no number', () => expect([weiboId('', 'x', '12'), wechatArticleId('https://mp.weixin.qq.com/s/AbC')]).toEqual([null, null]))
  test('of an article', () => expect([wechatArticleId('https://mp.weixin.qq.com/s?__biz=x&mid=2659017567&idx=2'), wechatArticleId('http://mp.weixin.qq.com/s?__biz=x&amp;mid=2659017567')]).toEqual(['2659017567_2', '2659017567_1']))
})

test.each([
  [['id', 'bid', '正文', '日期'], 'posts', 'weibo-crawler'], [['微博id', '微博正文', '发布时间'], 'posts', 'weiboSpider'], [['标题（必填）', '发布时间 '], 'posts', 'table-posts'], [['评论内容', '评论时间'], 'comments', 'table-comments'],
  [['账号名称', '平台', '单位'], 'accounts', 'table-accounts'], [['入口名称', '类别'], 'entries', 'table-entries'], [['搜索词', '是否切题'], 'searches', 'table-searches'], [['搜索功能', '有无'], 'features', 'table-features'],
])('the columns %j', (cells, kind, format) => {
  const header = headerOf(cells)
  expect(header?.kind).toBe(kind)
  expect(header && formatOf(header)).toBe(format)
})
test('other columns are none', () => expect([headerOf(['标题', '作者']), headerOf(['a']), headerOf([])]).toEqual([null, null, null]))

test('markup becomes text and links; scripts are not text', () => {
  expect(readMarkup('<p>甲<br>乙</p><script>alert(1)</script><a href="https://x.gov.cn/a">丙</a> http://t.cn/A6abc &amp; <img alt="[笑]">')).toEqual({ text: '甲\n乙\n丙 http://t.cn/A6abc & [笑]', links: ['https://x.gov.cn/a', 'http://t.cn/A6abc'] })
})
