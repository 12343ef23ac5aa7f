import { z } from 'zod'
import { dayNumber, isWithin } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported, stepOf } from '../new-media.ts'
import { sampleConfidence } from '../sample.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const mediaReplyTimely = defineMeasure({
  id: 'media/reply-timely',
  version: 1,
  kind: 'automatic',
  title: '留言回复及时性',
  explain: '看评估日前 windowDays 天（默认 92）内公开的提问、投诉、建议类留言（含问号、“怎么”“投诉”“反映”“建议”等词；只是点赞的不要求回复）。从留言到第一次回复按工作日计（周一至周五，法定节假日和调休不另调整）。留言满 pendingDays 个工作日（默认 3）仍未回复的算未回复，不满的不计。得分：九成以上在 fastDays 个工作日（默认 3）内回复得 1；九成以上在 slowDays 个工作日（默认 7）内回复得 0.7；半数以上得到回复得 0.4；不足半数得 0。留言或回复没有时间的，回复算 7 个工作日内。没有这类留言的不评分。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(92), fastDays: z.int().positive().default(3), slowDays: z.int().positive().default(7), pendingDays: z.int().positive().default(3) }),
  needs: ['media-comments'],
  judge({ 'media-comments': comments }, { windowDays, fastDays, slowDays, pendingDays }, { date, variant }) {
    const all = judgedAccount(comments.value, variant)?.comments
    if (all === undefined) return notImported('留言', 'media-comments')
    const asking = all.filter(comment => comment.asks && (comment.date === null || isWithin(comment.date, windowDays, date)))
    const timed = asking.flatMap(comment => {
      const first = comment.replies.map(reply => reply.date).filter(at => at !== null).sort()[0]
      const isAnswered = comment.replies.length > 0
      const days = isAnswered ? (comment.date === null || first === undefined ? slowDays : workDays(comment.date, first)) : comment.date === null ? Infinity : workDays(comment.date, date)
      return !isAnswered && days <= pendingDays ? [] : [{ comment, isAnswered, days: isAnswered ? days : Infinity }]
    })
    if (timed.length === 0) return askPerson(`近 ${windowDays} 天没有见到应当回复的公开留言（导入留言 ${all.length} 条），可用测试留言由人判断`)
    const share = (days: number): number => timed.filter(one => one.days <= days).length / timed.length
    const answered = timed.filter(({ isAnswered }) => isAnswered)
    const rating = share(fastDays) >= 0.9 ? 1 : share(slowDays) >= 0.9 ? 0.7 : stepOf(answered.length / timed.length, [[0.5, 0.4]])
    const waiting = timed.filter(({ isAnswered }) => !isAnswered)
    const middle = answered.map(({ days }) => days).sort((a, b) => a - b)[Math.floor(answered.length / 2)]
    return rate({
      rating,
      confidence: sampleConfidence(rating, timed.length) * 0.9,
      reasons: [
        `近 ${windowDays} 天应当回复的公开留言 ${timed.length} 条，已回复 ${fractionText(answered.length, timed.length)}，${fastDays} 个工作日内 ${fractionText(Math.round(share(fastDays) * timed.length), timed.length)}，${slowDays} 个工作日内 ${fractionText(Math.round(share(slowDays) * timed.length), timed.length)}`,
        ...(middle === undefined ? [] : [`已回复的留言，回复用时中位数 ${middle} 个工作日`]),
        ...(waiting.length > 0 ? [`未回复的：${listNames(waiting.map(({ comment }) => `${comment.date?.slice(0, 10) ?? '日期不明'}${quoteName(comment.text)}`), '条')}`] : []),
      ],
      advice: [`提问、投诉类留言在 ${fastDays} 个工作日内回复`],
      evidence: [...waiting.slice(0, 10), ...answered.slice(0, 10).map(one => one)].map(({ comment }) => comment.evidence),
    })
  },
})

/** Mondays to Fridays after the first day up to the second; 0 for the same day. */
export function workDays(from: string, to: string): number {
  const [start, end] = [dayNumber(from), dayNumber(to)]
  if (start === null || end === null || end <= start) return 0
  const weeks = Math.floor((end - start) / 7)
  let days = weeks * 5
  // (day + 3) % 7 is 0 on Mondays: day 0 was a Thursday.
  for (let day = start + weeks * 7 + 1; day <= end; day++) if ((day + 3) % 7 < 5) days++
  return days
}
