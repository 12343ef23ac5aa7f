import type { Reply } from '../api/client.ts'
import type { Campaign } from '../parts/campaign.ts'

type Progress = Reply<'get /campaigns/{id}/progress'>
type Readiness = Reply<'get /campaigns/{id}/check'>
export type NeedKind =
  | 'noCohort' | 'noEntrant' | 'noAssessor' | 'collectionsAtWork' | 'failedCollections' | 'notCollected' | 'judgingDue' | 'entrantsWithoutJudgement' | 'proposedSets' | 'undecidedCases' | 'noTasks' | 'openTasks' | 'unassignedTasks'
  | 'disagreements' | 'openAdjudications' | 'undecidedAppeals' | 'pendingPoints' | 'undeterminedPoints' | 'replyUntil'

/** Something that is still to be done, how much of it, and where. `stops`: without it the next step is refused. */
export interface Need { readonly kind: NeedKind; readonly count: number; readonly path: string; readonly stops: boolean; readonly until?: string }

interface Known { readonly campaign: Campaign; readonly progress: Progress; readonly check: Readiness | undefined; readonly entrants: number | undefined; readonly assessors: number | undefined }

/** What the present phase still needs; every line leads to its place. Only what the server counted. */
export function needsOf({ campaign, progress: { open, collections, tasks }, check, entrants, assessors }: Known): Need[] {
  const need = (kind: NeedKind, count: number | undefined, path: string, stops = false): Need[] => (count === undefined || count === 0 ? [] : [{ kind, count, path, stops }])
  const missing = (kind: NeedKind, count: number | undefined, path: string, stops = false): Need[] => (count === 0 ? [{ kind, count: 0, path, stops }] : [])
  const failed = collections.filter(({ state }) => state === 'failed').reduce((sum, { count }) => sum + count, 0)
  const collected = collections.reduce((sum, { count }) => sum + count, 0)
  const due = need('judgingDue', open.judgingDue, '/judgements')
  const collecting = [...need('collectionsAtWork', open.collectionsAtWork, '/collections'), ...need('failedCollections', failed, '/collections?state=failed')]
  const judging = [...due, ...need('proposedSets', open.proposedSets, '/judgements'), ...need('entrantsWithoutJudgement', open.entrantsWithoutJudgement, '/judgements')]
  switch (campaign.state) {
    case 'draft': return [
      ...missing('noCohort', campaign.cohorts.length, '/set-up?part=cohorts', true), ...missing('noEntrant', entrants, '/set-up?part=entrants', true), ...missing('noAssessor', assessors, '/set-up?part=people'),
    ]
    case 'collecting': return [...missing('notCollected', collected, '/collections'), ...collecting, ...due]
    case 'judging': return [...collecting, ...judging]
    case 'declaring': return [...judging, ...need('undecidedCases', open.undecidedCases, '/cases')]
    case 'assessing': return [
      ...judging, ...missing('noTasks', tasks.open + tasks.done, '/tasks'), ...need('unassignedTasks', open.unassignedTasks, '/tasks?part=list', true), ...need('openTasks', open.openTasks, '/tasks', true),
      ...need('disagreements', check?.disagreements, '/tasks?part=adjudications'), ...need('undecidedCases', open.undecidedCases, '/cases'),
    ]
    case 'adjudicating': return [
      ...need('disagreements', check?.disagreements, '/tasks?part=adjudications', true), ...need('openAdjudications', open.openAdjudications, '/tasks?part=adjudications', true), ...need('undecidedCases', open.undecidedCases, '/cases'),
      ...need('judgingDue', open.judgingDue, '/judgements', true), ...need('proposedSets', open.proposedSets, '/judgements'), ...need('entrantsWithoutJudgement', open.entrantsWithoutJudgement, '/judgements', true),
    ]
    case 'replying': return [
      ...(check && check.replyUntil !== null && new Date(check.replyUntil) > new Date() ? [{ kind: 'replyUntil' as const, count: 1, path: '/appeals', stops: true, until: check.replyUntil }] : []),
      ...need('undecidedAppeals', open.undecidedAppeals, '/appeals', true), ...need('undecidedCases', open.undecidedCases, '/cases', true), ...need('openAdjudications', open.openAdjudications, '/tasks?part=adjudications', true),
      ...need('disagreements', check?.disagreements, '/tasks?part=adjudications', true), ...need('openTasks', open.openTasks, '/tasks', true), ...need('collectionsAtWork', open.collectionsAtWork, '/collections'), ...need('proposedSets', open.proposedSets, '/judgements'),
      ...need('entrantsWithoutJudgement', open.entrantsWithoutJudgement, '/judgements', true), ...need('pendingPoints', check?.pendingPoints, '/results', true), ...need('undeterminedPoints', check?.undeterminedPoints, '/results'),
    ]
    default: return []
  }
}
