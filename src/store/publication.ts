import { and, asc, count, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel, SQL } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { auditHead } from './audit.ts'
import { bulkInsert } from './bulk-insert.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { cursorKeys, pageLimit, pageOf } from './page.ts'
import type { Page, PageRequest } from './page.ts'
import { publication, publicationChange, publicationRow } from './schema/tables.ts'
import { isStorableJson, storableJson } from './storable-json.ts'

/** A frozen result; a correction is the next one. */
export type Publication = InferSelectModel<typeof publication>
export type PublicationRow = InferSelectModel<typeof publicationRow>
export type PublicationChange = InferSelectModel<typeof publicationChange>
export type NewPublication = Pick<InferInsertModel<typeof publication>, 'campaignId' | 'title' | 'correctsId' | 'reason' | 'document' | 'publishedBy' | 'publishedAt'>
export type NewPublicationRow = Omit<PublicationRow, 'publicationId'>
export type NewPublicationChange = Omit<PublicationChange, 'id' | 'publicationId'>

/** What comes batch by batch, so that a publication of any size passes through in little memory; each thing may be made as it is taken. */
export type Batches<T> = Iterable<Iterable<T>> | AsyncIterable<Iterable<T>>

/**
 * Freezes a publication with all its rows and changes in one transaction (give the one of your verb, or the pool); at its
 * commit the database seals it. Rows come in the order of the digest, and are all taken before the first change.
 */
export async function createPublication(ex: Executor, head: NewPublication, rows: Batches<NewPublicationRow>, changes: Batches<NewPublicationChange>): Promise<Publication & { readonly rows: number; readonly changes: number }> {
  return ex.transaction(async tx => {
    await tx.db.execute(sql`select from campaign where id = ${head.campaignId} for update`)
    const { rows: [last] } = await tx.db.execute<{ number: number }>(sql`select coalesce(max(number), 0) as number from publication where campaign_id = ${head.campaignId}`)
    const made = await insertRow(tx, publication, { ...head, number: (last?.number ?? 0) + 1, digest: NO_ROWS, auditHead: (await auditHead(tx)).hash })
    const digest = new PublicationDigest()
    let texts: readonly string[] = []
    // While the database takes one batch in, the next one is made. Both have ended before anything else is asked of the connection.
    for await (const batch of rows) {
      const [next, written] = await Promise.allSettled([textsOf(batch, digest), insertRows(tx, made.id, texts)])
      if (written.status === 'rejected') throw written.reason
      if (next.status === 'rejected') throw next.reason
      texts = next.value
    }
    await insertRows(tx, made.id, texts)
    let changed = 0
    for await (const batch of changes) changed += await bulkInsert(tx, publicationChange, Array.from(batch, change => Object.assign({ publicationId: made.id }, change)))
    const [frozen] = await tx.db.update(publication).set({ digest: digest.hex() }).where(eq(publication.id, made.id)).returning()
    if (!frozen) throw new Error('a publication that was just made is there')
    return Object.assign(frozen, { rows: digest.rows, changes: changed })
  })
}
const NO_ROWS = createHash('sha256').digest('hex')

/** Pauses after each row, so that what is being sent meanwhile goes on. */
async function textsOf(rows: Iterable<NewPublicationRow>, digest: PublicationDigest): Promise<string[]> {
  const texts: string[] = []
  for (const row of rows) {
    texts.push(digest.add(row))
    await setImmediate()
  }
  return texts
}

/** Rows by the very texts that are hashed: what stands in the database is what was published, and nothing is written out twice. */
async function insertRows({ db }: Executor, publicationId: string, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return
  await db.execute(sql`
    insert into publication_row (publication_id, entrant_id, cohort_id, unit_id, unit_name, region_code, cohort_name, position, rank, tier, score, index, dimensions, earlier, document)
    select ${publicationId}::uuid, "entrantId", "cohortId", "unitId", "unitName", "regionCode", "cohortName", position, rank, tier, score, index, dimensions, earlier, document
    from json_to_recordset(${`[${texts.join(',')}]`}::json) as given("entrantId" uuid, "cohortId" uuid, "unitId" uuid, "unitName" text, "regionCode" text, "cohortName" text, position integer, rank integer, tier text, score float8, index float8, dimensions jsonb, earlier jsonb, document json)`)
}

/** SHA-256 over `publicationText` of each row, ordered by cohort and position. */
export class PublicationDigest {
  rows = 0
  readonly #hash = createHash('sha256')
  #last: NewPublicationRow | undefined

  /** Takes the next row in and answers its text. */
  add(row: NewPublicationRow): string {
    const last = this.#last
    if (last && (row.cohortId < last.cohortId || (row.cohortId === last.cohortId && row.position <= last.position))) throw new RangeError(`rows of a publication go by cohort and position: ${row.cohortId} ${row.position} came after ${last.cohortId} ${last.position}`)
    this.#last = row
    this.rows++
    const text = publicationText(row)
    this.#hash.update(text)
    return text
  }

  hex(): string { return this.#hash.digest('hex') }
}

/** A row as it is published and hashed: canonical JSON on one line. The file of all rows has the publication's digest. */
export function publicationText({ entrantId, cohortId, unitId, unitName, regionCode, cohortName, position, rank, tier, score, index, dimensions, earlier, document }: NewPublicationRow): string {
  const published = { entrantId, cohortId, unitId, unitName, regionCode, cohortName, position, rank, tier, score, index, dimensions, earlier, document }
  const text = canonicalJson(published)
  return `${isStorableJson(text) ? text : canonicalJson(JSON.parse(storableJson(published)))}\n`
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

/** The whole printed list of a cohort at once, without the documents. */
export async function listCohortLines({ db }: Executor, publication: string, cohort: string): Promise<PublicationLine[]> {
  return db.select(lineColumns).from(publicationRow).where(and(eq(publicationId, publication), eq(cohortId, cohort))).orderBy(asc(position), asc(entrantId))
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

/** The published rows of these entrants with their documents, in no order. */
export async function findPublicationRows({ db }: Executor, id: string, entrants: readonly string[]): Promise<PublicationRow[]> {
  return db.select().from(publicationRow).where(and(eq(publicationId, id), inArray(entrantId, [...entrants])))
}

/** Whom a publication lists, by cohort and position. */
export async function listPublished({ db }: Executor, id: string): Promise<Pick<PublicationRow, 'entrantId' | 'rank' | 'score'>[]> {
  return db.select({ entrantId, rank, score }).from(publicationRow).where(eq(publicationId, id)).orderBy(asc(cohortId), asc(position))
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
