import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { ScanState } from '../model/campaign.ts'
import type { Executor } from './executor.ts'
import { isRevealed } from './mark.ts'
import type { RevealedMark } from './mark.ts'
import { insertRow } from './one-row.ts'
import { attachment, evidenceObject, mark } from './schema/tables.ts'

/** A file somebody attached to exactly one thing. */
export type Attachment = InferSelectModel<typeof attachment>
export interface AttachmentWithObject extends Attachment { readonly size: number; readonly mediaType: string }

/** What a file is attached to. A mark's files are blind like the mark: they are asked for by their assessor. */
export type AttachmentHolder =
  | { readonly declarationId: string } | { readonly bonusCaseId: string } | { readonly adjudicationId: string } | { readonly appealId: string }
  | { readonly markId: string; readonly assessorId: string }

/** The evidence object must be noted before. */
export const createAttachment = async (ex: Executor, row: InferInsertModel<typeof attachment>): Promise<Attachment> => insertRow(ex, attachment, row)

function heldBy(holder: AttachmentHolder) {
  if ('declarationId' in holder) return eq(attachment.declarationId, holder.declarationId)
  if ('bonusCaseId' in holder) return eq(attachment.bonusCaseId, holder.bonusCaseId)
  if ('adjudicationId' in holder) return eq(attachment.adjudicationId, holder.adjudicationId)
  if ('appealId' in holder) return eq(attachment.appealId, holder.appealId)
  return and(eq(attachment.markId, holder.markId), sql`exists (select from ${mark} where ${mark.id} = ${attachment.markId} and ${mark.assessorId} = ${holder.assessorId})`)
}

/** Those not removed. */
export async function listAttachments({ db }: Executor, holder: AttachmentHolder): Promise<AttachmentWithObject[]> {
  const rows = await db.select({ attachment, size: evidenceObject.size, mediaType: evidenceObject.mediaType }).from(attachment).innerJoin(evidenceObject, eq(evidenceObject.sha256, attachment.sha256))
    .where(and(heldBy(holder), isNull(attachment.removedAt))).orderBy(asc(attachment.id))
  return rows.map(row => Object.assign(row.attachment, { size: row.size, mediaType: row.mediaType }))
}

/** The files of marks whose point is revealed, by the mark's id; without who uploaded them, as whose marks they are is told to nobody. */
export async function listRevealedAttachments({ db }: Executor, marks: readonly RevealedMark[]): Promise<ReadonlyMap<string, RevealedAttachment[]>> {
  const { id, markId, sha256, fileName, scan } = attachment
  const rows = await db.select({ markId, file: { id, sha256, fileName, scan, size: evidenceObject.size, mediaType: evidenceObject.mediaType } }).from(attachment)
    .innerJoin(evidenceObject, eq(evidenceObject.sha256, sha256)).innerJoin(mark, eq(mark.id, markId))
    .where(and(inArray(markId, marks.map(one => one.id)), isNull(attachment.removedAt), eq(mark.state, 'submitted'), isRevealed('mark.entrant_id', 'mark.point_id'))).orderBy(asc(id))
  return new Map([...Map.groupBy(rows, row => row.markId ?? '')].map(([of, list]) => [of, list.map(({ file }) => file)]))
}
export type RevealedAttachment = Pick<AttachmentWithObject, 'id' | 'sha256' | 'fileName' | 'scan' | 'size' | 'mediaType'>

/** Files that no scanner has answered for, oldest first. */
export async function listUnscanned({ db }: Executor, limit: number): Promise<Pick<Attachment, 'id' | 'sha256'>[]> {
  return db.select({ id: attachment.id, sha256: attachment.sha256 }).from(attachment).where(and(inArray(attachment.scan, ['not-scanned', 'failed']), isNull(attachment.removedAt))).orderBy(asc(attachment.id)).limit(limit)
}

/** The answer of the virus scanner. */
export async function setAttachmentScan({ db }: Executor, id: string, scan: ScanState): Promise<void> {
  await db.update(attachment).set({ scan }).where(eq(attachment.id, id))
}

/** Removes it from view; the bytes and the row stay. False when it was removed already or is not attached there. */
export async function removeAttachment({ db }: Executor, id: string, holder: AttachmentHolder, at: string): Promise<boolean> {
  const { rowCount } = await db.update(attachment).set({ removedAt: at }).where(and(eq(attachment.id, id), heldBy(holder), isNull(attachment.removedAt)))
  return rowCount === 1
}
