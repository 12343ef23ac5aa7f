import { expect, test } from 'vitest'
import { channelInteractionUnified } from '../../../src/measures/channel/interaction-unified.ts'
import { channel, judgeWith, service } from '../channel-facts.ts'
import { halfSeen, known } from '../known-facts.ts'

const ONE = { 咨询投诉: 'http://12345.example.gov.cn/ask' }
const hotline = service('服务热线', { url: 'http://12345.example.gov.cn/' })

test('a hotline and one consultation on the same host suggest full unity', () => expect(judgeWith(channelInteractionUnified, { channels: known([channel('website', ONE), channel('wechat', ONE)]), 'named-services': known([hotline]) })).toMatchObject({ rating: 1 }))
test('one of them alone is worth 0.4, divided consultations less', () => {
  expect(judgeWith(channelInteractionUnified, { channels: known([channel('website')]), 'named-services': known([hotline]) })).toMatchObject({ rating: 0.4 })
  expect(judgeWith(channelInteractionUnified, { channels: known([channel('website', ONE), channel('wechat', { 咨询投诉: 'http://x.example/' })]), 'named-services': known([]) })).toMatchObject({ rating: 0.2 })
})
test('neither is none where enough was seen', () => {
  const facts = { channels: known([channel('website')]), 'named-services': known([]) }
  expect(judgeWith(channelInteractionUnified, facts)).toMatchObject({ rating: 0 })
  expect(judgeWith(channelInteractionUnified, { ...facts, coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' })
})
