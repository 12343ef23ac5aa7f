import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { AdjudicationState } from '../model/campaign.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { isRevealed } from './mark.ts'
import { getRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { adjudication } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** A disagreement that a reviewer decides. */
export type Adjudication = InferSelectModel<typeof adjudication>
export type NewAdjudication = Pick<InferInsertModel<typeof adjudication>, 'id' | 'campaignId' | 'entrantId' | 'pointId' | 'spread' | 'reviewerId'>

/** Points whose marks are all in, lie further apart than the campaign's threshold (or differ in kind: spread 1), and have no adjudication yet. */
export async function findDisagreements({ db }: Executor, campaignId: string, entrantId?: string): Promise<{ entrantId: string; pointId: string; spread: number }[]> {
  const { rows } = await db.execute<{ entrantId: string; pointId: string; spread: number }>(sql`
    select * from (
      select m.entrant_id as "entrantId", m.point_id as "pointId", c.disagreement_threshold as threshold,
        case when count(distinct m.outcome) > 1 then 1 else coalesce(max(m.rating) - min(m.rating), 0) end as spread
      from mark m join task t on t.id = m.task_id and t.state = 'done' join campaign c on c.id = m.campaign_id
      where m.campaign_id = ${campaignId} and m.state = 'submitted' ${entrantId === undefined ? sql`` : sql`and m.entrant_id = ${entrantId}`}
        and ${isRevealed('m.entrant_id', 'm.point_id')}
        and not exists (select from adjudication a where a.entrant_id = m.entrant_id and a.point_id = m.point_id)
      group by m.entrant_id, m.point_id, c.disagreement_threshold) given
    -- 0.7 - 0.45 is a hair above 0.25 in binary fractions: that hair is no disagreement.
    where spread > threshold + 1e-9 order by 1, 2`)
  return rows.map(({ entrantId, pointId, spread }) => ({ entrantId, pointId, spread }))
}

/** Opens adjudications; a point that has one keeps it. */
export const openAdjudications = async (ex: Executor, rows: readonly NewAdjudication[]): Promise<number> => bulkInsert(ex, adjudication, rows, { existing: 'skip' })
export const getAdjudication = async (ex: Executor, id: string): Promise<Adjudication> => getRow(ex, adjudication, id)

export async function updateAdjudication(ex: Executor, id: string, version: number, changes: Partial<Pick<Adjudication, 'reviewerId' | 'state' | 'outcome' | 'rating' | 'reason' | 'evidence' | 'decidedAt'>>): Promise<Adjudication> {
  return updateVersioned(ex, adjudication, id, version, changes)
}

export interface AdjudicationFilter extends PageRequest { readonly campaignId: string; readonly reviewerId?: string; readonly state?: AdjudicationState }

export async function listAdjudications({ db }: Executor, filter: AdjudicationFilter): Promise<Page<Adjudication>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select().from(adjudication).where(and(
    eq(adjudication.campaignId, filter.campaignId), after && gt(adjudication.id, after[0]),
    filter.reviewerId === undefined ? undefined : eq(adjudication.reviewerId, filter.reviewerId),
    filter.state === undefined ? undefined : eq(adjudication.state, filter.state),
  )).orderBy(asc(adjudication.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}
