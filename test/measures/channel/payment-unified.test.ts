import { expect, test } from 'vitest'
import { channelPaymentUnified } from '../../../src/measures/channel/payment-unified.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { halfSeen, known } from '../known-facts.ts'

const judge = (...services: ReturnType<typeof service>[]) => judgeWith(channelPaymentUnified, { 'named-services': known(services) })

test.each([
  ['a working entry with several ways to pay', [service('在线支付'), service('电子支付方式')], 1],
  ['a working entry', [service('在线支付')], 0.9],
  ['entries on two hosts', [service('在线支付'), service('在线支付', { url: 'http://pay.other.example/' })], 0.7],
  ['a mention', [service('在线支付', { by: 'text', works: null })], 0.3],
  ['a dead entry', [service('在线支付', { works: false })], 0],
  ['nothing', [], 0],
])('%s', (_, services, rating) => expect(judge(...services)).toMatchObject({ outcome: 'rated', rating }))
test('nothing on a half-seen site is unknown', () => expect(judgeWith(channelPaymentUnified, { 'named-services': known([]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' }))
