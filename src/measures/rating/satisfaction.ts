import { z } from 'zod'
import type { SatisfactionFigure } from '../../facts/facts.ts'
import { SATISFACTION_SUBJECTS } from '../../facts/records/imported-records.ts'
import { daysBetween } from '../dates.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { rate, rateAbsent } from '../share.ts'
import { percentText, quoteName } from '../wording.ts'

const WINDOW_DAYS = 366

export const ratingSatisfaction = defineMeasure({
  id: 'rating/satisfaction',
  version: 1,
  kind: 'external',
  title: '用户满意度',
  explain: '取某一方面（subject）的满意率：导入了满意度数据的以导入为准（有评价数的按评价数加权平均）；没有导入的取网站公开的“满意率××%”，同一方面有多处的取评估日前一年内最近一页中评价数最多的一处，数据开放按各数据集评分加权平均。按 steps 折算：不低于 from 的得对应 rating，都不够的得 below。没有导入、公开页面上也没有、且已看足够多的页面：absent 为 zero 的得 0（以公开数据为准的要点），否则不评分，等待导入。只有公开数据的可信度为 0.7。',
  params: z.strictObject({ subject: z.enum(SATISFACTION_SUBJECTS), steps: z.array(z.strictObject({ from: z.number().min(0).max(1), rating: z.number().min(0).max(1) })).min(1), below: z.number().min(0).max(1).default(0), absent: z.enum(['zero', 'unknown']).default('unknown') }),
  needs: ['satisfaction-figures'],
  likes: ['external-records', 'coverage'],
  judge({ 'satisfaction-figures': published, 'external-records': records, coverage }, { subject, steps, below, absent }, { date }) {
    const imported = (records?.value.satisfaction ?? []).filter(one => one.subject === subject && (one.to === null || (daysBetween(one.to, date) ?? 0) <= WINDOW_DAYS))
    const figures = published.value.filter(one => one.subject === subject && (one.date === null || isWithinYear(one.date, date)))
    const found = imported.length > 0 ? weighted(imported) : subject === '数据开放' && figures.length > 0 ? weighted(figures) : bestFigure(figures)
    const advice = `定期公布${subject}的满意度数据`
    if (found === null && absent === 'unknown') return { outcome: 'undetermined', reason: `没有导入${subject}的满意度数据，公开页面上也没有见到`, missing: ['external-records'] }
    if (found === null) return rateAbsent(`${subject}的满意度数据（没有导入，也没有公布）`, coverage, advice)
    const step = [...steps].sort((a, b) => b.from - a.from).find(({ from }) => found >= from - 1e-9)
    return rate({
      rating: step?.rating ?? below,
      confidence: imported.length > 0 ? 1 : 0.7,
      reasons: [
        `${subject}满意率 ${percentText(found)}，${step ? `达到 ${percentText(step.from)}` : '没有达到最低一档'}，折算为 ${step?.rating ?? below}`,
        ...(imported.length > 0 ? imported.slice(0, 3).map(one => `导入数据第 ${one.row} 行：${percentText(one.rate)}${one.count === null ? '' : `，评价 ${one.count} 条`}${one.source === '' ? '' : `，来源${quoteName(one.source)}`}`) : ['没有导入满意度数据，取自公开页面', ...figures.slice(0, 3).map(one => `${quoteName(one.text)}（${placeText(one.url)}）`)]),
      ],
      advice: [`提高${subject}满意度，${advice}`],
      evidence: imported.length > 0 ? imported.map(({ evidence }) => evidence) : figures.map(({ evidence }) => evidence),
    })
  },
})

function isWithinYear(day: string, date: string): boolean {
  const age = daysBetween(day, date)
  return age !== null && age >= 0 && age <= WINDOW_DAYS
}

/** Average by number of ratings; figures without a number count once. */
function weighted(figures: readonly { readonly rate: number; readonly count: number | null }[]): number {
  const weight = figures.reduce((sum, { count }) => sum + (count ?? 1), 0)
  return weight === 0 ? 0 : figures.reduce((sum, { rate: share, count }) => sum + share * (count ?? 1), 0) / weight
}

/** Figures come newest first: of the newest page the one with most ratings. */
function bestFigure(figures: readonly SatisfactionFigure[]): number | null {
  const [newest] = figures
  if (newest === undefined) return null
  return figures.filter(({ url }) => url === newest.url).reduce((best, one) => ((one.count ?? 0) > (best.count ?? 0) ? one : best), newest).rate
}
