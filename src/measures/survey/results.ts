import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { daysSinceClose, isClosed, ranWithin } from '../public-surveys.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

const BARE_RESULT = 0.25
const HALF_RESULT = 0.5

export const surveyResults = defineMeasure({
  id: 'survey/results',
  version: 1,
  kind: 'automatic',
  title: '征集调查结果公开',
  explain: '看近 windowDays 天（默认 365）内开展、已结束 graceDays 天（默认 30）以上的征集调查：公布了统计数据和采纳情况得 1，只有其中之一得 0.5，有结果页面而两者都没有得 0.25，没有结果得 0；取平均值。没有注明日期但页面标为已结束的也计入。征集调查都未到应公布结果的时候，为不适用；看不出是否结束的不计，全部看不出的由人工判断；没有征集调查、且已看足够多的页面，得 0。',
  params: z.strictObject({ windowDays: z.int().positive().default(365), graceDays: z.int().nonnegative().default(30) }),
  needs: ['surveys'],
  likes: ['coverage'],
  judge({ surveys, coverage }, { windowDays, graceDays }, { date }) {
    if (surveys.value.length === 0) return rateAbsent('征集调查及其结果', coverage, '开展征集调查，结束后公布结果统计和意见采纳情况')
    const recent = surveys.value.filter(survey => ranWithin(survey, windowDays, date) !== false)
    if (recent.length === 0) return { outcome: 'not-applicable', reason: `见到的 ${surveys.value.length} 个征集调查都不在近 ${windowDays} 天内，没有应公布的结果` }
    const due = recent.filter(survey => isClosed(survey, date) === true && (survey.result !== null || (daysSinceClose(survey, date) ?? Infinity) > graceDays))
    const untold = recent.filter(survey => isClosed(survey, date) === null)
    if (due.length === 0 && untold.length > 0) return askPerson(`近 ${windowDays} 天内的征集调查 ${recent.length} 个，其中 ${untold.length} 个看不出是否已结束`)
    if (due.length === 0) return { outcome: 'not-applicable', reason: `近 ${windowDays} 天内的征集调查 ${recent.length} 个，都未结束满 ${graceDays} 天` }
    const scored = due.map(survey => ({ survey, score: scoreOf(survey.result) }))
    const rating = scored.reduce((sum, { score }) => sum + score, 0) / due.length
    const without = scored.filter(({ score }) => score === 0)
    const partial = scored.filter(({ score }) => score > 0 && score < 1)
    return rate({
      rating,
      confidence: sampleConfidence(rating, due.length, coverage ? unseenShare(coverage) : 0) * (due.length / (due.length + untold.length)),
      reasons: [
        `应公布结果的征集调查 ${due.length} 个，统计和采纳情况都已公布的 ${fractionText(due.length - without.length - partial.length, due.length)}`,
        ...(partial.length > 0 ? [`结果不全的：${listNames(partial.map(({ survey }) => `${quoteName(survey.title)}缺${[...(survey.result?.hasCounts ? [] : ['统计']), ...(survey.result?.hasAdoption ? [] : ['采纳情况'])].join('和')}`), '个', 3)}`] : []),
        ...(without.length > 0 ? [`没有结果的：${listNames(without.map(({ survey }) => quoteName(survey.title)), '个')}`] : []),
        ...(untold.length > 0 ? [`看不出是否结束、未计入的 ${untold.length} 个`] : []),
      ],
      advice: ['征集调查结束后公布收到意见的数量、采纳情况和不采纳的理由'],
      evidence: surveys.evidence,
    })
  },
})

function scoreOf(result: { readonly hasCounts: boolean; readonly hasAdoption: boolean } | null): number {
  if (result === null) return 0
  if (result.hasCounts && result.hasAdoption) return 1
  return result.hasCounts || result.hasAdoption ? HALF_RESULT : BARE_RESULT
}
