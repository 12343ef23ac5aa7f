import { z } from 'zod'
import { rateForms } from '../guide-forms.ts'
import { defineMeasure } from '../measure.ts'

export const formBlank = defineMeasure({
  id: 'form/blank',
  version: 1,
  kind: 'automatic',
  title: '空白表格下载',
  explain: '办事指南的材料中，凡附有表格或名称以“申请表”“登记表”“申请书”“承诺书”等结尾的，都应提供空白表格下载；得分为能够下载、且内容与扩展名相符的占比。没有指南列出表格的，以网站标为空表的下载文件计。没有取到文件的不计，超过四分之一没有取到时不作判定；指南和空表都没有见到、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['downloads', 'guides'],
  likes: ['coverage'],
  judge({ downloads, guides, coverage }) {
    return rateForms(guides.value, downloads, { purpose: 'blank-form', what: '空白表格', advice: '在办事指南中为每份申请表格提供可直接下载、可正常打开的空白表格' }, coverage)
  },
})
