import { expect, test } from 'vitest'
import { channelSearchUnified } from '../../../src/measures/channel/search-unified.ts'
import { channel, judgeWith } from '../channel-facts.ts'
import { known } from '../known-facts.ts'

const ONE = { 搜索: 'http://so.example.gov.cn/s' }
const judge = (...channels: ReturnType<typeof channel>[]) => judgeWith(channelSearchUnified, { channels: known(channels) })

test('one search for all channels', () => expect(judge(channel('website', ONE), channel('service-platform', ONE), channel('wechat', ONE))).toMatchObject({ outcome: 'rated', rating: 1, advice: [] }))
test('a search of its own is worth less, none nothing', () => {
  expect(judge(channel('website', ONE), channel('service-platform', ONE), channel('data-platform', { 搜索: 'http://data.example.gov.cn/s' }), channel('wechat', { 办事: 'http://a.example.gov.cn/' }))).toMatchObject({ rating: 0.7, reasons: expect.arrayContaining([expect.stringMatching(/另有搜索：.*data-platform/), expect.stringMatching(/没有见到搜索：.*wechat/)]) as unknown })
  expect(judge(channel('website'), channel('service-platform'))).toMatchObject({ rating: 0 })
})
test('an account whose import shows no menu says nothing; one channel alone cannot be compared', () => {
  expect(judge(channel('website', ONE), channel('service-platform', ONE), channel('weibo'))).toMatchObject({ rating: 1 })
  expect(judge(channel('website', ONE), channel('weibo'))).toMatchObject({ outcome: 'not-applicable' })
})
