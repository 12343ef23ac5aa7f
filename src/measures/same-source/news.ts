import { z } from 'zod'
import type { SharedItems } from '../../facts/facts.ts'
import { CHANNEL_TITLES } from '../../model/channel.ts'
import { daysBetween } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

/** Fewer items than this tell nothing about a month. */
const ITEMS_NEEDED = 5

export const sameSourceNews = defineMeasure({
  id: 'same-source/news',
  version: 1,
  kind: 'automatic',
  title: '动态和政策信息同步',
  explain: '取评估日前 windowDays 天（默认 31）内网站发布、且在新媒体内容起止范围内的动态、政策类信息，逐条在各政务新媒体的发布内容中匹配（先比去除装饰的标题，再比正文指纹，数字和地名须一致）。一条信息在某渠道前后 promptHours 小时（默认 24；只有日期的按整天算）内发布计 1，slowHours 小时（默认 72）内计 0.7，更晚计 0.4，没有 0。各渠道得分 = min(1, 平均值 ÷ expected)，expected 默认 0.8，因为新媒体不必转发全部信息；总分取各渠道平均。可比信息少于 5 条、或没有导入新媒体内容的，不评分。',
  params: z.strictObject({ windowDays: z.int().positive().max(92).default(31), promptHours: z.number().positive().default(24), slowHours: z.number().positive().default(72), expected: z.number().positive().max(1).default(0.8) }),
  needs: ['shared-items'],
  judge({ 'shared-items': shared }, params, { date }) {
    const judged = shared.value.map(account => ({ account, ...scoreOf(account, params, date) }))
    const counted = judged.filter(({ of }) => of >= ITEMS_NEEDED)
    if (counted.length === 0) return { outcome: 'undetermined', reason: `评估日前 ${params.windowDays} 天内，与新媒体内容时间重合、可以比较的网站信息不足 ${ITEMS_NEEDED} 条`, missing: ['shared-items'] }
    const rating = counted.reduce((sum, { score }) => sum + Math.min(1, score / params.expected), 0) / counted.length
    const unmatched = counted.flatMap(({ missed }) => missed)
    return rate({
      rating,
      confidence: sampleConfidence(rating, Math.min(...counted.map(({ of }) => of))),
      reasons: [
        ...judged.map(({ account, of, synchronised, prompt, medianLag }) => `${CHANNEL_TITLES[account.kind][0]}${quoteName(account.name)}：${of < ITEMS_NEEDED ? `可比信息 ${of} 条，不计` : `可比信息 ${of} 条，已同步 ${fractionText(synchronised, of)}，其中 ${params.promptHours} 小时内 ${prompt} 条${medianLag === null ? '' : `，滞后中位数 ${medianLag} 小时`}`}`),
        ...(unmatched.length > 0 ? [`没有见到同步的：${listNames(unmatched.map(quoteName), '条')}`] : []),
      ],
      advice: ['网站发布重要动态和政策的同时，在微信、微博、App 上同步发布'],
      evidence: [...counted.flatMap(({ evidence }) => evidence), ...shared.evidence],
    })
  },
})

function scoreOf(account: SharedItems, { windowDays, promptHours, slowHours }: { windowDays: number; promptHours: number; slowHours: number }, date: string) {
  const compared = account.items.filter(item => {
    const age = daysBetween(item.date, date)
    const day = item.date.slice(0, 10)
    // Before the first and after the last imported post nothing can be said.
    return age !== null && age >= 0 && age <= windowDays && account.from !== null && account.to !== null && day >= account.from && day <= account.to
  })
  const worth = compared.map(({ match }) => {
    if (match === null) return 0
    const lag = Math.abs(match.lagHours ?? 0)
    return lag <= promptHours ? 1 : lag <= slowHours ? 0.7 : 0.4
  })
  const lags = compared.flatMap(({ match }) => (match?.lagHours ?? null) === null ? [] : [Math.abs(match?.lagHours ?? 0)]).sort((a, b) => a - b)
  return {
    of: compared.length,
    score: compared.length === 0 ? 0 : worth.reduce<number>((sum, one) => sum + one, 0) / compared.length,
    synchronised: worth.filter(one => one > 0).length,
    prompt: worth.filter(one => one === 1).length,
    medianLag: lags[Math.floor(lags.length / 2)] ?? null,
    missed: compared.filter(({ match }) => match === null).map(({ title }) => title),
    evidence: compared.flatMap(({ match, evidence }) => (match === null ? [] : [evidence, match.evidence])).slice(0, 10),
  }
}
