import type { Survey } from '../facts/page-facts.ts'
import { daysBetween, isWithin } from './dates.ts'

/** 征集调查 in time. */

/** Whether the survey ran in the `days` up to `on`, by its opening, else its closing date. Null: it bears no date. */
export function ranWithin({ opens, closes }: Survey, days: number, on: string): boolean | null {
  if (opens === null && closes === null) return null
  // An opening date in the future is an announcement: it has not been carried out yet.
  if (opens !== null && (daysBetween(opens, on) ?? 0) < 0) return false
  return isWithin(opens, days, on) || isWithin(closes, days, on) || (opens === null && (daysBetween(closes, on) ?? 0) < 0)
}

/** Days since the survey closed; 0 or less while it runs; null when that cannot be told. */
export function daysSinceClose({ closes }: Survey, on: string): number | null {
  return daysBetween(closes, on)
}

/** Whether it is over: by its date, else by what the page says. Null when neither tells. */
export function isClosed(survey: Survey, on: string): boolean | null {
  const since = daysSinceClose(survey, on)
  if (since !== null) return since > 0
  return survey.state === null ? null : survey.state === '已结束'
}
