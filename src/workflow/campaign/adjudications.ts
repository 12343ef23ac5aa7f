import { ratingFromDecision } from '../../scoring/adjudication.ts'
import type { Decision, Opinion } from '../../scoring/adjudication.ts'
import { measureAgreement } from '../../scoring/agreement.ts'
import { itemStatistics } from '../../scoring/item-statistics.ts'
import { Random } from '../../scoring/random.ts'
import { AppError } from '../../shared/errors.ts'
import { findDisagreements, getAdjudication, listAdjudications, openAdjudications, updateAdjudication } from '../../store/adjudication.ts'
import { listRevealedAttachments } from '../../store/attachment.ts'
import type { RevealedAttachment } from '../../store/attachment.ts'
import { getCohort } from '../../store/cohort.ts'
import { listConflicts } from '../../store/conflict-rule.ts'
import { getEntrant } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { listRevealedMarks } from '../../store/mark.ts'
import type { RevealedMark } from '../../store/mark.ts'
import { peopleInRole } from '../../store/membership.ts'
import { listCohortScores, findScore } from '../../store/score.ts'
import type { Act } from './act.ts'
import { sameCampaign } from './act.ts'
import { shuffled } from './assignment.ts'
import { given } from './changes.ts'
import { allEntrants } from './cohorts.ts'
import { ratingOf } from './marks.ts'
import { variantOfCohort } from './schemes.ts'
import { opinionOf, rescore } from './scores.ts'
import type { ScoreDocument } from './scores.ts'
import { ADJUDICATION_MACHINE, checkStep } from './states.ts'
import { pointMaterial } from './tasks.ts'
import { defineVerb } from './verb.ts'

/** Opens an adjudication for every disagreement beyond the threshold that has none, and gives each to a reviewer free of conflicts; where there is none it waits for one. */
export const openAdjudicationsVerb = defineVerb('adjudication.open', {
  async work(act, { campaignId, reviewerIds, seed = campaignId }) {
    const { campaign } = await act.inCampaign(campaignId, 'update')
    const reviewers = (await peopleInRole(act.ex, campaignId, 'reviewer')).map(({ personId }) => personId)
    const stranger = reviewerIds?.find(id => !reviewers.includes(id))
    if (stranger !== undefined) throw new AppError('row-not-found', { what: 'reviewer', id: stranger })
    const found = await findDisagreements(act.ex, campaignId)
    const conflicts = new Set((await listConflicts(act.ex, campaignId)).map(({ personId, entrantId }) => `${personId} ${entrantId}`))
    const markers = await markersOf(act.ex, campaignId, found.map(({ entrantId }) => entrantId))
    const order = shuffled([...(reviewerIds ?? reviewers)].sort(), new Random(seed))
    const load = new Map(order.map(id => [id, 0]))
    const rows = found.map(({ entrantId, pointId, spread }) => {
      const free = order.filter(id => !conflicts.has(`${id} ${entrantId}`) && !markers.get(`${entrantId} ${pointId}`)?.has(id))
      const reviewerId = free.sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))[0] ?? null
      if (reviewerId !== null) load.set(reviewerId, (load.get(reviewerId) ?? 0) + 1)
      return { campaignId, entrantId, pointId, spread, reviewerId }
    })
    const opened = await openAdjudications(act.ex, rows)
    for (const [cohortId, entrantIds] of await byCohort(act.ex, [...new Set(found.map(({ entrantId }) => entrantId))])) await rescore(act.ex, campaign, cohortId, entrantIds)
    const unassigned = rows.filter(({ reviewerId }) => reviewerId === null).length
    act.record('campaign', campaignId, campaignId, { opened, unassigned })
    return { opened, unassigned }
  },
})

async function byCohort(ex: Executor, entrantIds: readonly string[]): Promise<Map<string, string[]>> {
  const cohorts = new Map<string, string[]>()
  for (const id of entrantIds) {
    const { cohortId } = await getEntrant(ex, id)
    cohorts.set(cohortId, [...(cohorts.get(cohortId) ?? []), id])
  }
  return cohorts
}

/** Who marked each point: nobody decides over a mark of their own. */
async function markersOf(ex: Executor, campaignId: string, entrantIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const markers = new Map<string, Set<string>>()
  if (entrantIds.length === 0) return markers
  for (const { entrantId, pointId, assessorId } of await listRevealedMarks(ex, { campaignId, entrantIds: [...new Set(entrantIds)] })) {
    const key = `${entrantId} ${pointId}`
    markers.set(key, (markers.get(key) ?? new Set<string>()).add(assessorId))
  }
  return markers
}

export const assignAdjudication = defineVerb('adjudication.assign', {
  async work(act, { campaignId, id, version, reviewerId }) {
    await act.inCampaign(campaignId)
    const before = await getAdjudication(act.ex, id)
    sameCampaign('adjudication', before, campaignId)
    checkStep(ADJUDICATION_MACHINE, act.verb, 'adjudication', before.state)
    if (!(await peopleInRole(act.ex, campaignId, 'reviewer')).some(({ personId }) => personId === reviewerId)) throw new AppError('row-not-found', { what: 'reviewer', id: reviewerId })
    await act.refuseConflict(campaignId, await getEntrant(act.ex, before.entrantId), reviewerId)
    if ((await markersOf(act.ex, campaignId, [before.entrantId])).get(`${before.entrantId} ${before.pointId}`)?.has(reviewerId)) throw new AppError('conflict-of-interest', { why: 'own mark', whyZh: '评过这个要点', ...(await act.named(reviewerId)), what: before.pointId })
    const after = await updateAdjudication(act.ex, id, version, { reviewerId })
    act.record('adjudication', id, campaignId, { from: before.reviewerId, to: reviewerId })
    return after
  },
})

/** A reviewer gets only those given to him or her. */
export const listAdjudicationsVerb = defineVerb('adjudication.list', {
  kind: 'read',
  async work(act, params) {
    const { reach } = await act.inCampaign(params.campaignId)
    return listAdjudications(act.ex, { ...given(params), ...(!reach.all && { reviewerId: act.person }) })
  },
})

async function ownAdjudication(act: Act, id: string) {
  const adjudication = await getAdjudication(act.ex, id)
  const { campaign } = await act.inReach({ what: 'adjudication', id, campaignId: adjudication.campaignId }, () => adjudication.reviewerId === act.person)
  const entrant = await getEntrant(act.ex, adjudication.entrantId)
  await act.refuseConflict(campaign.id, entrant)
  const marks = await listRevealedMarks(act.ex, { campaignId: campaign.id, entrantIds: [entrant.id], pointId: adjudication.pointId })
  if (marks.some(({ assessorId }) => assessorId === act.person)) throw new AppError('conflict-of-interest', { why: 'own mark', whyZh: '评过这个要点', ...(await act.named(act.person)), what: adjudication.pointId })
  return { adjudication, campaign, entrant, marks }
}

/** A mark by its round with the files beside it, without the name of who gave it. */
const nameless = ({ round, outcome, rating, note, evidence }: RevealedMark, attachments: readonly RevealedAttachment[]) => ({ round, outcome, rating, note, evidence, attachments })

export const readAdjudication = defineVerb('adjudication.read', {
  kind: 'read',
  async work(act, { id }) {
    const { adjudication, campaign, marks } = await ownAdjudication(act, id)
    const files = await listRevealedAttachments(act.ex, marks)
    return { adjudication, marks: marks.map(mark => nameless(mark, files.get(mark.id) ?? [])), ...(await pointMaterial(act.ex, campaign, adjudication)) }
  },
})

/** The reviewer follows a mark, takes the mean, or decides otherwise; always with a reason. */
export const decideAdjudication = defineVerb('adjudication.decide', {
  async work(act, { id, version, decision, reason, evidence }) {
    const { adjudication, campaign, entrant, marks } = await ownAdjudication(act, id)
    checkStep(ADJUDICATION_MACHINE, act.verb, 'adjudication', adjudication.state)
    const opinion = decided(decision, marks)
    const after = await updateAdjudication(act.ex, id, version, { state: 'decided', outcome: opinion.outcome, rating: ratingOf(opinion), reason, evidence, decidedAt: act.at })
    await rescore(act.ex, campaign, entrant.cohortId, [entrant.id])
    act.record('adjudication', id, campaign.id, { entrantId: entrant.id, pointId: adjudication.pointId, follows: decision.follows, opinion, reason })
    return after
  },
})

function decided(decision: Decision, marks: readonly RevealedMark[]): Opinion {
  if (decision.follows === 'neither') return decision.opinion
  const [first, second, third] = marks.map(opinionOf)
  const opinion = first && second && !third ? ratingFromDecision(decision, first, second) : null
  if (opinion === null) throw new AppError('input-invalid', { why: `"${decision.follows}" needs two marks${decision.follows === 'mean' ? ' that are ratings' : ''}`, whyZh: decision.follows === 'mean' ? '取平均需要两个评分都有得分率' : '需要恰好两个评分才能采信其中一个' })
  return opinion
}

/** Agreement of the marks that are all in: α, κ, bias of each assessor. */
export const measureAgreementVerb = defineVerb('agreement.measure', {
  kind: 'read',
  async work(act, { campaignId, cohortId }) {
    const { campaign } = await act.inCampaign(campaignId)
    const entrants = await allEntrants(act.ex, campaignId, cohortId)
    const indicators = new Map<string, string>()
    const steps = new Map<string, readonly number[]>()
    for (const id of new Set(entrants.map(entrant => entrant.cohortId))) {
      for (const [pointId, { point, indicator }] of (await variantOfCohort(act.ex, campaign, id)).points) {
        indicators.set(pointId, indicator.id)
        if (point.rubric && point.rubric.steps.length > 0 && campaign.settings['rating'] !== 'free') steps.set(pointId, point.rubric.steps.map(({ rating }) => rating))
      }
    }
    const wanted = new Set(entrants.map(({ id }) => id))
    const marks = (await listRevealedMarks(act.ex, { campaignId })).filter(({ entrantId }) => wanted.has(entrantId))
    return measureAgreement(
      marks.map(({ entrantId, pointId, assessorId, outcome, rating }) => ({ unit: entrantId, point: pointId, indicator: indicators.get(pointId) ?? pointId, assessor: assessorId, rating: outcome === 'rated' ? rating : null })),
      { threshold: campaign.disagreementThreshold, level: 'interval', steps },
    )
  },
})

/** Item statistics of a cohort from its present scores; an indicator that is still an interval has no index. */
export const measureItems = defineVerb('items.measure', {
  kind: 'read',
  async work(act, { campaignId, cohortId }) {
    const { campaign } = await act.inCampaign(campaignId)
    sameCampaign('cohort', await getCohort(act.ex, cohortId), campaignId)
    const { variant } = await variantOfCohort(act.ex, campaign, cohortId)
    const units: (number | null)[][] = []
    for (const { entrantId } of await listCohortScores(act.ex, cohortId)) {
      const document = (await findScore(act.ex, entrantId))?.document as ScoreDocument | undefined
      const index = new Map(document?.indicators.map(indicator => [indicator.id, indicator.index && indicator.index.low === indicator.index.high ? indicator.index.low : null]))
      units.push(variant.indicators.map(({ id }) => index.get(id) ?? null))
    }
    return itemStatistics({ indicators: variant.indicators.map(({ id, path, weight }) => ({ id, dimension: path[0] ?? '', weight })), units })
  },
})
