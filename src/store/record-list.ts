import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { evidenceObject, recordList } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

/** A list of incidents or satisfaction figures that was imported for an entrant. */
export type RecordList = InferSelectModel<typeof recordList>
export type RecordListWithSize = RecordList & { readonly size: number }

/** The evidence object must be noted before; the same bytes stand once. */
export const createRecordList = async (ex: Executor, row: InferInsertModel<typeof recordList>): Promise<RecordList> => insertRow(ex, recordList, row)
export const getRecordList = async (ex: Executor, id: string): Promise<RecordList> => getRow(ex, recordList, id)

/** Every list of an entrant, withdrawn ones too, newest first; with `sha256` those of these bytes. */
export async function listRecordLists({ db }: Executor, entrantId: string, sha256?: string): Promise<RecordListWithSize[]> {
  const rows = await db.select({ recordList, size: evidenceObject.size }).from(recordList).innerJoin(evidenceObject, eq(evidenceObject.sha256, recordList.sha256))
    .where(and(eq(recordList.entrantId, entrantId), sha256 === undefined ? undefined : eq(recordList.sha256, sha256))).orderBy(desc(recordList.id))
  return rows.map(({ recordList: row, size }) => ({ ...row, size }))
}

/** Those that count, in the order they came. */
export async function standingRecordLists({ db }: Executor, entrantId: string): Promise<RecordList[]> {
  return db.select().from(recordList).where(and(eq(recordList.entrantId, entrantId), isNull(recordList.withdrawnAt))).orderBy(asc(recordList.id))
}

/** It no longer counts; row and bytes stay, for judgements that cite them. */
export async function withdrawRecordList(ex: Executor, id: string, version: number, at: string, reason: string): Promise<RecordList> {
  return updateVersioned(ex, recordList, id, version, { withdrawnAt: at, withdrawnReason: reason })
}
