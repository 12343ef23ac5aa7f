import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { isPresent, presenceOf, subjects } from '../subject-match.ts'
import { listNames } from '../wording.ts'

export const topicExists = defineMeasure({
  id: 'topic/exists',
  version: 1,
  kind: 'automatic',
  title: '专题专栏',
  explain: '对要求的每个主题，查找名称（专题页也看页内小标题）含其关键词的专题或栏目，其中至少有 1 条信息为有。空专题算缺少。得分为有专题专栏的主题数占可判定主题数的比例；列表未能看到的主题不计入，超过四分之一时不评分。',
  params: z.strictObject({ topics: subjects }),
  needs: ['topics', 'columns'],
  likes: ['coverage'],
  judge({ topics, columns, coverage }, params, { date }) {
    const parts = params.topics.map((subject): Part => {
      const presence = presenceOf(subject, topics.value, columns.value, date)
      const { name } = subject
      const { names, evidence } = presence
      if (!isPresent(presence)) return { name, state: 'absent' }
      if (presence.count > 0) return { name, state: 'yes', evidence }
      return presence.hasUnseenList ? { name, state: 'unknown', evidence, note: `${listNames(names)}的列表未能看到` } : { name, state: 'no', evidence, note: `${listNames(names)}为空` }
    })
    return rateParts(parts, { noun: '个主题', quality: '有专题专栏', coverage, advice: lacking => `为以下主题开设专题专栏并发布政策、解读和工作落实信息：${listNames(lacking, '个', 30)}` })
  },
})
