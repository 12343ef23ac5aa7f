import { expect, test } from 'vitest'
import { channelIdentityUnified } from '../../../src/measures/channel/identity-unified.ts'
import { channel, judgeWith, service } from '../channel-facts.ts'
import { known } from '../known-facts.ts'

const ONE = { 登录: 'http://id.example.gov.cn/', 用户空间: 'http://id.example.gov.cn/uc' }
const judge = (channels: ReturnType<typeof channel>[], services: ReturnType<typeof service>[] = []) => judgeWith(channelIdentityUnified, { channels: known(channels), 'named-services': known(services) })

test('one log-in, one claim, one user space suggest full unity', () => expect(judge([channel('website', ONE), channel('service-platform', ONE)], [service('统一身份认证')])).toMatchObject({ outcome: 'rated', rating: 1 }))
test('each part is a third', () => {
  expect(judge([channel('website', { 登录: 'http://a.example/' }), channel('service-platform', { 登录: 'http://b.example/' })])).toMatchObject({ rating: 0.5 / 3 })
  expect(judge([channel('website', { 登录: 'http://a.example/' }), channel('service-platform', { 登录: 'http://a.example/' })])).toMatchObject({ rating: 1 / 3, reasons: expect.arrayContaining(['没有见到统一身份认证的说明', '没有见到用户空间入口']) })
})
test('one channel with a log-in shows nothing about unity', () => expect(judge([channel('website', ONE), channel('wechat')])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
