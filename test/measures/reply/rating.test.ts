import { expect, test } from 'vitest'
import { replyRating } from '../../../src/measures/reply/rating.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { halfSeen, known } from '../known-facts.ts'

const judge = (...services: ReturnType<typeof service>[]) => judgeWith(replyRating, { 'named-services': known(services) })

test('an entry that opens suggests 0.7, an unopened one or words 0.5, a dead one or none 0', () => {
  expect(judge(service('答复评价'))).toMatchObject({ rating: 0.7 })
  expect(judge(service('答复评价', { works: null, by: 'link' }))).toMatchObject({ rating: 0.5 })
  expect(judge(service('答复评价', { works: null, by: 'text' }))).toMatchObject({ rating: 0.5 })
  expect(judge(service('答复评价', { works: false }))).toMatchObject({ rating: 0 })
  expect(judge()).toMatchObject({ rating: 0 })
  expect(judgeWith(replyRating, { 'named-services': known([]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' })
})
