import { z } from 'zod'
import { entryList, entryState, entryText, serviceRatings } from '../entry.ts'
import { RATING_ASPECTS } from '../lexicon/rating-aspects.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'

export const ratingItems = defineMeasure({
  id: 'rating/items',
  version: 1,
  kind: 'automatic',
  title: '可评价的内容',
  explain: '看评价页面让用户评价哪些方面：总体满意度、服务态度、办事效率、指南和材料、流程便利、意见建议，按页面表单中的用词识别；达到 atLeast 个方面（默认 3）得 1，不足的按比例。评价页面未能看到、或看不出具体内容的，由人工判断；没有评价渠道（或入口全部打不开）得 0。',
  params: z.strictObject({ atLeast: z.int().positive().max(RATING_ASPECTS.length).default(3) }),
  needs: ['entries'],
  likes: ['coverage'],
  judge({ entries, coverage }, { atLeast }) {
    const found = serviceRatings(entries.value)
    const advice = `提供可供评价的具体内容，如${RATING_ASPECTS.map(({ name }) => name).join('、')}`
    const state = entryState(found)
    if (state === 'absent') return rateAbsent('服务评价渠道', coverage, advice)
    const evidence = found.map(entry => entry.evidence)
    if (state === 'dead') return rate({ rating: 0, confidence: 1, reasons: [`评价入口打不开：${entryList(found)}`], advice: ['修复评价入口', advice], evidence })
    const read = found.filter(entry => entry.works === true)
    const aspects = RATING_ASPECTS.filter(({ words }) => read.some(entry => hasWord(entry.detail, words)))
    if (aspects.length === 0) return askPerson(`有评价渠道，但看不出可评价的具体内容：${entryList(found)}`)
    return rate({
      rating: Math.min(1, aspects.length / atLeast),
      confidence: 0.9,
      reasons: [`可评价 ${aspects.length} 个方面（要求 ${atLeast} 个）：${aspects.map(({ name }) => name).join('、')}`, `评价页面：${read.slice(0, 3).map(entryText).join('、')}`],
      advice: [`增加可评价的内容：${RATING_ASPECTS.filter(aspect => !aspects.includes(aspect)).map(({ name }) => name).join('、')}`],
      evidence,
    })
  },
})
