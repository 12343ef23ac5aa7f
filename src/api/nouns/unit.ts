import { z } from 'zod'
import { named } from './named.ts'
import { id, instant, text, versioned } from './words.ts'

const unitShape = { id, name: text, level: text, regionCode: text, code: text.nullable(), parentId: id.nullable(), timeZone: text, ...versioned }
export const unit = named('Unit', z.strictObject(unitShape))
export const channel = named('Channel', z.strictObject({ id, unitId: id, kind: text, name: text.nullable(), address: text, retiredAt: instant.nullable(), ...versioned }))
export const contact = named('Contact', z.strictObject({ id, unitId: id, name: text, duty: text.nullable(), phone: text.nullable(), email: text.nullable(), retiredAt: instant.nullable(), ...versioned }))
/** Assessors see no contacts, so that nobody calls whom they rate. */
export const unitWithChannels = named('UnitWithChannels', z.strictObject({ ...unitShape, channels: z.array(channel), contacts: z.array(contact) }))

const entrantShape = { id, campaignId: id, cohortId: id, unitId: id, channelId: id.nullable(), withdrawnAt: instant.nullable(), withdrawnReason: text.nullable(), ...versioned }
export const entrant = named('Entrant', z.strictObject(entrantShape))
export const entrantWithUnit = named('EntrantWithUnit', z.strictObject({ ...entrantShape, unit, cohortName: text }))
