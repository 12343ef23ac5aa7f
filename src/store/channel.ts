import { and, asc, inArray, isNull } from 'drizzle-orm'
import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { getRow, insertRow } from './one-row.ts'
import { channel } from './schema/tables.ts'
import { updateVersioned } from './versioned-update.ts'

export type Channel = InferSelectModel<typeof channel>
export type NewChannel = InferInsertModel<typeof channel>

export const createChannel = async (ex: Executor, row: NewChannel): Promise<Channel> => insertRow(ex, channel, row)
export const getChannel = async (ex: Executor, id: string): Promise<Channel> => getRow(ex, channel, id)

/** Rows that exist already are left as they are. Answers how many were new. */
export const importChannels = async (ex: Executor, rows: readonly NewChannel[]): Promise<number> => bulkInsert(ex, channel, rows, { existing: 'skip' })

/** Those in use, of any number of units; `withRetired`: all on record. */
export async function listChannels({ db }: Executor, unitIds: readonly string[], { withRetired = false }: { readonly withRetired?: boolean } = {}): Promise<Channel[]> {
  if (unitIds.length === 0) return []
  return db.select().from(channel).where(and(inArray(channel.unitId, [...unitIds]), withRetired ? undefined : isNull(channel.retiredAt))).orderBy(asc(channel.id))
}

export async function updateChannel(ex: Executor, id: string, version: number, changes: Partial<Pick<Channel, 'kind' | 'name' | 'address' | 'retiredAt'>>): Promise<Channel> {
  return updateVersioned(ex, channel, id, version, changes)
}
