import { z } from 'zod'
import { APPEAL_STATES, ADJUDICATION_STATES, CAMPAIGN_STATES, CASE_STATES, COLLECTION_STATES, CONFLICT_KINDS, DECLARATION_STATES, JUDGEMENT_SET_STATES, RANKINGS, ROLES, SAMPLE_OUTCOMES, TASK_STATES } from '../../model/campaign.ts'
import { campaignSettings } from '../../model/campaign-settings.ts'
import { RECORD_TYPES } from '../../model/collection.ts'
import { ACCOUNT_TYPES } from '../../model/media.ts'
import { evidenceRef, FAILURE_KINDS } from '../../model/evidence.ts'
import type { VerbName } from './permissions.ts'

const id = z.uuid()
const version = z.int().positive()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const name = z.string().trim().min(1).max(200)
const text = z.string().max(50_000)
const reason = z.string().trim().min(1).max(5_000)
const pointId = z.string().min(1).max(300)
const rating = z.number().min(0).max(1)
const regionCode = z.string().regex(/^[1-9]\d{5}$/, '应为 6 位数字的行政区划代码（GB/T 2260） | a region code has six digits (GB/T 2260)')
const timeZone = z.string().refine(zone => isTimeZone(zone), '没有这个时区 | no such time zone')
const page = { after: z.string().max(500).nullable().optional(), limit: z.int().min(1).max(500).optional() }
/** Pages of entrants with much below each. */
const entrantPage = { after: page.after, limit: z.int().min(1).max(50).optional() }
const given = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape)

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false // A RangeError is Intl's way of saying no.
  }
}

const opinion = z.discriminatedUnion('outcome', [
  given({ outcome: z.literal('rated'), rating }),
  given({ outcome: z.literal('not-applicable') }),
  given({ outcome: z.literal('undetermined') }),
])
/** A file that came in and lies on disk until the verb has ended. */
export interface UploadedFile { readonly path: string; readonly size: number; readonly sha256: string }
const uploadedFile = z.custom<UploadedFile>(value => typeof value === 'object' && value !== null && 'path' in value && 'size' in value, '需要一个文件 | a file is needed')
/** A whole file; its bound is the verb's. */
const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array, '需要一个文件 | a file is needed')
const address = z.string().min(1).max(5_000)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
/** `as`: of a page the screenshot. `record`: of an imported file the record with this number. `mark` (texts, one a line) and `selector` (#id, .class, tag, [name="value"]) say what to highlight where a page is shown. */
const evidenceWanted = { sha256: digest, url: address.optional(), as: z.enum(['screenshot']).optional(), record: z.int().positive().optional(), mark: z.string().max(2_000).optional(), selector: z.string().max(1_200).optional() }
const evidence = z.array(evidenceRef).max(50).default([])

/** Settings of a campaign that override the scheme's policies. */
export const campaignPolicy = z.strictObject({
  undetermined: z.enum(['hold', 'zero']).optional(),
  notApplicable: z.enum(['renormalise', 'full']).optional(),
})

const campaignFields = {
  title: name,
  windowFrom: day,
  windowTo: day,
  evaluationDate: day,
  timeZone: timeZone.optional(),
  declareUntil: instant.nullable().optional(),
  assessUntil: instant.nullable().optional(),
  disagreementThreshold: rating.optional(),
  marksPerPoint: z.int().min(1).max(9).optional(),
  ranking: z.enum(RANKINGS).optional(),
  /** Best first; empty = those of the scheme, or the defaults. */
  tiers: z.array(given({ name, from: z.number() })).max(20).optional(),
  policy: campaignPolicy.optional(),
  settings: campaignSettings.optional(),
  earlierCampaignId: id.nullable().optional(),
}
const cohortFields = { name, position: z.int().min(0).optional(), schemeEditionId: id, variant: name, channelKinds: z.array(name).max(20).optional(), settings: z.record(z.string(), z.unknown()).optional() }
const inCampaign = { campaignId: id }
const ofEntrant = { entrantId: id }
const edited = { id, version }
const table = { fileName: z.string().min(1).max(255), bytes }
/** What a file is attached to. */
const holder = z.union([given({ declarationId: id }), given({ caseId: id }), given({ markId: id }), given({ adjudicationId: id }), given({ appealId: id })])

/** The params of every verb: what api, jobs and command line check before they call, and the verb checks again. */
export const PARAMS = {
  'scheme.import': given({ scheme: name }),
  'scheme.list': given({}),
  'scheme.read': given({ id }),
  'scheme.shipped': given({}),
  'scheme.difference': given({ id, from: id }),
  'system.read': given({}),
  'measure.list': given({}),
  'campaign.create': given({ slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(100), ...campaignFields }),
  'campaign.configure': given({ ...edited, changes: z.strictObject(campaignFields).partial() }),
  'campaign.advance': given({ ...edited, to: z.enum(CAMPAIGN_STATES) }),
  'campaign.cancel': given({ ...edited, reason }),
  'campaign.list': given(page),
  'campaign.read': given({ id }),
  'campaign.progress': given({ id }),
  'work.list': given({}),
  'cohort.create': given({ ...inCampaign, ...cohortFields }),
  'cohort.update': given({ ...edited, changes: z.strictObject(cohortFields).partial() }),
  'cohort.list': given(inCampaign),
  /** A table of units, channels and contacts; `cohortId` also lets every unit take part. `sha256`: the stored upload. */
  'units.import': given({ ...inCampaign, cohortId: id.optional(), ...table }),
  'units.preview': given({ ...inCampaign, cohortId: id.optional(), ...table }),
  'people.import': given({ ...inCampaign, ...table }),
  'people.preview': given({ ...inCampaign, ...table }),
  'import.list': given({ ...inCampaign, ...page }),
  'unit.list': given({ ...page, campaignId: id.optional(), level: name.optional(), regionPrefix: z.string().regex(/^\d{0,6}$/).optional(), nameContains: name.optional() }),
  'unit.read': given({ ...inCampaign, id }),
  'unit.update': given({ ...edited, changes: z.strictObject({ name, level: name, regionCode, code: name.nullable(), parentId: id.nullable(), timeZone }).partial() }),
  'channel.add': given({ ...inCampaign, unitId: id, kind: name, name: name.nullable().optional(), address: z.string().min(1).max(2_000) }),
  'channel.retire': given({ ...inCampaign, ...edited }),
  'contact.add': given({ ...inCampaign, unitId: id, name, duty: name.nullable().optional(), phone: name.nullable().optional(), email: z.email().nullable().optional() }),
  'contact.retire': given({ ...inCampaign, ...edited }),
  'entrant.add': given({ ...inCampaign, cohortId: id, unitId: id, channelId: id.nullable().optional() }),
  'entrant.withdraw': given({ ...edited, reason }),
  'entrant.read': given(ofEntrant),
  /** `judgingDue`: only those of which something imported waits to be judged. */
  'entrant.list': given({ ...inCampaign, ...page, cohortId: id.optional(), unitId: id.optional(), withWithdrawn: z.boolean().optional(), judgingDue: z.boolean().optional() }),
  'person.create': given({ name, email: z.email().max(254), regionCode: regionCode.nullable().optional(), employerUnitId: id.nullable().optional() }),
  'person.update': given({ ...edited, changes: z.strictObject({ name, email: z.email().max(254), regionCode: regionCode.nullable(), employerUnitId: id.nullable(), disabled: z.boolean() }).partial() }),
  'person.list': given(page),
  'person.invite': given({ id }),
  /** Who it is: by id, or by the e-mail address of the account, which is all that a manager knows of people. */
  'membership.grant': given({ personId: id.optional(), email: z.email().max(254).optional(), role: z.enum(ROLES), campaignId: id.nullable(), unitId: id.nullable().optional() }),
  'membership.revoke': given({ ...edited, campaignId: id.nullable() }),
  'membership.list': given({ ...inCampaign, ...page }),
  'membership.list-all': given({ ...page, personId: id.optional() }),
  'conflict.add': given({ ...inCampaign, kind: z.enum(CONFLICT_KINDS), digits: z.union([z.literal(2), z.literal(4), z.literal(6)]).optional(), personId: id.optional(), unitId: id.optional(), reason: reason.optional() }),
  'conflict.revoke': given({ ...inCampaign, ...edited }),
  'conflict.list': given(inCampaign),

  /** Without `entrantIds`: every entrant of the campaign (of the cohort). Channels already at work keep their job. */
  'collection.request': given({ ...inCampaign, cohortId: id.optional(), entrantIds: z.array(id).max(10_000).optional(), channelIds: z.array(id).max(10_000).optional() }),
  'collection.claim': given({ id, holdSeconds: z.int().min(1).max(86_400) }),
  'collection.renew': given({ id, holdSeconds: z.int().min(1).max(86_400), progress: z.record(z.string(), z.unknown()) }),
  'collection.finish': given({
    id,
    state: z.enum(['complete', 'partial', 'failed']),
    failure: z.enum(FAILURE_KINDS).nullable(),
    failureDetail: z.string().max(2_000).nullable(),
    coverage: z.record(z.string(), z.unknown()).nullable(),
    manifest: z.record(z.string(), z.unknown()).nullable(),
    /** The bytes are in the object store already. */
    files: z.array(given({ path: z.string().min(1).max(1_000), sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0), mediaType: z.string().min(1).max(200) })).max(10_000),
  }),
  'collection.pause': given({ ...inCampaign, ...edited }),
  'collection.resume': given({ ...inCampaign, ...edited }),
  'collection.cancel': given({ ...inCampaign, ...edited }),
  /** Queues again what failed (of these kinds) or was partial. */
  'collection.retry': given({ ...inCampaign, failures: z.array(z.enum(FAILURE_KINDS)).optional(), partial: z.boolean().optional() }),
  /** `latest`: of each channel the latest attempt only. */
  'collection.list': given({ ...inCampaign, ...page, entrantId: id.optional(), state: z.enum(COLLECTION_STATES).optional(), failure: z.enum(FAILURE_KINDS).optional(), latest: z.boolean().optional() }),
  'collection.read': given({ ...inCampaign, id }),
  /** An export of an account (see docs/guide/media-imports.md). coversFrom, coversTo: days of which the account's files hold every post. */
  'media.import': given({ ...ofEntrant, channelId: id, fileName: z.string().min(1).max(255), file: uploadedFile, accountType: z.enum(ACCOUNT_TYPES).optional(), coversFrom: day.optional(), coversTo: day.optional() }),
  'imported.list': given(ofEntrant),
  /** A list of incidents or of satisfaction figures (see docs/guide/record-lists.md). */
  'records.import': given({ ...ofEntrant, fileName: z.string().min(1).max(255), file: uploadedFile }),
  'records.withdraw': given({ ...edited, reason }),
  'availability.record': given({ ...inCampaign, samples: z.array(given({ channelId: id, at: instant, outcome: z.enum(SAMPLE_OUTCOMES), milliseconds: z.int().min(0), failure: z.enum(FAILURE_KINDS).nullable() })).min(1).max(10_000) }),
  'availability.summary': given({ ...ofEntrant, channelId: id, from: instant, to: instant }),

  /** The records of one address, of one content, or all. */
  'evidence.list': given({ ...ofEntrant, ...page, url: address.optional(), sha256: digest.optional(), type: z.enum(RECORD_TYPES).optional() }),
  'evidence.read': given({ ...ofEntrant, ...evidenceWanted }),
  /** Records from this number on; a list's are numbered by row. */
  'imported.read': given({ ...ofEntrant, fileDigest: digest, from: z.int().positive().default(1), limit: z.int().min(1).max(100).default(20) }),

  'judgement.judge': given(ofEntrant),
  'judgement.rejudge': given({ ...ofEntrant, reason: reason.optional() }),
  'judgement.difference': given({ id }),
  'judgement.accept': given(edited),
  /** Accepts the proposals of all entrants that have nothing accepted yet. */
  'judgement.accept-first': given(inCampaign),
  /** Over all entrants; newest last. */
  'judgement.proposals': given({ ...inCampaign, ...page, state: z.enum(JUDGEMENT_SET_STATES).default('proposed') }),
  'judgement.reject': given({ ...edited, reason }),
  'judgement.read': given(ofEntrant),
  'judgement.list': given(ofEntrant),
  /** All judgements of so many entrants at a time. */
  'judgement.all': given({ ...inCampaign, ...entrantPage }),

  /** `version` 0 for what is new. */
  'declaration.save': given({ ...ofEntrant, pointId, version: z.int().min(0), text, links: z.array(z.url({ protocol: /^https?$/ }).max(2_000)).max(50).default([]) }),
  'declaration.submit': given(edited),
  'declaration.withdraw': given(edited),
  'declaration.list': given({ ...inCampaign, ...page, entrantId: id.optional(), state: z.enum(DECLARATION_STATES).optional() }),
  'case.save': given({ ...ofEntrant, id: id.optional(), version: z.int().min(0), category: name, title: name, text }),
  'case.submit': given(edited),
  'case.withdraw': given(edited),
  'case.decide': given({ ...edited, award: z.number().min(0).max(1_000).nullable(), reason }),
  'case.list': given({ ...inCampaign, ...page, entrantId: id.optional(), state: z.enum(CASE_STATES).optional() }),
  'attachment.add': given({ holder, fileName: z.string().min(1).max(255), file: uploadedFile }),
  'attachment.remove': given({ holder, id }),
  'attachment.list': given({ holder }),

  'task.plan': given({ ...inCampaign, cohortId: id.optional() }),
  /** `by`: an assessor gets the same point of many units, or all points of a unit. `points`: these instead of all that need people. */
  'task.create': given({ ...inCampaign, cohortId: id.optional(), by: z.enum(['indicator', 'unit']), seed: name, points: z.array(pointId).max(1_000).optional(), assessorIds: z.array(id).max(1_000).optional(), dueAt: instant.optional() }),
  'task.reassign': given({ ...inCampaign, ...edited, assessorId: id }),
  'task.cancel': given({ ...inCampaign, ...edited, reason }),
  'task.list': given({ ...inCampaign, ...page, state: z.enum(TASK_STATES).optional(), pointId: pointId.optional(), entrantId: id.optional(), assessorId: id.optional() }),
  'task.read': given({ id }),
  'task.load': given(inCampaign),
  'task.progress': given({ ...inCampaign, cohortId: id.optional() }),
  /** `version` 0 for the first save. */
  'mark.save': given({ taskId: id, version: z.int().min(0), opinion, note: text.default(''), evidence }),
  'mark.submit': given({ taskId: id, version }),
  'mark.reopen': given({ taskId: id, version }),
  'mark.list': given({ ...inCampaign, ...page }),
  'mark.history': given({ taskId: id }),
  'override.set': given({ ...ofEntrant, pointId, opinion, reason, evidence }),
  'override.revoke': given({ ...ofEntrant, ...edited, reason }),
  'override.list': given(ofEntrant),

  'adjudication.open': given({ ...inCampaign, reviewerIds: z.array(id).max(100).optional(), seed: name.optional() }),
  'adjudication.assign': given({ ...inCampaign, ...edited, reviewerId: id }),
  'adjudication.list': given({ ...inCampaign, ...page, state: z.enum(ADJUDICATION_STATES).optional() }),
  'adjudication.read': given({ id }),
  'adjudication.decide': given({ ...edited, decision: z.discriminatedUnion('follows', [given({ follows: z.enum(['first', 'second', 'mean']) }), given({ follows: z.literal('neither'), opinion })]), reason, evidence }),
  'agreement.measure': given({ ...inCampaign, cohortId: id.optional() }),
  'items.measure': given({ ...inCampaign, cohortId: id }),

  /** `until`: the last day on which units may answer; its end in each unit's own time zone counts. */
  'result.open': given({ ...edited, until: day }),
  'result.read': given(ofEntrant),
  'reply.agree': given({ ...ofEntrant, pointIds: z.array(pointId).min(1).max(1_000) }),
  'reply.withdraw': given({ ...ofEntrant, pointId }),
  'reply.list': given(ofEntrant),
  'appeal.save': given({ ...ofEntrant, pointId, id: id.optional(), version: z.int().min(0), grounds: reason }),
  'appeal.file': given(edited),
  'appeal.withdraw': given(edited),
  /** `opinion` is what counts from now on; a rejected appeal has none. */
  'appeal.decide': given({ ...edited, outcome: z.enum(['upheld', 'partly', 'rejected']), rating: rating.optional(), reason }),
  /** Without `rating`: as a rejected one, which changes nothing. */
  'appeal.effect': given({ id, rating: rating.optional() }),
  'appeal.list': given({ ...inCampaign, ...page, entrantId: id.optional(), state: z.enum(APPEAL_STATES).optional() }),

  /** `bands`: also simulate how far ranks may move; takes seconds for thousands of units. */
  'score.ranking': given({ ...inCampaign, cohortId: id, bands: z.boolean().default(false) }),
  /** `weights`: by indicator, of those that change; all are then scaled to the printed total. */
  'score.sensitivity': given({ ...inCampaign, cohortId: id, weights: z.record(z.string().max(300), z.number().min(0).max(10_000)).optional() }),
  'score.read': given(ofEntrant),
  'score.standing': given(ofEntrant),
  /** The points of so many entrants at a time; of one point with `pointId`. */
  'score.points': given({ ...inCampaign, ...entrantPage, cohortId: id.optional(), pointId: pointId.optional() }),
  'evaluation.read': given(ofEntrant),
  'campaign.check': given({ id }),
  'campaign.close': given(edited),
  'campaign.reopen': given({ ...edited, reason }),
  'score.distribution': given({ ...inCampaign, cohortId: id }),
  /** Without `earlierPublicationId`: the latest of the campaign it is compared with. */
  'score.compare': given({ ...inCampaign, cohortId: id, earlierPublicationId: id.optional() }),
  'score.compare-table': given({ ...inCampaign, cohortId: id, tableId: id }),
  'publication.publish': given({ ...edited, title: name }),
  'publication.correct': given({ ...edited, title: name, reason }),
  'publication.index': given({}),
  'publication.list': given(inCampaign),
  'publication.head': given({ publicationId: id }),
  'publication.lines': given({ publicationId: id, cohortId: id, ...page }),
  'publication.changes': given({ publicationId: id, ...page }),
  'publication.read': given({ publicationId: id, entrantId: id }),
  'publication.history': given({ unitId: id }),
  'publication.compare': given({ publicationId: id, cohortId: id, earlierPublicationId: id.optional() }),
  'publication.compare-table': given({ publicationId: id, cohortId: id, tableId: id }),
  'publication.evidence': given({ publicationId: id, entrantId: id, ...evidenceWanted }),
  /** First row: names of columns; 单位, 排名, 得分, 档次 are understood, every other number column is kept as printed. `maximum`: what the scores are out of. */
  'earlier.import': given({ title: name, year: z.int().min(1990).max(2200), cohortName: name, scheme: name.nullable().optional(), edition: name.nullable().optional(), maximum: z.number().positive().max(10_000).optional(), source: z.record(z.string(), z.unknown()).default({}), ...table }),
  /** `unitId` null: the row is not about the unit it was linked to. */
  'earlier.link': given({ tableId: id, position: z.int().min(0), unitId: id.nullable() }),
  'earlier.match': given({ tableId: id }),
  'earlier.list': given({ campaignId: id.optional() }),
  'earlier.read': given({ tableId: id }),
  'audit.list': given({ campaignId: id.optional(), ...page, subjectKind: name.optional(), subjectId: name.optional(), action: name.optional(), actorContains: name.optional(), from: instant.optional(), to: instant.optional() }),
  'audit.verify': given({}),
} as const satisfies { readonly [V in VerbName]: z.ZodType }

/** Shared by the readers of imported tables. */
export const FIELD = { regionCode, timeZone, name, email: z.email().max(254) } as const
