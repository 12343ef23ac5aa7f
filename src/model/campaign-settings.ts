import { z } from 'zod'

/** What a campaign's settings may say about collecting; what is absent has its default. */
export const collectSettings = z.strictObject({
  maxPages: z.int().min(1).max(1_000_000),
  maxMinutes: z.number().positive().max(22 * 60),
  /** Requests per second and host. */
  rate: z.number().min(0).max(1_000),
  concurrency: z.int().min(1).max(64),
  browser: z.boolean(),
}).partial()

/** Visits that sample availability: by the national rule 20 spaced ones a day for a week. */
export const availabilitySettings = z.strictObject({
  from: z.iso.datetime({ offset: true }),
  days: z.int().min(1).max(366).optional(),
  visitsPerDay: z.int().min(1).max(288).optional(),
})

/** Whether anybody may see the archived pages that a published result names. Uploads are never shown. */
export const PUBLIC_EVIDENCE = ['after-publication', 'never'] as const

/** Settings of a campaign that this software reads; others are kept as they are. */
export const campaignSettings = z.looseObject({
  collect: collectSettings.optional(),
  availability: availabilitySettings.optional(),
  /** free: marks may be any rating; else only the rubric's steps. */
  rating: z.enum(['steps', 'free']).optional(),
  /** tier: printed lists go by tier and within it by region. */
  listing: z.enum(['rank', 'tier']).optional(),
  publicEvidence: z.enum(PUBLIC_EVIDENCE).optional(),
})
