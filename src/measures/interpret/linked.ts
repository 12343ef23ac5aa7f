import { z } from 'zod'
import { isWithin } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const interpretLinked = defineMeasure({
  id: 'interpret/linked',
  version: 1,
  kind: 'automatic',
  title: '解读与文件关联',
  explain: '取两项平均，没有样本的项不计：①评估日前 windowDays 天（默认 365）内的解读页中，链接到所解读文件的比例；②有解读的政策文件页中，链接到解读的比例。没有解读得 0。',
  params: z.strictObject({ windowDays: z.int().positive().default(365) }),
  needs: ['interpretations', 'policies'],
  likes: ['coverage'],
  judge({ interpretations, policies, coverage }, { windowDays }, { date }) {
    const recent = interpretations.value.filter(({ publishDate }) => isWithin(publishDate, windowDays, date))
    const advice = ['在解读页提供所解读文件的链接', '在文件页提供解读材料的链接'] as const
    if (recent.length === 0) return rateAbsent(`${windowDays} 天内发布的解读材料`, coverage, `为重要文件发布解读，${advice.join('，')}`)
    const urls = new Set(recent.map(({ url }) => url))
    const interpreted = policies.value.filter(({ interpretedBy }) => interpretedBy.some(url => urls.has(url)))
    const loose = recent.filter(({ linksToPolicy }) => !linksToPolicy)
    const silent = interpreted.filter(({ linksToInterpretation }) => !linksToInterpretation)
    const forth = (recent.length - loose.length) / recent.length
    const back = interpreted.length === 0 ? null : (interpreted.length - silent.length) / interpreted.length
    const rating = back === null ? forth : (forth + back) / 2
    return rate({
      rating,
      confidence: sampleConfidence(rating, recent.length) * (back === null ? 0.8 : 1),
      reasons: [
        `解读 ${recent.length} 篇，链接到文件的 ${fractionText(recent.length - loose.length, recent.length)}`,
        back === null ? '没有看到与解读配对的文件页，只按解读页计' : `有解读的文件 ${interpreted.length} 件，链接到解读的 ${fractionText(interpreted.length - silent.length, interpreted.length)}`,
        ...(loose.length > 0 ? [`没有链接到文件的解读：${listNames(loose.map(({ title }) => quoteName(title)), '篇')}`] : []),
        ...(silent.length > 0 ? [`没有链接到解读的文件：${listNames(silent.map(({ title }) => quoteName(title)), '件')}`] : []),
      ],
      advice: [...(loose.length > 0 ? [advice[0]] : []), ...(silent.length > 0 ? [advice[1]] : [])],
      evidence: [...loose, ...silent, ...recent, ...interpreted].map(({ evidence }) => evidence),
    })
  },
})
