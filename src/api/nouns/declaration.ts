import { z } from 'zod'
import * as words from '../../model/campaign.ts'
import { named } from './named.ts'
import { count, id, instant, ofEntrant, ofPoint, sha256, text, versioned } from './words.ts'

export const declaration = named('Declaration', z.strictObject({ ...ofPoint, text, links: z.array(text), state: z.enum(words.DECLARATION_STATES), submittedBy: id.nullable(), submittedAt: instant.nullable(), ...versioned }))
export const bonusCase = named('BonusCase', z.strictObject({ ...ofEntrant, category: text, title: text, text, state: z.enum(words.CASE_STATES), submittedBy: id.nullable(), submittedAt: instant.nullable(), award: z.number().nullable(), reason: text.nullable(), decidedBy: id.nullable(), decidedAt: instant.nullable(), ...versioned }))
const file = { id, sha256, fileName: text, size: count, mediaType: text, scan: z.enum(words.SCAN_STATES) }
export const attachment = named('Attachment', z.strictObject({ ...file, uploadedBy: id, createdAt: instant, removedAt: instant.nullable() }))
/** A file beside a mark, as the reviewer gets it: without who uploaded it. */
export const namelessAttachment = named('NamelessAttachment', z.strictObject(file))
export const removedAttachment = named('RemovedAttachment', z.strictObject({ id }))
