import { expect, test } from 'vitest'
import { publicTradingCatalogue } from '../../../src/measures/public/trading-catalogue.ts'
import { judgeWith } from '../channel-facts.ts'
import { halfSeen, item, known } from '../known-facts.ts'

const judge = (...items: ReturnType<typeof item>[]) => judgeWith(publicTradingCatalogue, { items: known(items), columns: known([]), 'named-services': known([]) })

test('a catalogue of late is full, an old or undated one 0.6, none 0', () => {
  expect(judge(item('关于印发青岚市公共资源交易目录（2020年版）的通知'))).toMatchObject({ rating: 1 })
  expect(judge(item('青岚市公共资源交易目录', { publishDate: '2015-01-01' }))).toMatchObject({ rating: 0.6 })
  expect(judge(item('青岚市公共资源交易目录', { publishDate: null }))).toMatchObject({ rating: 0.6 })
  expect(judge(item('公共资源交易目录解读会召开'), item('公共资源交易公告'))).toMatchObject({ rating: 0 })
})
test('none on a half-seen site is unknown', () => expect(judgeWith(publicTradingCatalogue, { items: known([]), columns: known([]), 'named-services': known([]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' }))
