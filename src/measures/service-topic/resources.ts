import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateFields } from '../service-topics.ts'

const KINDS = ['guide', 'query', 'interaction', 'policy', 'news'] as const
/** The printed names; policy and news are one kind there (政策动态资源). */
const NAMES: Readonly<Record<(typeof KINDS)[number], string>> = { guide: '办事服务', query: '便民查询', interaction: '互动知识库', policy: '政策动态', news: '政策动态' }

export const serviceTopicResources = defineMeasure({
  id: 'service-topic/resources',
  version: 1,
  kind: 'automatic',
  title: '专题资源整合',
  explain: '看各领域专题汇集了哪几类资源：办事服务（guide）、便民查询（query）、互动知识库（interaction）、政策动态（policy 或 news，算一类）。一个领域的得分为已汇集的类数占要求类数的比例，同一领域有多个专题的合并计算；总得分为已有专题的各领域的平均值。一个专题都没有、且已看足够多的页面，得 0。',
  params: z.strictObject({ fields: z.array(z.string().min(1)).default([]), kinds: z.array(z.enum(KINDS)).min(1).default([...KINDS]) }),
  needs: ['topics'],
  likes: ['coverage'],
  judge({ topics, coverage }, { fields, kinds }) {
    const wanted = [...new Set(kinds.map(kind => NAMES[kind]))]
    return rateFields(topics.value, fields, coverage, found => {
      const joined = new Set(found.flatMap(topic => topic.resources.filter(kind => kinds.includes(kind)).map(kind => NAMES[kind])))
      const lacking = wanted.filter(name => !joined.has(name))
      return {
        rating: joined.size / wanted.length,
        note: `汇集 ${joined.size}/${wanted.length} 类资源${lacking.length > 0 ? `，缺${lacking.join('、')}` : ''}`,
        advice: `补充${lacking.join('、')}资源`,
      }
    })
  },
})
