import { z } from 'zod'
import { ROLES } from '../../model/campaign.ts'
import { named } from './named.ts'
import { count, id, instant, text } from './words.ts'

/** One row that was refused: where it stands and why. */
export const refusedRow = named('RefusedRow', z.strictObject({ line: z.int(), column: text.nullable(), value: text.nullable(), why: text }))
export const importRun = named('ImportRun', z.strictObject({ id, campaignId: id.nullable(), kind: text, fileName: text, sha256: text.nullable(), accepted: count, refused: z.array(refusedRow), importedBy: id.nullable(), createdAt: instant }))
const imported = { id, accepted: count, refused: z.array(refusedRow) }
export const importedUnits = named('ImportedUnits', z.strictObject({ ...imported, newUnits: count, newEntrants: count }))
export const importedPeople = named('ImportedPeople', z.strictObject(imported))
const preview = { accepted: count, refused: z.array(refusedRow) }
/** What an import would do; of the accepted rows the first 500. */
export const unitsPreview = named('UnitsPreview', z.strictObject({ ...preview, newUnits: count, newEntrants: count, rows: z.array(z.strictObject({ line: z.int(), name: text, level: text, regionCode: text, channels: count, isNew: z.boolean() })) }))
export const peoplePreview = named('PeoplePreview', z.strictObject({ ...preview, rows: z.array(z.strictObject({ line: z.int(), name: text, email: text, role: z.enum(ROLES), isNew: z.boolean() })) }))
export const importedTable = named('ImportedTable', z.strictObject(imported))
