import { expect, test } from 'vitest'
import { mediaComments } from '../../../src/measures/media/comments.ts'
import { account, comment } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const fine = comment({ text: '为家乡点赞', date: '2020-11-20' })
const advert = (index: number) => comment({ text: `代办贷款，加微信 ${index}`, date: '2020-11-21' })
const abuse = (date: string) => comment({ text: '这帮蠢货', date })
const personal = comment({ text: '请联系我 13812345678', date: '2020-11-22' })

test.each([['none', [fine], 1], ['two advertisements', [fine, advert(1), advert(2)], 0.6], ['three', [advert(1), advert(2), advert(3)], 0.3], ['abuse', [fine, abuse('2020-11-20')], 0.3], ['numbers of somebody', [personal], 0.3], ['abuse that has stood for long', [abuse('2020-10-01')], 0]] as const)('%s', (_, comments, rating) => {
  expect(rated(mediaComments, [account({ comments: [...comments] })]).rating).toBe(rating)
})
test('what is personal is starred in the reasons', () => expect(JSON.stringify(rated(mediaComments, [account({ comments: [personal] })]))).not.toContain('13812345678'))
test('no comments, no rating', () => expect(judgeAccount(mediaComments, [account()])).toMatchObject({ outcome: 'undetermined', missing: ['media-comments'] }))
