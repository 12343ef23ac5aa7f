import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { InferSelectModel } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { AppError } from '../shared/errors.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Executor } from './executor.ts'
import { getRow } from './one-row.ts'
import { schemeEdition } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type SchemeEdition = InferSelectModel<typeof schemeEdition>
export interface NewSchemeEdition { readonly schemeId: string; readonly edition: string; readonly title: string; readonly document: unknown }

/** SHA-256 over the canonical JSON of the document. */
export const schemeDigest = (document: unknown): string => createHash('sha256').update(canonicalJson(document)).digest('hex')

/** Takes an edition in, or answers the one that is there with the same content; with other content throws already-exists. */
export async function importSchemeEdition(ex: Executor, { schemeId, edition, title, document }: NewSchemeEdition): Promise<SchemeEdition> {
  const digest = schemeDigest(document)
  const [made] = await ex.db.insert(schemeEdition).values({ schemeId, edition, title, document, digest }).onConflictDoNothing().returning()
  if (made) return made
  const [found] = await ex.db.select().from(schemeEdition).where(and(eq(schemeEdition.schemeId, schemeId), eq(schemeEdition.edition, edition)))
  if (found?.digest === digest) return found
  throw new AppError('already-exists', { what: 'scheme_edition', why: `${schemeId} ${edition}` })
}

export const getSchemeEdition = async (ex: Executor, id: string): Promise<SchemeEdition> => getRow(ex, schemeEdition, id)

/** An edition without its document, which is large. */
export type SchemeEditionHead = Omit<SchemeEdition, 'document'>
const { document: _document, ...headColumns } = getTableColumns(schemeEdition)

export async function getSchemeEditionHead({ db }: Executor, id: string): Promise<SchemeEditionHead> {
  const [row] = await db.select(headColumns).from(schemeEdition).where(eq(schemeEdition.id, id))
  if (row === undefined) throw new AppError('row-not-found', { what: 'scheme_edition', id })
  return row
}

export async function listSchemeEditions({ db }: Executor): Promise<SchemeEditionHead[]> {
  return db.select(headColumns).from(schemeEdition).orderBy(asc(schemeEdition.schemeId), asc(schemeEdition.edition))
}

/** Only while nothing uses it; afterwards record-sealed (from `transaction`). */
export async function replaceSchemeDocument(ex: Executor, id: string, version: number, title: string, document: unknown): Promise<SchemeEdition> {
  return updateVersioned(ex, schemeEdition, id, version, { title, document, digest: schemeDigest(document) })
}
