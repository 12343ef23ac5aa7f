import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { rateProvided } from '../entry.ts'
import { defineMeasure } from '../measure.ts'

export const ratingPublished = defineMeasure({
  id: 'rating/published',
  version: 1,
  kind: 'automatic',
  title: '评价结果公开',
  explain: '检查是否公开办事服务的评价结果（“好差评”结果、满意率统计等）：有且未见打不开得 1，未能打开核实的可信度为 0.7；有页面但全部打不开得 0；没有、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['entries'],
  likes: ['coverage'],
  judge({ entries, coverage }) {
    return rateProvided(entriesOf(entries.value, 'rating-results'), { what: '服务评价结果', advice: '定期公开办事服务的评价结果和差评整改情况', mend: '修复打不开的评价结果页面', coverage })
  },
})
