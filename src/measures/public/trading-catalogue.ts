import { z } from 'zod'
import { daysBetween } from '../dates.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { publishedLists } from '../published-lists.ts'
import { rate, rateAbsent } from '../share.ts'
import { quoteName } from '../wording.ts'

const CURRENT = 1
const STALE = 0.6

export const publicTradingCatalogue = defineMeasure({
  id: 'public/trading-catalogue',
  version: 1,
  kind: 'suggested',
  title: '公共资源交易目录',
  explain: '查找公开的公共资源交易目录（栏目、文件、页面）。建议得分：staleDays 天（默认 1095，目录多为两三年一版）内发布或更新的 1，更早或没有日期的 0.6；没有、且已看足够多的页面，0。是否现行有效、分类是否完整由人核实。',
  params: z.strictObject({ staleDays: z.int().positive().default(1095) }),
  needs: ['items', 'columns', 'named-services'],
  likes: ['coverage'],
  judge({ items, columns, 'named-services': services, coverage }, { staleDays }, { date }) {
    const lists = publishedLists(/公共资源交易(?:项目|平台)?(?:分类)?目录/, '资源交易目录', { items: items.value, columns: columns.value, services: services.value })
    const advice = '制定并发布现行有效、分类完整的公共资源交易目录'
    if (lists.length === 0) return rateAbsent('公共资源交易目录', coverage, advice)
    const isCurrent = lists.some(list => {
      const age = daysBetween(list.date, date)
      return age !== null && age >= 0 && age <= staleDays
    })
    return rate({
      rating: isCurrent ? CURRENT : STALE,
      confidence: 0.6,
      reasons: [`见到公共资源交易目录：${lists.slice(0, 4).map(({ title, url, date: day }) => `${quoteName(title)}（${placeText(url)}，${day?.slice(0, 10) ?? '无日期'}）`).join('、')}`, isCurrent ? `${staleDays} 天内发布或更新` : `没有见到 ${staleDays} 天内发布或更新的`, '建议仅供参考，由人核实是否现行有效'],
      advice: [advice],
      evidence: lists.map(({ evidence }) => evidence),
    })
  },
})
