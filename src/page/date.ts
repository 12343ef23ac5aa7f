import { beijingTime } from '../shared/beijing-time.ts'
/** Dates as Chinese government pages write them. All results are `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, in local (Beijing) time. */

export interface FoundDate {
  readonly date: string
  /** Where in the text it stands. */
  readonly start: number
  readonly end: number
  /** One end of a period (活动时间 9月9日-9月11日): an event, never a date of publication. */
  readonly range: boolean
}

const YEAR = '((?:19|20)\\d{2})'
const TIME = '(?:[T\\s\\u00a0\\u3000]{0,8}(上午|下午|晚上|中午|[AaPp]\\.?[Mm]\\.?)?\\s{0,2}(\\d{1,2})\\s?[:：∶﹕时時]\\s?(\\d{1,2})(?:\\s?[:：∶﹕分]\\s?\\d{1,2}(?:\\.\\d{1,9})?|分)?(?:\\s{0,2}([AaPp][Mm])\\b)?(Z|[+-]\\d{2}:?\\d{2})?)?'
const DATE_SOURCE = `(?<!\\d)${YEAR}(?:\\s{0,2}年\\s{0,2}(\\d{1,2})\\s{0,2}月\\s{0,2}(\\d{1,2})\\s{0,2}[日号號]?|\\s?([-/.／－．])\\s?(\\d{1,2})\\s?\\4\\s?(\\d{1,2}))(?!\\d|[/.]\\d)${TIME}`
const DATE = new RegExp(DATE_SOURCE, 'g')
const CHINESE_DATE = /([一二][〇○零Ｏ0oO九][〇○零Ｏ0oO一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/g
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:\d{2})?)?$/
const RANGE_MARK = '(?:-{1,2}|—{1,2}|–|~|～|－|至|到)'
const RANGE_AFTER = new RegExp(`^\\s{0,3}(?:[（(][^）)]{1,8}[）)])?\\s{0,3}${RANGE_MARK}\\s{0,3}(?:(?:19|20)\\d{2}\\s{0,2}[-/.年]|\\d{1,2}\\s{0,2}[月日/.:：]|\\d{1,2}-\\d{1,2})`)
const RANGE_BEFORE = new RegExp(`${RANGE_MARK}\\s{0,3}$`)
const MAX_TEXT = 20_000

/** The first date of a text, null when it has none. */
export function parseDate(text: string): string | null {
  return findDates(text, 1)[0]?.date ?? null
}

/** The dates of a text (of its first 20,000 characters), in order, at most `limit`. Impossible dates are left out. */
export function findDates(text: string, limit = 50): FoundDate[] {
  const found: FoundDate[] = []
  const within = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  if (within.includes('年')) collectChinese(within, found)
  for (const match of within.matchAll(DATE)) {
    const date = dateOf(match)
    if (date !== null) found.push({ date, start: match.index, end: match.index + match[0].length, range: false })
    if (found.length > limit + 50) break
  }
  found.sort((a, b) => a.start - b.start)
  return found.slice(0, limit).map(({ date, start, end }, i) => ({ date, start, end, range: isRange(within, { start, end }, found[i - 1], found[i + 1]) }))
}

/**
 * A value that is meant to be one date: a meta tag, a JSON field. Also takes `20200805`, `20200805103000` and epoch
 * seconds or milliseconds. Null when it is not a date or a range.
 */
export function parseDateValue(value: string | number): string | null {
  if (typeof value === 'number' || /^\d{10}(?:\d{3})?$/.test(value)) return fromEpoch(Number(value))
  const text = value.trim()
  const compact = COMPACT.exec(text)
  if (compact) return join(compact[1], compact[2], compact[3], compact[4], compact[5])
  const [first] = findDates(text.slice(0, 200), 1)
  return first === undefined || first.range ? null : first.date
}

/** Whether a text holds a range of dates. */
export function hasDateRange(text: string): boolean {
  return findDates(text, 4).some(one => one.range)
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  return year >= 1949 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** The number between `from` and `to`; NaN when something else stands there. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN
  }
  return number
}

/** Day number since 1970 of a date from this module, for distances. */
export function dayNumber(date: string): number {
  return Math.floor(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000)
}

function isRange(text: string, one: { readonly start: number; readonly end: number }, before: FoundDate | undefined, after: FoundDate | undefined): boolean {
  const next = text.slice(one.end, one.end + 24)
  if (RANGE_AFTER.test(next)) return true
  if (before !== undefined && one.start - before.end <= 8 && RANGE_BEFORE.test(text.slice(before.end, one.start))) return true
  return after !== undefined && after.start - one.end <= 8 && RANGE_BEFORE.test(text.slice(one.end, after.start))
}

function dateOf(match: RegExpExecArray): string | null {
  const zone = match[11]
  const hour = clockHour(match[8], match[7] ?? match[10])
  const date = join(match[1], match[2] ?? match[5], match[3] ?? match[6], hour, match[9])
  return date !== null && zone !== undefined && date.length > 10 ? toBeijing(date, zone) : date
}

function clockHour(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour
  const h = Number(hour)
  const afternoon = half === '下午' || half === '晚上' || half.toLowerCase().startsWith('p')
  if (afternoon && h < 12) return String(h + 12)
  return half.toLowerCase().startsWith('a') && h === 12 ? '0' : hour
}

function join(year: string | undefined, month: string | undefined, day: string | undefined, hour?: string, minute?: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < 1949 || y > 2099 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null
  const date = `${y}-${two(m)}-${two(d)}`
  if (hour === undefined || minute === undefined) return date
  const [h, min] = [Number(hour), Number(minute)]
  return h <= 23 && min <= 59 ? `${date} ${two(h)}:${two(min)}` : date
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

function toBeijing(date: string, zone: string): string {
  const offset = zone === 'Z' ? '+00:00' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  const ms = Date.parse(`${date.replace(' ', 'T')}:00${offset}`)
  return Number.isNaN(ms) ? date : (fromEpoch(ms) ?? date)
}

function fromEpoch(value: number): string | null {
  const ms = value > 0 && value < 5_000_000_000 ? value * 1000 : value
  if (!(ms >= 315_532_800_000 && ms < 4_102_444_800_000)) return null
  return beijingTime(ms).slice(0, 16)
}

const DIGITS: Readonly<Record<string, number>> = { 〇: 0, '○': 0, 零: 0, Ｏ: 0, 0: 0, o: 0, O: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }

function collectChinese(text: string, found: FoundDate[]): void {
  for (const match of text.matchAll(CHINESE_DATE)) {
    const year = [...(match[1] ?? '')].map(c => DIGITS[c] ?? 0).join('')
    const date = join(year, String(chineseNumber(match[2] ?? '')), String(chineseNumber(match[3] ?? '')))
    if (date !== null) found.push({ date, start: match.index, end: match.index + match[0].length, range: false })
  }
}

/** 一 … 三十一. */
function chineseNumber(text: string): number {
  const ten = text.indexOf('十')
  if (ten < 0) return DIGITS[text] ?? 0
  const tens = ten === 0 ? 1 : (DIGITS[text.slice(0, ten)] ?? 0)
  return tens * 10 + (ten === text.length - 1 ? 0 : (DIGITS[text.slice(ten + 1)] ?? 0))
}
