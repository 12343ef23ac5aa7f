import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { CollectionState } from '../model/campaign.ts'
import type { FailureKind } from '../model/evidence.ts'
import type { Executor } from './executor.ts'
import { getRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { channel, collection, collectionFile, evidenceObject, observation, unit } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** One attempt to collect one channel of one entrant. */
export type Collection = InferSelectModel<typeof collection>

export const getCollection = async (ex: Executor, id: string): Promise<Collection> => getRow(ex, collection, id)

/** Queues the next attempt of each; a channel whose collection is still at work keeps that one. Answers only the new ones. */
export async function queueCollections(ex: Executor, campaignId: string, targets: readonly { readonly id: string; readonly entrantId: string; readonly channelId: string }[]): Promise<Collection[]> {
  if (targets.length === 0) return []
  await ex.db.execute(sql`
    insert into collection (id, campaign_id, entrant_id, channel_id, attempt)
    select given.id, ${campaignId}, given.entrant_id, given.channel_id,
      1 + coalesce((select max(attempt) from collection old where old.entrant_id = given.entrant_id and old.channel_id = given.channel_id), 0)
    from json_to_recordset(${JSON.stringify(targets.map(({ id, entrantId, channelId }) => ({ id, entrant_id: entrantId, channel_id: channelId })))}::json) as given(id uuid, entrant_id uuid, channel_id uuid)
    on conflict do nothing`)
  return ex.db.select().from(collection).where(inArray(collection.id, targets.map(({ id }) => id))).orderBy(asc(collection.id))
}

/** What was imported of a channel, as its next collection: complete at once. A second import at the same moment meets the unique attempt and is refused. */
export async function keepImport(ex: Executor, { id, campaignId, entrantId, channelId, at, files, bytes, manifest }: { readonly id: string; readonly campaignId: string; readonly entrantId: string; readonly channelId: string; readonly at: string; readonly files: number; readonly bytes: number; readonly manifest: Readonly<Record<string, unknown>> }): Promise<Collection> {
  const [last] = await ex.db.select({ attempt: collection.attempt }).from(collection).where(and(eq(collection.entrantId, entrantId), eq(collection.channelId, channelId))).orderBy(desc(collection.attempt)).limit(1)
  const [row] = await ex.db.insert(collection).values({ id, campaignId, entrantId, channelId, attempt: (last?.attempt ?? 0) + 1, state: 'complete', coverage: { ended: 'imported', files, bytes }, manifest, startedAt: at, finishedAt: at }).returning()
  if (!row) throw new Error('the import was not kept')
  return row
}

/** Takes a queued collection, or one whose worker fell silent; undefined when another worker was quicker or it is not to be run. */
export async function claimCollection({ db }: Executor, id: string, worker: string, at: string, until: string): Promise<Collection | undefined> {
  const [row] = await db.update(collection).set({ state: 'running', heldBy: worker, heldUntil: until, startedAt: sql`coalesce(${collection.startedAt}, ${at}::timestamptz)`, version: sql`${collection.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(collection.id, id), or(eq(collection.state, 'queued'), and(eq(collection.state, 'running'), or(isNull(collection.heldUntil), lt(collection.heldUntil, at), eq(collection.heldBy, worker)))))).returning()
  return row
}

/** The worker lives, and how far it is; false when it no longer holds the collection (paused, cancelled or taken over) and must stop. */
export async function renewCollection({ db }: Executor, id: string, worker: string, until: string, progress: Readonly<Record<string, unknown>>): Promise<boolean> {
  const { rowCount } = await db.update(collection).set({ heldUntil: until, progress, updatedAt: sql`now()` }).where(and(eq(collection.id, id), eq(collection.heldBy, worker), eq(collection.state, 'running')))
  return rowCount === 1
}

export type CollectionEnd = Pick<Collection, 'failure' | 'failureDetail' | 'coverage' | 'manifest'> & { readonly state: 'complete' | 'partial' | 'failed'; readonly finishedAt: string }

/** Ends it for the worker that holds it; false when that is no longer this one: then nothing was written. */
export async function finishCollection({ db }: Executor, id: string, worker: string, end: CollectionEnd): Promise<boolean> {
  const { rowCount } = await db.update(collection).set({ ...end, heldBy: null, heldUntil: null, version: sql`${collection.version} + 1`, updatedAt: sql`now()` }).where(and(eq(collection.id, id), eq(collection.heldBy, worker), eq(collection.state, 'running')))
  return rowCount === 1
}

/** Pause, resume (to queued) or cancel by a person. */
export async function setCollectionState(ex: Executor, id: string, version: number, state: CollectionState): Promise<Collection> {
  return updateVersioned(ex, collection, id, version, { state, heldBy: null, heldUntil: null })
}

export interface CollectionFilter extends PageRequest { readonly campaignId: string; readonly entrantId?: string; readonly state?: CollectionState; readonly failure?: FailureKind; /** Only the latest attempt of each channel. */ readonly latest?: boolean }
/** A collection and what it goes to. */
export type CollectionOfChannel = Collection & { readonly channelKind: string; readonly channelName: string | null; readonly channelAddress: string; readonly unitId: string; readonly unitName: string }

export async function getCollectionOfChannel({ db }: Executor, id: string): Promise<CollectionOfChannel | undefined> {
  const [row] = await db.select({ collection, channelKind: channel.kind, channelName: channel.name, channelAddress: channel.address, unitId: unit.id, unitName: unit.name }).from(collection)
    .innerJoin(channel, eq(channel.id, collection.channelId)).innerJoin(unit, eq(unit.id, channel.unitId)).where(eq(collection.id, id))
  return row && { ...row.collection, channelKind: row.channelKind, channelName: row.channelName, channelAddress: row.channelAddress, unitId: row.unitId, unitName: row.unitName }
}

export async function listCollections({ db }: Executor, filter: CollectionFilter): Promise<Page<CollectionOfChannel>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select({ collection, channelKind: channel.kind, channelName: channel.name, channelAddress: channel.address, unitId: unit.id, unitName: unit.name }).from(collection)
    .innerJoin(channel, eq(channel.id, collection.channelId)).innerJoin(unit, eq(unit.id, channel.unitId)).where(and(
      eq(collection.campaignId, filter.campaignId), after && gt(collection.id, after[0]),
      filter.entrantId === undefined ? undefined : eq(collection.entrantId, filter.entrantId),
      filter.state === undefined ? undefined : eq(collection.state, filter.state),
      filter.failure === undefined ? undefined : eq(collection.failure, filter.failure),
      filter.latest ? sql`not exists (select from collection newer where newer.entrant_id = ${collection.entrantId} and newer.channel_id = ${collection.channelId} and newer.attempt > ${collection.attempt})` : undefined,
    )).orderBy(asc(collection.id)).limit(limit + 1)
  return pageOf(rows.map(({ collection: row, ...of }) => ({ ...row, ...of })), limit, row => [row.id])
}

/** The latest attempt per channel that has anything to show: what is judged. */
export async function latestCollections({ db }: Executor, entrantId: string): Promise<Collection[]> {
  return db.selectDistinctOn([collection.channelId]).from(collection).where(and(eq(collection.entrantId, entrantId), inArray(collection.state, ['complete', 'partial', 'failed']))).orderBy(asc(collection.channelId), desc(collection.attempt))
}

/** How far a campaign is, counted over the latest attempt of each channel. */
export async function countCollections({ db }: Executor, campaignId: string): Promise<{ state: CollectionState; failure: string | null; count: number }[]> {
  const latest = db.selectDistinctOn([collection.entrantId, collection.channelId], { state: collection.state, failure: collection.failure }).from(collection)
    .where(eq(collection.campaignId, campaignId)).orderBy(collection.entrantId, collection.channelId, desc(collection.attempt)).as('latest')
  return db.select({ state: latest.state, failure: latest.failure, count: count() }).from(latest).groupBy(latest.state, latest.failure)
}

/** Keeps the files of a collection directory; their evidence objects must be noted before. */
export const addCollectionFiles = async (ex: Executor, collectionId: string, files: readonly { readonly path: string; readonly sha256: string }[]): Promise<number> => bulkInsert(ex, collectionFile, files.map(file => ({ ...file, collectionId })), { existing: 'skip' })

export async function listCollectionFiles({ db }: Executor, collectionId: string): Promise<{ path: string; sha256: string; size: number }[]> {
  return db.select({ path: collectionFile.path, sha256: collectionFile.sha256, size: evidenceObject.size }).from(collectionFile).innerJoin(evidenceObject, eq(evidenceObject.sha256, collectionFile.sha256))
    .where(eq(collectionFile.collectionId, collectionId)).orderBy(asc(collectionFile.path))
}

/** The imports of an entrant that kept this file, latest first, each with its account. */
export async function listImportsWithFile({ db }: Executor, entrantId: string, sha256: string): Promise<{ manifest: Readonly<Record<string, unknown>> | null; channel: { id: string; kind: string; name: string | null; address: string } }[]> {
  return db.select({ manifest: collection.manifest, channel: { id: channel.id, kind: channel.kind, name: channel.name, address: channel.address } }).from(collectionFile)
    .innerJoin(collection, eq(collection.id, collectionFile.collectionId)).innerJoin(channel, eq(channel.id, collection.channelId))
    .where(and(eq(collectionFile.sha256, sha256), eq(collection.entrantId, entrantId))).orderBy(desc(collection.attempt)).limit(20)
}

export type ObservationRow = InferSelectModel<typeof observation>
export const addObservations = async (ex: Executor, rows: readonly Omit<ObservationRow, 'id'>[]): Promise<number> => bulkInsert(ex, observation, rows)

export async function listObservations({ db }: Executor, collectionId: string): Promise<ObservationRow[]> {
  return db.select().from(observation).where(eq(observation.collectionId, collectionId)).orderBy(asc(observation.id))
}
