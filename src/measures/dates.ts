/** Day arithmetic on the date strings of facts: `YYYY-MM-DD`, with or without ` HH:MM`. No time zone, no clock. */

const DAY_MS = 86_400_000
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/

/** Number of the day (days since 1970-01-01), or null when the text is no date of the calendar. */
export function dayNumber(text: string | null): number | null {
  const parts = text === null ? null : DATE.exec(text)
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const at = new Date(Date.UTC(year, month - 1, day))
  // 2020-02-30 rolls over to March: such a date was never printed by a calendar.
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / DAY_MS : null
}

/** Days from one date to another, negative when `to` is earlier; null when either is no date. */
export function daysBetween(from: string | null, to: string | null): number | null {
  const [start, end] = [dayNumber(from), dayNumber(to)]
  return start === null || end === null ? null : end - start
}

/** Whether `date` lies in the `days` days that end with `on` (both ends included). False for no date and for the future. */
export function isWithin(date: string | null, days: number, on: string): boolean {
  const age = daysBetween(date, on)
  return age !== null && age >= 0 && age <= days
}

/** Whether `date` is after `on`: a date that cannot be one of publication. */
export function isAfter(date: string | null, on: string): boolean {
  const age = daysBetween(date, on)
  return age !== null && age < 0
}

/** The latest date that is not after `on`; null when there is none. */
export function latestDate(dates: Iterable<string | null>, on: string): string | null {
  let latest: string | null = null
  let latestDay = -Infinity
  for (const date of dates) {
    const day = dayNumber(date)
    if (day === null || isAfter(date, on) || day < latestDay) continue
    if (day === latestDay && latest !== null && (date ?? '') <= latest) continue
    latest = date
    latestDay = day
  }
  return latest
}
