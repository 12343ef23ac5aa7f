import { combineParts } from '../../scoring/point.ts'
import type { Campaign } from '../../store/campaign.ts'
import type { Executor } from '../../store/executor.ts'
import { acceptedJudgementSet, listJudgements } from '../../store/judgement-set.ts'
import { judgedEntrant } from './scores.ts'
import { variantOfCohort } from './schemes.ts'

/** The rating (0..1) that a point has by the accepted judgements alone; null where these do not settle it. Who departs from it says why. */
export async function automaticRating(ex: Executor, campaign: Campaign, { id: entrantId, cohortId }: { readonly id: string; readonly cohortId: string }, pointId: string): Promise<number | null> {
  const accepted = await acceptedJudgementSet(ex, entrantId)
  if (!accepted) return null
  const rows = (await listJudgements(ex, accepted.id)).filter(row => row.pointId === pointId)
  const variant = await variantOfCohort(ex, campaign, cohortId)
  const record = { entrantId, pointId, judgements: rows.map(({ measureId, measureVersion, params, document }) => ({ measureId, measureVersion, params, judgement: document })), override: null, marks: [], adjudication: null, disputed: false, appeal: null }
  const judged = judgedEntrant(variant, [record], campaign.disagreementThreshold, []).indicators.flatMap(({ points }) => points).find(({ id }) => id === pointId)
  const { state, rating } = combineParts(judged?.measures ?? [])
  return state === 'rated' ? rating : null
}
