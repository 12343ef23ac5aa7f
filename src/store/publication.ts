import { and, asc, count, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel, SQL } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { auditHead } from './audit.ts'
import { bulkInsert } from './bulk-insert.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { publication, publicationChange, publicationRow } from './schema/tables.ts'
import { storableJson } from './storable-json.ts'

/** A frozen result; a correction is the next one. */
export type Publication = InferSelectModel<typeof publication>
export type PublicationRow = InferSelectModel<typeof publicationRow>
export type PublicationChange = InferSelectModel<typeof publicationChange>
export type NewPublication = Pick<InferInsertModel<typeof publication>, 'campaignId' | 'title' | 'correctsId' | 'reason' | 'document' | 'publishedBy' | 'publishedAt'>
export type NewPublicationRow = Omit<PublicationRow, 'publicationId'>
export type NewPublicationChange = Omit<PublicationChange, 'id' | 'publicationId'>

/**
 * Freezes a publication with all its rows and changes in one transaction (give the one of your verb, or the pool); at its
 * commit the database seals it. Rows and digest follow cohort and position.
 */
export async function createPublication(ex: Executor, head: NewPublication, rows: readonly NewPublicationRow[], changes: readonly NewPublicationChange[]): Promise<Publication> {
  return ex.transaction(async tx => {
    await tx.db.execute(sql`select from campaign where id = ${head.campaignId} for update`)
    const { rows: [last] } = await tx.db.execute<{ number: number }>(sql`select coalesce(max(number), 0) as number from publication where campaign_id = ${head.campaignId}`)
    const made = await insertRow(tx, publication, { ...head, number: (last?.number ?? 0) + 1, digest: publicationDigest(rows), auditHead: (await auditHead(tx)).hash })
    for (let from = 0; from < rows.length; from += 500) await bulkInsert(tx, publicationRow, rows.slice(from, from + 500).map(row => Object.assign({ publicationId: made.id }, row)))
    await bulkInsert(tx, publicationChange, changes.map(change => Object.assign({ publicationId: made.id }, change)))
    return made
  })
}

/** SHA-256 over `publicationText` of each row, ordered by cohort and position. */
export function publicationDigest(rows: readonly NewPublicationRow[]): string {
  const hash = createHash('sha256')
  const ordered = [...rows].sort((a, b) => (a.cohortId === b.cohortId ? a.position - b.position || (a.entrantId < b.entrantId ? -1 : 1) : a.cohortId < b.cohortId ? -1 : 1))
  for (const row of ordered) hash.update(publicationText(row))
  return hash.digest('hex')
}

/** A row as it is published and hashed: canonical JSON on one line. The file of all rows has the publication's digest. */
export function publicationText({ entrantId, cohortId, unitId, unitName, regionCode, cohortName, position, rank, tier, score, index, dimensions, earlier, document }: NewPublicationRow): string {
  return `${canonicalJson(JSON.parse(storableJson({ entrantId, cohortId, unitId, unitName, regionCode, cohortName, position, rank, tier, score, index, dimensions, earlier, document })))}\n`
}

export const getPublication = async (ex: Executor, id: string): Promise<Publication> => getRow(ex, publication, id)

/** Newest first. */
export async function listPublications({ db }: Executor, campaignId: string): Promise<Publication[]> {
  return db.select().from(publication).where(eq(publication.campaignId, campaignId)).orderBy(desc(publication.number))
}

/** Of every campaign, the latest published first. */
export async function listEveryPublication({ db }: Executor): Promise<Publication[]> {
  return db.select().from(publication).where(eq(publication.sealed, true)).orderBy(desc(publication.publishedAt), desc(publication.number))
}

export type PublicationLine = Omit<PublicationRow, 'document'>
const { publicationId, entrantId, cohortId, unitId, unitName, regionCode, cohortName, position, rank, tier, score, index, dimensions, earlier } = publicationRow
const lineColumns = { publicationId, entrantId, cohortId, unitId, unitName, regionCode, cohortName, position, rank, tier, score, index, dimensions, earlier }

/** The printed list of a cohort, without the documents. */
export async function listPublicationLines({ db }: Executor, filter: PageRequest & { readonly publicationId: string; readonly cohortId: string }): Promise<Page<PublicationLine>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['number', 'id'])
  const rows = await db.select(lineColumns).from(publicationRow)
    .where(and(eq(publicationId, filter.publicationId), eq(cohortId, filter.cohortId), after && sql`(${position}, ${entrantId}) > (${after[0]}::int, ${after[1]}::uuid)`))
    .orderBy(asc(position), asc(entrantId)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.position, row.entrantId])
}

/** What the newest publication of each campaign says of a unit, the latest evaluation first. */
export async function listUnitPublications({ db }: Executor, unit: string) {
  const rows = await db.select({ ...lineColumns, campaignId: publication.campaignId, number: publication.number, publishedAt: publication.publishedAt, head: publication.document, units: sql<number>`(select count(*)::int from publication_row others where others.publication_id = ${publicationId} and others.cohort_id = ${cohortId})` }).from(publicationRow)
    .innerJoin(publication, eq(publication.id, publicationId))
    .where(and(eq(unitId, unit), eq(publication.sealed, true), sql`not exists (select from publication newer where newer.campaign_id = ${publication.campaignId} and newer.sealed and newer.number > ${publication.number})`))
  const day = ({ head }: (typeof rows)[number]): string => (head as { campaign?: { evaluationDate?: string } }).campaign?.evaluationDate ?? ''
  return rows.sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : a.publicationId < b.publicationId ? 1 : -1))
}

/** How many rows each cohort of a publication has. */
export async function countPublicationRows({ db }: Executor, id: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.select({ cohortId, units: count() }).from(publicationRow).where(eq(publicationId, id)).groupBy(cohortId)
  return new Map(rows.map(({ cohortId: cohort, units }) => [cohort, units]))
}

/** One unit's published row with its document. */
export async function findPublicationRow({ db }: Executor, id: string, entrant: string): Promise<PublicationRow | undefined> {
  const [row] = await db.select().from(publicationRow).where(and(eq(publicationId, id), eq(entrantId, entrant)))
  return row
}

/** What a correction changed, in the order it was written. */
export async function listPublicationChanges({ db }: Executor, id: string): Promise<PublicationChange[]> {
  return db.select().from(publicationChange).where(eq(publicationChange.publicationId, id)).orderBy(asc(publicationChange.id))
}

/** As above, a page at a time, with the name that the unit has in this publication or in the one it corrects. */
export async function listNamedChanges(ex: Executor, filter: PageRequest & { readonly publicationId: string; readonly correctsId: string | null }): Promise<Page<PublicationChange & { readonly unitName: string | null }>> {
  const limit = pageLimit(filter)
  const after = cursorKeys(filter, ['id'])
  const inIt = (publication: SQL | string) => sql`select r.unit_name from publication_row r where r.publication_id = ${publication} and r.entrant_id = ${publicationChange.entrantId}`
  const rows = await ex.db.select({ ...getTableColumns(publicationChange), unitName: sql<string | null>`coalesce((${inIt(filter.publicationId)}), (${inIt(filter.correctsId === null ? sql`null::uuid` : filter.correctsId)}))` }).from(publicationChange)
    .where(and(eq(publicationChange.publicationId, filter.publicationId), after && sql`${publicationChange.id} > ${after[0]}::uuid`)).orderBy(asc(publicationChange.id)).limit(limit + 1)
  return pageOf(rows, limit, row => [row.id])
}

/** The rows of a cohort with their documents, in printed order, page by page. */
export async function* eachPublicationRow({ db }: Executor, publication: string, cohort: string): AsyncGenerator<PublicationRow[]> {
  for (let last: PublicationRow | undefined; ;) {
    const rows = await db.select().from(publicationRow)
      .where(and(eq(publicationId, publication), eq(cohortId, cohort), last && sql`(${position}, ${entrantId}) > (${last.position}::int, ${last.entrantId}::uuid)`))
      .orderBy(asc(position), asc(entrantId)).limit(200)
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)
  }
}
