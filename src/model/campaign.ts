/** The closed vocabularies of a campaign; the database checks the very same lists. */

export const CAMPAIGN_STATES = ['draft', 'collecting', 'judging', 'declaring', 'assessing', 'adjudicating', 'replying', 'closed', 'published', 'cancelled'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]
/** From the first collection until results are opened: what is evaluated can still be collected, imported and judged. */
export const EVIDENCE_STATES = ['collecting', 'judging', 'declaring', 'assessing', 'adjudicating'] as const satisfies readonly CampaignState[]
export const takesEvidence = (state: CampaignState): boolean => (EVIDENCE_STATES as readonly CampaignState[]).includes(state)

export const ROLES = ['administrator', 'manager', 'assessor', 'reviewer', 'unit', 'observer'] as const
export type Role = (typeof ROLES)[number]

export const RANKINGS = ['dense', 'competition'] as const
export type Ranking = (typeof RANKINGS)[number]

/** own-region: leading digits of the codes are equal; own-employer: the unit, its parent or its children; declared: this person and this unit. */
export const CONFLICT_KINDS = ['own-region', 'own-employer', 'declared'] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]

export const COLLECTION_STATES = ['queued', 'running', 'paused', 'complete', 'partial', 'failed', 'cancelled'] as const
export type CollectionState = (typeof COLLECTION_STATES)[number]

/** slow: opened after more than 15 s, which the national rule counts as not open. */
export const SAMPLE_OUTCOMES = ['open', 'slow', 'down'] as const
export type SampleOutcome = (typeof SAMPLE_OUTCOMES)[number]

export const JUDGEMENT_SET_STATES = ['proposed', 'accepted', 'rejected', 'superseded'] as const
export type JudgementSetState = (typeof JUDGEMENT_SET_STATES)[number]

/** The outcome of a judgement, a mark, an override or an adjudication. */
export const OUTCOMES = ['rated', 'not-applicable', 'undetermined'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const DECLARATION_STATES = ['draft', 'submitted', 'withdrawn'] as const
export type DeclarationState = (typeof DECLARATION_STATES)[number]

export const CASE_STATES = ['draft', 'submitted', 'accepted', 'rejected', 'withdrawn'] as const
export type CaseState = (typeof CASE_STATES)[number]

export const TASK_STATES = ['open', 'done', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]

export const MARK_STATES = ['draft', 'submitted'] as const
export type MarkState = (typeof MARK_STATES)[number]

export const ADJUDICATION_STATES = ['open', 'decided'] as const
export type AdjudicationState = (typeof ADJUDICATION_STATES)[number]

export const APPEAL_STATES = ['draft', 'filed', 'decided', 'withdrawn'] as const
export type AppealState = (typeof APPEAL_STATES)[number]

export const APPEAL_OUTCOMES = ['upheld', 'partly', 'rejected'] as const
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number]

export const SCAN_STATES = ['not-scanned', 'clean', 'infected', 'failed'] as const
export type ScanState = (typeof SCAN_STATES)[number]

export interface Tier { readonly name: string; readonly from: number }

/** One row of an import that was refused: where it stands and why. */
export interface RefusedRow { readonly line: number; readonly column: string | null; readonly value: string | null; readonly why: string }
