import { indicatorIndexes } from '../../scoring/indexes.ts'
import { leaveOneOut, rankRange, rankWith } from '../../scoring/sensitivity.ts'
import { AppError } from '../../shared/errors.ts'
import { getCohort } from '../../store/cohort.ts'
import { listCohortPoints, listCohortScores } from '../../store/score.ts'
import { sameCampaign } from './act.ts'
import { variantOfCohort } from './schemes.ts'
import { defineVerb } from './verb.ts'

/** Up to so many units the ranks without each indicator are told unit by unit. */
const MOST_RANKS = 500

/** A cohort's ranking under other weights beside the present one, and how far ranks move when an indicator is left out. */
export const readSensitivity = defineVerb('score.sensitivity', {
  kind: 'read',
  async work(act, { campaignId, cohortId, weights: wished = {} }) {
    const { campaign } = await act.inCampaign(campaignId)
    sameCampaign('cohort', await getCohort(act.ex, cohortId), campaignId)
    const { variant } = await variantOfCohort(act.ex, campaign, cohortId)
    const unknown = Object.keys(wished).find(id => !variant.indicators.some(indicator => indicator.id === id))
    if (unknown !== undefined) throw new AppError('input-invalid', { why: `weights: ${unknown}` })
    const weights = variant.indicators.map(({ weight }) => weight)
    const changed = scaled(variant.indicators.map(({ id, weight }) => wished[id] ?? weight), weights.reduce((sum, weight) => sum + weight, 0))
    const lines = await listCohortScores(act.ex, cohortId)
    const points = new Map((await listCohortPoints(act.ex, cohortId)).map(row => [row.entrantId, row]))
    const indexes = lines.map(({ entrantId }) => indicatorIndexes(variant.indicators, points.get(entrantId) ?? { states: [], low: [], high: [] }, variant.policies).map(index => index && index.low))
    const options = { weights, decimals: variant.policies.decimals, rankStyle: campaign.ranking, bonus: lines.map(({ bonus }) => bonus) }
    const [now, then] = [rankWith(indexes, options), rankWith(indexes, { ...options, weights: changed })]
    const range = rankRange(indexes, options)
    const order = lines.map((_, i) => i).sort((a, b) => (now.ranks[a] ?? 0) - (now.ranks[b] ?? 0) || ((lines[a]?.regionCode ?? '') < (lines[b]?.regionCode ?? '') ? -1 : 1))
    return {
      indicators: variant.indicators.map(({ id, path, weight }, i) => ({ id, path: [...path], weight, changed: changed[i] ?? weight })),
      units: order.map(i => ({
        entrantId: lines[i]?.entrantId ?? '', unitId: lines[i]?.unitId ?? '', unitName: lines[i]?.unitName ?? '', regionCode: lines[i]?.regionCode ?? '',
        score: now.scores[i] ?? 0, rank: now.ranks[i] ?? 0, changedScore: then.scores[i] ?? 0, changedRank: then.ranks[i] ?? 0, best: range[i]?.best ?? 0, worst: range[i]?.worst ?? 0,
      })),
      leaveOneOut: leaveOneOut(indexes, options).map(({ indicator, moved, meanMove, largestMove, ranks }) => ({
        indicatorId: variant.indicators[indicator]?.id ?? '', moved, meanMove, largestMove, ranks: lines.length <= MOST_RANKS ? order.map(i => ranks[i] ?? 0) : null,
      })),
    }
  },
})

/** In proportion, so that the total stays. */
function scaled(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (!(sum > 0)) throw new AppError('input-invalid', { why: 'all weights are 0', whyZh: '权重不能全为 0' })
  return weights.map(weight => (weight * total) / sum)
}
