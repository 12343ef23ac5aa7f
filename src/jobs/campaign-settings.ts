import { z } from 'zod'

/** What a campaign's `settings` may say about collecting; everything has a default. */
const collectSettings = z.object({
  maxPages: z.int().min(1).max(1_000_000).default(3_000),
  maxMinutes: z.number().positive().max(22 * 60).default(12 * 60),
  /** Requests per second and host. */
  rate: z.number().min(0).max(1_000).default(2),
  concurrency: z.int().min(1).max(64).default(4),
  browser: z.boolean().default(true),
})
export type CampaignCollecting = z.output<typeof collectSettings>

/** The national rule: 20 spaced visits a day for a week. */
const availabilitySettings = z.object({
  from: z.iso.datetime({ offset: true }),
  days: z.int().min(1).max(366).default(7),
  visitsPerDay: z.int().min(1).max(288).default(20),
})
export type AvailabilityWindow = z.output<typeof availabilitySettings>

/** How a campaign collects; what is written there and cannot be understood counts as not written. */
export function collectingOf(settings: Readonly<Record<string, unknown>>): CampaignCollecting {
  const parsed = collectSettings.safeParse(settings['collect'] ?? {})
  return parsed.success ? parsed.data : collectSettings.parse({})
}

/** When a campaign samples availability; null when it does not. */
export function availabilityOf(settings: Readonly<Record<string, unknown>>): AvailabilityWindow | null {
  const parsed = availabilitySettings.safeParse(settings['availability'])
  return parsed.success ? parsed.data : null
}
