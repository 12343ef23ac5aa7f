import { z } from 'zod'
import { NAVIGATION_WAYS } from '../lexicon/service-fields.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { rateFields } from '../service-topics.ts'

const WAYS = NAVIGATION_WAYS.map(({ name }) => name)
/** Two ways let an applicant choose; the tables name three as examples. */
const FULL = 2

export const serviceTopicNavigation = defineMeasure({
  id: 'service-topic/navigation',
  version: 1,
  kind: 'automatic',
  title: '专题分类导航',
  explain: '看各领域专题的导航和小标题按哪些方式分类：办理对象（如个人、企业、学生）、办理条件（如资格、类型）、办理流程（如申请、受理、缴费）。一个领域有两种以上得 1，一种得 0.5，没有得 0；总得分为已有专题的各领域的平均值。一个专题都没有、且已看足够多的页面，得 0。',
  params: z.strictObject({ fields: z.array(z.string().min(1)).default([]) }),
  needs: ['topics'],
  likes: ['coverage'],
  judge({ topics, coverage }, { fields }) {
    return rateFields(topics.value, fields, coverage, found => {
      const labels = found.flatMap(topic => [...topic.navigation, ...topic.headings]).join(' ')
      const ways = NAVIGATION_WAYS.filter(({ words }) => hasWord(labels, words)).map(({ name }) => name)
      return {
        rating: Math.min(1, ways.length / FULL),
        note: ways.length > 0 ? `按${ways.join('、')}分类` : '没有见到分类导航',
        advice: `按${WAYS.filter(way => !ways.includes(way)).join('、')}设置分类导航`,
      }
    })
  },
})
