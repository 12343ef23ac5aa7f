import { z } from 'zod'
import { daysBetween, isWithin } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported, postText, WORDS_PRECISION } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames } from '../wording.ts'

/** A call that does not say until when is taken to run this long. */
const USUAL_DAYS = 30

export const mediaSurvey = defineMeasure({
  id: 'media/survey',
  version: 1,
  kind: 'suggested',
  title: '意见征集和结果公开',
  explain: '在评估日前 windowDays 天（默认 365）的发布内容中，按词语找出本账号发起的意见征集、问卷、投票（转载的不算），再按标题找出公布其结果的信息。截止日期以正文为准，没有写的按 30 天计；截止后 graceDays 天（默认 30）以内还没有结果的不算未公开。结果写明统计数（条、份、人次、%）和采纳情况的为完整。建议得分：征集 atLeast 次（默认 3）以上、应公布的都公布了完整结果 1；有征集、应公布的都公布了结果 0.7；有征集但结果公开不全 0.4；没有征集 0。由人核对链接和结果确认。没有覆盖近半年的发布内容时不评分。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(365), atLeast: z.int().positive().default(3), graceDays: z.int().nonnegative().default(30) }),
  needs: ['media-accounts', 'media-surveys'],
  judge({ 'media-accounts': accounts, 'media-surveys': surveys }, { windowDays, atLeast, graceDays }, { date, variant }) {
    const account = judgedAccount(accounts.value, variant)
    const covered = account?.covers === null || account === undefined ? 0 : (daysBetween(account.covers.from, account.covers.to < date ? account.covers.to : date) ?? 0)
    const calls = (judgedAccount(surveys.value, variant)?.surveys ?? []).filter(one => isWithin(one.date, windowDays, date))
    if (calls.length === 0 && covered < 182) return notImported('近半年的发布内容', 'media-surveys')
    const closing = (one: (typeof calls)[number]): number => daysBetween(one.closes ?? one.date, date) ?? 0
    const due = calls.filter(one => one.result !== null || closing(one) - (one.closes === null ? USUAL_DAYS : 0) > graceDays)
    const without = due.filter(one => one.result === null)
    const whole = due.filter(one => one.result !== null && one.result.hasCounts && one.result.hasAdoption)
    const rating = calls.length === 0 ? 0 : without.length > 0 ? 0.4 : calls.length >= atLeast && whole.length === due.length ? 1 : 0.7
    return rate({
      rating,
      confidence: WORDS_PRECISION * (calls.length === 0 ? Math.min(1, covered / windowDays) : 0.8),
      reasons: [
        `近 ${windowDays} 天发起征集调查 ${calls.length} 次，应公布结果 ${due.length} 次，已公布 ${due.length - without.length} 次，其中统计和采纳情况完整的 ${whole.length} 次`,
        ...(calls.length > 0 ? [`征集：${listNames(calls.map(postText), '次')}`] : []),
        ...(without.length > 0 ? [`没有见到结果的：${listNames(without.map(postText), '次')}`] : []),
      ],
      advice: [calls.length < atLeast ? `每年通过新媒体开展 ${atLeast} 次以上意见征集或调查` : '征集结束后公布收到多少意见、采纳情况和不采纳的理由', '公布结果时注明对应的征集活动'],
      evidence: calls.flatMap(one => [one.evidence, ...(one.result === null ? [] : [one.result.evidence])]).concat(surveys.evidence),
    })
  },
})
