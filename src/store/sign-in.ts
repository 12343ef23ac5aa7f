import { sql } from 'drizzle-orm'
import type { Executor } from './executor.ts'
import { credential, session } from './schema/tables.ts'

/** True until somebody can sign in at all. */
export async function hasNoCredentials({ db }: Executor): Promise<boolean> {
  return (await db.select({ id: credential.id }).from(credential).limit(1)).length === 0
}

/** Clears sessions that have run out. */
export async function clearExpiredSessions({ db }: Executor): Promise<void> {
  await db.delete(session).where(sql`${session.expiresAt} < now()`)
}
