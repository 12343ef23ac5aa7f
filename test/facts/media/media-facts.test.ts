import { expect, test } from 'vitest'
import { mediaAccounts, mediaPosts, mediaRegister } from '../../../src/facts/media/media-facts.ts'
import { mediaSurveys } from '../../../src/facts/media/media-surveys.ts'
import { account, post, registered } from '../account-content.ts'

const value = <T>(fact: { readonly known: boolean; readonly value?: T }): T => {
  if (!fact.known || fact.value === undefined) throw new Error('unknown')
  return fact.value
}

test('the days of which every post is there: as said, else from the first post to the last import', () => {
  const posts = [post({ date: '2020-11-20' }), post({ date: '2020-03-01' })]
  expect(value(mediaAccounts([account({ posts })]))[0]?.covers).toEqual({ from: '2020-03-01', to: '2020-11-30', said: false })
  expect(value(mediaAccounts([account({ posts, covers: { from: '2020-01-01', to: '2020-12-31' } })]))[0]?.covers).toEqual({ from: '2020-01-01', to: '2020-12-31', said: true })
})
test('posts after the evaluation, of long before and without a date are not looked at', () => {
  const posts = [post({ date: '2020-12-01', title: '甲' }), post({ date: '2020-11-30', title: '乙' }), post({ date: '2019-01-01', title: '丙' }), post({ date: null, title: '丁' })]
  expect(value(mediaPosts([account({ posts })], '2020-11-30'))[0]?.posts.map(({ title }) => title)).toEqual(['乙'])
})
test('numbers of people are starred', () => expect(JSON.stringify(value(mediaPosts([account({ posts: [post({ id: 'a', date: '2020-11-01', title: '联系人电话 13812345678' })] })], '2020-11-30')))).not.toContain('13812345678'))
test('a register has bodies in it; a profile is none', () => {
  expect(mediaRegister([account({ accounts: [registered({ unit: '' })] })])).toMatchObject({ known: false })
  expect(value(mediaRegister([account({ accounts: [registered({}), registered({})] })]))).toHaveLength(1)
})
test('a day without a year is the first after the post', () => {
  const posts = [post({ date: '2020-11-20', title: '《条例》公开征求意见', text: '请于1月10日前反馈' }), post({ date: '2020-05-01', title: '公交线路问卷调查', text: '请参与，截止时间为2020年6月1日。' })]
  expect(value(mediaSurveys([account({ posts })], '2020-11-30'))[0]?.surveys.map(({ closes }) => closes)).toEqual(['2021-01-10', '2020-06-01'])
})
