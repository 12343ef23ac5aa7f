import { expect, test } from 'vitest'
import { sharePlatform } from '../../../src/measures/share/platform.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { known, unseen } from '../known-facts.ts'

test('pages and mentions are offered, and without them a person waits for what the unit hands in', () => {
  expect(judgeWith(sharePlatform, { 'named-services': known([service('数据共享平台')]) })).toMatchObject({ rating: 0.7 })
  expect(judgeWith(sharePlatform, { 'named-services': known([service('数据共享平台', { by: 'text', works: null, excerpt: '数据共享交换平台已接入46个部门' })]) })).toMatchObject({ rating: 0.4, reasons: expect.arrayContaining([expect.stringContaining('46个部门')]) })
  expect(judgeWith(sharePlatform, { 'named-services': known([service('共享目录清单')]) })).toMatchObject({ outcome: 'undetermined', missing: ['person'], reason: expect.stringContaining('共享目录清单') })
  expect(judgeWith(sharePlatform, { 'named-services': unseen('首页未能打开') })).toMatchObject({ outcome: 'undetermined', missing: ['named-services'] })
})
