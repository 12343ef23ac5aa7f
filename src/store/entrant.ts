import { and, asc, eq, gt, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { CampaignState } from '../model/campaign.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { campaign, channel, cohort, entrant, unit } from './schema/tables.ts'
import type { Channel } from './channel.ts'
import type { Unit } from './unit.ts'
import { updateVersioned } from './versioned-update.ts'

/** A unit, or one channel of it, that takes part in a cohort. */
export type Entrant = InferSelectModel<typeof entrant>
export type NewEntrant = InferInsertModel<typeof entrant>
export interface EntrantWithUnit extends Entrant { readonly unit: Unit; readonly cohortName: string }

export const createEntrant = async (ex: Executor, row: NewEntrant): Promise<Entrant> => insertRow(ex, entrant, row)
export const getEntrant = async (ex: Executor, id: string): Promise<Entrant> => getRow(ex, entrant, id)

/** Those that take part already are left as they are. Answers how many were new. */
export const importEntrants = async (ex: Executor, rows: readonly NewEntrant[]): Promise<number> => bulkInsert(ex, entrant, rows, { existing: 'skip' })

export async function withdrawEntrant(ex: Executor, id: string, version: number, at: string, reason: string): Promise<Entrant> {
  return updateVersioned(ex, entrant, id, version, { withdrawnAt: at, withdrawnReason: reason })
}

export interface EntrantFilter extends PageRequest { readonly campaignId: string; readonly cohortId?: string; readonly unitId?: string; readonly withWithdrawn?: boolean; readonly judgingDue?: boolean }

export async function listEntrants({ db }: Executor, filter: EntrantFilter): Promise<Page<EntrantWithUnit>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select({ entrant, unit, cohortName: cohort.name }).from(entrant)
    .innerJoin(unit, eq(unit.id, entrant.unitId)).innerJoin(cohort, eq(cohort.id, entrant.cohortId))
    .where(and(
      eq(entrant.campaignId, filter.campaignId),
      after && gt(entrant.id, after[0]),
      filter.cohortId === undefined ? undefined : eq(entrant.cohortId, filter.cohortId),
      filter.unitId === undefined ? undefined : eq(entrant.unitId, filter.unitId),
      filter.withWithdrawn ? undefined : isNull(entrant.withdrawnAt),
      filter.judgingDue ? isNotNull(entrant.judgingDueSince) : undefined,
    )).orderBy(asc(entrant.id)).limit(limit + 1)
  return pageOf(rows.map(row => Object.assign(row.entrant, { unit: row.unit, cohortName: row.cohortName })), limit, row => [row.id])
}

/** Which of these units take part in the campaign. */
export async function unitsTakingPart({ db }: Executor, campaignId: string, unitIds: readonly string[], { withWithdrawn = false }: { readonly withWithdrawn?: boolean } = {}): Promise<ReadonlySet<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await db.selectDistinct({ id: entrant.unitId }).from(entrant).where(and(eq(entrant.campaignId, campaignId), inArray(entrant.unitId, [...unitIds]), withWithdrawn ? undefined : isNull(entrant.withdrawnAt)))
  return new Set(rows.map(({ id }) => id))
}

/** Which of these units take part in a campaign in one of these states, those of `beside` left aside. */
export async function unitsInOtherCampaigns({ db }: Executor, unitIds: readonly string[], { beside, states }: { readonly beside: Iterable<string>; readonly states: readonly CampaignState[] }): Promise<ReadonlySet<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await db.selectDistinct({ id: entrant.unitId }).from(entrant).innerJoin(campaign, eq(campaign.id, entrant.campaignId))
    .where(and(inArray(entrant.unitId, [...unitIds]), isNull(entrant.withdrawnAt), inArray(campaign.state, [...states]), notInArray(campaign.id, [...beside])))
  return new Set(rows.map(({ id }) => id))
}

/** Where a unit takes part, in campaigns in one of these states. */
export async function entrantsOfUnit({ db }: Executor, unitId: string, states: readonly CampaignState[]): Promise<{ id: string; campaignId: string }[]> {
  return db.select({ id: entrant.id, campaignId: entrant.campaignId }).from(entrant).innerJoin(campaign, eq(campaign.id, entrant.campaignId))
    .where(and(eq(entrant.unitId, unitId), isNull(entrant.withdrawnAt), inArray(campaign.state, [...states]))).orderBy(asc(entrant.campaignId), asc(entrant.id))
}

/** Something was imported of it that is not judged yet, or (null) nothing any more. No edit by a person: the version stays. */
export async function setJudgingDue({ db }: Executor, id: string, since: string | null): Promise<void> {
  await db.update(entrant).set({ judgingDueSince: since }).where(eq(entrant.id, id))
}

/** Holds entrants, in the order of their ids, until the transaction ends: whoever reckons from what is stored of them does it one after the other. */
export async function lockEntrants({ db }: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.execute(sql`select from ${entrant} where id = any(${sql.param([...ids])}::uuid[]) order by id for no key update`)
}

/** The channels that count for an entrant: its own one, else those of its unit that the cohort looks at. */
export async function channelsOfEntrant({ db }: Executor, entrantId: string): Promise<Channel[]> {
  const rows = await db.select({ channel }).from(entrant).innerJoin(cohort, eq(cohort.id, entrant.cohortId)).innerJoin(channel, eq(channel.unitId, entrant.unitId))
    .where(and(eq(entrant.id, entrantId), isNull(channel.retiredAt),
      sql`case when ${entrant.channelId} is not null then ${channel.id} = ${entrant.channelId} else cardinality(${cohort.channelKinds}) = 0 or ${channel.kind} = any(${cohort.channelKinds}) end`))
    .orderBy(asc(channel.id))
  return rows.map(row => row.channel)
}
