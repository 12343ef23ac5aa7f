import { z } from 'zod'
import { DIGITAL_WORDS, publishedDocuments, suggestDocument } from '../declared-documents.ts'
import { defineMeasure } from '../measure.ts'

export const orgPlan = defineMeasure({
  id: 'org/plan',
  version: 2,
  kind: 'declared',
  title: '数字政府建设规划',
  explain: '由单位提交规划，人依据评分标准判断。机器在公开信息和附件的标题中查找数字政府、政务信息化等的规划、工作方案、指导意见作为线索：见到的建议 0.6，标题或开头写到任务、分工两方面的每项加 0.2。没有见到的不提建议。是否现行有效由人核实。',
  params: z.strictObject({}),
  needs: ['items'],
  likes: ['downloads'],
  judge({ items, downloads }, _, { date }) {
    return suggestDocument(publishedDocuments(items.value, downloads?.value), {
      what: '数字政府建设的规划、方案或指导意见',
      title: [DIGITAL_WORDS, ['规划', '方案', '意见', '行动计划']],
      not: ['解读', '征求', '采购', '招标', '中标', '要点', '意见建议', '意见箱'],
      base: 0.6,
      aspects: [{ name: '任务', words: ['任务', '目标', '重点'] }, { name: '分工', words: ['分工', '牵头', '责任单位', '认真贯彻'] }],
      advice: '以政府名义发布现行有效、任务和分工明确的数字政府建设规划',
    }, date)
  },
})
