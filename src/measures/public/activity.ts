import { z } from 'zod'
import { daysBetween } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { rate, rateAbsent } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

const YEAR_DAYS = 365

export const publicActivity = defineMeasure({
  id: 'public/activity',
  version: 1,
  kind: 'suggested',
  title: '持续开展的活动',
  explain: '在评估日前一年的信息中，按标题和开头的用词（words 的每组各有一词）找某类活动，如网上职业技能培训。建议得分：recentDays 天（默认 90）内有、一年内不少于 often 次（默认 4）的 1；一年内不少于 often 次的 0.7；有 1 次以上的 0.4；没有、且已看足够多的页面，0。课程和参训情况是否公开由人核实。',
  params: z.strictObject({ what: z.string().min(2), words: z.array(z.array(z.string().min(1)).min(1)).min(1), recentDays: z.int().positive().default(90), often: z.int().positive().default(4) }),
  needs: ['items'],
  likes: ['coverage'],
  judge({ items, coverage }, { what, words, recentDays, often }, { date }) {
    const found = items.value.flatMap(item => {
      const age = daysBetween(item.publishDate, date)
      return age !== null && age >= 0 && age <= YEAR_DAYS && words.every(group => hasWord(`${item.title}\n${item.excerpt}`, group)) ? [{ item, age }] : []
    }).sort((a, b) => a.age - b.age || (a.item.url < b.item.url ? -1 : 1))
    const advice = `持续开展${what}，公开课程、班次和参加情况`
    if (found.length === 0) return rateAbsent(`近一年的${what}信息`, coverage, advice)
    const isRecent = (found[0]?.age ?? YEAR_DAYS) <= recentDays
    return rate({
      rating: found.length >= often ? (isRecent ? 1 : 0.7) : 0.4,
      confidence: 0.5,
      reasons: [`评估日前一年内见到${what}信息 ${found.length} 条，最近一条在 ${found[0]?.item.publishDate?.slice(0, 10) ?? ''}`, listNames(found.map(({ item }) => quoteName(item.title)), '条'), '建议仅供参考，由人核实'],
      advice: [advice],
      evidence: found.map(({ item }) => item.evidence),
    })
  },
})
