import { EVALUATION_DATE, daysBetween } from '../calendar.ts'
import type { BuiltMessage } from '../talk/messages.ts'
import type { BuiltSurvey } from '../talk/surveys.ts'
import { mean, rated } from './point.ts'
import type { ExpectedPoint } from './point.ts'

/** Full up to a week, half at thirty days, nothing at three months; straight lines between. */
function replyScore(days: number): number {
  if (days <= 7) return 1
  return days <= 30 ? 1 - (days - 7) / 46 : Math.max(0, (92 - days) / 124)
}

/** Points of 互动交流. */
export function interactionPoints(messages: readonly BuiltMessage[], surveys: readonly BuiltSurvey[]): Record<string, ExpectedPoint> {
  const asked = messages.filter(({ kind }) => kind !== '投诉')
  const waited = asked.map(({ submitted, days }) => days ?? daysBetween(submitted, EVALUATION_DATE))
  const answered = asked.filter(({ quality }) => quality !== 'unanswered')
  const good = answered.filter(({ quality }) => quality === 'good')
  const due = surveys.filter(({ inWindow, closes }) => inWindow && daysBetween(closes, EVALUATION_DATE) >= 30)
  const [timely, fitting] = [mean(waited.map(replyScore)), good.length / answered.length]
  const value = { none: 0, counts: 0.5, adoption: 0.5, both: 1 } as const
  return {
    'interaction/inbox/channel/1': rated(1, '各板块的咨询投诉都指向门户网站互动交流'),
    'interaction/inbox/channel/2': rated(1, '信箱有可提交的表单，近期有公开的来信'),
    'interaction/inbox/replies/1': rated(timely, `咨询、建议${asked.length}条按答复天数评分的平均值，未答复的按已等天数`),
    'interaction/inbox/replies/2': rated((2 * fitting + timely) / 3, `不敷衍的答复${good.length}/${answered.length}占两份，及时程度占一份`),
    'interaction/inbox/replies/3': rated(1, '有办理统计页'),
    'interaction/survey/channel/1': rated(1, '征集调查都在互动交流下'),
    'interaction/survey/channel/2': rated(1, '进行中的有提交表单，已结束的有结果页'),
    'interaction/survey/feedback/1': rated(1, '一年内与决策有关的征集调查超过6次'),
    'interaction/survey/feedback/2': rated(mean(due.map(({ result }) => value[result])), `一年内开展且结束满30天的${due.length}次：统计和采纳都有1，一项0.5，没有0`),
  }
}
