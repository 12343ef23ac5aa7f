import { expect, test } from 'vitest'
import { channelServiceUnified } from '../../../src/measures/channel/service-unified.ts'
import { channel, judgeWith } from '../channel-facts.ts'
import { known } from '../known-facts.ts'

const ALL = { 在线申报: 'http://zwfw.example.gov.cn/1', 进度查询: 'http://zwfw.example.gov.cn/2', 咨询投诉: 'http://zwfw.example.gov.cn/3' }

test('three functions on one system everywhere are full, one channel without them takes its share', () => {
  expect(judgeWith(channelServiceUnified, { channels: known([channel('website', ALL), channel('service-platform', ALL)]) })).toMatchObject({ rating: 1 })
  expect(judgeWith(channelServiceUnified, { channels: known([channel('website', ALL), channel('wechat')]) })).toMatchObject({ rating: 0.5 })
})
test('one channel cannot be compared', () => expect(judgeWith(channelServiceUnified, { channels: known([channel('website', ALL), channel('data-platform'), channel('app', {}, { seen: 'linked' })]) })).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
