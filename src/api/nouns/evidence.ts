import { z } from 'zod'
import { indexEntry } from '../../model/collection.ts'
import { named } from './named.ts'
import { importFault } from '../../model/media.ts'
import { RECORD_TITLES } from '../../model/imported-record.ts'
import type { ImportedRecordType } from '../../model/imported-record.ts'
import { count, id, instant, sha256, text } from './words.ts'

const { length: _length, method: _method, ...entry } = indexEntry.shape
/** One archived record: where it came from, when, what it was, and in which WARC file at which byte it stands. */
export const evidenceItem = named('EvidenceItem', z.strictObject({ ...entry, collectionId: id, kind: z.enum(['response', 'screenshot', 'file']) }))

/** One record of an imported file: its number, where it stands, and what it tells, each field as text. */
const importedRecord = named('ImportedRecord', z.strictObject({ number: count, place: text, type: z.enum(Object.keys(RECORD_TITLES) as [ImportedRecordType]), fields: z.array(z.strictObject({ name: text, value: z.union([text, z.number(), z.boolean()]) })) }))
/** An imported file, and records of it; `total`: how many it has. */
export const importedFile = named('ImportedFile', z.strictObject({
  sha256, name: text, size: count, importedAt: instant, formats: z.array(text), total: count, faults: z.array(importFault), faultCount: count, picture: text.nullable(),
  channel: z.strictObject({ id, kind: text, name: text.nullable(), address: text }).nullable(), records: z.array(importedRecord),
}))
