import { expect, test } from 'vitest'
import { ratingGoodBadChannel } from '../../../src/measures/rating/good-bad-channel.ts'
import { channel, judgeWith } from '../channel-facts.ts'
import { halfSeen, known } from '../known-facts.ts'

const HAS = { 好差评: 'http://zwfw.example.gov.cn/a' }
const judge = (...channels: ReturnType<typeof channel>[]) => judgeWith(ratingGoodBadChannel, { channels: known(channels) })

test('both ends are full, one is half, none is none', () => {
  expect(judge(channel('service-platform', HAS), channel('wechat', HAS))).toMatchObject({ outcome: 'rated', rating: 1 })
  expect(judge(channel('service-platform', HAS), channel('wechat', { 办事: '' }))).toMatchObject({ rating: 0.5 })
  expect(judge(channel('service-platform'), channel('app', HAS))).toMatchObject({ rating: 0.5 })
  expect(judge(channel('website'), channel('wechat', { 办事: '' }))).toMatchObject({ rating: 0 })
})
test('a mobile end whose menu nobody imported is a person\'s turn', () => {
  expect(judge(channel('service-platform', HAS))).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  expect(judge(channel('service-platform', HAS), channel('wechat'))).toMatchObject({ outcome: 'undetermined', reason: expect.stringContaining('没有菜单') })
})
test('a site of which half was not seen may have the entry', () => expect(judgeWith(ratingGoodBadChannel, { channels: known([channel('website'), channel('app', HAS)]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] }))
