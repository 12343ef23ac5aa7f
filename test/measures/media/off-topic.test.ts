import { expect, test } from 'vitest'
import { mediaOffTopic } from '../../../src/measures/media/off-topic.ts'
import { account, post } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const good = (count: number) => Array.from({ length: count }, (_, index) => post({ date: '2020-11-01', title: `市政府召开第 ${index} 次会议` }))
const off = (count: number) => Array.from({ length: count }, (_, index) => post({ date: '2020-11-02', title: `本周星座运势第 ${index} 期` }))

test.each([[20, 0, 1], [19, 1, 0.7], [8, 2, 0.3], [5, 5, 0]])('%i good and %i off-topic posts', (few, many, rating) => expect(rated(mediaOffTopic, [account({ posts: [...good(few), ...off(many)] })]).rating).toBe(rating))
test('warnings about such things are not such things', () => expect(rated(mediaOffTopic, [account({ posts: [post({ date: '2020-11-01', title: '民警提醒：养生秘方是骗局' }), post({ date: '2020-11-01', title: '双子星座谈会召开' })] })]).rating).toBe(1))
test('the posts are named with the words', () => expect(rated(mediaOffTopic, [account({ posts: off(1) })]).reasons[1]).toMatch(/2020-11-02“本周星座运势第 0 期”（.*“星座”/))
test('no posts, no rating', () => expect(judgeAccount(mediaOffTopic, [account()])).toMatchObject({ outcome: 'undetermined' }))
