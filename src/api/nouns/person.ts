import { z } from 'zod'
import * as words from '../../model/campaign.ts'
import { named } from './named.ts'
import { id, instant, text, versioned } from './words.ts'

export const person = named('Person', z.strictObject({ id, name: text, email: text, emailVerified: z.boolean(), regionCode: text.nullable(), employerUnitId: id.nullable(), disabledAt: instant.nullable(), twoFactorEnabled: z.boolean(), ...versioned }))
const membershipShape = { id, personId: id, role: z.enum(words.ROLES), campaignId: id.nullable(), unitId: id.nullable(), grantedBy: id.nullable(), grantedAt: instant, revokedAt: instant.nullable(), version: z.int(), updatedAt: instant }
export const membership = named('Membership', z.strictObject(membershipShape))
export const namedMembership = named('NamedMembership', z.strictObject({ ...membershipShape, personName: text, personEmail: text, campaignTitle: text.nullable(), unitName: text.nullable() }))
export const conflict = named('ConflictRule', z.strictObject({ id, campaignId: id, kind: z.enum(words.CONFLICT_KINDS), digits: z.int().nullable(), personId: id.nullable(), unitId: id.nullable(), reason: text.nullable(), revokedAt: instant.nullable(), ...versioned }))
export const me = named('Me', z.strictObject({ id, name: text, email: text, secondFactor: z.boolean(), roles: z.array(z.strictObject({ role: z.enum(words.ROLES), campaignId: id.nullable(), unitId: id.nullable() })) }))
/** A link with which a person sets a password; told once. */
export const invitation = named('Invitation', z.strictObject({ link: text, expiresAt: instant }))
