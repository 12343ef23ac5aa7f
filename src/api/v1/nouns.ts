import { z } from '@hono/zod-openapi'
import * as words from '../../model/campaign.ts'

/** What things look like in answers. Times are ISO 8601 in UTC, days YYYY-MM-DD, ratings fractions 0..1. */
export const id = z.uuid()
export const instant = z.iso.datetime({ offset: true })
const day = z.iso.date()
const text = z.string()
const anything = z.unknown()
const versioned = { version: z.int(), createdAt: instant, updatedAt: instant }
const ofEntrant = { id, campaignId: id, entrantId: id }
const ofPoint = { ...ofEntrant, pointId: text }
const rating = z.number().min(0).max(1).nullable()
const opinion = { outcome: z.enum(words.OUTCOMES), rating }
const evidence = z.array(anything)

/** One page of a list; `next` is the `after` of the page that follows, null at the end. */
export const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() })
export const count = z.object({}).catchall(z.unknown())

export const tier = z.object({ name: text, from: z.number() })
export const campaign = z.object({
  id, slug: text, title: text, state: z.enum(words.CAMPAIGN_STATES), windowFrom: day, windowTo: day, evaluationDate: day, timeZone: text,
  declareUntil: instant.nullable(), assessUntil: instant.nullable(), replyUntil: instant.nullable(), disagreementThreshold: z.number(), marksPerPoint: z.int(),
  ranking: z.enum(words.RANKINGS), tiers: z.array(tier), policy: anything, settings: anything, earlierCampaignId: id.nullable(), ...versioned,
}).openapi('Campaign')
export const cohort = z.object({ id, campaignId: id, name: text, position: z.int(), schemeEditionId: id, variant: text, channelKinds: z.array(text), settings: anything, ...versioned }).openapi('Cohort')
export const campaignWithCohorts = campaign.extend({ cohorts: z.array(cohort) }).openapi('CampaignWithCohorts')
export const unit = z.object({ id, name: text, level: text, regionCode: text, code: text.nullable(), parentId: id.nullable(), timeZone: text, ...versioned }).openapi('Unit')
export const channel = z.object({ id, unitId: id, kind: text, name: text.nullable(), address: text, retiredAt: instant.nullable(), ...versioned }).openapi('Channel')
export const contact = z.object({ id, unitId: id, name: text, duty: text.nullable(), phone: text.nullable(), email: text.nullable(), retiredAt: instant.nullable(), ...versioned }).openapi('Contact')
export const entrant = z.object({ id, campaignId: id, cohortId: id, unitId: id, channelId: id.nullable(), withdrawnAt: instant.nullable(), withdrawnReason: text.nullable(), ...versioned }).openapi('Entrant')
export const person = z.object({ id, name: text, email: text, emailVerified: z.boolean(), regionCode: text.nullable(), employerUnitId: id.nullable(), disabledAt: instant.nullable(), twoFactorEnabled: z.boolean(), ...versioned }).openapi('Person')
export const membership = z.object({ id, personId: id, role: z.enum(words.ROLES), campaignId: id.nullable(), unitId: id.nullable(), grantedBy: id.nullable(), grantedAt: instant, revokedAt: instant.nullable(), version: z.int(), updatedAt: instant }).openapi('Membership')
export const conflict = z.object({ id, campaignId: id, kind: z.enum(words.CONFLICT_KINDS), digits: z.int().nullable(), personId: id.nullable(), unitId: id.nullable(), reason: text.nullable(), revokedAt: instant.nullable(), ...versioned }).openapi('ConflictRule')
export const refusedRow = z.object({ line: z.int(), column: text.nullable(), value: text.nullable(), why: text })
export const importRun = z.object({ id, campaignId: id.nullable(), kind: text, fileName: text, sha256: text.nullable(), accepted: z.int(), refused: z.array(refusedRow), importedBy: id.nullable(), createdAt: instant }).openapi('ImportRun')
export const collection = z.object({ ...ofEntrant, channelId: id, attempt: z.int(), state: z.enum(words.COLLECTION_STATES), failure: text.nullable(), failureDetail: text.nullable(), progress: anything, coverage: anything, startedAt: instant.nullable(), finishedAt: instant.nullable(), ...versioned }).openapi('Collection')
export const judgementSet = z.object({ ...ofEntrant, schemeEditionId: id, schemeId: text, edition: text, variant: text, toolVersion: text, evaluationDate: day, state: z.enum(words.JUDGEMENT_SET_STATES), reason: text.nullable(), decidedBy: id.nullable(), decidedAt: instant.nullable(), ...versioned }).openapi('JudgementSet')
export const declaration = z.object({ ...ofPoint, text, links: z.array(text), state: z.enum(words.DECLARATION_STATES), submittedBy: id.nullable(), submittedAt: instant.nullable(), ...versioned }).openapi('Declaration')
export const bonusCase = z.object({ ...ofEntrant, category: text, title: text, text, state: z.enum(words.CASE_STATES), submittedAt: instant.nullable(), award: z.number().nullable(), reason: text.nullable(), decidedBy: id.nullable(), decidedAt: instant.nullable(), ...versioned }).openapi('BonusCase')
export const attachment = z.object({ id, sha256: text, fileName: text, scan: z.enum(words.SCAN_STATES), uploadedBy: id, createdAt: instant, removedAt: instant.nullable() }).openapi('Attachment')
export const task = z.object({ ...ofPoint, round: z.int(), assessorId: id.nullable(), state: z.enum(words.TASK_STATES), dueAt: instant.nullable(), ...versioned }).openapi('Task')
export const mark = z.object({ ...ofPoint, taskId: id, assessorId: id, ...opinion, note: text, evidence, state: z.enum(words.MARK_STATES), submittedAt: instant.nullable(), ...versioned }).openapi('Mark')
export const markVersion = z.object({ markId: id, version: z.int(), document: anything, at: instant }).openapi('MarkVersion')
export const override = z.object({ ...ofPoint, ...opinion, reason: text, evidence, madeBy: id, revokedAt: instant.nullable(), ...versioned }).openapi('Override')
export const adjudication = z.object({ ...ofPoint, spread: z.number(), state: z.enum(words.ADJUDICATION_STATES), reviewerId: id.nullable(), outcome: z.enum(words.OUTCOMES).nullable(), rating, reason: text.nullable(), evidence, decidedAt: instant.nullable(), ...versioned }).openapi('Adjudication')
export const agreed = z.object({ ...ofPoint, repliedBy: id, at: instant, withdrawnAt: instant.nullable() }).openapi('Reply')
export const appeal = z.object({ ...ofPoint, grounds: text, state: z.enum(words.APPEAL_STATES), filedBy: id.nullable(), filedAt: instant.nullable(), ...versioned }).openapi('Appeal')
export const publication = z.object({ id, campaignId: id, number: z.int(), title: text, correctsId: id.nullable(), reason: text.nullable(), digest: text, auditHead: text, publishedAt: instant }).openapi('Publication')
export const publicationLine = z.object({ publicationId: id, entrantId: id, cohortId: id, unitId: id, unitName: text, regionCode: text, cohortName: text, position: z.int(), rank: z.int().nullable(), tier: text.nullable(), score: z.number(), index: z.number(), dimensions: anything, earlier: anything }).openapi('PublicationLine')
export const schemeEdition = z.object({ id, schemeId: text, edition: text, title: text, digest: text, usedAt: instant.nullable(), ...versioned }).openapi('SchemeEdition')
export const auditEntry = z.object({ seq: z.int(), at: instant, actorId: id.nullable(), actor: text, action: text, campaignId: id.nullable(), subjectKind: text, subjectId: text, detail: anything, previousHash: text, hash: text }).openapi('AuditEntry')
export const earlierTable = z.object({ id, title: text, year: z.int(), cohortName: text, schemeId: text.nullable(), edition: text.nullable(), columns: anything, source: anything, createdAt: instant }).openapi('EarlierTable')
/** A document of its own kind: its form is that of the verb's result. */
export const document = z.looseObject({})
export const documents = z.array(document)
