import { finalScore, total } from '../../scoring/total.ts'
import { AppError } from '../../shared/errors.ts'
import { round } from '../../shared/round.ts'
import { findDisagreements } from '../../store/adjudication.ts'
import { createAppeal, decideAppeal, getAppeal, listAppeals, updateAppeal } from '../../store/appeal.ts'
import type { Appeal } from '../../store/appeal.ts'
import { updateCampaign } from '../../store/campaign.ts'
import type { Campaign } from '../../store/campaign.ts'
import { lockEntrants } from '../../store/entrant.ts'
import type { Entrant } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { listOverrides, revokeOverride } from '../../store/judgement-override.ts'
import { acceptedJudgementSet, listJudgements } from '../../store/judgement-set.ts'
import { countOpenWork, loadPointRecords } from '../../store/point-record.ts'
import { findPreliminaryResult, openPreliminaryResults } from '../../store/preliminary-result.ts'
import { addReplies, listReplies, withdrawReply } from '../../store/reply.ts'
import { putScores } from '../../store/score.ts'
import { getUnit } from '../../store/unit.ts'
import { sameCampaign } from './act.ts'
import type { Act } from './act.ts'
import { given } from './changes.ts'
import { allEntrants } from './cohorts.ts'
import { checkDeadline, endOfDay } from './deadline.ts'
import { refuseStale } from './declarations.ts'
import { refuseOpenWork } from './open-work.ts'
import { pointOf, variantOfCohort } from './schemes.ts'
import { decisionOf, judgedEntrant, rescore, scoreRow, timeSeen, totalsOf } from './scores.ts'
import type { EntrantTotals } from './scores.ts'
import { APPEAL_MACHINE, CAMPAIGN_MACHINE, checkStep } from './states.ts'
import { defineVerb } from './verb.ts'

/** Opens the preliminary result of every entrant to its unit, until the end of a day by the unit's own clock. */
export const openResults = defineVerb('result.open', {
  async work(act, { id, version, until }) {
    const { campaign } = await act.inCampaign(id, 'update')
    checkStep(CAMPAIGN_MACHINE, act.verb, 'campaign', campaign.state)
    // Held for update, the campaign lets no import through between this count and its new state: one that came first is counted, one that comes later is refused.
    const { openTasks, openAdjudications, entrantsWithoutJudgement, judgingDue } = await countOpenWork(act.ex, id)
    const disagreements = (await findDisagreements(act.ex, id)).length
    refuseOpenWork(act.verb, { openTasks, openAdjudications, disagreements, entrantsWithoutJudgement, judgingDue })
    const entrants = await allEntrants(act.ex, id)
    let last = act.at
    for (const [cohortId, members] of Map.groupBy(entrants, entrant => entrant.cohortId)) {
      const variant = await variantOfCohort(act.ex, campaign, cohortId)
      const closing = new Map(members.map(member => [member.id, endOfDay(until, member.unit.timeZone)]))
      for (const closesAt of closing.values()) {
        if (closesAt <= act.at) throw new AppError('input-invalid', { why: `until ${until} has passed`, whyZh: `答复截止日 ${until} 已过` })
        if (closesAt > last) last = closesAt
      }
      await lockEntrants(act.ex, members.map(member => member.id))
      for await (const chunk of totalsOf(act.ex, campaign, variant, members.map(member => member.id))) {
        const rows = chunk.map(one => scoreRow(id, cohortId, one))
        await putScores(act.ex, rows)
        const results = []
        for (const { document, ...numbers } of rows) {
          const judgementSetId = (await acceptedJudgementSet(act.ex, numbers.entrantId))?.id ?? null
          results.push({ campaignId: id, entrantId: numbers.entrantId, openedAt: act.at, closesAt: closing.get(numbers.entrantId) ?? last, document: { ...numbers, ...(document as object), judgementSetId } })
        }
        await openPreliminaryResults(act.ex, results)
      }
    }
    const after = await updateCampaign(act.ex, id, version, { state: 'replying', replyUntil: last })
    act.record('campaign', id, id, { from: campaign.state, to: 'replying', until, entrants: entrants.length })
    return after
  },
})

/** What was opened to the unit, with what stands for each point and why; marks only as what they came to. */
export const readResult = defineVerb('result.read', {
  kind: 'read',
  async work(act, { entrantId }) {
    const { entrant, campaign, reach } = await act.entrantInReach(entrantId)
    const result = await openedResult(act.ex, entrant)
    const setId = (result.document as { judgementSetId?: string | null }).judgementSetId
    const judgements = setId ? await listJudgements(act.ex, setId) : []
    const decisions = (await loadPointRecords(act.ex, [entrantId], 'ratings', timeSeen(campaign, reach))).map(record => ({ pointId: record.pointId, decision: decisionOf(record, campaign.disagreementThreshold) ?? null }))
    return {
      result,
      judgements: judgements.map(({ pointId, measureId, measureVersion, document }) => ({ pointId, measureId, measureVersion, judgement: document })),
      decisions: decisions.filter(({ decision }) => decision !== null),
    }
  },
})

/** The preliminary result that was opened to a unit, or row-not-found. */
export async function openedResult(ex: Executor, entrant: Entrant) {
  const result = await findPreliminaryResult(ex, entrant.id)
  if (!result) throw new AppError('row-not-found', { what: 'preliminary_result', id: entrant.id })
  return result
}

/** A unit's own entrant with its result open, its deadline not passed, and points that exist. */
async function replying(act: Act, entrantId: string, pointIds: readonly string[], asked?: { readonly what: string; readonly id: string }): Promise<{ entrant: Entrant; campaign: Campaign }> {
  const { entrant, campaign } = await act.entrantInReach(entrantId, asked)
  checkDeadline('reply', (await openedResult(act.ex, entrant)).closesAt, act.at, (await getUnit(act.ex, entrant.unitId)).timeZone)
  const variant = await variantOfCohort(act.ex, campaign, entrant.cohortId)
  for (const pointId of pointIds) pointOf(variant, pointId)
  return { entrant, campaign }
}

export const agree = defineVerb('reply.agree', {
  async work(act, { entrantId, pointIds }) {
    const { campaign } = await replying(act, entrantId, pointIds)
    await lockEntrants(act.ex, [entrantId])
    const appealed = await activeAppeals(act.ex, campaign.id, entrantId)
    const contested = pointIds.find(pointId => appealed.has(pointId))
    if (contested !== undefined) throw new AppError('step-illegal', { what: `point ${contested}`, state: 'appealed', verb: act.verb, allowed: 'not appealed' })
    const added = await addReplies(act.ex, pointIds.map(pointId => ({ campaignId: campaign.id, entrantId, pointId, repliedBy: act.person, at: act.at })))
    act.record('entrant', entrantId, campaign.id, { agreed: pointIds, added })
    return { added }
  },
})

async function activeAppeals(ex: Executor, campaignId: string, entrantId: string): Promise<Set<string>> {
  const { items } = await listAppeals(ex, { campaignId, entrantId, limit: 500 })
  return new Set(items.filter(({ state }) => state !== 'withdrawn').map(({ pointId }) => pointId))
}

export const withdrawReplyVerb = defineVerb('reply.withdraw', {
  async work(act, { entrantId, pointId }) {
    const { campaign } = await replying(act, entrantId, [pointId])
    if (!(await withdrawReply(act.ex, entrantId, pointId, act.at))) throw new AppError('row-not-found', { what: 'reply', id: pointId })
    act.record('entrant', entrantId, campaign.id, { pointId })
    return { entrantId, pointId }
  },
})

export const listRepliesVerb = defineVerb('reply.list', {
  kind: 'read',
  async work(act, { entrantId }) { await act.entrantInReach(entrantId); return listReplies(act.ex, entrantId) },
})

export const saveAppeal = defineVerb('appeal.save', {
  async work(act, { entrantId, pointId, id, version, grounds }) {
    const { campaign } = await replying(act, entrantId, [pointId])
    await lockEntrants(act.ex, [entrantId])
    const before = id === undefined ? undefined : await getAppeal(act.ex, id)
    if (before && (before.entrantId !== entrantId || before.pointId !== pointId)) throw new AppError('row-not-found', { what: 'appeal', id: before.id })
    refuseStale('appeal', version, before?.version ?? 0)
    if (before) checkStep(APPEAL_MACHINE, act.verb, 'appeal', before.state)
    if ((await listReplies(act.ex, entrantId)).some(reply => reply.pointId === pointId)) throw new AppError('step-illegal', { what: `point ${pointId}`, state: 'agreed', verb: act.verb, allowed: 'not agreed' })
    const after = before ? await updateAppeal(act.ex, before.id, version, { grounds }) : await createAppeal(act.ex, { campaignId: campaign.id, entrantId, pointId, grounds })
    act.record('appeal', after.id, campaign.id, { entrantId, pointId, before: before?.grounds ?? null, after: grounds })
    return after
  },
})

export const fileAppeal = defineVerb('appeal.file', {
  async work(act, { id, version }) {
    const before = await getAppeal(act.ex, id)
    const { campaign } = await replying(act, before.entrantId, [], { what: 'appeal', id })
    checkStep(APPEAL_MACHINE, act.verb, 'appeal', before.state)
    const after = await updateAppeal(act.ex, id, version, { state: 'filed', filedBy: act.person, filedAt: act.at })
    act.record('appeal', id, campaign.id, { entrantId: before.entrantId, pointId: before.pointId })
    return after
  },
})

/** Possible until it is decided, also after the deadline: it takes nothing from anybody. */
export const withdrawAppeal = defineVerb('appeal.withdraw', {
  async work(act, { id, version }) {
    const before = await getAppeal(act.ex, id)
    const { campaign } = await act.entrantInReach(before.entrantId, { what: 'appeal', id })
    checkStep(APPEAL_MACHINE, act.verb, 'appeal', before.state)
    const after = await updateAppeal(act.ex, id, version, { state: 'withdrawn' })
    act.record('appeal', id, campaign.id, { from: before.state })
    return after
  },
})

/** Upheld or partly, with the rating that counts from now on, or rejected; the change of the score is part of the decision. An override of the point gives way. */
export const decideAppealVerb = defineVerb('appeal.decide', {
  async work(act, { id, version, outcome, rating, reason }) {
    const before = await getAppeal(act.ex, id)
    const { entrant, campaign } = await act.entrantInReach(before.entrantId, { what: 'appeal', id })
    await act.refuseConflict(campaign.id, entrant)
    checkStep(APPEAL_MACHINE, act.verb, 'appeal', before.state)
    if ((outcome === 'rejected') !== (rating === undefined)) throw new AppError('input-invalid', { why: 'a granted appeal has a rating, a rejected one has none', whyZh: '申诉成立或部分成立须给出得分率，驳回则没有' })
    await lockEntrants(act.ex, [entrant.id])
    const { ratingBefore, ratingAfter, scoreChange } = await effectOf(act.ex, campaign, entrant, before, rating === undefined ? null : { rating, reason })
    const effect = { ratingBefore, ratingAfter, scoreChange }
    const decided = await decideAppeal(act.ex, version, { appealId: id, outcome, reason, ...effect, decidedBy: act.person, decidedAt: act.at })
    if (rating !== undefined) {
      for (const override of await listOverrides(act.ex, entrant.id)) {
        if (override.pointId !== before.pointId) continue
        await revokeOverride(act.ex, override.id, override.version, { at: act.at, by: act.person, reason })
        act.record('judgement_override', override.id, campaign.id, { pointId: override.pointId, reason: `appeal ${id}` }, 'override.revoke')
      }
    }
    await rescore(act.ex, campaign, entrant.cohortId, [entrant.id])
    act.record('appeal', id, campaign.id, { entrantId: entrant.id, pointId: before.pointId, outcome, reason, ...effect })
    return decided
  },
})

/** What a decision would do, before anybody decides: the rating and the score as they stand, and with this rating. */
export const readAppealEffect = defineVerb('appeal.effect', {
  kind: 'read',
  async work(act, { id, rating }) {
    const appeal = await getAppeal(act.ex, id)
    const { entrant, campaign } = await act.entrantInReach(appeal.entrantId, { what: 'appeal', id })
    return effectOf(act.ex, campaign, entrant, appeal, rating === undefined ? null : { rating, reason: '' })
  },
})

/** What a decision does to the point and to the total, by adding up once as it is and once as it will be. */
async function effectOf(ex: Executor, campaign: Campaign, entrant: Entrant, appeal: Appeal, granted: { readonly rating: number; readonly reason: string } | null) {
  const variant = await variantOfCohort(ex, campaign, entrant.cohortId)
  let now: EntrantTotals[] = []
  for await (const chunk of totalsOf(ex, campaign, variant, [entrant.id])) now = chunk
  const [standing] = now
  if (!standing) throw new Error('totals of one entrant are one')
  const rating = standing.totals.indicators.flatMap(({ points }) => points).find(point => point.id === appeal.pointId)?.rating ?? null
  const { decimals } = variant.variant.policies
  const scoreBefore = finalScore(standing.totals.score, decimals)
  if (granted === null) return { ratingBefore: rating, ratingAfter: rating, scoreBefore, scoreAfter: scoreBefore, scoreChange: 0 }
  const records = await loadPointRecords(ex, [entrant.id], 'ratings')
  const others = records.filter(record => record.pointId !== appeal.pointId)
  const own = records.find(record => record.pointId === appeal.pointId) ?? { entrantId: entrant.id, pointId: appeal.pointId, judgements: [], marks: [], adjudication: null, disputed: false, override: null, appeal: null }
  const then = total(judgedEntrant(variant, [...others, { ...own, override: null, appeal: { outcome: 'upheld', ratingAfter: granted.rating, reason: granted.reason } }], campaign.disagreementThreshold, standing.judged.awards ?? []))
  const scoreAfter = finalScore(then.score, decimals)
  return { ratingBefore: rating, ratingAfter: granted.rating, scoreBefore, scoreAfter, scoreChange: round(scoreAfter.low - scoreBefore.low, decimals) }
}

/** A unit sees its own; others no drafts. */
export const listAppealsVerb = defineVerb('appeal.list', {
  kind: 'read',
  async work(act, params) {
    const { reach } = await act.inCampaign(params.campaignId)
    if (params.entrantId !== undefined) sameCampaign('entrant', (await act.entrantInReach(params.entrantId)).entrant, params.campaignId)
    else if (!reach.all) throw new AppError('input-invalid', { why: 'entrantId is needed' })
    const page = await listAppeals(act.ex, given(params))
    return reach.all ? { items: page.items.filter(({ state }) => state !== 'draft'), next: page.next } : page
  },
})
