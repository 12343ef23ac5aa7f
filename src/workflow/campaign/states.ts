import { EVIDENCE_STATES } from '../../model/campaign.ts'
import type { AdjudicationState, AppealState, CampaignState, CaseState, CollectionState, DeclarationState, JudgementSetState, MarkState, TaskState } from '../../model/campaign.ts'
import { AppError } from '../../shared/errors.ts'
import type { VerbName } from './permissions.ts'

/** What a verb makes of a thing: from any of these states to that one. */
export interface Step<S extends string> { readonly from: readonly S[]; readonly to: S }
export type Machine<S extends string> = { readonly [V in VerbName]?: Step<S> | readonly Step<S>[] }

const BEFORE_CLOSE = ['draft', 'collecting', 'judging', 'declaring', 'assessing', 'adjudicating', 'replying'] as const

/** A campaign that has begun and is not closed: what is evaluated in it does not change behind its manager's back. */
export const UNDER_WAY: readonly CampaignState[] = [...EVIDENCE_STATES, 'replying']

/** The campaign itself. `campaign.advance` names its target; each step back is one that loses nothing. */
export const CAMPAIGN_MACHINE = {
  'campaign.advance': [
    { from: ['draft', 'judging'], to: 'collecting' },
    { from: ['collecting', 'declaring', 'assessing'], to: 'judging' },
    { from: ['judging', 'assessing'], to: 'declaring' },
    { from: ['judging', 'declaring', 'adjudicating'], to: 'assessing' },
    { from: ['assessing'], to: 'adjudicating' },
  ],
  'result.open': { from: ['adjudicating', 'assessing'], to: 'replying' },
  'campaign.close': { from: ['replying'], to: 'closed' },
  'campaign.reopen': { from: ['closed'], to: 'replying' },
  'publication.publish': { from: ['closed'], to: 'published' },
  'campaign.cancel': { from: [...BEFORE_CLOSE, 'closed'], to: 'cancelled' },
} as const satisfies Machine<CampaignState>

export const COLLECTION_MACHINE = {
  'collection.claim': { from: ['queued', 'running'], to: 'running' },
  'collection.finish': [{ from: ['running'], to: 'complete' }, { from: ['running'], to: 'partial' }, { from: ['running'], to: 'failed' }],
  'collection.pause': { from: ['queued', 'running'], to: 'paused' },
  'collection.resume': { from: ['paused'], to: 'queued' },
  'collection.cancel': { from: ['queued', 'running', 'paused'], to: 'cancelled' },
} as const satisfies Machine<CollectionState>

export const JUDGEMENT_SET_MACHINE = {
  'judgement.accept': { from: ['proposed'], to: 'accepted' },
  'judgement.accept-first': { from: ['proposed'], to: 'accepted' },
  'judgement.reject': { from: ['proposed'], to: 'rejected' },
} as const satisfies Machine<JudgementSetState>

export const DECLARATION_MACHINE = {
  'declaration.save': { from: ['draft', 'submitted', 'withdrawn'], to: 'draft' },
  'declaration.submit': { from: ['draft'], to: 'submitted' },
  'declaration.withdraw': { from: ['draft', 'submitted'], to: 'withdrawn' },
} as const satisfies Machine<DeclarationState>

export const CASE_MACHINE = {
  'case.save': { from: ['draft', 'submitted', 'withdrawn'], to: 'draft' },
  'case.submit': { from: ['draft'], to: 'submitted' },
  'case.withdraw': { from: ['draft', 'submitted'], to: 'withdrawn' },
  'case.decide': [{ from: ['submitted'], to: 'accepted' }, { from: ['submitted'], to: 'rejected' }],
} as const satisfies Machine<CaseState>

export const TASK_MACHINE = {
  'task.reassign': { from: ['open'], to: 'open' },
  'task.cancel': { from: ['open'], to: 'cancelled' },
  'mark.submit': { from: ['open'], to: 'done' },
  'mark.reopen': { from: ['done'], to: 'open' },
} as const satisfies Machine<TaskState>

export const MARK_MACHINE = {
  'mark.save': { from: ['draft'], to: 'draft' },
  'mark.submit': { from: ['draft'], to: 'submitted' },
  'mark.reopen': { from: ['submitted'], to: 'draft' },
} as const satisfies Machine<MarkState>

export const ADJUDICATION_MACHINE = {
  'adjudication.assign': { from: ['open'], to: 'open' },
  'adjudication.decide': { from: ['open'], to: 'decided' },
} as const satisfies Machine<AdjudicationState>

export const APPEAL_MACHINE = {
  'appeal.save': { from: ['draft'], to: 'draft' },
  'appeal.file': { from: ['draft'], to: 'filed' },
  'appeal.withdraw': { from: ['draft', 'filed'], to: 'withdrawn' },
  'appeal.decide': { from: ['filed'], to: 'decided' },
} as const satisfies Machine<AppealState>

/** Verbs inside a campaign that its state must allow; those not named are allowed in every state. */
export const PHASES: { readonly [V in VerbName]?: readonly CampaignState[] } = {
  'campaign.configure': BEFORE_CLOSE,
  'cohort.create': ['draft', 'collecting'],
  'cohort.update': ['draft', 'collecting'],
  'units.import': ['draft', 'collecting'],
  'units.preview': ['draft', 'collecting'],
  'entrant.add': ['draft', 'collecting'],
  'entrant.withdraw': BEFORE_CLOSE,
  'conflict.add': BEFORE_CLOSE,
  'conflict.revoke': BEFORE_CLOSE,
  'collection.request': EVIDENCE_STATES,
  'collection.retry': EVIDENCE_STATES,
  'collection.resume': EVIDENCE_STATES,
  'media.import': EVIDENCE_STATES,
  'records.import': EVIDENCE_STATES,
  'records.withdraw': EVIDENCE_STATES,
  'judgement.judge': EVIDENCE_STATES,
  'judgement.rejudge': EVIDENCE_STATES,
  'judgement.accept': EVIDENCE_STATES,
  'judgement.accept-first': EVIDENCE_STATES,
  'judgement.reject': BEFORE_CLOSE,
  'declaration.save': ['collecting', 'judging', 'declaring'],
  'declaration.submit': ['collecting', 'judging', 'declaring'],
  'declaration.withdraw': ['collecting', 'judging', 'declaring'],
  'case.save': ['collecting', 'judging', 'declaring'],
  'case.submit': ['collecting', 'judging', 'declaring'],
  'case.withdraw': ['collecting', 'judging', 'declaring'],
  'case.decide': ['declaring', 'assessing', 'adjudicating', 'replying'],
  'task.create': ['assessing'],
  'task.reassign': ['assessing'],
  'task.cancel': ['assessing'],
  'mark.save': ['assessing'],
  'mark.submit': ['assessing'],
  'mark.reopen': ['assessing'],
  'override.set': ['judging', 'declaring', 'assessing', 'adjudicating', 'published'],
  'override.revoke': ['judging', 'declaring', 'assessing', 'adjudicating', 'published'],
  'adjudication.open': ['assessing', 'adjudicating'],
  'adjudication.assign': ['assessing', 'adjudicating'],
  'adjudication.decide': ['assessing', 'adjudicating'],
  'reply.agree': ['replying'],
  'reply.withdraw': ['replying'],
  'appeal.save': ['replying'],
  'appeal.file': ['replying'],
  'appeal.withdraw': ['replying'],
  'appeal.decide': ['replying'],
  'publication.correct': ['published'],
}

/** The steps of a verb in a machine. */
export const stepsOf = <S extends string>(machine: Machine<S>, verb: VerbName): readonly Step<S>[] => {
  const steps = machine[verb]
  return steps === undefined ? [] : 'from' in steps ? [steps] : steps
}

/** Refuses (step-illegal) what the machine has no step for; `to` where a verb has several ends. */
export function checkStep<S extends string>(machine: Machine<S>, verb: VerbName, what: string, state: S, to?: S): void {
  const steps = stepsOf(machine, verb).filter(step => to === undefined || step.to === to)
  if (steps.some(step => step.from.includes(state))) return
  throw new AppError('step-illegal', { what, state, verb: to === undefined ? verb : `${verb} → ${to}`, allowed: [...new Set(steps.flatMap(step => step.from))].join(', ') })
}

/** Refuses (step-illegal) a verb that the campaign's state does not allow. */
export function checkPhase(verb: VerbName, state: CampaignState): void {
  const allowed = PHASES[verb]
  if (allowed && !allowed.includes(state)) throw new AppError('step-illegal', { what: 'campaign', state, verb, allowed: allowed.join(', ') })
}
