import { v5 } from 'uuid'
import type { AvailabilityWindow } from './campaign-settings.ts'

/** Any will do, as long as it stays: the same visit has the same job id in every worker and after every restart. */
const NAMESPACE = '5d3cf5f6-29a1-5f0e-9a53-0c6b2f1d7a11'
const DAY_MS = 86_400_000

export interface PlannedVisit { readonly jobId: string; readonly at: Date }

/**
 * The visits to one channel that fall due in [from, to): evenly spaced over each day, each channel at its own moment of
 * the interval, so that thousands of sites are not visited in the same second. Pure.
 */
export function plannedVisits(campaignId: string, channelId: string, window: AvailabilityWindow, from: Date, to: Date): PlannedVisit[] {
  const interval = DAY_MS / window.visitsPerDay
  const share = Number.parseInt(v5(`${campaignId} ${channelId}`, NAMESPACE).slice(0, 8), 16) / 0x1_0000_0000
  const start = Date.parse(window.from) + share * interval
  const visits: PlannedVisit[] = []
  const first = Math.max(0, Math.ceil((from.getTime() - start) / interval))
  for (let n = first; n < window.days * window.visitsPerDay; n++) {
    const at = new Date(Math.round(start + n * interval))
    if (at >= to) break
    visits.push({ jobId: v5(`${campaignId} ${channelId} ${at.getTime()}`, NAMESPACE), at })
  }
  return visits
}

/** The job that runs a collection which was queued as this version of its row. */
export const collectJobId = (collectionId: string, version: number): string => v5(`${collectionId} ${version}`, NAMESPACE)

/** The job that judges what was imported of an entrant and has waited since then. */
export const judgeJobId = (entrantId: string, since: string): string => v5(`judge ${entrantId} ${since}`, NAMESPACE)
