import { z } from 'zod'
import { PROMOTING_BODIES, publishedDocuments, suggestDocument } from '../declared-documents.ts'
import { defineMeasure } from '../measure.ts'

export const orgPromotingBody = defineMeasure({
  id: 'org/promoting-body',
  version: 2,
  kind: 'declared',
  title: '数字政府推进机构',
  explain: '由单位提交机构设置文件，人依据评分标准判断。机器在公开信息和附件的标题中查找大数据局、数据资源管理局、政务服务管理局、数字办等机构的设置、职责文件和机构页面作为线索：见到的建议 0.7，标题或开头写到机构设置、主要职责、编制的再加 0.3。没有见到的不提建议。',
  params: z.strictObject({}),
  needs: ['items'],
  likes: ['downloads'],
  judge({ items, downloads }, _, { date }) {
    return suggestDocument(publishedDocuments(items.value, downloads?.value), {
      what: '数字政府推进机构的设置文件或机构页面',
      title: [PROMOTING_BODIES, ['机构', '职责', '职能', '设置', '规定', '组建', '挂牌', '简介', '三定']],
      not: ['采购', '招标', '招聘'],
      base: 0.7,
      aspects: [{ name: '机构设置', words: ['机构设置', '内设机构', '主要职责', '职能配置', '三定', '编制'] }],
      advice: '公开推进机构的设置文件',
    }, date)
  },
})
