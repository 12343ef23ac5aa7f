import { z } from 'zod'
import { indexEntry } from '../../model/collection.ts'
import { named } from './named.ts'
import { id } from './words.ts'

const { length: _length, method: _method, ...entry } = indexEntry.shape
/** One archived record: where it came from, when, what it was, and in which WARC file at which byte it stands. */
export const evidenceItem = named('EvidenceItem', z.strictObject({ ...entry, collectionId: id, kind: z.enum(['response', 'screenshot', 'file']) }))
