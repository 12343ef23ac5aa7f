import { z } from 'zod'
import { rateAverage } from '../average.ts'
import type { Degree } from '../average.ts'
import { daysBetween } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { isPresent, presenceOf, subjects } from '../subject-match.ts'

export const topicRichness = defineMeasure({
  id: 'topic/richness',
  version: 1,
  kind: 'automatic',
  title: '专题内容丰富与更新',
  explain: '对要求的每个主题，取两项平均：信息数量 = min(1, 条数 ÷ atLeast)，atLeast 默认 20；更新 = 最近一条在评估日前 days 天（默认 30）内得 1，到 staleDays 天（默认 183）按日线性降为 0，没有日期得 0。各主题再取平均。没有专题专栏得 0；列表未能看到且已见条数不足的主题不计入，超过四分之一时不评分。',
  params: z.strictObject({ topics: subjects, atLeast: z.int().positive().default(20), days: z.int().positive().default(30), staleDays: z.int().positive().default(183) })
    .refine(({ days, staleDays }) => staleDays > days, 'staleDays must be greater than days'),
  needs: ['topics', 'columns'],
  likes: ['coverage'],
  judge({ topics, columns, coverage }, { topics: asked, atLeast, days, staleDays }, { date }) {
    let size = 0
    const degrees = asked.map((subject): Degree => {
      const presence = presenceOf(subject, topics.value, columns.value, date)
      const { name } = subject
      if (!isPresent(presence)) return { name, rating: 'absent', note: '未发现专题专栏', advice: '开设专题专栏并持续发布信息' }
      const { count, latest, evidence } = presence
      const age = daysBetween(latest, date)
      const fresh = age === null ? 0 : age <= days ? 1 : Math.max(0, (staleDays - age) / (staleDays - days))
      const base = { name, evidence, advice: [...(count < atLeast ? [`发布更多信息（现有 ${count} 条，应有 ${atLeast} 条以上）`] : []), ...(fresh < 1 ? [`至少每 ${days} 天更新一次`] : [])].join('；') }
      if (presence.hasUnseenList && (count < atLeast || fresh < 1)) return { ...base, rating: 'unknown', note: `列表未能全部看到，已见 ${count} 条` }
      size += count
      return { ...base, rating: (Math.min(1, count / atLeast) + fresh) / 2, note: `信息 ${count} 条，${latest === null ? '没有日期' : `最近更新 ${latest.slice(0, 10)}（${age} 天前）`}` }
    })
    return rateAverage(degrees, { noun: '个主题', coverage, size })
  },
})
