import { z } from 'zod'
import { PROMOTING_BODIES, publishedDocuments, suggestDocument } from '../declared-documents.ts'
import { defineMeasure } from '../measure.ts'

export const orgDuties = defineMeasure({
  id: 'org/duties',
  version: 2,
  kind: 'declared',
  title: '推进机构职责',
  explain: '由单位提交材料，人依据评分标准判断。机器在推进机构（大数据局、政务服务管理局等）的职能、职责文件、附件和页面的标题、开头查找协调、指导、监督三方面职责作为线索：每个方面三分之一为建议得分。没有见到职责文件的不提建议。',
  params: z.strictObject({}),
  needs: ['items'],
  likes: ['downloads'],
  judge({ items, downloads }, _, { date }) {
    return suggestDocument(publishedDocuments(items.value, downloads?.value), {
      what: '推进机构职责的文件或页面',
      title: [PROMOTING_BODIES, ['职责', '职能', '机构', '三定', '规定', '简介']],
      not: ['采购', '招标', '招聘'],
      base: 0,
      aspects: [{ name: '协调', words: ['协调', '统筹'] }, { name: '指导', words: ['指导'] }, { name: '监督', words: ['监督', '监管', '考核'] }],
      advice: '在机构职责中写明对数字政府建设的协调、指导、监督',
    }, date)
  },
})
