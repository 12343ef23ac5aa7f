import { ROLES } from '../../model/campaign.ts'
import type { CampaignState, Role } from '../../model/campaign.ts'
import type { WaitingKind } from '../../model/waiting.ts'
import { countOpenWork } from '../../store/point-record.ts'
import { countCampaignWork, countOwnWork, listLiveCampaigns, listUnitWork } from '../../store/waiting-work.ts'
import type { LiveCampaign } from '../../store/waiting-work.ts'
import type { Act } from './act.ts'
import { standingOf } from './actor.ts'
import type { Standing } from './actor.ts'
import { defineVerb } from './verb.ts'

/** `late`: of the count, those past their date. `done`: of the same kind, finished. `entrantId`: whose, where it is one unit's. */
interface Waiting { readonly kind: WaitingKind; readonly count: number; readonly late: number; readonly done: number | null; readonly until: string | null; readonly entrantId: string | null; readonly unitName: string | null }
interface CampaignWaiting { readonly campaignId: string; readonly title: string; readonly state: CampaignState; readonly timeZone: string; readonly roles: readonly Role[]; readonly waiting: readonly Waiting[] }

const waits = (kind: WaitingKind, count: number, more: Partial<Waiting> = {}): Waiting => ({ kind, count, late: 0, done: null, until: null, entrantId: null, unitName: null, ...more })
/** Past its end everything of a kind is late. */
const until = (count: number, end: string | null, at: string) => ({ until: end, late: end !== null && end < at ? count : 0 })

/** What waits for the person, in every live campaign in which he or she has a role. Counts only; nothing of any mark. */
export const listWaiting = defineVerb('work.list', {
  kind: 'read',
  async work(act): Promise<CampaignWaiting[]> {
    const within = await act.somewhere()
    const standing = await standingOf(act.ex, act.actor)
    const answers: CampaignWaiting[] = []
    for (const campaign of await listLiveCampaigns(act.ex, within === null ? null : [...within])) {
      const held = standing.filter(({ campaignId }) => campaignId === null || campaignId === campaign.id)
      const roles = ROLES.filter(role => held.some(({ party }) => party === role))
      answers.push({ campaignId: campaign.id, title: campaign.title, state: campaign.state, timeZone: campaign.timeZone, roles, waiting: (await waitingIn(act, campaign, held)).filter(({ count, done }) => count > 0 || (done ?? 0) > 0) })
    }
    return answers
  },
})

async function waitingIn(act: Act, campaign: LiveCampaign, held: readonly Standing[]): Promise<Waiting[]> {
  const is = (...roles: Role[]) => held.some(({ party }) => (roles as readonly string[]).includes(party))
  const found: Waiting[] = []
  if (act.personId !== null && is('assessor', 'reviewer')) {
    const own = await countOwnWork(act.ex, campaign.id, act.personId, act.at)
    const end = campaign.assessUntil
    if (is('assessor')) found.push(waits('tasks', own.open, { done: own.done, until: own.dueAt ?? end, late: Math.max(own.late, until(own.open, end, act.at).late) }))
    if (is('reviewer')) found.push(waits('adjudications', own.adjudications))
  }
  if (is('administrator', 'manager', 'reviewer')) {
    const open = await countOpenWork(act.ex, campaign.id)
    found.push(waits('appeals', open.undecidedAppeals, until(open.undecidedAppeals, campaign.replyUntil, act.at)), waits('cases', open.undecidedCases))
    if (is('administrator', 'manager')) {
      const work = await countCampaignWork(act.ex, campaign.id, act.at)
      found.push(waits('failed-collections', work.failedCollections), waits('proposals', open.proposedSets), waits('unassigned-tasks', open.unassignedTasks), waits('unassigned-adjudications', work.unassignedAdjudications), waits('late-tasks', work.lateTasks, { late: work.lateTasks }))
    }
  }
  const units = held.flatMap(({ party, unitId }) => (party === 'unit' && unitId !== null ? [unitId] : []))
  for (const { entrantId, unitName, drafts, closesAt, answered } of units.length === 0 ? [] : await listUnitWork(act.ex, campaign.id, units)) {
    const whose = { entrantId, unitName }
    if (campaign.state === 'declaring') found.push(waits('declarations', Math.max(drafts, 1), { ...whose, ...until(drafts, campaign.declareUntil, act.at) }))
    // After its end there is nothing to answer any more.
    if (campaign.state === 'replying' && closesAt !== null && closesAt >= act.at) found.push(waits('reply', 1, { ...whose, done: answered, until: closesAt }))
  }
  return found
}
