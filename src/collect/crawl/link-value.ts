import type { Link, Page } from '../../page/page.ts'
import { COLUMN_WORDS, ENTRY_WORDS } from './lexicon/entry-words.ts'

/** Files worth having: published documents, forms and data. */
const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|wps|et|dps|ofd|ceb|csv|json|xml|rtf|txt|rdf)$/i
/** Files that are looked at (is it there?) but not kept, unless archived pages would not look the same without them. */
const MEDIA = /\.(?:jpe?g|png|gif|bmp|svg|webp|ico|mp3|mp4|flv|avi|wmv|mov|m3u8|wav|swf|apk|exe|css|js|woff2?|ttf|eot|tar|gz|tgz|iso|msi|dmg)$/i

export type LinkRole = 'page' | 'attachment' | 'check'

/** What to do with an in-scope address that stands on a page. */
export function roleOf(link: Pick<Link, 'url' | 'kind'>): LinkRole {
  if (link.kind === 'img' || link.kind === 'script' || link.kind === 'style' || link.kind === 'media') return 'check'
  const path = pathOf(link.url)
  if (ATTACHMENT.test(path)) return 'attachment'
  return MEDIA.test(path) ? 'check' : 'page'
}

const SHEET = /\.css$/i
const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|ico|bmp)$/i

/** Whether the look of archived pages needs it: style sheets, and the pictures of the home page, for most pages share them. `depth` is the link's. */
export function isLook(url: string, depth: number): boolean {
  const path = pathOf(url)
  return SHEET.test(path) || (depth <= 1 && PICTURE.test(path))
}

/** A link with its place in the queue. */
export interface ValuedLink {
  readonly link: Link
  /** Lower is fetched earlier. */
  readonly value: number
}

/** One step of value; below it the age of an item in days decides. */
const STEP = 10_000

/**
 * The order of fetching, so that a small budget sees the whole structure: home, its navigation, named entries, columns,
 * list pages, then the newest items of every list before the second-newest of any. `today` in ms since 1970. Links that
 * are settled already keep their place among the others, but are not answered.
 */
export function valueLinks(page: Page, depth: number, today: number, isSettled: (link: Link) => boolean): ValuedLink[] {
  const ranks = rankItems(page.links)
  const valued: ValuedLink[] = []
  page.links.forEach((link, index) => {
    if (!isSettled(link)) valued.push({ link, value: Math.min(tierOf(link, ranks[index]!, depth), 250) * STEP + ageInDays(link.date, today) })
  })
  return valued
}

/** The value of the `index`-th further page of a list. */
export const listPageValue = (depth: number, index: number): number => Math.min(30 + depth + 2 * index, 250) * STEP

/** The values of the start page and of an address someone was sent on to. */
export const HOME_VALUE = 0

/** Of links that are only looked at: those of the home page first, then by distance. */
export const checkValue = (depth: number): number => depth

function tierOf(link: Link, rank: number, depth: number): number {
  if (link.kind === 'frame') return 12 + depth
  const path = pathOf(link.url)
  if (ATTACHMENT.test(path)) return 60 + Math.min(rank, 40) + depth
  const text = link.title ?? link.text
  const isColumn = looksLikeColumn(path) || COLUMN_WORDS.test(text)
  if (depth === 0 && (link.zone === 'nav' || link.zone === 'header')) return 10
  if (text.length <= 16 && ENTRY_WORDS.test(text)) return 14 + 3 * depth
  if (isColumn) return 20 + 4 * depth
  if (link.zone === 'nav' || link.zone === 'header' || link.zone === 'breadcrumb') return 24 + 4 * depth
  if (link.zone === 'footer') return 34 + 4 * depth
  if (link.date !== null) return 40 + Math.min(rank, 60) + depth
  return 44 + Math.min(rank, 60) + 2 * depth
}

/** Place of each link among the entries of its page: dated ones newest first, the others as they stand. */
function rankItems(links: readonly Link[]): number[] {
  const ranks = Array.from({ length: links.length }, () => 0)
  const minutes = Array.from({ length: links.length }, () => 0)
  const dated: number[] = []
  let undated = 0
  links.forEach(({ date, zone, kind }, index) => {
    if (date !== null) {
      minutes[index] = minuteOf(date)
      dated.push(index)
    } else if (zone === 'main' && (kind === 'a' || kind === 'area')) ranks[index] = undated++
  })
  dated.sort((a, b) => minutes[b]! - minutes[a]! || a - b)
  dated.forEach((index, rank) => (ranks[index] = rank))
  return ranks
}

function looksLikeColumn(path: string): boolean {
  return path.endsWith('/') || /\/(?:index|list|col\d*|default|main)(?:_\d+)?\.(?:s?html?|jsp|aspx?|php|do)$/i.test(path)
}

function ageInDays(date: string | null, today: number): number {
  if (date === null) return STEP - 1
  const at = Date.UTC(digits(date, 0, 4), digits(date, 5, 7) - 1, digits(date, 8, 10))
  return Number.isNaN(at) ? STEP - 1 : Math.min(Math.max(0, Math.floor((today - at) / 86_400_000)), STEP - 2)
}

/** `YYYY-MM-DD[ HH:MM]` as a number in the same order; a day comes before its minutes. */
function minuteOf(date: string): number {
  const day = digits(date, 0, 4) * 10_000 + digits(date, 5, 7) * 100 + digits(date, 8, 10)
  return day * 10_000 + (date.length < 16 ? 0 : 1 + digits(date, 11, 13) * 100 + digits(date, 14, 16))
}

function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48
  return number
}

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const end = url.indexOf('?', start)
  return url.slice(start, end < 0 ? undefined : end)
}
