import { availabilitySettings, collectSettings } from '../model/campaign-settings.ts'
import type { z } from 'zod'

/** How a campaign collects. */
export type CampaignCollecting = { readonly [K in keyof z.output<typeof collectSettings>]-?: NonNullable<z.output<typeof collectSettings>[K]> }
/** When a campaign samples availability. */
export interface AvailabilityWindow { readonly from: string; readonly days: number; readonly visitsPerDay: number }

const COLLECTING: CampaignCollecting = { maxPages: 3_000, maxMinutes: 12 * 60, rate: 2, concurrency: 4, browser: true }
/** The national rule: 20 spaced visits a day for a week. */
const WINDOW = { days: 7, visitsPerDay: 20 } as const

/** How a campaign collects; what is written there and cannot be understood counts as not written. */
export function collectingOf(settings: Readonly<Record<string, unknown>>): CampaignCollecting {
  const { maxPages, maxMinutes, rate, concurrency, browser } = collectSettings.safeParse(settings['collect'] ?? {}).data ?? {}
  return {
    maxPages: maxPages ?? COLLECTING.maxPages, maxMinutes: maxMinutes ?? COLLECTING.maxMinutes, rate: rate ?? COLLECTING.rate,
    concurrency: concurrency ?? COLLECTING.concurrency, browser: browser ?? COLLECTING.browser,
  }
}

/** When a campaign samples availability; null when it does not. */
export function availabilityOf(settings: Readonly<Record<string, unknown>>): AvailabilityWindow | null {
  const { data } = availabilitySettings.safeParse(settings['availability'])
  return data ? { from: data.from, days: data.days ?? WINDOW.days, visitsPerDay: data.visitsPerDay ?? WINDOW.visitsPerDay } : null
}
