import { parseDateValue } from '../../page/date.ts'
import { beijingTime } from '../../shared/beijing-time.ts'

/** Days since 1899-12-30, as spreadsheets count; these are 1995 to 2100. */
const SERIAL = /^(\d{5})(?:\.\d{1,12})?$/
const SERIAL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
/** `Sat Apr 25 12:00:00 +0800 2020`, `Wed, 02 Oct 2019 13:00:00 GMT`. */
const ENGLISH = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{10,40}$/

/**
 * A time as exports write it: epoch seconds or milliseconds, ISO, Chinese, English (feeds, microblogs), a spreadsheet's
 * number. Null when it is none; relative times (5分钟前) say nothing once they are saved.
 */
export function importDate(value: unknown): string | null {
  if (typeof value === 'number') return value > 30_000 && value < 80_000 ? fromSerial(value) : parseDateValue(value)
  if (typeof value !== 'string') return null
  const text = value.trim().slice(0, 60)
  const serial = SERIAL.exec(text)
  if (serial && Number(serial[1]) > 34_000 && Number(serial[1]) < 73_051) return fromSerial(Number(text))
  if (ENGLISH.test(text)) {
    const ms = Date.parse(text)
    return Number.isNaN(ms) ? null : beijingTime(ms).slice(0, 16)
  }
  return parseDateValue(text)
}

function fromSerial(days: number): string {
  const text = new Date(SERIAL_EPOCH + Math.round(days * 1440) * 60_000).toISOString()
  return days % 1 === 0 || (days * DAY_MS) % DAY_MS < 1 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}
