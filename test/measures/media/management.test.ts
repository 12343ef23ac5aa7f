import { expect, test } from 'vitest'
import { mediaManagement } from '../../../src/measures/media/management.ts'
import { account } from '../../facts/account-content.ts'
import { item, known } from '../known-facts.ts'
import { judgeAccount, rated } from '../media-facts.ts'

test('the unit hands it in', () => expect(judgeAccount(mediaManagement, [account()])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
test('what its site publishes is a lead', () => {
  const items = known([item('青岚市政务新媒体管理办法', { excerpt: '本办法规定了开设备案、信息审核、留言回复、关停注销的程序。' }), item('关于召开会议的通知')])
  expect(rated(mediaManagement, [account()], { more: { items } })).toMatchObject({ rating: 1, confidence: 0.4 })
})
test('a site without one leaves it to the unit', () => expect(judgeAccount(mediaManagement, [account()], { more: { items: known([item('关于召开会议的通知')]) } })).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
