import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported, triedConfidence } from '../new-media.ts'
import { rate } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const mediaSearchSmart = defineMeasure({
  id: 'media/search-smart',
  version: 1,
  kind: 'suggested',
  title: '搜索便捷智能',
  explain: '看导入的搜索功能记录（联想提示、纠错、热词、历史记录、分类筛选、语音输入等，写明有无，附截图）。建议得分：有四种以上 1；两至三种 0.7；一种 0.3；没有 0。没有记录的不评分。',
  params: z.strictObject({}),
  needs: ['media-searches'],
  judge({ 'media-searches': searches }, _params, { variant }) {
    const features = judgedAccount(searches.value, variant)?.features ?? []
    if (features.length === 0) return notImported('搜索功能记录', 'media-searches')
    const present = features.filter(feature => feature.present)
    return rate({
      rating: present.length >= 4 ? 1 : present.length >= 2 ? 0.7 : present.length === 1 ? 0.3 : 0,
      confidence: triedConfidence(features.length),
      reasons: [`查看搜索功能 ${features.length} 种，有 ${present.length} 种${present.length > 0 ? `：${listNames(present.map(({ name }) => quoteName(name)), '种', 8)}` : ''}`],
      advice: ['提供联想提示、纠错、热词、历史记录、分类筛选等功能'],
      evidence: features.map(({ evidence }) => evidence),
    })
  },
})
