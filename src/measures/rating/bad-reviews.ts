import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { servicesNamed, serviceText } from '../service-places.ts'
import { rate, rateAbsent } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

const RECTIFIED = /差评.{0,30}?整改率.{0,6}?(\d{1,3}(?:\.\d{1,2})?)\s?[%％]|差评.{0,12}?(?:已)?全部整改/

export const ratingBadReviews = defineMeasure({
  id: 'rating/bad-reviews',
  version: 1,
  kind: 'suggested',
  title: '差评整改反馈',
  explain: '查找公开的差评整改、回访情况（页面名称或正文写到差评的整改、回访、核实、反馈）。建议得分：写明整改率的按整改率（100% 为 1）；只公开整改情况的 0.7；只见到提及的 0.4；没有、且已看足够多的页面，0。由人抽查 10 条看是否写明原因、整改措施和回访情况。',
  params: z.strictObject({}),
  needs: ['named-services'],
  likes: ['items', 'satisfaction-figures', 'coverage'],
  judge({ 'named-services': services, items, 'satisfaction-figures': figures, coverage }) {
    const found = servicesNamed(services.value, '差评整改')
    const pages = (items?.value ?? []).filter(({ title }) => /差评.{0,8}(?:整改|处理|回访|反馈)|(?:整改|处理|反馈)情况.{0,8}差评/.test(title))
    if (found.length === 0 && pages.length === 0) return rateAbsent('差评的整改反馈情况', coverage, '公开差评的核实、整改和回访情况')
    const texts = [...found.map(({ excerpt }) => excerpt), ...pages.map(({ excerpt }) => excerpt), ...(figures?.value ?? []).map(({ text }) => text)]
    const shares = texts.flatMap(text => {
      const match = RECTIFIED.exec(text)
      const share = match === null ? Number.NaN : match[1] === undefined ? 1 : Number(match[1]) / 100
      return share >= 0 && share <= 1 ? [share] : []
    })
    const isNamed = pages.length > 0 || found.some(({ by }) => by !== 'text')
    return rate({
      rating: shares.length > 0 ? Math.max(...shares) : isNamed ? 0.7 : 0.4,
      confidence: 0.5,
      reasons: [shares.length > 0 ? `写明差评整改率 ${Math.max(...shares) * 100}%` : '没有见到差评整改率', [...found.slice(0, 3).map(serviceText), ...(pages.length > 0 ? [listNames(pages.map(({ title }) => quoteName(title)), '条', 3)] : [])].join('；'), '建议仅供参考，由人抽查 10 条'],
      advice: ['逐条公开差评的原因、整改措施和回访结果'],
      evidence: [...found.map(({ evidence }) => evidence), ...pages.map(({ evidence }) => evidence)],
    })
  },
})
