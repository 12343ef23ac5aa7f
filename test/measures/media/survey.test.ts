import { expect, test } from 'vitest'
import { mediaSurvey } from '../../../src/measures/media/survey.ts'
import { account, post } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const SUBJECTS = ['养犬管理条例', '城市更新办法', '公园命名方案'] as const
const call = (subject: string, date: string) => post({ date, title: `《青岚市${subject}》公开征求意见`, text: '请于规定时间内反馈意见。' })
const result = (subject: string, date: string, text = '共收到意见 86 条，采纳 41 条。') => post({ date, title: `《青岚市${subject}》征求意见结果公布`, text })
const YEAR = { from: '2019-12-01', to: '2020-11-30' }
const judge = (posts: ReturnType<typeof post>[]) => rated(mediaSurvey, [account({ posts, covers: YEAR })]).rating

test('three with full results', () => expect(judge(SUBJECTS.flatMap(subject => [call(subject, '2020-05-01'), result(subject, '2020-07-01')]))).toBe(1))
test('one with its result', () => expect(judge([call('养犬管理条例', '2020-05-01'), result('养犬管理条例', '2020-07-01')])).toBe(0.7))
test('a result without figures', () => expect(judge(SUBJECTS.flatMap(subject => [call(subject, '2020-05-01'), result(subject, '2020-07-01', '感谢参与。')]))).toBe(0.7))
test('one without its result, another’s result is none', () => expect(judge([call('养犬管理条例', '2020-05-01'), result('公交线路优化问卷', '2020-07-01')])).toBe(0.4))
test('one that has just ended owes nothing yet', () => expect(judge([call('养犬管理条例', '2020-11-01')])).toBe(0.7))
test('none in a year that was seen', () => expect(judge([post({ date: '2020-05-01', title: '市政府召开会议' })])).toBe(0))
test('none in what little was seen tells nothing', () => expect(judgeAccount(mediaSurvey, [account({ posts: [post({ date: '2020-11-01', title: '市政府召开会议' })] })])).toMatchObject({ outcome: 'undetermined' }))
