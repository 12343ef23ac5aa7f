import { expect, test } from 'vitest'
import { problemResponse } from '../../src/api/problem.ts'
import { spoken } from '../../src/api/spoken.ts'
import { ROUTES } from '../../src/api/v1/routes.ts'
import { ADJUDICATION_STATES, APPEAL_STATES, CAMPAIGN_STATES, CASE_STATES, COLLECTION_STATES, DECLARATION_STATES, JUDGEMENT_SET_STATES, MARK_STATES, TASK_STATES } from '../../src/model/campaign.ts'
import { AppError } from '../../src/shared/errors.ts'

test.each([
  [new AppError('step-illegal', { what: 'campaign', state: 'cancelled', verb: 'mark.save', allowed: 'assessing, adjudicating' }), '批次现在处于“已取消”，此时不能“保存评分”；可以的状态：评分、仲裁', 'campaign is "cancelled", which does not allow "save a mark"; allowed in: assessing, adjudicating'],
  [new AppError('step-illegal', { what: 'point a/1', state: 'appealed', verb: 'reply.agree', allowed: 'not appealed' }), '要点 a/1现在处于“已申诉”，此时不能“认可”；可以的状态：未申诉', 'point a/1 is "appealed", which does not allow "agree"; allowed in: not appealed'],
  [new AppError('work-open', { verb: 'campaign.advance → adjudicating', why: 'open tasks: 2', whyZh: '未完成的任务 2' }), '还有未完成的工作，不能“进入下一阶段 → 仲裁”：未完成的任务 2', 'open work keeps "move to another phase → adjudicating" from being done: open tasks: 2'],
  [new AppError('unit-shared', { what: '某市人民政府' }), '“某市人民政府”还参加', '"某市人民政府" takes part'],
  [new AppError('facts-missing', { what: 'task force' }), '“task force”还没有', '"task force" has no'],
  [new AppError('conflict-of-interest', { why: 'own-region', who: 'you', whoZh: '您', what: '某市' }), '利益回避：本地区，您不能评判“某市”', 'conflict of interest: own region; you must not judge "某市"'],
  [new AppError('conflict-of-interest', { why: 'declared', who: '张三', whoZh: '张三', what: '某市' }), '利益回避：已登记的回避，张三不能评判“某市”', 'conflict of interest: declared; 张三 must not judge "某市"'],
  [new AppError('deadline-passed', { what: 'reply', until: '2026-06-10T15:59:59.999Z' }), '期限已过：答复的截止时间是 2026-06-10 23:59（中国标准时间）', 'too late: the deadline of reply was 2026-06-10 23:59 (China Standard Time)'],
  [new AppError('deadline-passed', { what: 'assessment', until: '2026-06-10T15:59:59.999Z', timeZone: 'Asia/Kathmandu' }), '期限已过：评分的截止时间是 2026-06-10 21:44（尼泊尔时间）', 'too late: the deadline of marking was 2026-06-10 21:44 (Nepal Time)'],
  [new AppError('deadline-not-passed', { what: 'reply', until: '—', timeZone: 'Asia/Shanghai' }), '期限未到：答复要到 — 才截止', 'too early: reply is open until —'],
  [new AppError('roles-collide', { role: 'reviewer', other: 'assessor' }), '“复核员”与此人在本批次已有的“评估员”', 'the same person cannot be "reviewer" and "assessor"'],
  [new AppError('not-permitted', { verb: 'no.such-verb' }), '您的角色不能执行“no.such-verb”', 'your role does not allow "no.such-verb"'],
])('things, states and verbs of a refusal go by their names: %s', async (error, zh, en) => {
  const [chinese, english] = (await Promise.all((['zh', 'en'] as const).map(async language => problemResponse(error, language).json()))) as { detail: string; params: object }[]
  expect(chinese?.detail.startsWith(zh)).toBe(true)
  expect(english?.detail.startsWith(en)).toBe(true)
  // Programs read the same as ever.
  expect(chinese?.params).toEqual(error.params)
})

test('every verb of a route, and every state a refusal can name, has its name in both languages', () => {
  for (const { verb } of ROUTES) for (const language of ['zh', 'en'] as const) expect(spoken('not-permitted', { verb }, language)['verb']).not.toBe(verb)
  const states = [...CAMPAIGN_STATES, ...COLLECTION_STATES, ...JUDGEMENT_SET_STATES, ...DECLARATION_STATES, ...CASE_STATES, ...TASK_STATES, ...MARK_STATES, ...ADJUDICATION_STATES, ...APPEAL_STATES]
  expect(states.filter(state => !/\p{Script=Han}/u.test(String(spoken('step-illegal', { state }, 'zh')['state'])))).toEqual([])
})
