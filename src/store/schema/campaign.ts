import { date, doublePrecision, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { CAMPAIGN_STATES, CONFLICT_KINDS, RANKINGS, ROLES } from '../../model/campaign.ts'
import type { RefusedRow, Tier } from '../../model/campaign.ts'
import { createdAt, document, id, instant, versioned } from './columns.ts'

export const unit = pgTable('unit', {
  id: id(),
  name: text('name').notNull(),
  level: text('level').notNull(),
  regionCode: text('region_code').notNull(),
  code: text('code'),
  parentId: uuid('parent_id'),
  timeZone: text('time_zone').notNull().default('Asia/Shanghai'),
  ...versioned(),
})

export const contact = pgTable('contact', {
  id: id(),
  unitId: uuid('unit_id').notNull(),
  name: text('name').notNull(),
  duty: text('duty'),
  phone: text('phone'),
  email: text('email'),
  retiredAt: instant('retired_at'),
  ...versioned(),
})

export const channel = pgTable('channel', {
  id: id(),
  unitId: uuid('unit_id').notNull(),
  kind: text('kind').notNull(),
  name: text('name'),
  address: text('address').notNull(),
  retiredAt: instant('retired_at'),
  ...versioned(),
})

export const campaign = pgTable('campaign', {
  id: id(),
  slug: text('slug').notNull(),
  title: text('title').notNull(),
  state: text('state', { enum: CAMPAIGN_STATES }).notNull().default('draft'),
  windowFrom: date('window_from').notNull(),
  windowTo: date('window_to').notNull(),
  evaluationDate: date('evaluation_date').notNull(),
  timeZone: text('time_zone').notNull().default('Asia/Shanghai'),
  declareUntil: instant('declare_until'),
  assessUntil: instant('assess_until'),
  replyUntil: instant('reply_until'),
  disagreementThreshold: doublePrecision('disagreement_threshold').notNull().default(0.25),
  marksPerPoint: smallint('marks_per_point').notNull().default(2),
  ranking: text('ranking', { enum: RANKINGS }).notNull().default('dense'),
  tiers: document<readonly Tier[]>('tiers').notNull().default([]),
  policy: document<Readonly<Record<string, unknown>>>('policy').notNull().default({}),
  settings: document<Readonly<Record<string, unknown>>>('settings').notNull().default({}),
  earlierCampaignId: uuid('earlier_campaign_id'),
  ...versioned(),
})

export const cohort = pgTable('cohort', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  name: text('name').notNull(),
  position: integer('position').notNull().default(0),
  schemeEditionId: uuid('scheme_edition_id').notNull(),
  variant: text('variant').notNull(),
  channelKinds: text('channel_kinds').array().notNull().default([]),
  settings: document<Readonly<Record<string, unknown>>>('settings').notNull().default({}),
  ...versioned(),
})

export const entrant = pgTable('entrant', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  cohortId: uuid('cohort_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  channelId: uuid('channel_id'),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason'),
  judgingDueSince: instant('judging_due_since'),
  ...versioned(),
})

export const membership = pgTable('membership', {
  id: id(),
  personId: uuid('person_id').notNull(),
  role: text('role', { enum: ROLES }).notNull(),
  campaignId: uuid('campaign_id'),
  unitId: uuid('unit_id'),
  grantedBy: uuid('granted_by'),
  grantedAt: instant('granted_at').notNull().default(sql`now()`),
  revokedAt: instant('revoked_at'),
  version: integer('version').notNull().default(1),
  updatedAt: instant('updated_at').notNull().default(sql`now()`),
})

export const conflictRule = pgTable('conflict_rule', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  kind: text('kind', { enum: CONFLICT_KINDS }).notNull(),
  digits: smallint('digits'),
  personId: uuid('person_id'),
  unitId: uuid('unit_id'),
  reason: text('reason'),
  revokedAt: instant('revoked_at'),
  ...versioned(),
})

export const importRun = pgTable('import_run', {
  id: id(),
  campaignId: uuid('campaign_id'),
  kind: text('kind').notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256'),
  accepted: integer('accepted').notNull(),
  refused: document<readonly RefusedRow[]>('refused').notNull().default([]),
  importedBy: uuid('imported_by'),
  createdAt: createdAt(),
})
