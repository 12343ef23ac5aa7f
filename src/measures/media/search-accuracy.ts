import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { judgedAccount, notImported, stepOf, TRIED_CONFIDENCE } from '../new-media.ts'
import { sampleConfidence } from '../sample.ts'
import { rate } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const mediaSearchAccuracy = defineMeasure({
  id: 'media/search-accuracy',
  version: 1,
  kind: 'suggested',
  title: '搜索准确',
  explain: '看导入的搜索试用记录（应搜 10 个词，写明首屏是否切题、链接是否有效，附截图）：切题且链接没有写明无效的为好。建议得分：好的占九成以上 1；六成以上 0.7；三成以上 0.4；不足三成 0。没有写是否切题的不计；没有记录的不评分。词数不足 atLeast（默认 10）的可信度降低。',
  params: z.strictObject({ atLeast: z.int().positive().default(10) }),
  needs: ['media-searches'],
  judge({ 'media-searches': searches }, { atLeast }, { variant }) {
    const tried = (judgedAccount(searches.value, variant)?.searches ?? []).filter(({ relevant }) => relevant !== null)
    if (tried.length === 0) return notImported('搜索试用记录', 'media-searches')
    const good = tried.filter(({ relevant, opens }) => relevant === true && opens !== false)
    const poor = tried.filter(one => !good.includes(one))
    const rating = stepOf(good.length / tried.length, [[0.9, 1], [0.6, 0.7], [0.3, 0.4]])
    return rate({
      rating,
      confidence: TRIED_CONFIDENCE * Math.min(1, tried.length / atLeast) * sampleConfidence(good.length / tried.length, tried.length),
      reasons: [`试用搜索 ${tried.length} 个词，切题且链接有效的 ${fractionText(good.length, tried.length)}`, ...(poor.length > 0 ? [`不切题或打不开的：${listNames(poor.map(({ query }) => quoteName(query)), '个')}`] : [])],
      advice: ['改进搜索，使事项名、政策名、标题的搜索首屏切题、链接有效'],
      evidence: [...poor, ...good].map(({ evidence }) => evidence),
    })
  },
})
