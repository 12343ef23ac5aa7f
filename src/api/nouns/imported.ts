import { z } from 'zod'
import { RECORD_LIST_KINDS, RECORD_TITLES } from '../../model/imported-record.ts'
import type { ImportedRecordType } from '../../model/imported-record.ts'
import { ACCOUNT_TYPES, importFault } from '../../model/media.ts'
import { named } from './named.ts'
import { count, day, id, instant, ofEntrant, sha256, text, versioned } from './words.ts'

/** One record of an imported file: its number, where it stands, and what it tells, each field as text. */
const importedRecord = named('ImportedRecord', z.strictObject({ number: count, place: text, type: z.enum(Object.keys(RECORD_TITLES) as [ImportedRecordType]), fields: z.array(z.strictObject({ name: text, value: z.union([text, z.number(), z.boolean()]) })) }))
/** An imported file, and records of it; `total`: how many it has. */
export const importedFile = named('ImportedFile', z.strictObject({
  sha256, name: text, size: count, importedAt: instant, formats: z.array(text), total: count, faults: z.array(importFault), faultCount: count, picture: text.nullable(),
  channel: z.strictObject({ id, kind: text, name: text.nullable(), address: text }).nullable(), records: z.array(importedRecord),
}))

const file = { name: text, sha256, size: count, formats: z.array(text), importedAt: instant, records: count, faults: z.array(importFault), faultCount: count }
const listed = { ...ofEntrant, kind: z.enum(RECORD_LIST_KINDS), fileName: text, sha256, size: count, rowCount: count, faults: z.array(importFault), importedBy: id.nullable(), withdrawnAt: instant.nullable(), withdrawnReason: text.nullable(), ...versioned }
/** A list of incidents or satisfaction figures; a withdrawn one no longer counts. */
export const recordList = named('RecordList', z.strictObject(listed))
/** `known`: the same file was there already. */
export const importedRecords = named('ImportedRecords', z.strictObject({ list: recordList, known: z.boolean() }))
/** What was imported of a unit. `judgingDueSince`: since when something of it waits to be judged; `judgedAt`: when it was last judged. */
export const importedOfEntrant = named('ImportedOfEntrant', z.strictObject({
  accounts: z.array(z.strictObject({ channel: z.strictObject({ id, kind: text, name: text.nullable(), address: text }), accountType: z.enum(ACCOUNT_TYPES).nullable(), covers: z.strictObject({ from: day, to: day }).nullable(), imports: z.array(z.strictObject(file)) })),
  lists: z.array(z.strictObject({ ...listed, faultCount: count })), judgingDueSince: instant.nullable(), judgedAt: instant.nullable(),
}))
