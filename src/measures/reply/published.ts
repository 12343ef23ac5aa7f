import { z } from 'zod'
import type { Message } from '../../facts/page-facts.ts'
import { daysBetween } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { consultations, messagesWithin } from '../public-messages.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

/** Sites publish few messages that were never answered: what is seen is the better part. */
const ONLY_PUBLISHED = 0.9

export const replyPublished = defineMeasure({
  id: 'reply/published',
  version: 1,
  kind: 'automatic',
  title: '留言答复公开及时性',
  explain: '看近 windowDays 天（默认 365）内公开的咨询、建议类留言（不含投诉、举报、信访、在线访谈）。每条按来信到答复的天数评分：不超过 fullDays 天（默认 7）得 1，到 halfDays 天（默认 30）线性降到 0.5，到 zeroDays 天（默认 92，即三个月）线性降到 0；未答复的按到评估日已过的天数计，尚在 fullDays 天以内的不计。得分为各条的平均值。日期缺失或先后颠倒的不计，全部缺失的由人工判断；有留言而近一年没有的，以及没有公开留言、且已看足够多的页面的，得 0。超过三个月未答复的留言单独列出（国办秘函〔2019〕19号的单项否决情形）。',
  params: z.strictObject({
    windowDays: z.int().positive().default(365),
    fullDays: z.int().positive().default(7),
    halfDays: z.int().positive().default(30),
    zeroDays: z.int().positive().default(92),
  }).refine(({ fullDays, halfDays, zeroDays }) => fullDays < halfDays && halfDays < zeroDays, 'fullDays < halfDays < zeroDays'),
  needs: ['messages'],
  likes: ['coverage'],
  judge({ messages, coverage }, { windowDays, ...steps }, { date }) {
    const all = consultations(messages.value)
    const advice = '及时公开咨询、建议类留言的答复，注明来信日期和答复日期'
    if (all.length === 0) return rateAbsent('公开的咨询、建议类留言', coverage, advice)
    const dated = all.filter(({ submitted, replied }) => submitted !== null || replied !== null)
    if (dated.length === 0) return askPerson(`公开留言 ${all.length} 条，都没有注明来信和答复日期，无法计算答复天数`)
    const recent = messagesWithin(dated, windowDays, date)
    const unseen = coverage ? unseenShare(coverage) : 0
    if (recent.length === 0) {
      return rate({ rating: 0, confidence: sampleConfidence(0, dated.length, unseen), reasons: [`公开留言 ${all.length} 条，近 ${windowDays} 天内没有`], advice: [advice], evidence: messages.evidence })
    }
    const timed = recent.flatMap(message => {
      const days = daysOf(message, date)
      const isPending = !isAnswered(message) && days !== null && days <= steps.fullDays
      return days === null || days < 0 || isPending ? [] : [{ message, days, score: scoreOf(days, steps) }]
    })
    if (timed.length === 0) return askPerson(`近 ${windowDays} 天内公开留言 ${recent.length} 条，日期不全或先后颠倒，无法计算答复天数`)
    const answered = timed.filter(({ message }) => isAnswered(message))
    const overdue = timed.filter(({ message, days }) => !isAnswered(message) && days > steps.zeroDays)
    const slow = answered.filter(({ score }) => score < 1).sort((a, b) => b.days - a.days)
    const rating = timed.reduce((sum, { score }) => sum + score, 0) / timed.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, timed.length, unseen) * ONLY_PUBLISHED,
      reasons: [
        `近 ${windowDays} 天内公开的咨询、建议类留言 ${recent.length} 条，可计算天数的 ${timed.length} 条，已答复 ${fractionText(answered.length, timed.length)}`,
        ...(answered.length > 0 ? [`答复天数中位数 ${median(answered.map(({ days }) => days))} 天，${steps.fullDays} 天以内的 ${fractionText(answered.length - slow.length, answered.length)}`] : []),
        ...(slow.length > 0 ? [`答复最慢的：${listNames(slow.map(({ message, days }) => `${quoteName(message.title)}（${days} 天）`), '条', 3)}`] : []),
        ...(overdue.length > 0 ? [`超过三个月未答复 ${overdue.length} 条：${listNames(overdue.map(({ message, days }) => `${quoteName(message.title)}（已 ${days} 天）`), '条', 3)}`] : []),
        ...(recent.length > timed.length ? [`日期不全、先后颠倒或尚在答复期内、未计入的 ${recent.length - timed.length} 条`] : []),
      ],
      advice: [...(overdue.length > 0 ? ['立即答复超过三个月的留言'] : []), `留言在 ${steps.fullDays} 天内答复并公开`],
      evidence: messages.evidence,
    })
  },
})

interface Steps { readonly fullDays: number; readonly halfDays: number; readonly zeroDays: number }

/** Days to the reply; for an unanswered message the days it has waited. Null when a date is missing. */
function daysOf(message: Message, on: string): number | null {
  return daysBetween(message.submitted, isAnswered(message) ? message.replied : on)
}

/** Lists print the date of the reply and keep its text for the page of the message. */
function isAnswered({ reply, replied }: Message): boolean {
  return reply !== null || replied !== null
}

function scoreOf(days: number, { fullDays, halfDays, zeroDays }: Steps): number {
  if (days <= fullDays) return 1
  if (days <= halfDays) return 1 - (0.5 * (days - fullDays)) / (halfDays - fullDays)
  return Math.max(0, 0.5 * (1 - (days - halfDays) / (zeroDays - halfDays)))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
