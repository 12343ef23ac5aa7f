import { expect, test } from 'vitest'
import { mediaImproper } from '../../../src/measures/media/improper.ts'
import { account, post } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const GOOD = post({ date: '2020-11-01', title: '市政府召开会议', links: ['https://www.qinglan.gov.cn/', 'https://mp.weixin.qq.com/s/x'] })
const ADVERT = post({ date: '2020-11-02', title: '望海新城盛大开盘，售楼热线' })
const SHOP = post({ date: '2020-11-03', title: '市政府召开会议', id: 'shop', links: ['https://item.jd.com/1.html'] })
const GAMBLING = post({ date: '2020-11-04', title: '真人荷官在线发牌' })
const BET = post({ date: '2020-11-05', title: '看球去哪里', links: ['http://www.yabo365.vip/'] })

test.each([['nothing', [GOOD], 1], ['one advertisement', [GOOD, ADVERT], 0.5], ['a link that sells', [GOOD, SHOP], 0.5], ['two of them', [GOOD, ADVERT, SHOP], 0], ['gambling', [GOOD, GAMBLING], 0], ['an address of gambling', [GOOD, BET], 0]] as const)('%s', (_, posts, rating) => {
  expect(rated(mediaImproper, [account({ posts: [...posts] })]).rating).toBe(rating)
})
test('reports of raids and public advertisements are fine', () => expect(rated(mediaImproper, [account({ posts: [post({ date: '2020-11-01', title: '警方破获网络赌场案' }), post({ date: '2020-11-01', title: '市场监管局查处虚假广告' })] })]).rating).toBe(1))
test('no posts, no rating', () => expect(judgeAccount(mediaImproper, [account()])).toMatchObject({ outcome: 'undetermined' }))
