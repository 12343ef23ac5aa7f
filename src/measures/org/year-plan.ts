import { z } from 'zod'
import { DIGITAL_WORDS, publishedDocuments, suggestDocument } from '../declared-documents.ts'
import { defineMeasure } from '../measure.ts'

export const orgYearPlan = defineMeasure({
  id: 'org/year-plan',
  version: 2,
  kind: 'declared',
  title: '数字政府年度计划',
  explain: '由单位提交年度计划，人依据评分标准判断。机器在公开信息和附件的标题中查找写有指定年份（year）的数字政府、政务服务、信息化等工作要点、年度计划作为线索：见到的建议 0.6，标题或开头写到分工、时限两方面的每项加 0.2。没有见到的不提建议。',
  params: z.strictObject({ year: z.int().min(2015).max(2100) }),
  needs: ['items'],
  likes: ['downloads'],
  judge({ items, downloads }, { year }, { date }) {
    return suggestDocument(publishedDocuments(items.value, downloads?.value).filter(({ title }) => title.includes(`${year}`)), {
      what: `${year} 年数字政府建设的工作要点或年度计划`,
      title: [DIGITAL_WORDS, ['要点', '计划', '安排', '任务', '清单']],
      not: ['解读', '采购', '招标', '招聘', '总结'],
      base: 0.6,
      aspects: [{ name: '分工', words: ['分工', '牵头', '责任单位'] }, { name: '时限', words: ['时限', '完成时间', '月底前', '年底前', '季度'] }],
      advice: `发布 ${year} 年的工作要点，写明分工和时限`,
    }, date)
  },
})
