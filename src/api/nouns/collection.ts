import { z } from 'zod'
import { COLLECTION_STATES } from '../../model/campaign.ts'
import { failureKind } from '../../model/evidence.ts'
import { free, named } from './named.ts'
import { count, id, instant, ofEntrant, text, versioned } from './words.ts'

/** How far a collection is; a part that has not begun is absent. While it waits to try again: for how many seconds, and why (a kind of failure, or stopped). */
const progress = named('CollectionProgress', z.strictObject({ tries: count, phase: text, pages: count, maxPages: count, queued: count, files: count, checks: count, rendered: count, failures: count, bytes: count, seconds: z.number(), why: text }).partial())
/** What a collection saw of its target. */
const coverage = named('CollectionCoverage', z.strictObject({
  ended: text, pages: count, files: count, checks: count, rendered: count, bytes: count, failures: z.partialRecord(failureKind, count), known: count, home: text.nullable(),
  failure: z.strictObject({ ok: z.literal(false), failure: failureKind, detail: text }).nullable(),
}).partial())
const collectionShape = { ...ofEntrant, channelId: id, attempt: z.int(), state: z.enum(COLLECTION_STATES), failure: failureKind.nullable(), failureDetail: text.nullable(), progress: progress.nullable(), coverage: coverage.nullable(), startedAt: instant.nullable(), finishedAt: instant.nullable(), ...versioned }
export const collection = named('Collection', z.strictObject(collectionShape))
const ofChannel = { channelKind: text, channelName: text.nullable(), channelAddress: text, unitId: id, unitName: text }
export const collectionOfChannel = named('CollectionOfChannel', z.strictObject({ ...collectionShape, ...ofChannel }))
const failures = z.array(named('CollectionFailures', z.strictObject({ kind: failureKind, count, examples: z.array(z.strictObject({ url: text, at: text, detail: text })) })))
/** With its log, newest first. */
export const collectionDetail = named('CollectionDetail', z.strictObject({
  ...collectionShape, ...ofChannel, notes: z.array(text), failures, files: z.array(z.strictObject({ path: text, sha256: text, size: count })),
  log: z.array(z.strictObject({ at: instant, actor: text, action: text, detail: free('by the action') })),
}))
export const queuedCollections = named('QueuedCollections', z.strictObject({ jobs: z.array(z.strictObject({ id, entrantId: id, channelId: id, attempt: z.int() })) }))
/** What came of an import, and what the account holds now; `known`: the file was there already. */
export const importedMedia = named('ImportedMedia', z.strictObject({
  collection, name: text, known: z.boolean(), formats: z.array(text), records: count, added: count, faults: z.array(z.strictObject({ place: text, why: text })), faultCount: count,
  account: z.strictObject({ name: text, posts: count, comments: count, entries: count, accounts: count, searches: count }),
}))
/** Visits of a channel in a window; median over those that opened. */
export const availability = named('Availability', z.strictObject({ samples: count, down: count, slow: count, medianMs: z.number().nullable(), from: instant.nullable(), to: instant.nullable() }))
