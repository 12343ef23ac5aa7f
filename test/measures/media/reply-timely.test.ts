import { expect, test } from 'vitest'
import { mediaReplyTimely, workDays } from '../../../src/measures/media/reply-timely.ts'
import { account, comment } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

test.each([['2020-11-20', '2020-11-20', 0], ['2020-11-20', '2020-11-23', 1], ['2020-11-16', '2020-11-20', 4], ['2020-11-20', '2020-11-22', 0], ['2020-11-02', '2020-11-30', 20], ['2020-11-20 18:00', '2020-11-24 09:00', 2]])('work days from %s to %s', (from, to, days) => expect(workDays(from, to)).toBe(days))

const asked = (index: number, replied: string | null) => comment({ id: String(index), text: `路灯什么时候修好？${index}`, date: '2020-11-02', replies: replied === null ? [] : [{ text: '已修复', date: replied }] })
const many = (count: number, replied: string | null, from = 0) => Array.from({ length: count }, (_, index) => asked(from + index, replied))

test.each([['all in three days', many(10, '2020-11-05'), 1], ['all in seven', many(10, '2020-11-11'), 0.7], ['half of them', [...many(5, '2020-11-05'), ...many(5, null, 5)], 0.4], ['fewer', [...many(4, '2020-11-05'), ...many(6, null, 5)], 0]] as const)('%s', (_, comments, rating) => {
  expect(rated(mediaReplyTimely, [account({ comments: [...comments] })]).rating).toBe(rating)
})
test('praise needs no answer, and what came in this morning may wait', () => {
  const comments = [...many(3, '2020-11-03'), comment({ text: '点赞', date: '2020-11-03' }), comment({ text: '请问几点开门？', date: '2020-11-29' })]
  expect(rated(mediaReplyTimely, [account({ comments })])).toMatchObject({ rating: 1, reasons: [expect.stringContaining('应当回复的公开留言 3 条'), expect.any(String)] })
})
test('a reply without a date is taken as slow, not as none', () => expect(rated(mediaReplyTimely, [account({ comments: [comment({ text: '怎么办理？', date: null, replies: [{ text: '带身份证', date: null }] })] })]).rating).toBe(0.7))
test('nothing that asks is a person’s turn', () => {
  expect(judgeAccount(mediaReplyTimely, [account({ comments: [comment({ text: '点赞' })] })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judgeAccount(mediaReplyTimely, [account()])).toMatchObject({ outcome: 'undetermined' })
})
