import { boolean, doublePrecision, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { ADJUDICATION_STATES, APPEAL_OUTCOMES, APPEAL_STATES, CASE_STATES, DECLARATION_STATES, MARK_STATES, OUTCOMES, SCAN_STATES, TASK_STATES } from '../../model/campaign.ts'
import type { EvidenceRef } from '../../model/evidence.ts'
import { createdAt, document, id, instant, versioned } from './columns.ts'

const place = () => ({ campaignId: uuid('campaign_id').notNull(), entrantId: uuid('entrant_id').notNull() })

export const declaration = pgTable('declaration', {
  id: id(),
  ...place(),
  pointId: text('point_id').notNull(),
  text: text('text').notNull().default(''),
  links: document<readonly string[]>('links').notNull().default([]),
  state: text('state', { enum: DECLARATION_STATES }).notNull().default('draft'),
  submittedBy: uuid('submitted_by'),
  submittedAt: instant('submitted_at'),
  ...versioned(),
})

export const bonusCase = pgTable('bonus_case', {
  id: id(),
  ...place(),
  category: text('category').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull().default(''),
  state: text('state', { enum: CASE_STATES }).notNull().default('draft'),
  submittedBy: uuid('submitted_by'),
  submittedAt: instant('submitted_at'),
  award: doublePrecision('award'),
  reason: text('reason'),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  ...versioned(),
})

export const task = pgTable('task', {
  id: id(),
  ...place(),
  pointId: text('point_id').notNull(),
  round: smallint('round').notNull(),
  assessorId: uuid('assessor_id'),
  state: text('state', { enum: TASK_STATES }).notNull().default('open'),
  dueAt: instant('due_at'),
  ...versioned(),
})

export const mark = pgTable('mark', {
  id: id(),
  taskId: uuid('task_id').notNull(),
  ...place(),
  pointId: text('point_id').notNull(),
  assessorId: uuid('assessor_id').notNull(),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  rating: doublePrecision('rating'),
  note: text('note').notNull().default(''),
  evidence: document<readonly EvidenceRef[]>('evidence').notNull().default([]),
  state: text('state', { enum: MARK_STATES }).notNull().default('draft'),
  submittedAt: instant('submitted_at'),
  ...versioned(),
})

/** What the database itself wrote down of each version of a mark. */
export interface MarkVersionDocument {
  readonly assessorId: string
  readonly outcome: (typeof OUTCOMES)[number]
  readonly rating: number | null
  readonly note: string
  readonly evidence: readonly EvidenceRef[]
  readonly state: (typeof MARK_STATES)[number]
}

export const markVersion = pgTable('mark_version', {
  markId: uuid('mark_id').notNull(),
  version: integer('version').notNull(),
  document: document<MarkVersionDocument>('document').notNull(),
  at: instant('at').notNull().default(sql`now()`),
}, table => [primaryKey({ columns: [table.markId, table.version] })])

export const judgementOverride = pgTable('judgement_override', {
  id: id(),
  ...place(),
  pointId: text('point_id').notNull(),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  rating: doublePrecision('rating'),
  reason: text('reason').notNull(),
  evidence: document<readonly EvidenceRef[]>('evidence').notNull().default([]),
  madeBy: uuid('made_by').notNull(),
  revokedAt: instant('revoked_at'),
  revokedBy: uuid('revoked_by'),
  revokedReason: text('revoked_reason'),
  published: boolean('published').notNull().default(false),
  ...versioned(),
})

export const adjudication = pgTable('adjudication', {
  id: id(),
  ...place(),
  pointId: text('point_id').notNull(),
  spread: doublePrecision('spread').notNull(),
  state: text('state', { enum: ADJUDICATION_STATES }).notNull().default('open'),
  reviewerId: uuid('reviewer_id'),
  outcome: text('outcome', { enum: OUTCOMES }),
  rating: doublePrecision('rating'),
  reason: text('reason'),
  evidence: document<readonly EvidenceRef[]>('evidence').notNull().default([]),
  decidedAt: instant('decided_at'),
  ...versioned(),
})

export const preliminaryResult = pgTable('preliminary_result', {
  id: id(),
  ...place(),
  document: document<unknown>('document').notNull(),
  openedAt: instant('opened_at').notNull(),
  closesAt: instant('closes_at').notNull(),
})

export const reply = pgTable('reply', {
  id: id(),
  ...place(),
  pointId: text('point_id').notNull(),
  repliedBy: uuid('replied_by').notNull(),
  at: instant('at').notNull(),
  withdrawnAt: instant('withdrawn_at'),
})

export const appeal = pgTable('appeal', {
  id: id(),
  ...place(),
  pointId: text('point_id').notNull(),
  grounds: text('grounds').notNull(),
  state: text('state', { enum: APPEAL_STATES }).notNull().default('draft'),
  filedBy: uuid('filed_by'),
  filedAt: instant('filed_at'),
  ...versioned(),
})

export const appealDecision = pgTable('appeal_decision', {
  id: id(),
  appealId: uuid('appeal_id').notNull(),
  outcome: text('outcome', { enum: APPEAL_OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  ratingBefore: doublePrecision('rating_before'),
  ratingAfter: doublePrecision('rating_after'),
  scoreChange: doublePrecision('score_change').notNull(),
  decidedBy: uuid('decided_by').notNull(),
  decidedAt: instant('decided_at').notNull(),
})

export const attachment = pgTable('attachment', {
  id: id(),
  declarationId: uuid('declaration_id'),
  bonusCaseId: uuid('bonus_case_id'),
  markId: uuid('mark_id'),
  adjudicationId: uuid('adjudication_id'),
  appealId: uuid('appeal_id'),
  sha256: text('sha256').notNull(),
  fileName: text('file_name').notNull(),
  scan: text('scan', { enum: SCAN_STATES }).notNull().default('not-scanned'),
  uploadedBy: uuid('uploaded_by').notNull(),
  createdAt: createdAt(),
  removedAt: instant('removed_at'),
})
