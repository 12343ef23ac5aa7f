import type { InferSelectModel } from 'drizzle-orm'
import { bulkInsert } from './bulk-insert.ts'
import type { Executor } from './executor.ts'
import { evidenceObject } from './schema/tables.ts'

/** What the database knows of a stored file; the bytes are in the object store under the same digest. */
export type EvidenceObject = InferSelectModel<typeof evidenceObject>

/** Notes stored files; those known already stay as they are. Store the bytes first: a row promises that they are there. */
export const noteEvidenceObjects = async (ex: Executor, rows: readonly Pick<EvidenceObject, 'sha256' | 'size' | 'mediaType'>[]): Promise<number> => bulkInsert(ex, evidenceObject, rows, { existing: 'skip' })
