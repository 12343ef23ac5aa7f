import { z } from 'zod'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { rate, rateAbsent } from '../share.ts'

export const guideCatalogue = defineMeasure({
  id: 'guide/catalogue',
  version: 1,
  kind: 'automatic',
  title: '政务服务事项目录',
  explain: '检查是否发布政务服务事项目录：见到目录页面得 1；已看足够多的页面仍没有见到得 0；看到的页面不足以断定时不作判定。',
  params: z.strictObject({}),
  needs: ['service-catalogue'],
  likes: ['coverage'],
  judge({ 'service-catalogue': services, coverage }) {
    const { catalogue } = services.value
    if (catalogue.length === 0) return rateAbsent('政务服务事项目录', coverage, '按部门或主题集中发布本级政务服务事项目录，逐项链接到办事指南')
    return rate({ rating: 1, confidence: 1, reasons: [`已发布政务服务事项目录：${entryList(catalogue)}`], advice: [], evidence: catalogue.map(page => page.evidence) })
  },
})
