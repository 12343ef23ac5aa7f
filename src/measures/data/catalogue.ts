import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rate, rateAbsent } from '../share.ts'
import { quoteName } from '../wording.ts'

export const dataCatalogue = defineMeasure({
  id: 'data/catalogue',
  version: 1,
  kind: 'automatic',
  title: '数据开放目录',
  explain: '查找政务数据开放目录：看到目录页，或看到数据集清单（至少 1 个数据集），得 1；足够范围内没有找到，得 0。',
  params: z.strictObject({}),
  needs: ['data-platform', 'datasets'],
  likes: ['coverage'],
  judge({ 'data-platform': platform, datasets, coverage }) {
    const page = platform.value?.catalogue
    const count = datasets.value.length
    if (page) return rate({ rating: 1, confidence: 1, reasons: [`有数据开放目录${quoteName(page.title)}（${page.url}）${count > 0 ? `，看到数据集 ${count} 个` : ''}`], advice: [], evidence: [page.evidence] })
    if (count > 0) return rate({ rating: 1, confidence: 0.9, reasons: [`没有单独的目录页，看到数据集 ${count} 个，首个为${quoteName(datasets.value[0]?.title ?? '')}`], advice: [], evidence: datasets.evidence })
    return rateAbsent('政务数据开放目录', coverage, '发布政务数据开放目录，列明数据集名称、提供单位、格式和更新频度')
  },
})
