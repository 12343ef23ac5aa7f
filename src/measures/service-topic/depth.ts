import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateFields } from '../service-topics.ts'

const LEVELS = ['预约', '申报', '全程网办'] as const

export const serviceTopicDepth = defineMeasure({
  id: 'service-topic/depth',
  version: 1,
  kind: 'automatic',
  title: '专题在线办理深度',
  explain: '看各领域专题所提供的最深一级在线办理：级别由浅到深排列（默认在线预约、在线申报、全程网办），达到第 k 级得 k ÷ 级数，没有在线办理得 0；总得分为已有专题的各领域的平均值。一个专题都没有、且已看足够多的页面，得 0。',
  params: z.strictObject({ fields: z.array(z.string().min(1)).default([]), levels: z.array(z.enum(LEVELS)).min(1).default([...LEVELS]) }),
  needs: ['topics'],
  likes: ['coverage'],
  judge({ topics, coverage }, { fields, levels }) {
    return rateFields(topics.value, fields, coverage, found => {
      const reached = Math.max(0, ...found.flatMap(topic => topic.online.map(level => levels.indexOf(level) + 1)))
      return {
        rating: reached / levels.length,
        note: reached > 0 ? `在线办理达到“${levels[reached - 1] ?? ''}”` : '没有见到在线办理',
        advice: `把在线办理提升到“${levels[reached] ?? ''}”`,
      }
    })
  },
})
