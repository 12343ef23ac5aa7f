import { expect, test } from 'vitest'
import { mediaReplyProper } from '../../../src/measures/media/reply-proper.ts'
import { account, comment } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const answered = (...replies: string[]) => account({ comments: replies.map((text, index) => comment({ id: String(index), text: '路灯坏了怎么办？', date: '2020-11-02', replies: [{ text, date: '2020-11-03' }] })) })
const GOOD = '您好，岚桥路路灯已于今日修复，感谢您的反映。'
const EMPTY = '您好，您的留言已收悉，已转相关部门。谢谢'

test.each([['good ones', [GOOD], 1], ['one that says nothing', [GOOD, EMPTY], 0.6], ['three of them', [EMPTY, EMPTY, EMPTY], 0.3], ['abuse', [GOOD, '你这个蠢货'], 0]] as const)('%s', (_, replies, rating) => expect(rated(mediaReplyProper, [answered(...replies)]).rating).toBe(rating))
test('no replies, no rating', () => expect(judgeAccount(mediaReplyProper, [account({ comments: [comment({ text: '好' })] })])).toMatchObject({ outcome: 'undetermined' }))
