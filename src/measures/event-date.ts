import { dayNumber, daysBetween } from './dates.ts'

/** Longer ago than this, a date in a text is background, not the event that is answered. */
const EVENT_DAYS = 90
const DAY_OF_MONTH = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g

/**
 * The day of the event that a text published on `published` speaks of: the first `M月D日` (or `YYYY年M月D日`) in it that lies
 * within the 90 days up to publication. Without a year the latest such day is meant: “12月30日” in January is last year's.
 * Null when the text names none. `YYYY-MM-DD` is left alone: lists and headers print publication like that.
 */
export function eventDate(text: string, published: string | null): string | null {
  if (published === null || dayNumber(published) === null) return null
  const year = Number(published.slice(0, 4))
  for (const [, printedYear, month, day] of text.matchAll(DAY_OF_MONTH)) {
    const years = printedYear === undefined ? [year, year - 1] : [Number(printedYear)]
    for (const candidate of years) {
      const date = `${String(candidate).padStart(4, '0')}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
      const lag = daysBetween(date, published)
      if (lag !== null && lag >= 0 && lag <= EVENT_DAYS) return date
    }
  }
  return null
}
