import { bigint, boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, document, id, instant, versioned } from './columns.ts'
import { sql } from 'drizzle-orm'

export const setting = pgTable('setting', {
  key: text('key').primaryKey(),
  value: document<unknown>('value').notNull(),
  version: integer('version').notNull().default(1),
  updatedAt: instant('updated_at').notNull().default(sql`now()`),
})

export const person = pgTable('person', {
  id: id(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  emailKey: text('email_key').notNull().generatedAlwaysAs(sql`lower(email)`),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  regionCode: text('region_code'),
  employerUnitId: uuid('employer_unit_id'),
  disabledAt: instant('disabled_at'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  ...versioned(),
})

export const schemeEdition = pgTable('scheme_edition', {
  id: id(),
  schemeId: text('scheme_id').notNull(),
  edition: text('edition').notNull(),
  title: text('title').notNull(),
  document: document<unknown>('document').notNull(),
  digest: text('digest').notNull(),
  usedAt: instant('used_at'),
  ...versioned(),
})

export const evidenceObject = pgTable('evidence_object', {
  sha256: text('sha256').primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull(),
  mediaType: text('media_type').notNull(),
  createdAt: createdAt(),
})

export const auditEntry = pgTable('audit_entry', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  at: instant('at').notNull(),
  actorId: uuid('actor_id'),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  campaignId: uuid('campaign_id'),
  subjectKind: text('subject_kind').notNull(),
  subjectId: text('subject_id').notNull(),
  detail: document<Readonly<Record<string, unknown>>>('detail').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
})

export const idempotencyKey = pgTable('idempotency_key', {
  scope: text('scope').notNull(),
  key: text('key').notNull(),
  requestDigest: text('request_digest').notNull(),
  status: integer('status').notNull(),
  response: document<unknown>('response'),
  createdAt: createdAt(),
  expiresAt: instant('expires_at').notNull(),
}, table => [primaryKey({ columns: [table.scope, table.key] })])
