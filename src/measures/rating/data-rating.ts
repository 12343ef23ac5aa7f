import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { hostOf } from '../entry.ts'
import { servicesNamed, serviceText } from '../service-places.ts'
import { rate, rateAbsent } from '../share.ts'

export const ratingDataRating = defineMeasure({
  id: 'rating/data-rating',
  version: 1,
  kind: 'automatic',
  title: '数据评价功能',
  explain: '在数据开放平台上（平台不单独设主机的，在数据集所在页面上）查找评分、评论、满意度评价的入口和已公开的评分：有评价入口且公开评分结果得 1，只有其中之一得 0.7；没有数据开放平台，或平台已看到而没有评价功能的，得 0。不提交评价。',
  params: z.strictObject({}),
  needs: ['named-services', 'data-platform'],
  likes: ['datasets', 'satisfaction-figures', 'coverage'],
  judge({ 'named-services': services, 'data-platform': platform, datasets, 'satisfaction-figures': figures, coverage }) {
    const advice = '在数据集页面和平台首页提供评分、评论功能并公开结果'
    if (!platform.value) return rateAbsent('数据开放平台', coverage, `建设数据开放平台，${advice}`)
    const { host, url } = platform.value
    const sets = new Set((datasets?.value ?? []).map(dataset => dataset.url))
    const isThere = (place: string): boolean => hostOf(place) === host || sets.has(place)
    const found = servicesNamed(services.value, '数据评价').filter(place => place.works !== false && (isThere(place.url) || place.linkedFrom.some(isThere)))
    const entries = found.filter(({ by }) => by !== 'text')
    const scores = (figures?.value ?? []).filter(figure => figure.subject === '数据开放')
    const isPublished = scores.length > 0 || found.some(({ by }) => by === 'text')
    const rating = entries.length > 0 && isPublished ? 1 : entries.length > 0 || isPublished ? 0.7 : 0
    return rate({
      rating,
      confidence: 0.8,
      reasons: [entries.length > 0 ? `有评价入口：${entries.slice(0, 3).map(serviceText).join('、')}` : `数据开放平台 ${url} 上没有见到评价入口`, isPublished ? `公开了评分${scores.length > 0 ? `（${scores.length} 个数据集）` : `：${found.filter(({ by }) => by === 'text').slice(0, 2).map(serviceText).join('、')}`}` : '没有见到公开的评分结果'],
      advice: [advice],
      evidence: [...found.map(({ evidence }) => evidence), ...scores.slice(0, 5).map(({ evidence }) => evidence), ...platform.evidence],
    })
  },
})
