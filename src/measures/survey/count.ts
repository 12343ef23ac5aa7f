import { z } from 'zod'
import { NOT_A_DECISION } from '../lexicon/survey-titles.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord, plainName } from '../name-match.ts'
import { ranWithin } from '../public-surveys.ts'
import { censusConfidence, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const surveyCount = defineMeasure({
  id: 'survey/count',
  version: 1,
  kind: 'automatic',
  title: '征集调查数量',
  explain: '统计近 windowDays 天（默认 365）内开展的征集调查：开始日期在此期间；没有开始日期的，截止日期在此期间或尚未截止。达到 atLeast 次（默认 6）得 1，不足的按比例。满意度调查、竞赛、评选等与行政决策无关的不计（decisionsOnly 为假时也计）。没有注明日期的不计；它们可能改变得分时，可信度按其占比降低，全部没有日期时由人工判断。没有征集调查、且已看足够多的页面，得 0。',
  params: z.strictObject({ atLeast: z.int().positive().default(6), windowDays: z.int().positive().default(365), decisionsOnly: z.boolean().default(true) }),
  needs: ['surveys'],
  likes: ['coverage'],
  judge({ surveys, coverage }, { atLeast, windowDays, decisionsOnly }, { date }) {
    const advice = `围绕行政决策一年内开展 ${atLeast} 次以上征集调查，并注明起止日期`
    if (surveys.value.length === 0) return rateAbsent('征集调查', coverage, advice)
    const other = decisionsOnly ? surveys.value.filter(({ title }) => hasWord(plainName(title), NOT_A_DECISION)) : []
    const relevant = surveys.value.filter(survey => !other.includes(survey))
    const counted = relevant.filter(survey => ranWithin(survey, windowDays, date) === true)
    const undated = relevant.filter(survey => ranWithin(survey, windowDays, date) === null)
    const rating = Math.min(1, counted.length / atLeast)
    if (counted.length === 0 && undated.length > 0) return { outcome: 'undetermined', reason: `见到征集调查 ${relevant.length} 个，其中 ${undated.length} 个没有注明起止日期，无法统计近 ${windowDays} 天的次数`, missing: ['person'] }
    if (counted.length === 0) return rateAbsent(`近 ${windowDays} 天内开展的征集调查`, coverage, advice)
    const couldChange = rating < 1 ? undated.length / (counted.length + undated.length) : 0
    return rate({
      rating,
      confidence: censusConfidence(rating < 1 && coverage ? unseenShare(coverage) : 0) * (1 - couldChange),
      reasons: [
        `近 ${windowDays} 天内开展征集调查 ${counted.length} 次，要求 ${atLeast} 次${counted.length > 0 ? `：${listNames(counted.map(({ title }) => quoteName(title)), '次')}` : ''}`,
        ...(undated.length > 0 ? [`没有注明日期、未计入的 ${undated.length} 个`] : []),
        ...(other.length > 0 ? [`与行政决策无关、未计入的 ${other.length} 个：${listNames(other.map(({ title }) => quoteName(title)), '个', 3)}`] : []),
      ],
      advice: [advice],
      evidence: surveys.evidence,
    })
  },
})
