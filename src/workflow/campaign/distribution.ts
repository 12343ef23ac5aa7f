import type { EvaluationDocument } from '../../model/evaluation.ts'
import { classesOf, spreadOf } from '../../scoring/distribution.ts'
import type { ScoreClass, Spread } from '../../scoring/distribution.ts'
import { getCohort } from '../../store/cohort.ts'
import { listCohortScores } from '../../store/score.ts'
import { sameCampaign } from './act.ts'
import { variantOfCohort } from './schemes.ts'
import { defineVerb } from './verb.ts'
import { compareNow } from './year-on-year.ts'

const INDEX_DECIMALS = 4

export interface Distribution {
  readonly units: number
  /** What scores are out of, with the bonus. */
  readonly maximum: number
  readonly score: Spread | null
  readonly classes: readonly ScoreClass[]
  readonly dimensions: readonly { readonly name: string; readonly weight: number; readonly index: Spread | null }[]
  /** By the first two digits of the region code: the province. */
  readonly regions: readonly ({ readonly code: string; readonly units: number } & Spread)[]
}

/** How the scores of a cohort spread by what is already reached: classes, dimensions, provinces. */
export const readDistribution = defineVerb('score.distribution', {
  kind: 'read',
  async work(act, { campaignId, cohortId }): Promise<Distribution> {
    const { campaign } = await act.inCampaign(campaignId)
    sameCampaign('cohort', await getCohort(act.ex, cohortId), campaignId)
    const { total, bonus, policies } = (await variantOfCohort(act.ex, campaign, cohortId)).variant
    const lines = await listCohortScores(act.ex, cohortId)
    const scores = lines.map(({ low }) => low)
    const dimensionsOf = (line: (typeof lines)[number]) => line.dimensions as EvaluationDocument['dimensions']
    const byDimension = Map.groupBy(lines.flatMap(dimensionsOf), ({ name }) => name)
    const byRegion = [...Map.groupBy(lines, ({ regionCode }) => regionCode.slice(0, 2))].sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      units: lines.length, maximum: total + bonus.cap, score: spreadOf(scores, policies.decimals), classes: classesOf(scores, total + bonus.cap),
      dimensions: [...byDimension].map(([name, all]) => ({ name, weight: all[0]?.weight ?? 0, index: spreadOf(all.flatMap(({ index }) => (index ? [index.low] : [])), INDEX_DECIMALS) })),
      regions: byRegion.flatMap(([code, some]) => { const spread = spreadOf(some.map(({ low }) => low), policies.decimals); return spread ? [{ code, units: some.length, ...spread }] : [] }),
    }
  },
})

/** Year on year of a cohort as it stands now, before anything is published; against a publication of any campaign, or of the one that the campaign names. */
export const compareNowVerb = defineVerb('score.compare', {
  kind: 'read',
  async work(act, { campaignId, cohortId, earlierPublicationId }) {
    const { campaign } = await act.inCampaign(campaignId)
    const cohort = await getCohort(act.ex, cohortId)
    sameCampaign('cohort', cohort, campaignId)
    return compareNow(act.ex, campaign, cohort, (await variantOfCohort(act.ex, campaign, cohortId)).variant, earlierPublicationId)
  },
})
