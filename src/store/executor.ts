import type { ExtractTablesWithRelations } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgTransactionConfig } from 'drizzle-orm/pg-core'
import type { Pool } from 'pg'
import { AppError } from '../shared/errors.ts'
import { isWorthRetrying, storeFailure } from './failure.ts'
import * as tables from './schema/tables.ts'

/** Drizzle over a pool or over one transaction. */
export type Database = PgDatabase<NodePgQueryResultHKT, typeof tables, ExtractTablesWithRelations<typeof tables>>

export type TransactionOptions = Pick<PgTransactionConfig, 'isolationLevel' | 'accessMode'>

/** What every query takes: the pool, or the transaction of the caller. */
export interface Executor {
  readonly db: Database
  /**
   * All of `work` or nothing; inside a transaction a savepoint. Expected failures of the database come out as AppError.
   * A deadlock or serialisation failure runs `work` again (three times in all), so it must not act outside the database.
   */
  transaction<T>(work: (tx: Executor) => Promise<T>, options?: TransactionOptions): Promise<T>
}

const ATTEMPTS = 3

/** The port over a pool. */
export function executorOver(pool: Pool): Executor {
  return {
    db: drizzle(pool, { schema: tables }),
    async transaction(work, options) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await onClient(pool, async db => db.transaction(async tx => work(within(tx)), options))
        } catch (error) {
          if (attempt < ATTEMPTS && isWorthRetrying(error)) continue
          throw storeFailure(error)
        }
      }
    },
  }
}

/** A client for one transaction. Drizzle over the pool would keep it for ever when BEGIN fails; one whose connection was lost is not used again. */
async function onClient<T>(pool: Pool, work: (db: Database) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isLost = false
  try {
    return await work(drizzle(client, { schema: tables }))
  } catch (error) {
    const failure = storeFailure(error)
    isLost = failure instanceof AppError && failure.code === 'store-lost'
    throw error
  } finally {
    client.release(isLost)
  }
}

/** The port inside a transaction; retrying is the outermost one's business. */
function within(db: Database): Executor {
  return { db, transaction: work => db.transaction(async tx => work(within(tx))) }
}
