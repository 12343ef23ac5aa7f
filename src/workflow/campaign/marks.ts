import type { z } from 'zod'
import { STATE_TITLES } from '../../model/titles.ts'
import { AppError } from '../../shared/errors.ts'
import type { Campaign } from '../../store/campaign.ts'
import { getEntrant, lockEntrants } from '../../store/entrant.ts'
import type { Entrant } from '../../store/entrant.ts'
import { createOverride, listEveryOverride, listOverrides, revokeOverride } from '../../store/judgement-override.ts'
import { createOwnMark, findOwnMark, listOwnMarks, listOwnMarkVersions, listRevealedMarks, reopenOwnMark, submitOwnMark, updateOwnMark } from '../../store/mark.ts'
import type { Mark } from '../../store/mark.ts'
import { getTask } from '../../store/task.ts'
import type { Task } from '../../store/task.ts'
import { isWithin } from '../../scoring/agreement.ts'
import type { Act } from './act.ts'
import { automaticRating } from './automatic-rating.ts'
import { checkDeadline } from './deadline.ts'
import { refuseStale } from './declarations.ts'
import type { PARAMS } from './params.ts'
import { rescore } from './scores.ts'
import { pointOf, variantOfCohort } from './schemes.ts'
import { checkStep, MARK_MACHINE, TASK_MACHINE } from './states.ts'
import { defineVerb } from './verb.ts'

/** A task of one's own, in a campaign that is assessing; somebody else's is not found. */
async function ownTask(act: Act, id: string): Promise<{ task: Task; campaign: Campaign; entrant: Entrant }> {
  const task = await getTask(act.ex, id)
  const { campaign } = await act.inReach({ what: 'task', id, campaignId: task.campaignId }, () => task.assessorId === act.person)
  const entrant = await getEntrant(act.ex, task.entrantId)
  await act.refuseConflict(campaign.id, entrant)
  if (act.verb !== 'mark.history') checkDeadline('assessment', campaign.assessUntil, act.at, campaign.timeZone)
  return { task, campaign, entrant }
}

type GivenOpinion = z.output<(typeof PARAMS)['mark.save']>['opinion']
export const ratingOf = (opinion: GivenOpinion): number | null => (opinion.outcome === 'rated' ? opinion.rating : null)

/** Where the rubric has steps only they may be given, unless the campaign allows free ratings (`settings.rating` = "free"). */
async function checkRubric(act: Act, campaign: Campaign, entrant: Entrant, pointId: string, opinion: GivenOpinion): Promise<void> {
  const { point } = pointOf(await variantOfCohort(act.ex, campaign, entrant.cohortId), pointId)
  const steps = point.rubric?.steps ?? []
  if (opinion.outcome !== 'rated' || steps.length === 0 || campaign.settings['rating'] === 'free') return
  if (!steps.some(step => isWithin(step.rating, opinion.rating, 0))) throw new AppError('rating-off-rubric', { rating: opinion.rating, steps: steps.map(step => step.rating).join(', ') })
}

/** Starts or changes a draft; nobody else can read it, and every version is kept. */
export const saveMark = defineVerb('mark.save', {
  async work(act, { taskId, version, opinion, note, evidence }) {
    const { task, campaign, entrant } = await ownTask(act, taskId)
    if (task.state !== 'open') throw new AppError('step-illegal', { what: 'task', state: task.state, verb: act.verb, allowed: 'open' })
    await checkRubric(act, campaign, entrant, task.pointId, opinion)
    const before = await findOwnMark(act.ex, act.person, taskId)
    refuseStale('mark', version, before?.version ?? 0)
    const content = { outcome: opinion.outcome, rating: ratingOf(opinion), note, evidence }
    const after = before ? await updateOwnMark(act.ex, act.person, before.id, version, content) : await createOwnMark(act.ex, act.person, taskId, content)
    // Its content stays out of the log: the log is read by others before the point is revealed.
    act.record('mark', after.id, campaign.id, { taskId, version: after.version })
    return after
  },
})

/** Hands a mark in. The last one of a point reveals them all: from then on they count, and no longer change. */
export const submitMark = defineVerb('mark.submit', {
  async work(act, { taskId, version }) {
    const { task, campaign, entrant } = await ownTask(act, taskId)
    const before = await ownMark(act, taskId)
    refuseStale('mark', version, before.version)
    checkStep(TASK_MACHINE, act.verb, 'task', task.state)
    checkStep(MARK_MACHINE, act.verb, 'mark', before.state)
    await needNote(act, campaign, entrant, before)
    const after = await submitOwnMark(act.ex, act.person, before.id, version, act.at)
    act.record('mark', after.id, campaign.id, { taskId, version: after.version })
    await lockEntrants(act.ex, [entrant.id])
    const revealed = await listRevealedMarks(act.ex, { campaignId: campaign.id, entrantIds: [entrant.id], pointId: task.pointId })
    if (revealed.length > 0) {
      await rescore(act.ex, campaign, entrant.cohortId, [entrant.id])
      act.record('point', `${entrant.id} ${task.pointId}`, campaign.id, { marks: revealed.map(({ id, assessorId, outcome, rating }) => ({ id, assessorId, outcome, rating })) }, 'marks.revealed')
    }
    return after
  },
})

async function ownMark(act: Act, taskId: string): Promise<Mark> {
  const mark = await findOwnMark(act.ex, act.person, taskId)
  if (!mark) throw new AppError('row-not-found', { what: 'mark', id: taskId })
  return mark
}

/** Who departs from what the machine says, or rates nothing, says why. */
async function needNote(act: Act, campaign: Campaign, entrant: Entrant, mark: Mark): Promise<void> {
  if (mark.note.trim() !== '') return
  if (mark.outcome !== 'rated') throw new AppError('reason-needed', { why: mark.outcome, whyZh: STATE_TITLES[mark.outcome]?.[0] ?? mark.outcome })
  const machine = await automaticRating(act.ex, campaign, entrant, mark.pointId)
  if (machine !== null && !isWithin(machine, mark.rating ?? 0, 0)) throw new AppError('reason-needed', { why: `the automatic rating is ${machine}`, whyZh: `与自动判定的得分率 ${Math.round(machine * 10_000) / 100}% 不同` })
}

/** Takes a mark back to draft while the others of its point are not all in. */
export const reopenMark = defineVerb('mark.reopen', {
  async work(act, { taskId, version }) {
    const { task, campaign, entrant } = await ownTask(act, taskId)
    const before = await ownMark(act, taskId)
    refuseStale('mark', version, before.version)
    checkStep(MARK_MACHINE, act.verb, 'mark', before.state)
    checkStep(TASK_MACHINE, act.verb, 'task', task.state)
    await lockEntrants(act.ex, [entrant.id])
    if ((await listRevealedMarks(act.ex, { campaignId: campaign.id, entrantIds: [entrant.id], pointId: task.pointId })).length > 0) throw new AppError('marks-revealed', {})
    const after = await reopenOwnMark(act.ex, act.person, before.id, version)
    act.record('mark', after.id, campaign.id, { taskId, version: after.version })
    return after
  },
})

export const listMarks = defineVerb('mark.list', {
  kind: 'read',
  async work(act, params) { await act.inCampaign(params.campaignId); return listOwnMarks(act.ex, act.person, params) },
})

/** Every version of one's own mark. */
export const readMarkHistory = defineVerb('mark.history', {
  kind: 'read',
  async work(act, { taskId }) {
    await ownTask(act, taskId)
    return listOwnMarkVersions(act.ex, act.person, (await ownMark(act, taskId)).id)
  },
})

/** A rating in place of the machine's (or, in a correction, of whatever counted), never without a reason; one in force per point. */
export const setOverride = defineVerb('override.set', {
  async work(act, { entrantId, pointId, opinion, reason, evidence }) {
    const { entrant, campaign } = await act.entrantInReach(entrantId)
    await act.refuseConflict(campaign.id, entrant)
    pointOf(await variantOfCohort(act.ex, campaign, entrant.cohortId), pointId)
    const made = await createOverride(act.ex, { campaignId: campaign.id, entrantId, pointId, outcome: opinion.outcome, rating: ratingOf(opinion), reason, evidence, madeBy: act.person })
    await rescore(act.ex, campaign, entrant.cohortId, [entrantId])
    act.record('judgement_override', made.id, campaign.id, { entrantId, pointId, opinion, reason })
    return made
  },
})

export const revokeOverrideVerb = defineVerb('override.revoke', {
  async work(act, { entrantId, id, version, reason }) {
    const { entrant, campaign } = await act.entrantInReach(entrantId)
    await act.refuseConflict(campaign.id, entrant)
    const before = (await listOverrides(act.ex, entrantId)).find(row => row.id === id)
    if (!before) throw new AppError('row-not-found', { what: 'judgement_override', id })
    const after = await revokeOverride(act.ex, id, version, { at: act.at, by: act.person, reason })
    await rescore(act.ex, campaign, entrant.cohortId, [entrantId])
    act.record('judgement_override', id, campaign.id, { entrantId, pointId: before.pointId, reason })
    return after
  },
})

/** With those taken back: who, when and why, both times. */
export const listOverridesVerb = defineVerb('override.list', {
  kind: 'read',
  async work(act, { entrantId }) { await act.entrantInReach(entrantId); return listEveryOverride(act.ex, entrantId) },
})
