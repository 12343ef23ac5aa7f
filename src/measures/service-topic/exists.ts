import { z } from 'zod'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { rate, rateAbsent, rateParts } from '../share.ts'
import { topicsByField } from '../service-topics.ts'

export const serviceTopicExists = defineMeasure({
  id: 'service-topic/exists',
  version: 1,
  kind: 'automatic',
  title: '专题服务',
  explain: '得分为有专题服务的领域占要求领域的比例；没有列出领域的指标体系，有任一专题服务即得 1。专题按标题用词归入领域；汇集了办事指南或查询、可以在线办理、或标题写明服务办事的才算专题服务，只有新闻的专题不算。没有见到的领域，只有看过足够多的页面才算没有。',
  params: z.strictObject({ fields: z.array(z.string().min(1)).default([]) }),
  needs: ['topics'],
  likes: ['coverage'],
  judge({ topics, coverage }, { fields }) {
    const byField = topicsByField(topics.value, fields)
    if (fields.length === 0) {
      const found = byField.flatMap(field => field.topics)
      if (found.length === 0) return rateAbsent('专题服务', coverage, '围绕重点办事主题开设专题或集成服务')
      return rate({ rating: 1, confidence: 1, reasons: [`有专题服务 ${found.length} 个：${entryList(found)}`], advice: [], evidence: found.map(topic => topic.evidence) })
    }
    const parts = byField.map(({ field, topics: found }) => ({ name: field, state: found.length > 0 ? ('yes' as const) : ('absent' as const), evidence: found.slice(0, 3).map(topic => topic.evidence) }))
    return rateParts(parts, { noun: '个领域', quality: '有专题服务', advice: lacking => `开设${lacking.join('、')}专题服务，汇集办事指南、查询、政策和互动`, coverage })
  },
})
