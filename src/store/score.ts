import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { isDeepStrictEqual } from 'node:util'
import type { PointState } from '../model/evaluation.ts'
import type { Executor } from './executor.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { entrant, score, unit } from './schema/tables.ts'
import { storableJson } from './storable-json.ts'

/** What scoring made of an entrant's present state. */
export type Score = InferSelectModel<typeof score>
export type NewScore = Omit<InferInsertModel<typeof score>, 'computedAt'>

const { computedAt: _computedAt, ...storedColumns } = getTableColumns(score)

/** Puts the newest scores in place of the older ones, any number at once. What says the same stays as it is: reading is quicker than writing. */
export async function putScores({ db }: Executor, rows: readonly NewScore[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    const batch = rows.slice(from, from + 500)
    const known = new Map((await db.select(storedColumns).from(score).where(inArray(score.entrantId, batch.map(({ entrantId }) => entrantId)))).map(row => [row.entrantId, row]))
    const records = batch.filter(row => !isDeepStrictEqual(known.get(row.entrantId), { bonus: 0, ...row })).map(row => ({
      entrant_id: row.entrantId, campaign_id: row.campaignId, cohort_id: row.cohortId, low: row.low, high: row.high, maximum: row.maximum, bonus: row.bonus ?? 0,
      index_low: row.indexLow, index_high: row.indexHigh, dimensions: row.dimensions, document: row.document,
    }))
    if (records.length === 0) continue
    await db.execute(sql`
      insert into score (entrant_id, campaign_id, cohort_id, low, high, maximum, bonus, index_low, index_high, dimensions, document)
      select entrant_id, campaign_id, cohort_id, low, high, maximum, bonus, index_low, index_high, dimensions, document
      from json_populate_recordset(null::score, ${storableJson(records)}::json) order by entrant_id
      on conflict (entrant_id) do update set campaign_id = excluded.campaign_id, cohort_id = excluded.cohort_id, low = excluded.low, high = excluded.high, maximum = excluded.maximum,
        bonus = excluded.bonus, index_low = excluded.index_low, index_high = excluded.index_high, dimensions = excluded.dimensions, document = excluded.document, computed_at = now()`)
  }
}

export async function findScore({ db }: Executor, entrantId: string): Promise<Score | undefined> {
  const [row] = await db.select().from(score).where(eq(score.entrantId, entrantId))
  return row
}

const { document: _document, ...lineColumns } = getTableColumns(score)

export interface RankingLine extends Omit<Score, 'document'> { readonly unitId: string; readonly unitName: string; readonly regionCode: string; readonly withdrawn: boolean }

/** A cohort by its highest possible score, best first, without the documents. Ranks are made by scoring, over the whole cohort. */
export async function listRanking({ db }: Executor, filter: PageRequest & { readonly cohortId: string }): Promise<Page<RankingLine>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['number', 'id'])
  const rows = await db.select({ ...lineColumns, unitId: unit.id, unitName: unit.name, regionCode: unit.regionCode, withdrawn: sql<boolean>`${entrant.withdrawnAt} is not null` }).from(score)
    .innerJoin(entrant, eq(entrant.id, score.entrantId)).innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(score.cohortId, filter.cohortId), after && sql`(${score.high}, ${score.entrantId}) < (${after[0]}::float8, ${after[1]}::uuid)`))
    .orderBy(desc(score.high), desc(score.entrantId)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.high, row.entrantId])
}

/** The scores of a campaign with their documents, by entrant; withdrawn ones are left out. */
export async function listScores({ db }: Executor, filter: PageRequest & { readonly campaignId: string; readonly cohortId?: string | undefined }): Promise<Page<Score & { readonly unitName: string; readonly regionCode: string }>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const rows = await db.select({ ...getTableColumns(score), unitName: unit.name, regionCode: unit.regionCode }).from(score)
    .innerJoin(entrant, eq(entrant.id, score.entrantId)).innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(score.campaignId, filter.campaignId), filter.cohortId === undefined ? undefined : eq(score.cohortId, filter.cohortId), sql`${entrant.withdrawnAt} is null`, after && sql`${score.entrantId} > ${after[0]}::uuid`)).orderBy(asc(score.entrantId)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.entrantId])
}

/** The points of a whole cohort, with nothing else of their documents: by entrant, in the order of the variant. */
export async function listCohortPoints({ db }: Executor, cohortId: string): Promise<{ entrantId: string; states: readonly string[]; low: readonly number[]; high: readonly number[] }[]> {
  const { rows } = await db.execute<{ entrantId: string; states: string[]; low: number[]; high: number[] }>(sql`
    select s.entrant_id as "entrantId", jsonb_path_query_array(s.document, '$.points[*].state') as states,
      jsonb_path_query_array(s.document, '$.points[*].ratingLow') as low, jsonb_path_query_array(s.document, '$.points[*].ratingHigh') as high
    from score s join entrant e on e.id = s.entrant_id and e.withdrawn_at is null where s.cohort_id = ${cohortId}`)
  return rows
}

/** How many points of a campaign are in each state; withdrawn entrants are left out. */
export async function countPointStates({ db }: Executor, campaignId: string): Promise<Readonly<Partial<Record<PointState, number>>>> {
  const { rows } = await db.execute<{ state: PointState; count: number }>(sql`
    select state #>> '{}' as state, count(*)::int from score s join entrant e on e.id = s.entrant_id and e.withdrawn_at is null, jsonb_path_query(s.document, '$.points[*].state') as state
    where s.campaign_id = ${campaignId} group by 1`)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** Everything ranking needs of a whole cohort at once, without documents; withdrawn entrants are left out. */
export async function listCohortScores({ db }: Executor, cohortId: string): Promise<RankingLine[]> {
  return db.select({ ...lineColumns, unitId: unit.id, unitName: unit.name, regionCode: unit.regionCode, withdrawn: sql<boolean>`false` }).from(score)
    .innerJoin(entrant, eq(entrant.id, score.entrantId)).innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(score.cohortId, cohortId), sql`${entrant.withdrawnAt} is null`)).orderBy(desc(score.high), asc(score.entrantId))
}

/** The index of each indicator of a whole cohort, in the order of the variant, with nothing else of the documents; withdrawn entrants are left out. */
export async function listCohortIndexes({ db }: Executor, cohortId: string): Promise<{ unitId: string; low: number; indexes: readonly ({ readonly low: number; readonly high: number } | null)[] }[]> {
  const { rows } = await db.execute<{ unitId: string; low: number; indexes: ({ low: number; high: number } | null)[] }>(sql`
    select e.unit_id as "unitId", s.low, jsonb_path_query_array(s.document, '$.indicators[*].index') as indexes
    from score s join entrant e on e.id = s.entrant_id and e.withdrawn_at is null where s.cohort_id = ${cohortId} order by e.unit_id`)
  return rows
}
