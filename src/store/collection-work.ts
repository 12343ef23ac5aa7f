import { and, asc, eq, inArray, isNull, lt, lte, notExists, or } from 'drizzle-orm'
import type { CampaignState, CollectionState } from '../model/campaign.ts'
import type { Executor } from './executor.ts'
import { campaign, channel, collection, entrant, unit } from './schema/tables.ts'

const AT_WORK: CollectionState[] = ['queued', 'running', 'paused']

/** A collection that waits for a worker, or whose worker fell silent. */
export interface WaitingCollection { readonly id: string; readonly version: number; readonly heldBy: string | null; readonly address: string }

/** Queued, or running with nobody answering for it at `at`; oldest first. */
export async function listWaitingCollections({ db }: Executor, at: string, limit: number): Promise<WaitingCollection[]> {
  return db.select({ id: collection.id, version: collection.version, heldBy: collection.heldBy, address: channel.address }).from(collection)
    .innerJoin(channel, eq(channel.id, collection.channelId))
    .where(or(eq(collection.state, 'queued'), and(eq(collection.state, 'running'), or(isNull(collection.heldUntil), lt(collection.heldUntil, at)))))
    .orderBy(asc(collection.id)).limit(limit)
}

/** What a worker must know to run a collection. */
export interface CollectionAssignment { readonly address: string; readonly unit: string; readonly settings: Readonly<Record<string, unknown>> }

/** The address, the unit and the campaign's settings of a collection; undefined when there is no such collection. */
export async function findAssignment({ db }: Executor, collectionId: string): Promise<CollectionAssignment | undefined> {
  const [row] = await db.select({ address: channel.address, unit: unit.name, settings: campaign.settings }).from(collection)
    .innerJoin(channel, eq(channel.id, collection.channelId)).innerJoin(unit, eq(unit.id, channel.unitId)).innerJoin(campaign, eq(campaign.id, collection.campaignId))
    .where(eq(collection.id, collectionId))
  return row
}

/** True while a channel of the entrant is still to be collected. */
export async function isCollecting({ db }: Executor, entrantId: string): Promise<boolean> {
  const rows = await db.select({ id: collection.id }).from(collection).where(and(eq(collection.entrantId, entrantId), inArray(collection.state, AT_WORK))).limit(1)
  return rows.length > 0
}

/** Entrants of campaigns in these states of which something imported has waited since `before` or longer, and of which nothing is still to be collected: that ends with a judging of its own. */
export async function listJudgingDue({ db }: Executor, states: readonly CampaignState[], before: string, limit: number): Promise<{ entrantId: string; since: string }[]> {
  const rows = await db.select({ entrantId: entrant.id, since: entrant.judgingDueSince }).from(entrant).innerJoin(campaign, eq(campaign.id, entrant.campaignId))
    .where(and(lte(entrant.judgingDueSince, before), isNull(entrant.withdrawnAt), inArray(campaign.state, [...states]),
      notExists(db.select({ id: collection.id }).from(collection).where(and(eq(collection.entrantId, entrant.id), inArray(collection.state, AT_WORK))))))
    .orderBy(asc(entrant.judgingDueSince)).limit(limit)
  return rows.flatMap(({ entrantId, since }) => (since === null ? [] : [{ entrantId, since }]))
}

/** Channels of entrants that still take part in a campaign which is collecting, with the campaign's settings. */
export async function listSampledChannels({ db }: Executor): Promise<{ campaignId: string; channelId: string; address: string; settings: Readonly<Record<string, unknown>> }[]> {
  return db.selectDistinct({ campaignId: campaign.id, channelId: channel.id, address: channel.address, settings: campaign.settings }).from(campaign)
    .innerJoin(entrant, eq(entrant.campaignId, campaign.id)).innerJoin(channel, eq(channel.unitId, entrant.unitId))
    .where(and(eq(campaign.state, 'collecting'), isNull(entrant.withdrawnAt), isNull(channel.retiredAt)))
}

/** Which of these collections are over for good. */
export async function listEnded({ db }: Executor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.select({ id: collection.id }).from(collection).where(and(inArray(collection.id, [...ids]), inArray(collection.state, ['complete', 'partial', 'failed', 'cancelled'])))
  return rows.map(({ id }) => id)
}
