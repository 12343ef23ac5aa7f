import { z } from 'zod'
import { daysBetween } from '../dates.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { publishedLists } from '../published-lists.ts'
import { rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

const LISTS = {
  政务信息资源目录: { pattern: /(?:政务|公共|政府)?(?:信息|数据)资源目录/, service: '信息资源目录' },
  数据共享目录清单: { pattern: /(?:数据|信息)(?:资源)?共享(?:责任)?(?:目录|清单)/, service: '共享目录清单' },
} as const
const STALE = 0.3

export const shareCatalogue = defineMeasure({
  id: 'share/catalogue',
  version: 1,
  kind: 'suggested',
  title: '资源目录和共享清单',
  explain: '查找公开的政务信息资源目录和数据共享目录清单（栏目、文件、页面）。建议得分为已发布的种数占两种的比例；都没有 staleDays 天（默认 365）内的更新日期的减 0.3。没有、且已看足够多的页面，建议 0。内容范围由人核实。',
  params: z.strictObject({ staleDays: z.int().positive().default(365) }),
  needs: ['items', 'columns', 'named-services'],
  likes: ['coverage'],
  judge({ items, columns, 'named-services': services, coverage }, { staleDays }, { date }) {
    const found = Object.entries(LISTS).map(([name, { pattern, service }]) => ({ name, lists: publishedLists(pattern, service, { items: items.value, columns: columns.value, services: services.value }) }))
    const parts = found.map(({ name, lists }): Part => (lists.length > 0 ? { name, state: 'yes', evidence: lists.flatMap(({ evidence }) => evidence ?? []).slice(0, 5) } : { name, state: 'absent' }))
    const judgement = rateParts(parts, { noun: '种目录', quality: '已发布', coverage, advice: lacking => `编制并发布${listNames(lacking)}，每年更新` })
    if (judgement.outcome !== 'rated') return judgement
    const isFresh = found.some(({ lists }) => lists.some(list => {
      const age = daysBetween(list.date, date)
      return age !== null && age >= 0 && age <= staleDays
    }))
    const isStale = judgement.rating > 0 && !isFresh
    const rating = isStale ? Math.max(0, (judgement.rating * 10 - STALE * 10) / 10) : judgement.rating
    return {
      ...judgement, rating, confidence: judgement.confidence * 0.6,
      reasons: [...judgement.reasons, ...found.flatMap(({ name, lists }) => (lists[0] ? [`${name}：${lists.slice(0, 3).map(({ title, url, date: day }) => `${quoteName(title)}（${placeText(url)}${day === null ? '' : `，${day.slice(0, 10)}`}）`).join('、')}`] : [])), ...(isStale ? [`没有见到 ${staleDays} 天内的更新，减 ${STALE}`] : [])],
      advice: rating < 1 ? [...judgement.advice, ...(isStale ? ['更新目录清单并标明更新日期'] : [])] : [],
    }
  },
})
