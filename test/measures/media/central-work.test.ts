import { expect, test } from 'vitest'
import { CENTRAL_TOPICS } from '../../../src/facts/lexicon/media-words.ts'
import { ASKED_TOPICS, mediaCentralWork } from '../../../src/measures/media/central-work.ts'
import { account, post } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const TITLES = ['松坪县贫困村全部出列，实现脱贫', '我市深化“放管服”改革优化营商环境', '民生实事：老旧小区加装电梯', '新冠疫情防控工作会议召开', '企业复工复产率超九成', '做好“六稳”工作、落实“六保”任务']
const posts = (titles: readonly string[], times = 2) => titles.flatMap(title => Array.from({ length: times }, (_, index) => post({ date: `2020-0${index + 5}-01`, title })))

test('every topic of the lexicon belongs to an aspect', () => expect([...ASKED_TOPICS].sort()).toEqual([...CENTRAL_TOPICS].sort()))
test('all six aspects', () => expect(rated(mediaCentralWork, [account({ posts: posts(TITLES) })])).toMatchObject({ rating: 1 }))
test('one post is half an aspect', () => expect(rated(mediaCentralWork, [account({ posts: posts(TITLES.slice(0, 1), 1) })]).rating).toBeCloseTo(0.5 / 6, 9))
test('any of the three battles is the three battles', () => {
  const { reasons } = rated(mediaCentralWork, [account({ posts: posts(['打好蓝天保卫战，改善空气质量'], 1).concat(posts(['防范非法集资'], 1)) })])
  expect(reasons[0]).toContain('三大攻坚战 2 条')
})
test('no posts, no rating', () => expect(judgeAccount(mediaCentralWork, [account()])).toMatchObject({ outcome: 'undetermined' }))
