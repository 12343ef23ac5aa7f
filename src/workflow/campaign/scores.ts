import type { MeasureKind } from '../../model/evaluation.ts'
import { measures } from '../../measures/registry.ts'
import type { Point } from '../../model/scheme.ts'
import { settlePoint } from '../../scoring/settle-point.ts'
import type { Opinion } from '../../scoring/adjudication.ts'
import { finalScore, total } from '../../scoring/total.ts'
import type { Judged, JudgedPoint, Totals } from '../../scoring/total.ts'
import { listBonusCases } from '../../store/bonus-case.ts'
import type { Campaign } from '../../store/campaign.ts'
import { listCohorts } from '../../store/cohort.ts'
import { lockEntrants } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import type { Outcome } from '../../model/campaign.ts'
import { loadPointRecords } from '../../store/point-record.ts'
import type { PointRecord, RecordContent, RecordTime } from '../../store/point-record.ts'
import { findScore, listScores, putScores } from '../../store/score.ts'
import type { NewScore } from '../../store/score.ts'
import type { Reach } from './act.ts'
import { allEntrants } from './cohorts.ts'
import { variantOfCohort } from './schemes.ts'
import type { CampaignVariant } from './schemes.ts'
import { defineVerb } from './verb.ts'

/** Entrants at a time: keeps memory flat however large the campaign is. */
const CHUNK = 100

const BY_ID = new Map(measures.map(measure => [measure.id, measure]))

/** What the score row keeps besides its numbers: enough for every list, without the texts of the judgements. */
export interface ScoreDocument {
  readonly score: Totals['score']
  readonly indicators: readonly { readonly id: string; readonly path: readonly string[]; readonly weight: number; readonly low: number; readonly high: number; readonly index: { readonly low: number; readonly high: number } | null }[]
  readonly points: readonly { readonly id: string; readonly state: string; readonly rating: number | null; readonly ratingLow: number; readonly ratingHigh: number; readonly by: string | null; readonly decidedBy: string | null; readonly worth: number; readonly low: number; readonly high: number }[]
}

export const opinionOf = ({ outcome, rating }: { readonly outcome: Outcome; readonly rating: number | null }): Opinion => (outcome === 'rated' ? { outcome, rating: rating ?? 0 } : { outcome })

/** What people settled of a point. A rejected appeal changes nothing, so it says nothing here. */
export function decisionOf(record: PointRecord, threshold: number) {
  const { override, adjudication, appeal } = record
  return settlePoint({
    marks: record.marks.map(opinionOf),
    adjudication: adjudication && { ...opinionOf(adjudication), reason: adjudication.reason },
    isDisputed: record.disputed,
    appeal: appeal && appeal.outcome !== 'rejected' && appeal.ratingAfter !== null ? { rating: appeal.ratingAfter, reason: appeal.reason } : null,
    override: override && { ...opinionOf(override), reason: override.reason },
  }, threshold)
}

/** A point with the judgements that count for it; a measure that was not run yet is undetermined. */
function judgedPoint(point: Point, record: PointRecord | undefined, threshold: number): JudgedPoint {
  const { id, no, text, cite, share, rubric } = point
  const decision = record && decisionOf(record, threshold)
  return {
    id, no, text, cite: { ...cite }, share,
    measures: point.measures.map((use, position) => {
      const kept = record?.judgements[position]
      const measure = BY_ID.get(use.id)
      const given = kept?.measureId === use.id ? kept : undefined
      return {
        id: use.id, version: given?.measureVersion ?? measure?.version ?? 0, title: measure?.title ?? use.id, explain: measure?.explain ?? '', kind: (measure?.kind ?? 'automatic') satisfies MeasureKind, share: use.share,
        params: { ...(given?.params ?? use.params) },
        judgement: given?.judgement ?? { outcome: 'undetermined' as const, reason: '尚未评判', missing: [] },
      }
    }),
    ...(decision && { decision }),
    ...(rubric && { rubric: { guidance: rubric.guidance, steps: rubric.steps.map(({ rating, text: words }) => ({ rating, text: words })) } }),
  }
}

/** Everything `total` needs of one entrant. */
export function judgedEntrant({ variant }: CampaignVariant, records: readonly PointRecord[], threshold: number, awards: readonly number[]): Judged {
  const byPoint = new Map(records.map(record => [record.pointId, record]))
  const { undetermined, notApplicable, decimals } = variant.policies
  return {
    indicators: variant.indicators.map(({ path, id, weight, points }) => ({ path: [...path], id, weight, points: points.map(point => judgedPoint(point, byPoint.get(point.id), threshold)) })),
    total: variant.total, policies: { undetermined, notApplicable, decimals }, bonusCap: variant.bonus.cap, awards,
  }
}

/** What a unit sees of a published campaign is what was published, not what it is being corrected to. */
export const timeSeen = (campaign: Campaign, { all }: Reach): RecordTime => ({ asPublished: !all && campaign.state === 'published' })

export interface EntrantTotals { readonly entrantId: string; readonly judged: Judged; readonly totals: Totals }

/** Adds entrants of one cohort up from what is stored, chunk by chunk in the given order. Unless `whole` is asked for, judgements come without their texts and evidence. */
export async function* totalsOf(ex: Executor, campaign: Campaign, variant: CampaignVariant, entrantIds: readonly string[], { content = 'ratings', ...time }: RecordTime & { readonly content?: RecordContent } = {}): AsyncGenerator<EntrantTotals[]> {
  const awards = await awardsOf(ex, campaign.id, entrantIds)
  for (let from = 0; from < entrantIds.length; from += CHUNK) {
    const ids = entrantIds.slice(from, from + CHUNK)
    const records = Map.groupBy(await loadPointRecords(ex, ids, content, time), ({ entrantId }) => entrantId)
    yield ids.map(entrantId => {
      const judged = judgedEntrant(variant, records.get(entrantId) ?? [], campaign.disagreementThreshold, awards.get(entrantId) ?? [])
      return { entrantId, judged, totals: total(judged) }
    })
  }
}

/** Bonus points of the accepted cases. */
async function awardsOf(ex: Executor, campaignId: string, entrantIds: readonly string[]): Promise<Map<string, number[]>> {
  const awards = new Map<string, number[]>()
  const [only, other] = entrantIds
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listBonusCases>> = await listBonusCases(ex, { campaignId, state: 'accepted', after, limit: 500, ...(only !== undefined && other === undefined && { entrantId: only }) })
    for (const { entrantId, award } of page.items) if (award !== null) awards.set(entrantId, [...(awards.get(entrantId) ?? []), award])
    after = page.next
  } while (after !== null)
  return awards
}

/** The score row of an entrant: the bonus that counts is in `low` and `high`, the index is without it. */
export function scoreRow(campaignId: string, cohortId: string, { entrantId, judged, totals }: EntrantTotals): NewScore {
  const { low, high } = finalScore(totals.score, judged.policies.decimals)
  const document: ScoreDocument = {
    score: totals.score,
    indicators: totals.indicators.map(indicator => ({ id: indicator.id, path: indicator.path, weight: indicator.weight, low: indicator.low, high: indicator.high, index: indicator.index })),
    points: totals.indicators.flatMap(({ points }) => points.map(point => ({ id: point.id, state: point.state, rating: point.rating, ratingLow: point.ratingLow, ratingHigh: point.ratingHigh, by: point.by, decidedBy: point.decision?.by ?? null, worth: point.worth, low: point.low, high: point.high }))),
  }
  return { entrantId, campaignId, cohortId, low, high, maximum: totals.score.maximum, bonus: totals.score.bonus.value, indexLow: totals.index.low, indexHigh: totals.index.high, dimensions: totals.dimensions, document }
}

/**
 * Puts the scores of these entrants of one cohort anew; call it in the transaction that changed something under them. They
 * are held first: of two changes at once, the second reckons with the first.
 */
export async function rescore(ex: Executor, campaign: Campaign, cohortId: string, entrantIds: readonly string[]): Promise<void> {
  await lockEntrants(ex, entrantIds)
  const variant = await variantOfCohort(ex, campaign, cohortId)
  for await (const chunk of totalsOf(ex, campaign, variant, entrantIds)) await putScores(ex, chunk.map(one => scoreRow(campaign.id, cohortId, one)))
}

/** The same for everybody in the campaign. */
export async function rescoreCampaign(ex: Executor, campaign: Campaign): Promise<void> {
  for (const { id } of await listCohorts(ex, campaign.id)) await rescore(ex, campaign, id, (await allEntrants(ex, campaign.id, id)).map(entrant => entrant.id))
}

/** Every point of the campaign as it counts now, entrant by entrant. */
export const listPoints = defineVerb('score.points', {
  kind: 'read',
  async work(act, { campaignId, pointId, ...page }) {
    await act.inCampaign(campaignId)
    const { items, next } = await listScores(act.ex, { campaignId, ...page })
    return {
      items: items.flatMap(({ entrantId, cohortId, unitName, regionCode, document }) => (document as ScoreDocument).points.filter(({ id }) => pointId === undefined || id === pointId).map(({ id, ...point }) => ({ entrantId, cohortId, unitName, regionCode, pointId: id, ...point }))),
      next,
    }
  },
})

export const readScore = defineVerb('score.read', {
  kind: 'read',
  async work(act, { entrantId }) { await act.entrantInReach(entrantId); return (await findScore(act.ex, entrantId)) ?? null },
})
