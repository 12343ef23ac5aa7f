import { findDates, isDay } from './date.ts'
import type { Link } from './page.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
export type OpenLink = Mutable<Link>

/** A date seen in a row, and how many links had begun before it. */
export interface RowDate {
  readonly date: string
  readonly after: number
}

/** A text node that is a date rather than a sentence that mentions one. */
const LOOKS_DATED = /(?:19|20)\d{2}\s{0,2}[-/.年／－．]\s{0,2}\d{1,2}/
/** By far the most frequent form. */
const PLAIN = /^[[(（【]?((?:19|20)\d{2}-\d{2}-\d{2})[\])）】]?$/
const LABEL = /(?:时间|日期|发布|更新|发文)\s{0,2}[:：]?\s{0,4}$/
const OTHER_DATE = /截止|截至|有效期|活动|举办|开始|结束|征集|起止|期限|会议时间/
const LONGEST = 80

/** The date that a short text node beside a link stands for; null for sentences, ranges and deadlines. */
export function rowDateOf(text: string): { readonly date: string; readonly alone: boolean } | null {
  if (text.length < 8 || text.length > LONGEST) return null
  const plain = text.length <= 12 ? PLAIN.exec(text)?.[1] : undefined
  if (plain !== undefined) return isDay(plain) ? { date: plain, alone: true } : null
  if (!LOOKS_DATED.test(text)) return null
  const [found] = findDates(text, 1)
  if (found === undefined || found.range) return null
  const before = text.slice(0, found.start).trim()
  const after = text.slice(found.end).trim()
  if (OTHER_DATE.test(before)) return null
  const alone = /^[[(（【〔{<《|·\-—]?$/.test(before) && /^[\])）】〕}>》|·]?$/.test(after)
  const labelled = LABEL.test(before)
  return alone || labelled || (before === '' && after.length <= 30) ? { date: found.date, alone } : null
}

/**
 * Gives the dates of one row to its links: one link takes the first date; as many dates as links go in order; in a real
 * row (`li`, `tr`) one date holds for all its links. Anything else is ambiguous and stays undated.
 */
export function giveDates(links: readonly OpenLink[], from: number, dates: readonly RowDate[], isRow: boolean): void {
  const first = dates[0]
  if (first === undefined) return
  const only = from + 1 === links.length ? links[from] : undefined
  if (only !== undefined) {
    if (only.kind === 'a' && only.date === null) only.date = first.date
    return
  }
  const undated: { link: OpenLink; at: number }[] = []
  const urls = new Set<string>()
  for (let i = from; i < links.length; i++) {
    const link = links[i]
    if (link === undefined || link.kind !== 'a' || link.date !== null) continue
    undated.push({ link, at: i })
    urls.add(link.url)
  }
  if (urls.size === 0) return
  if (urls.size === 1 || (isRow && undated.length <= 8)) {
    for (const { link } of undated) link.date = first.date
    return
  }
  pairUp(undated, dates)
}

/** Link, date, link, date … or date, link, date, link …: each date belongs to the links since the date before. */
function pairUp(undated: readonly { link: OpenLink; at: number }[], dates: readonly RowDate[]): void {
  const datesFirst = (dates[0]?.after ?? 0) <= (undated[0]?.at ?? 0)
  let d = 0
  const given: string[] = []
  for (const { at } of undated) {
    if (datesFirst) while (d + 1 < dates.length && (dates[d + 1]?.after ?? 0) <= at) d++
    else while (d < dates.length && (dates[d]?.after ?? 0) <= at) d++
    given.push(dates[d]?.date ?? '')
  }
  // Several different links between two dates: nobody can tell which one is dated.
  const perDate = undated.length / dates.length
  if (perDate > 2.01) return
  undated.forEach(({ link }, i) => {
    const date = given[i]
    if (date !== undefined && date !== '') link.date = date
  })
}
