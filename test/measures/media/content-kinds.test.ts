import { expect, test } from 'vitest'
import { mediaContentKinds } from '../../../src/measures/media/content-kinds.ts'
import { account, post } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const POSTS = {
  动态: post({ date: '2020-11-20', title: '市政府召开常务会议' }), 政策文件: post({ date: '2020-11-19', title: '青岚市人民政府关于促进消费的若干意见' }),
  政策解读: post({ date: '2020-11-18', title: '一图读懂促进消费若干意见' }), 回应关切: post({ date: '2020-11-17', title: '网传自来水有异味？官方回应' }),
}
test('all four kinds', () => expect(rated(mediaContentKinds, [account({ posts: Object.values(POSTS) })])).toMatchObject({ rating: 1, advice: [] }))
test('kinds that are lacking are named', () => expect(rated(mediaContentKinds, [account({ posts: [POSTS.动态, POSTS.政策解读] })])).toMatchObject({ rating: 0.5, advice: ['发布政策文件、回应关切类信息'] }))
test('more posts of a kind make it surer', () => {
  const one = rated(mediaContentKinds, [account({ posts: [POSTS.动态] })])
  const many = rated(mediaContentKinds, [account({ posts: [1, 2, 3].map(day => post({ date: `2020-11-0${day}`, title: `市领导调研第 ${day} 站` })) })])
  expect(many.confidence).toBeGreaterThan(one.confidence)
})
test('nothing in the window that was seen is 0; a window that was not seen is open', () => {
  const old = post({ date: '2020-03-01', title: '市政府召开常务会议' })
  expect(rated(mediaContentKinds, [account({ posts: [old] })]).rating).toBe(0)
  expect(judgeAccount(mediaContentKinds, [account({ posts: [old], covers: { from: '2020-01-01', to: '2020-06-30' } })])).toMatchObject({ outcome: 'undetermined' })
})
