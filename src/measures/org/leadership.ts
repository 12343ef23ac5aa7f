import { z } from 'zod'
import { DIGITAL_WORDS, publishedDocuments, suggestDocument } from '../declared-documents.ts'
import { defineMeasure } from '../measure.ts'

export const orgLeadership = defineMeasure({
  id: 'org/leadership',
  version: 2,
  kind: 'declared',
  title: '数字政府建设领导小组',
  explain: '由单位提交成立文件，人依据评分标准判断。机器在公开信息和附件的标题中查找既提到数字政府、信息化等又提到领导小组、委员会的文件作为线索：见到的建议 0.5，标题或开头写明组长（主任）的再加 0.25，写到由政府主要负责人（省长、市长等）担任的再加 0.25。没有见到的不提建议，因为这类文件常不公开。',
  params: z.strictObject({}),
  needs: ['items'],
  likes: ['downloads'],
  judge({ items, downloads }, _, { date }) {
    return suggestDocument(publishedDocuments(items.value, downloads?.value), {
      what: '数字政府（信息化）建设领导小组的文件',
      title: [DIGITAL_WORDS, ['领导小组', '委员会', '指挥部', '工作组']],
      not: ['委员会办公室关于', '采购', '招标'],
      base: 0.5,
      aspects: [{ name: '组长', words: ['组长', '主任', '组 长'] }, { name: '政府主要负责人', words: ['省长', '市长', '区长', '县长', '自治区主席'] }],
      advice: '发文成立由政府主要负责人任组长的数字政府建设领导小组',
    }, date)
  },
})
