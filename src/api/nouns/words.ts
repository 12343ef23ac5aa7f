import { z } from 'zod'
import { OUTCOMES } from '../../model/campaign.ts'

/** Parts that many nouns are made of. Times are ISO 8601 in UTC, days YYYY-MM-DD, ratings fractions 0..1. */
export const id = z.uuid()
export const instant = z.iso.datetime({ offset: true })
export const day = z.iso.date()
export const text = z.string()
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const versioned = { version: z.int(), createdAt: instant, updatedAt: instant }
export const ofEntrant = { id, campaignId: id, entrantId: id }
export const ofPoint = { ...ofEntrant, pointId: text }
export const rating = z.number().min(0).max(1).nullable()
export const outcome = z.enum(OUTCOMES)
export const count = z.int().min(0)
