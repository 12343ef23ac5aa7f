import { AppError } from '../../shared/errors.ts'
import type { Campaign } from '../../store/campaign.ts'
import { measures } from '../../measures/registry.ts'
import { listConflicts } from '../../store/conflict-rule.ts'
import { findDeclaration } from '../../store/declaration.ts'
import { listAttachments } from '../../store/attachment.ts'
import { getEntrant } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { acceptedJudgementSet, listJudgements } from '../../store/judgement-set.ts'
import { findOwnMark } from '../../store/mark.ts'
import { peopleInRole } from '../../store/membership.ts'
import { listCohorts } from '../../store/cohort.ts'
import { countTasks, countTasksByPoint, createTasks, getTask, listTasks, updateTask } from '../../store/task.ts'
import type { Task } from '../../store/task.ts'
import { getUnit } from '../../store/unit.ts'
import { sameCampaign } from './act.ts'
import type { Act } from './act.ts'
import { assign } from './assignment.ts'
import type { Assignable } from './assignment.ts'
import { automaticRating } from './automatic-rating.ts'
import { given } from './changes.ts'
import { allEntrants } from './cohorts.ts'
import { pointOf, variantOfCohort } from './schemes.ts'
import { totalsOf } from './scores.ts'
import { suggestionsOf } from './set-suggestions.ts'
import { checkStep, TASK_MACHINE } from './states.ts'
import { defineVerb } from './verb.ts'

const MEASURES = new Map(measures.map(measure => [measure.id, measure]))

interface Need { readonly items: Assignable[]; readonly withoutJudgement: number }

/** Points that the machine left to people (or those named), of entrants with accepted judgements, with the rounds that have no task. */
async function findNeed(ex: Executor, campaign: Campaign, cohortId: string | undefined, only: readonly string[] | undefined): Promise<Need> {
  const tasks = Map.groupBy(await everyTask(ex, campaign.id), task => `${task.entrantId} ${task.pointId}`)
  const entrants = await allEntrants(ex, campaign.id, cohortId)
  const items: Assignable[] = []
  let withoutJudgement = 0
  for (const [cohort, members] of Map.groupBy(entrants, entrant => entrant.cohortId)) {
    const variant = await variantOfCohort(ex, campaign, cohort)
    const judged = []
    for (const member of members) if (await acceptedJudgementSet(ex, member.id)) judged.push(member)
    withoutJudgement += members.length - judged.length
    const names = new Map(judged.map(({ id, unit }) => [id, unit.name]))
    for await (const chunk of totalsOf(ex, campaign, variant, judged.map(({ id }) => id))) {
      for (const { entrantId, totals } of chunk) for (const indicator of totals.indicators) for (const point of indicator.points) {
        const isWanted = only === undefined ? point.decision === undefined && (point.state === 'pending' || point.state === 'undetermined') : only.includes(point.id)
        const existing = tasks.get(`${entrantId} ${point.id}`) ?? []
        // What people have begun goes on, whatever the machine says meanwhile.
        const rounds = isWanted || existing.length > 0 ? Array.from({ length: campaign.marksPerPoint }, (_, i) => i + 1).filter(round => !existing.some(task => task.round === round)) : []
        if (rounds.length > 0) items.push({ entrantId, pointId: point.id, indicatorId: indicator.id, unitName: names.get(entrantId) ?? entrantId, rounds, taken: existing.flatMap(task => task.assessorId ?? []) })
      }
    }
  }
  return { items, withoutJudgement }
}

/** All tasks in force of a campaign. */
async function everyTask(ex: Executor, campaignId: string): Promise<Task[]> {
  const all: Task[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listTasks>> = await listTasks(ex, { campaignId, after, limit: 500 })
    all.push(...page.items.filter(({ state }) => state !== 'cancelled'))
    after = page.next
  } while (after !== null)
  return all
}

/** How many marks are needed before anybody is given any. */
export const planTasks = defineVerb('task.plan', {
  kind: 'read',
  async work(act, { campaignId, cohortId }) {
    const { campaign } = await act.inCampaign(campaignId)
    const { items, withoutJudgement } = await findNeed(act.ex, campaign, cohortId, undefined)
    const byIndicator = Map.groupBy(items, item => item.indicatorId)
    return {
      points: items.length, marks: items.reduce((sum, { rounds }) => sum + rounds.length, 0), entrantsWithoutJudgement: withoutJudgement,
      indicators: [...byIndicator].map(([id, list]) => ({ id, points: list.length, marks: list.reduce((sum, { rounds }) => sum + rounds.length, 0) })),
      assessors: (await peopleInRole(act.ex, campaignId, 'assessor')).map(({ personId, name }) => ({ personId, name })),
    }
  },
})

/** Creates and gives out the tasks that are missing; to do it twice makes none twice. */
export const createTasksVerb = defineVerb('task.create', {
  async work(act, { campaignId, cohortId, by, seed, points, assessorIds, dueAt }) {
    // One at a time: two that plan at once would give the same rounds to different people.
    const { campaign } = await act.inCampaign(campaignId, 'update')
    const people = new Set((await peopleInRole(act.ex, campaignId, 'assessor')).map(({ personId }) => personId))
    const stranger = assessorIds?.find(id => !people.has(id))
    if (stranger !== undefined) throw new AppError('row-not-found', { what: 'assessor', id: stranger })
    const { items, withoutJudgement } = await findNeed(act.ex, campaign, cohortId, points)
    const conflicts = new Set((await listConflicts(act.ex, campaignId)).map(({ personId, entrantId }) => `${personId} ${entrantId}`))
    const load = new Map((await countTasks(act.ex, campaignId)).flatMap(({ assessorId, open, done }) => (assessorId === null ? [] : [[assessorId, open + done] as const])))
    const assigned = assign(items, { by, seed, assessorIds: assessorIds ?? [...people], conflicts, load })
    const made = await createTasks(act.ex, assigned.map(task => ({ campaignId, entrantId: task.entrantId, pointId: task.pointId, round: task.round, assessorId: task.assessorId, ...given({ dueAt: dueAt ?? campaign.assessUntil ?? undefined }) })))
    if (made !== assigned.length) throw new Error(`${assigned.length} tasks were to be made, ${made} were`)
    const counts = Object.fromEntries([...Map.groupBy(assigned, task => task.assessorId)].map(([id, list]) => [id, list.length]))
    act.record('campaign', campaignId, campaignId, { by, seed, created: made, perAssessor: counts })
    return { created: made, perAssessor: counts, entrantsWithoutJudgement: withoutJudgement }
  },
})

async function openTask(act: Act, campaignId: string, id: string): Promise<Task> {
  await act.inCampaign(campaignId)
  const task = await getTask(act.ex, id)
  sameCampaign('task', task, campaignId)
  checkStep(TASK_MACHINE, act.verb, 'task', task.state)
  return task
}

/** Gives an open task to somebody else: the old one is cancelled with whatever draft it has, and a new one made. */
export const reassignTask = defineVerb('task.reassign', {
  async work(act, { campaignId, id, version, assessorId }) {
    const task = await openTask(act, campaignId, id)
    if (!(await peopleInRole(act.ex, campaignId, 'assessor')).some(({ personId }) => personId === assessorId)) throw new AppError('row-not-found', { what: 'assessor', id: assessorId })
    await act.refuseConflict(campaignId, await getEntrant(act.ex, task.entrantId), assessorId)
    await updateTask(act.ex, id, version, { state: 'cancelled' })
    const { entrantId, pointId, round, dueAt } = task
    const made = await createTasks(act.ex, [{ campaignId, entrantId, pointId, round, assessorId, dueAt }])
    if (made !== 1) throw new AppError('already-exists', { what: 'task', why: 'this person has another round of the point', whyZh: '此人已有这个要点的另一次评分' })
    const next = (await listTasks(act.ex, { campaignId, entrantId, pointId, assessorId, state: 'open' })).items[0]
    act.record('task', id, campaignId, { from: task.assessorId, to: assessorId, newTask: next?.id ?? null })
    return next ?? null
  },
})

export const cancelTask = defineVerb('task.cancel', {
  async work(act, { campaignId, id, version, reason }) {
    const task = await openTask(act, campaignId, id)
    const after = await updateTask(act.ex, id, version, { state: 'cancelled' })
    act.record('task', id, campaignId, { entrantId: task.entrantId, pointId: task.pointId, round: task.round, reason })
    return after
  },
})

/** An assessor gets only his or her own, whatever is asked for. */
export const listTasksVerb = defineVerb('task.list', {
  kind: 'read',
  async work(act, params) {
    const { reach } = await act.inCampaign(params.campaignId)
    return listTasks(act.ex, { ...given(params), ...(!reach.all && { assessorId: act.person }) })
  },
})

/** Everything an assessor needs for one mark: the point with its rubric, what the machine says, what the unit declared, the own draft. Nothing of any other mark. */
export const readTask = defineVerb('task.read', {
  kind: 'read',
  async work(act, { id }) {
    const task = await getTask(act.ex, id)
    const { campaign } = await act.inReach({ what: 'task', id, campaignId: task.campaignId }, () => task.assessorId === act.person && task.state !== 'cancelled')
    const entrant = await getEntrant(act.ex, task.entrantId)
    await act.refuseConflict(campaign.id, entrant)
    return { task, ...(await pointMaterial(act.ex, campaign, task)), mark: (await findOwnMark(act.ex, act.person, id)) ?? null }
  },
})

/** What people judge a point by: its text and rubric, the accepted judgements, what a language model suggested, the submitted declaration. */
export async function pointMaterial(ex: Executor, campaign: Campaign, { entrantId, pointId }: { readonly entrantId: string; readonly pointId: string }) {
  const entrant = await getEntrant(ex, entrantId)
  const { point, indicator } = pointOf(await variantOfCohort(ex, campaign, entrant.cohortId), pointId)
  const accepted = await acceptedJudgementSet(ex, entrantId)
  const judgements = accepted ? (await listJudgements(ex, accepted.id)).filter(row => row.pointId === pointId) : []
  const declared = await findDeclaration(ex, entrantId, pointId)
  const declaration = declared?.state === 'submitted' ? declared : undefined
  return {
    unit: { id: entrant.unitId, name: (await getUnit(ex, entrant.unitId)).name },
    point: { id: point.id, no: point.no, text: point.text, path: indicator.path, rubric: point.rubric ?? null },
    automatic: await automaticRating(ex, campaign, entrant, pointId),
    suggestions: suggestionsOf(accepted?.document ?? {}).get(pointId) ?? [],
    judgements: judgements.map(({ measureId, measureVersion, params, document }) => ({ measureId, measureVersion, title: MEASURES.get(measureId)?.title ?? measureId, explain: MEASURES.get(measureId)?.explain ?? '', params, judgement: document })),
    declaration: declaration ? { id: declaration.id, text: declaration.text, links: declaration.links, attachments: await listAttachments(ex, { declarationId: declaration.id }) } : null,
  }
}

/** How many tasks each has, open and done. */
export const readLoad = defineVerb('task.load', {
  kind: 'read',
  async work(act, { campaignId }) { await act.inCampaign(campaignId); return countTasks(act.ex, campaignId) },
})

/** How far people's work is, indicator by indicator and point by point, in the order of the table. */
export const readTaskProgress = defineVerb('task.progress', {
  kind: 'read',
  async work(act, { campaignId, cohortId }) {
    const { campaign } = await act.inCampaign(campaignId)
    const cohorts = (await listCohorts(act.ex, campaignId)).filter(({ id }) => cohortId === undefined || id === cohortId)
    return Promise.all(cohorts.map(async ({ id, name }) => {
      const counts = new Map((await countTasksByPoint(act.ex, { campaignId, cohortId: id, at: act.at })).map(({ pointId, ...count }) => [pointId, count]))
      const { variant } = await variantOfCohort(act.ex, campaign, id)
      const indicators = variant.indicators.map(indicator => {
        const points = indicator.points.flatMap(({ id: pointId, no, text }) => { const count = counts.get(pointId); return count ? [{ id: pointId, no, text, ...count }] : [] })
        const sum = (key: 'open' | 'done' | 'overdue' | 'unassigned') => points.reduce((total, point) => total + point[key], 0)
        return { id: indicator.id, path: indicator.path, open: sum('open'), done: sum('done'), overdue: sum('overdue'), unassigned: sum('unassigned'), points }
      })
      return { cohortId: id, cohortName: name, indicators: indicators.filter(({ points }) => points.length > 0) }
    }))
  },
})
