import { z } from 'zod'
import { dayNumber } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported } from '../new-media.ts'
import { censusConfidence } from '../sample.ts'
import { rate } from '../share.ts'
import { fractionText, listNames } from '../wording.ts'

/** Fewer whole periods than this say nothing about a habit. */
const PERIODS_NEEDED = 4
/** Day 4 since 1970-01-01 was a Monday. */
const FIRST_MONDAY = 4

export const mediaFrequency = defineMeasure({
  id: 'media/frequency',
  version: 1,
  kind: 'automatic',
  title: '更新频率',
  explain: '把评估日前 windowDays 天（默认 364）按自然周（周一至周日）划分，微信服务号按每两周划分（weeks，默认 everyDays ÷ 7），节假日照算。只看导入内容覆盖到的完整时段：导入时说明了起止日期的以说明为准，否则从第一条发布到最后一次导入之日。得分 = 有至少一条发布（转载也算）的时段数 ÷ 看到的时段数；最近四周（服务号为最近两个时段）都没有发布的得 0。看到的时段不足 4 个的不评分。覆盖不足整个窗口的，可信度按比例降低。',
  params: z.strictObject({ windowDays: z.int().positive().max(396).default(364), everyDays: z.int().positive().multipleOf(7).default(7), serviceAccountEveryDays: z.int().positive().multipleOf(7).optional() }),
  needs: ['media-accounts', 'media-posts'],
  judge({ 'media-accounts': accounts, 'media-posts': posts }, { windowDays, everyDays, serviceAccountEveryDays }, { date, variant }) {
    const account = judgedAccount(accounts.value, variant)
    const own = judgedAccount(posts.value, variant)?.posts ?? []
    if (!account) return notImported('发布内容', 'media-posts')
    if (account.covers === null) return { outcome: 'undetermined', reason: account.posts === 0 ? '导入的文件里没有发布内容' : `${account.posts} 条发布内容都没有时间，不能按周统计`, missing: ['media-posts'] }
    const isService = account.type === 'service' && serviceAccountEveryDays !== undefined
    const length = isService ? serviceAccountEveryDays : everyDays
    const unit = length === 7 ? '周' : `个 ${length / 7} 周`
    const periods = periodsOf(date, windowDays, length)
    const [from, to] = [dayNumber(account.covers.from) ?? 0, dayNumber(account.covers.to) ?? 0]
    const seen = periods.filter(({ start, end }) => start >= from && end <= to)
    const whole = `窗口内共 ${periods.length} ${unit}，导入内容覆盖 ${account.covers.from} 至 ${account.covers.to}${account.covers.said ? '（导入时说明）' : '（第一条发布至导入之日）'}，看到完整的 ${seen.length} ${unit}`
    if (seen.length < PERIODS_NEEDED) return { outcome: 'undetermined', reason: `${whole}，不足 ${PERIODS_NEEDED} ${unit}，不能判断更新频率`, missing: ['media-posts'] }
    const days = new Set(own.flatMap(post => dayNumber(post.date) ?? []))
    const isUpdated = ({ start, end }: Period): boolean => { for (let day = start; day <= end; day++) if (days.has(day)) return true; return false }
    const empty = seen.filter(period => !isUpdated(period))
    const recent = seen.slice(-(isService ? 2 : Math.max(1, Math.round(28 / length))))
    const isDead = recent.every(period => !isUpdated(period))
    const updated = seen.length - empty.length
    return rate({
      rating: isDead ? 0 : updated / seen.length,
      confidence: censusConfidence(account.undated > 0 ? account.undated / Math.max(1, account.posts) : 0) * Math.min(1, 0.5 + (0.5 * seen.length) / periods.length),
      reasons: [
        `${isService ? '服务号，' : ''}${whole}，有发布的 ${fractionText(updated, seen.length)}`,
        ...(isDead ? [`最近 ${recent.length} ${unit}都没有发布，得 0`] : []),
        ...(empty.length > 0 ? [`没有发布的：${listNames(empty.map(({ start, end }) => `${dayText(start)} 至 ${dayText(end)}`), unit, 8)}`] : []),
        ...(account.undated > 0 ? [`没有时间、未计入的发布 ${account.undated} 条`] : []),
      ],
      advice: [`${length === 7 ? '每周' : `每 ${length / 7} 周`}至少发布一次，节假日安排值守发布`],
      evidence: [...own.slice(0, 10).map(({ evidence }) => evidence), ...posts.evidence],
    })
  },
})

interface Period { readonly start: number; readonly end: number }

/** Whole weeks (or runs of them) of the window, oldest first; the last ends on the last Sunday not after the day. */
function periodsOf(date: string, windowDays: number, length: number): Period[] {
  const today = dayNumber(date) ?? 0
  const lastSunday = today - ((((today - FIRST_MONDAY + 1) % 7) + 7) % 7)
  const periods: Period[] = []
  for (let end = lastSunday; end - length + 1 > today - windowDays - 7 && periods.length < windowDays / length; end -= length) periods.unshift({ start: end - length + 1, end })
  return periods
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(5, 10)
