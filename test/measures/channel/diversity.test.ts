import { expect, test } from 'vitest'
import { channelDiversity } from '../../../src/measures/channel/diversity.ts'
import { channel, judgeWith } from '../channel-facts.ts'
import { entry, halfSeen, known } from '../known-facts.ts'

const KINDS = { kinds: ['website', 'service-platform', 'wechat', 'weibo'] }
const four = [channel('website'), channel('service-platform'), channel('wechat'), channel('weibo')]

test('all channels in use are a full rating', () => expect(judgeWith(channelDiversity, { channels: known(four) }, KINDS)).toMatchObject({ outcome: 'rated', rating: 1 }))
test('an account that has not posted for a month is not in use, one that was not imported counts as opened', () => {
  expect(judgeWith(channelDiversity, { channels: known([...four.slice(0, 3), channel('weibo', {}, { lastDate: '2020-09-01' })]) }, KINDS)).toMatchObject({ rating: 0.75, reasons: expect.arrayContaining([expect.stringContaining('30 天内没有发布')]) })
  expect(judgeWith(channelDiversity, { channels: known([...four.slice(0, 3), channel('weibo', {}, { seen: 'linked', lastDate: null })]) }, KINDS)).toMatchObject({ rating: 1 })
})
test('what is not found is missing only when enough of the site was seen', () => {
  expect(judgeWith(channelDiversity, { channels: known(four.slice(0, 1)), entries: known([entry('service-platform')]) }, KINDS)).toMatchObject({ rating: 0.5 })
  expect(judgeWith(channelDiversity, { channels: known(four.slice(0, 1)), coverage: halfSeen }, KINDS)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
})
