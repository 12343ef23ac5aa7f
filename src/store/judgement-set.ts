import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { JudgementSetState } from '../model/campaign.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { entrant, judgement, judgementSet, unit } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** What one run of the judge said of one entrant. */
export type JudgementSet = InferSelectModel<typeof judgementSet>
export type JudgementRow = InferSelectModel<typeof judgement>
export type NewJudgement = Omit<InferInsertModel<typeof judgement>, 'judgementSetId' | 'entrantId' | 'outcome' | 'rating' | 'confidence'>

/** Keeps a proposed set; the columns outcome, rating and confidence follow from the documents. */
export async function proposeJudgementSet(ex: Executor, row: Omit<InferInsertModel<typeof judgementSet>, 'state'>, judgements: readonly NewJudgement[]): Promise<JudgementSet> {
  return ex.transaction(async tx => {
    const set = await insertRow(tx, judgementSet, row)
    await bulkInsert(tx, judgement, judgements.map(one => ({
      ...one, judgementSetId: set.id, entrantId: set.entrantId, outcome: one.document.outcome,
      ...(one.document.outcome === 'rated' && { rating: one.document.rating, confidence: one.document.confidence }),
    })))
    return set
  })
}

export const getJudgementSet = async (ex: Executor, id: string): Promise<JudgementSet> => getRow(ex, judgementSet, id)

/** Makes a proposed set the one that counts; what counted before is superseded. One statement decides between two who accept at once. */
export async function acceptJudgementSet(ex: Executor, id: string, version: number, decidedBy: string | null, at: string): Promise<JudgementSet> {
  return ex.transaction(async tx => {
    const { entrantId } = await getJudgementSet(tx, id)
    await tx.db.update(judgementSet).set({ state: 'superseded', version: sql`${judgementSet.version} + 1`, updatedAt: sql`now()` }).where(and(eq(judgementSet.entrantId, entrantId), eq(judgementSet.state, 'accepted')))
    return updateVersioned(tx, judgementSet, id, version, { state: 'accepted', decidedBy, decidedAt: at })
  })
}

/** Accepts the newest proposed set of every entrant that has none accepted yet: there is nothing it could be compared with. */
export async function acceptFirstSets({ db }: Executor, campaignId: string, decidedBy: string | null, at: string): Promise<{ id: string; entrantId: string; cohortId: string }[]> {
  const { rows } = await db.execute<{ id: string; entrantId: string; cohortId: string }>(sql`
    with newest as (
      select distinct on (entrant_id) id from judgement_set s
      where campaign_id = ${campaignId} and state = 'proposed' and not exists (select from judgement_set a where a.entrant_id = s.entrant_id and a.state = 'accepted')
      order by entrant_id, id desc)
    update judgement_set s set state = 'accepted', decided_by = ${decidedBy}, decided_at = ${at}, version = s.version + 1, updated_at = now()
    from newest, entrant e where s.id = newest.id and s.state = 'proposed' and e.id = s.entrant_id
    returning s.id, s.entrant_id as "entrantId", e.cohort_id as "cohortId"`)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

export async function rejectJudgementSet(ex: Executor, id: string, version: number, decidedBy: string | null, at: string, reason: string): Promise<JudgementSet> {
  return updateVersioned(ex, judgementSet, id, version, { state: 'rejected', decidedBy, decidedAt: at, reason })
}

/** The set that counts for an entrant. */
export async function acceptedJudgementSet({ db }: Executor, entrantId: string): Promise<JudgementSet | undefined> {
  const [row] = await db.select().from(judgementSet).where(and(eq(judgementSet.entrantId, entrantId), eq(judgementSet.state, 'accepted')))
  return row
}

/** Newest first: the history of an entrant. */
export async function listJudgementSets({ db }: Executor, entrantId: string): Promise<Omit<JudgementSet, 'document'>[]> {
  return db.select(columnsWithoutDocument).from(judgementSet).where(eq(judgementSet.entrantId, entrantId)).orderBy(desc(judgementSet.id))
}
const { document: _document, ...columnsWithoutDocument } = getTableColumns(judgementSet)

/** A set among those of its campaign: whose it is, what it would replace, and how many answers differ from that (of the first set all do). */
export type SetWithUnit = Omit<JudgementSet, 'document'> & { readonly unitId: string; readonly unitName: string; readonly cohortId: string; readonly againstId: string | null; readonly changes: number }

export async function listSetsWithUnits({ db }: Executor, filter: PageRequest & { readonly campaignId: string; readonly state: JudgementSetState }): Promise<Page<SetWithUnit>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const accepted = alias(judgementSet, 'accepted')
  const rows = await db.select({
    set: columnsWithoutDocument, unitId: unit.id, unitName: unit.name, cohortId: entrant.cohortId, againstId: accepted.id,
    changes: sql<number>`(select count(*)::int from (select * from judgement where judgement_set_id = ${accepted.id}) a full join (select * from judgement where judgement_set_id = ${judgementSet.id}) b using (point_id, position)
      where (a.measure_id, a.outcome, a.rating, a.document) is distinct from (b.measure_id, b.outcome, b.rating, b.document))`,
  }).from(judgementSet).innerJoin(entrant, eq(entrant.id, judgementSet.entrantId)).innerJoin(unit, eq(unit.id, entrant.unitId))
    .leftJoin(accepted, and(eq(accepted.entrantId, judgementSet.entrantId), eq(accepted.state, 'accepted'), ne(accepted.id, judgementSet.id)))
    .where(and(eq(judgementSet.campaignId, filter.campaignId), eq(judgementSet.state, filter.state), after && gt(judgementSet.id, after[0]))).orderBy(asc(judgementSet.id)).limit(limit + 1)
  return pageOf(rows.map(({ set, ...of }) => ({ ...set, ...of })), limit, row => [row.id])
}

export async function listJudgements({ db }: Executor, judgementSetId: string): Promise<JudgementRow[]> {
  return db.select().from(judgement).where(eq(judgement.judgementSetId, judgementSetId)).orderBy(asc(judgement.pointId), asc(judgement.position))
}

/** A judgement that counts, with whom it is of. */
export interface CountingJudgement extends Omit<JudgementRow, 'params'> { readonly unitName: string; readonly regionCode: string }

/** What counts in a campaign, all judgements of `limit` entrants at a time. */
export async function listCountingJudgements({ db }: Executor, filter: PageRequest & { readonly campaignId: string }): Promise<Page<CountingJudgement>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const sets = await db.select({ id: judgementSet.id, unitName: unit.name, regionCode: unit.regionCode }).from(judgementSet)
    .innerJoin(entrant, eq(entrant.id, judgementSet.entrantId)).innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(and(eq(judgementSet.campaignId, filter.campaignId), eq(judgementSet.state, 'accepted'), isNull(entrant.withdrawnAt), after && gt(judgementSet.id, after[0]))).orderBy(asc(judgementSet.id)).limit(limit + 1)
  const page = pageOf(sets, limit, row => [row.id])
  const units = new Map(page.items.map(set => [set.id, set]))
  const { params: _params, ...columns } = getTableColumns(judgement)
  const rows = units.size === 0 ? [] : await db.select(columns).from(judgement).where(inArray(judgement.judgementSetId, [...units.keys()])).orderBy(asc(judgement.judgementSetId), asc(judgement.pointId), asc(judgement.position))
  return { items: rows.map(row => Object.assign(row, { unitName: units.get(row.judgementSetId)?.unitName ?? '', regionCode: units.get(row.judgementSetId)?.regionCode ?? '' })), next: page.next }
}

/** One measure of one point that the two sets answer differently; null where a set does not have it. */
export interface JudgementDifference {
  readonly pointId: string
  readonly position: number
  readonly before: Pick<JudgementRow, 'measureId' | 'measureVersion' | 'outcome' | 'rating' | 'document'> | null
  readonly after: Pick<JudgementRow, 'measureId' | 'measureVersion' | 'outcome' | 'rating' | 'document'> | null
}

/** What accepting `toId` in place of `fromId` would change. Another measure version that says the same counts as no difference. */
export async function diffJudgementSets({ db }: Executor, fromId: string, toId: string): Promise<JudgementDifference[]> {
  const side = (name: 'a' | 'b') => sql.raw(`case when ${name}.point_id is null then null else jsonb_build_object('measureId', ${name}.measure_id, 'measureVersion', ${name}.measure_version, 'outcome', ${name}.outcome, 'rating', ${name}.rating, 'document', ${name}.document) end`)
  const { rows } = await db.execute<JudgementDifference & Record<string, unknown>>(sql`
    select point_id as "pointId", position, ${side('a')} as before, ${side('b')} as after
    from (select * from judgement where judgement_set_id = ${fromId}) a
    full join (select * from judgement where judgement_set_id = ${toId}) b using (point_id, position)
    where (a.measure_id, a.outcome, a.rating, a.document) is distinct from (b.measure_id, b.outcome, b.rating, b.document)
    order by 1, 2`)
  return rows
}
