import { expect, test } from 'vitest'
import { publicServiceChannels } from '../../../src/measures/public/service-channels.ts'
import { channel, judgeWith, service } from '../channel-facts.ts'
import { known } from '../known-facts.ts'

const WITH = { service: '社保服务' }
const SOCIAL = { 社保服务: 'http://zwfw.example.gov.cn/sb' }
const judge = (channels: ReturnType<typeof channel>[], services: ReturnType<typeof service>[] = []) => judgeWith(publicServiceChannels, { channels: known(channels), 'named-services': known(services) }, WITH)

test('four ways are full, each missing one a quarter less', () => {
  expect(judge([channel('service-platform', SOCIAL), channel('wechat', SOCIAL), channel('app', SOCIAL)], [service('自助终端')])).toMatchObject({ rating: 1 })
  expect(judge([channel('service-platform', SOCIAL), channel('wechat'), channel('app', SOCIAL)])).toMatchObject({ rating: 0.5, reasons: expect.arrayContaining([expect.stringContaining('菜单中没有社保服务')]) })
})
test('accounts that were not imported are unknown', () => expect(judge([channel('service-platform', SOCIAL)])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
