import { expect, test } from 'vitest'
import { sameSourceNews } from '../../../src/measures/same-source/news.ts'
import { judgeWith, sharedItems } from '../channel-facts.ts'
import { known, unseen } from '../known-facts.ts'

const judge = (...shared: ReturnType<typeof sharedItems>[]) => judgeWith(sameSourceNews, { 'shared-items': known(shared) })

test('eight of ten within a day are full; the same three days later are not', () => {
  expect(judge(sharedItems('wechat', [1, 2, 3, 4, 5, 6, 7, 8, null, null]))).toMatchObject({ outcome: 'rated', rating: 1 })
  expect(judge(sharedItems('wechat', [70, 70, 70, 70, 70, 70, 70, 70, null, null]))).toMatchObject({ rating: expect.closeTo(0.7, 9) })
  expect(judge(sharedItems('wechat', [90, 90, 90, 90, 90, 90, 90, 90, null, null]))).toMatchObject({ rating: expect.closeTo(0.4, 9) })
})
test('accounts are averaged, with share and lag of each named', () => {
  expect(judge(sharedItems('wechat', [0, 0, 0, 0, 0]), sharedItems('weibo', [null, null, null, null, null]))).toMatchObject({ rating: 0.5, reasons: expect.arrayContaining([expect.stringContaining('已同步 5/5（100%），其中 24 小时内 5 条，滞后中位数 0 小时')]) })
})
test('items outside the account\'s time are not counted against it, and too few tell nothing', () => {
  expect(judge(sharedItems('wechat', [0, 0, 0, 0, 0, null], { to: '2020-11-19' }))).toMatchObject({ outcome: 'undetermined', missing: ['shared-items'] })
  expect(judge(sharedItems('wechat', [0, 0]))).toMatchObject({ outcome: 'undetermined' })
  expect(judgeWith(sameSourceNews, { 'shared-items': unseen('没有政务新媒体的发布内容') })).toMatchObject({ outcome: 'undetermined', reason: expect.stringContaining('没有政务新媒体') })
})
