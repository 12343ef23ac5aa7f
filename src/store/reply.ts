import { and, asc, eq, isNull } from 'drizzle-orm'
import type { InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { reply } from './schema/tables.ts'

/** A unit agrees with what stands for a point. */
export type Reply = InferSelectModel<typeof reply>

/** Agrees to any number of points; to agree twice changes nothing. */
export const addReplies = async (ex: Executor, rows: readonly Omit<Reply, 'id' | 'withdrawnAt'>[]): Promise<number> => bulkInsert(ex, reply, rows.map(row => ({ ...row, withdrawnAt: null })), { existing: 'skip' })

/** Takes the agreement of one point back; false when there was none. */
export async function withdrawReply({ db }: Executor, entrantId: string, pointId: string, at: string): Promise<boolean> {
  const { rowCount } = await db.update(reply).set({ withdrawnAt: at }).where(and(eq(reply.entrantId, entrantId), eq(reply.pointId, pointId), isNull(reply.withdrawnAt)))
  return rowCount === 1
}

/** Those in force. */
export async function listReplies({ db }: Executor, entrantId: string): Promise<Reply[]> {
  return db.select().from(reply).where(and(eq(reply.entrantId, entrantId), isNull(reply.withdrawnAt))).orderBy(asc(reply.pointId))
}
