const AHEAD_MS = 8 * 3_600_000

/** The clock in Beijing (UTC+8, no summer time) at a moment in milliseconds since 1970: `2026-11-23 06:58:36`. */
export function beijingTime(ms: number): string {
  return new Date(ms + AHEAD_MS).toISOString().slice(0, 19).replace('T', ' ')
}
