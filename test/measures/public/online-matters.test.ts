import { expect, test } from 'vitest'
import { publicOnlineMatters } from '../../../src/measures/public/online-matters.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { halfSeen, known } from '../known-facts.ts'

const services = ['交易主体注册', '在线购买标书', '在线投标', '在线评标'] as const
const judge = (found: ReturnType<typeof service>[], acceptMentions = false) => judgeWith(publicOnlineMatters, { 'named-services': known(found) }, { services, acceptMentions })

test('the share of steps that have a page, or where the table allows it a mention', () => {
  expect(judge(services.map(name => service(name)))).toMatchObject({ rating: 1 })
  expect(judge([service('交易主体注册'), service('在线投标')])).toMatchObject({ rating: 0.5 })
  expect(judge([service('在线评标', { by: 'text', works: null })], true)).toMatchObject({ rating: 0.25 })
  expect(judge([])).toMatchObject({ rating: 0 })
})
test('entries nobody opened and half-seen sites are unknown', () => {
  expect(judge(services.map(name => service(name, { by: 'link', works: null })))).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judgeWith(publicOnlineMatters, { 'named-services': known([]), coverage: halfSeen }, { services })).toMatchObject({ outcome: 'undetermined' })
})
