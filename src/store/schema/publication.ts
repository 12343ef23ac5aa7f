import { boolean, doublePrecision, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, document, id, instant, writtenDocument } from './columns.ts'

export const publication = pgTable('publication', {
  id: id(),
  campaignId: uuid('campaign_id').notNull(),
  number: integer('number').notNull(),
  title: text('title').notNull(),
  correctsId: uuid('corrects_id'),
  reason: text('reason'),
  document: document<Readonly<Record<string, unknown>>>('document').notNull(),
  digest: text('digest').notNull(),
  auditHead: text('audit_head').notNull(),
  publishedBy: uuid('published_by'),
  publishedAt: instant('published_at').notNull(),
  sealed: boolean('sealed').notNull().default(false),
})

export const publicationRow = pgTable('publication_row', {
  publicationId: uuid('publication_id').notNull(),
  entrantId: uuid('entrant_id').notNull(),
  cohortId: uuid('cohort_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  unitName: text('unit_name').notNull(),
  regionCode: text('region_code').notNull(),
  cohortName: text('cohort_name').notNull(),
  position: integer('position').notNull(),
  rank: integer('rank'),
  tier: text('tier'),
  score: doublePrecision('score').notNull(),
  index: doublePrecision('index').notNull(),
  dimensions: document<readonly unknown[]>('dimensions').notNull(),
  earlier: document<Readonly<Record<string, unknown>>>('earlier'),
  document: writtenDocument<unknown>('document').notNull(),
}, table => [primaryKey({ columns: [table.publicationId, table.entrantId] })])

export const publicationChange = pgTable('publication_change', {
  id: id(),
  publicationId: uuid('publication_id').notNull(),
  entrantId: uuid('entrant_id'),
  pointId: text('point_id'),
  what: text('what').notNull(),
  before: document<unknown>('before'),
  after: document<unknown>('after'),
  reason: text('reason').notNull(),
})

export const earlierTable = pgTable('earlier_table', {
  id: id(),
  title: text('title').notNull(),
  year: integer('year').notNull(),
  cohortName: text('cohort_name').notNull(),
  schemeId: text('scheme_id'),
  edition: text('edition'),
  maximum: doublePrecision('maximum'),
  columns: document<readonly string[]>('columns').notNull(),
  source: document<Readonly<Record<string, unknown>>>('source').notNull(),
  importedBy: uuid('imported_by'),
  createdAt: createdAt(),
})

export const earlierRow = pgTable('earlier_row', {
  earlierTableId: uuid('earlier_table_id').notNull(),
  position: integer('position').notNull(),
  unitName: text('unit_name').notNull(),
  unitId: uuid('unit_id'),
  rank: integer('rank'),
  tier: text('tier'),
  score: doublePrecision('score'),
  values: document<Readonly<Record<string, number | null>>>('values').notNull(),
}, table => [primaryKey({ columns: [table.earlierTableId, table.position] })])
