import { date, doublePrecision, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { COLLECTION_STATES, JUDGEMENT_SET_STATES, OUTCOMES, SAMPLE_OUTCOMES } from '../../model/campaign.ts'
import { FAILURE_KINDS } from '../../model/evidence.ts'
import { RECORD_LIST_KINDS } from '../../model/imported-record.ts'
import type { Fact, Observation } from '../../model/evidence.ts'
import type { Judgement } from '../../model/judgement.ts'
import type { ImportFault } from '../../model/media.ts'
import { createdAt, document, id, instant, versioned } from './columns.ts'

export const collection = pgTable('collection', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  entrantId: uuid('entrant_id').notNull(),
  channelId: uuid('channel_id').notNull(),
  attempt: integer('attempt').notNull(),
  state: text('state', { enum: COLLECTION_STATES }).notNull().default('queued'),
  failure: text('failure', { enum: FAILURE_KINDS }),
  failureDetail: text('failure_detail'),
  progress: document<Readonly<Record<string, unknown>>>('progress'),
  coverage: document<Readonly<Record<string, unknown>>>('coverage'),
  manifest: document<Readonly<Record<string, unknown>>>('manifest'),
  heldBy: text('held_by'),
  heldUntil: instant('held_until'),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  ...versioned(),
})

export const collectionFile = pgTable('collection_file', {
  collectionId: uuid('collection_id').notNull(),
  path: text('path').notNull(),
  sha256: text('sha256').notNull(),
}, table => [primaryKey({ columns: [table.collectionId, table.path] })])

export const recordList = pgTable('record_list', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  entrantId: uuid('entrant_id').notNull(),
  kind: text('kind', { enum: RECORD_LIST_KINDS }).notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  rowCount: integer('row_count').notNull(),
  faults: document<readonly ImportFault[]>('faults').notNull().default([]),
  importedBy: uuid('imported_by'),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason'),
  ...versioned(),
})

export const observation = pgTable('observation', {
  id: id(),
  collectionId: uuid('collection_id').notNull(),
  probe: text('probe').notNull(),
  probeVersion: integer('probe_version').notNull(),
  target: text('target').notNull(),
  at: instant('at').notNull(),
  document: document<Observation>('document').notNull(),
})

export const availabilitySample = pgTable('availability_sample', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  channelId: uuid('channel_id').notNull(),
  at: instant('at').notNull(),
  outcome: text('outcome', { enum: SAMPLE_OUTCOMES }).notNull(),
  milliseconds: integer('milliseconds').notNull(),
  failure: text('failure', { enum: FAILURE_KINDS }),
})

export const factSet = pgTable('fact_set', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  entrantId: uuid('entrant_id').notNull(),
  toolVersion: text('tool_version').notNull(),
  sourceDigest: text('source_digest').notNull(),
  collectionIds: uuid('collection_ids').array().notNull(),
  createdAt: createdAt(),
  recordListIds: uuid('record_list_ids').array().notNull().default([]),
})

export const fact = pgTable('fact', {
  factSetId: uuid('fact_set_id').notNull(),
  name: text('name').notNull(),
  document: document<Fact<unknown>>('document').notNull(),
}, table => [primaryKey({ columns: [table.factSetId, table.name] })])

export const judgementSet = pgTable('judgement_set', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  entrantId: uuid('entrant_id').notNull(),
  factSetId: uuid('fact_set_id'),
  schemeEditionId: uuid('scheme_edition_id').notNull(),
  schemeId: text('scheme_id').notNull(),
  edition: text('edition').notNull(),
  variant: text('variant').notNull(),
  toolVersion: text('tool_version').notNull(),
  evaluationDate: date('evaluation_date').notNull(),
  state: text('state', { enum: JUDGEMENT_SET_STATES }).notNull().default('proposed'),
  reason: text('reason'),
  document: document<Readonly<Record<string, unknown>>>('document').notNull().default({}),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  ...versioned(),
})

export const judgement = pgTable('judgement', {
  judgementSetId: uuid('judgement_set_id').notNull(),
  entrantId: uuid('entrant_id').notNull(),
  pointId: text('point_id').notNull(),
  position: smallint('position').notNull(),
  measureId: text('measure_id').notNull(),
  measureVersion: integer('measure_version').notNull(),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  rating: doublePrecision('rating'),
  confidence: doublePrecision('confidence'),
  params: document<Readonly<Record<string, unknown>>>('params').notNull().default({}),
  document: document<Judgement>('document').notNull(),
}, table => [primaryKey({ columns: [table.judgementSetId, table.pointId, table.position] })])

export const score = pgTable('score', {
  entrantId: uuid('entrant_id').primaryKey(),
  campaignId: uuid('campaign_id').notNull(),
  cohortId: uuid('cohort_id').notNull(),
  low: doublePrecision('low').notNull(),
  high: doublePrecision('high').notNull(),
  maximum: doublePrecision('maximum').notNull(),
  bonus: doublePrecision('bonus').notNull().default(0),
  indexLow: doublePrecision('index_low').notNull(),
  indexHigh: doublePrecision('index_high').notNull(),
  dimensions: document<readonly unknown[]>('dimensions').notNull(),
  document: document<unknown>('document').notNull(),
  computedAt: instant('computed_at').notNull().default(sql`now()`),
})
