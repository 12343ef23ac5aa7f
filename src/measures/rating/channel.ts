import { z } from 'zod'
import { rateProvided, serviceRatings } from '../entry.ts'
import { defineMeasure } from '../measure.ts'

export const ratingChannel = defineMeasure({
  id: 'rating/channel',
  version: 1,
  kind: 'automatic',
  title: '服务评价渠道',
  explain: '检查办事服务有没有评价入口（“好差评”“服务评价”“我要评价”等，对数据、留言答复的评价不算）：有且未见打不开得 1，未能打开核实的可信度为 0.7；有入口但全部打不开得 0；没有、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['entries'],
  likes: ['coverage'],
  judge({ entries, coverage }) {
    return rateProvided(serviceRatings(entries.value), { what: '服务评价渠道', advice: '在办事服务页面设置“好差评”等评价入口', mend: '修复打不开的评价入口', coverage })
  },
})
