import { expect, test } from 'vitest'
import { channelSingleEntry } from '../../../src/measures/channel/single-entry.ts'
import { channel, judgeWith } from '../channel-facts.ts'
import { known } from '../known-facts.ts'

const ONE = { 办事: 'http://zwfw.example.gov.cn/a' }
const judge = (...channels: ReturnType<typeof channel>[]) => judgeWith(channelSingleEntry, { channels: known(channels) })

test('entries that lead to one platform are unified', () => expect(judge(channel('website', ONE), channel('service-platform', ONE), channel('wechat', { 办事: 'http://zwfw.example.gov.cn/m' }))).toMatchObject({ outcome: 'rated', rating: 1 }))
test('a channel with an entry of its own and one without any are not', () => {
  expect(judge(channel('website', ONE), channel('service-platform', ONE), channel('wechat', { 办事: 'http://m.other.example/' }), channel('app'))).toMatchObject({ rating: 0.5, reasons: expect.arrayContaining([expect.stringMatching(/m\.other\.example.*没有见到/)]) })
})
test('portals of data are not compared, and menus without addresses tell nothing', () => {
  expect(judge(channel('website', ONE), channel('wechat', ONE), channel('data-platform'), channel('app', { 办事: '' }))).toMatchObject({ rating: 1, reasons: expect.arrayContaining([expect.stringContaining('未计入')]) })
})
test('without an account to compare a person decides', () => expect(judge(channel('website', ONE), channel('service-platform', ONE))).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
