import { parseDateValue } from '../date.ts'
import { collapse } from '../text.ts'
import { closingBracket, parseLiteral } from './js-literal.ts'
import type { Literal } from './js-literal.ts'
import { MAX_LISTED } from './listed.ts'
import type { Listed } from './listed.ts'

/** Keys in order of preference, lower case. */
const TITLE_KEYS = ['title', 'articletitle', 'doctitle', 'infotitle', 'newstitle', 'showtitle', 'headline', 'bt', 'subject', 'name', 'text']
const URL_KEYS = ['url', 'urls', 'link', 'href', 'linkurl', 'docpuburl', 'puburl', 'pub_url', 'htmlurl', 'articleurl', 'infourl', 'pageurl', 'detailurl', 'path', 'visiturl']
const DATE_KEYS = ['pubdate', 'publishdate', 'publishtime', 'pubtime', 'publishedtime', 'published_time', 'publishedtimestr', 'releasetime', 'releasedate', 'docreltime', 'docpubtime', 'deploytime', 'fbrq', 'fbsj', 'date', 'time', 'showdate', 'display_date', 'create_date', 'createdate', 'createtime', 'crtime', 'updatetime']
const MAX_CANDIDATES = 200
const MAX_DEPTH = 12

/** Lists of {title, url, date} objects among the literals of a script, e.g. `articleList: [{"title":…}]`. */
export function listsInScript(source: string): Listed[] {
  const items: Listed[] = []
  let tries = 0
  for (let at = nextArray(source, 0); at >= 0 && tries < MAX_CANDIDATES && items.length < MAX_LISTED; tries++) {
    const end = closingBracket(source, at)
    if (end < 0) {
      // An unclosed bracket: everything after it would be scanned again and again.
      break
    }
    const value = parseLiteral(source.slice(at, end))
    if (value !== undefined) collectLists(value, items, 0)
    at = nextArray(source, end)
  }
  return items
}

/** Lists anywhere inside a parsed JSON answer. */
export function listsInValue(value: Literal): Listed[] {
  const items: Listed[] = []
  collectLists(value, items, 0)
  return items
}

/** Start of the next `[` whose first element is an object. */
function nextArray(source: string, from: number): number {
  const pattern = /\[\s{0,20}\{/g
  pattern.lastIndex = from
  return pattern.exec(source)?.index ?? -1
}

function collectLists(value: Literal, items: Listed[], depth: number): void {
  if (depth > MAX_DEPTH || items.length >= MAX_LISTED || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const element of value as readonly Literal[]) {
      const item = itemOf(element)
      if (item === null) collectLists(element, items, depth + 1)
      else if (items.length < MAX_LISTED) items.push(item)
    }
    return
  }
  for (const inner of Object.values(value as Readonly<Record<string, Literal>>)) collectLists(inner, items, depth + 1)
}

function itemOf(value: Literal): Listed | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const fields = new Map<string, Literal>()
  for (const [key, field] of Object.entries(value as Readonly<Record<string, Literal>>)) fields.set(key.toLowerCase(), field)
  const title = firstOf(fields, TITLE_KEYS, plainText)
  const reference = firstOf(fields, URL_KEYS, referenceOf)
  if (title === null || reference === null) return null
  return { title, reference, date: firstOf(fields, DATE_KEYS, dateOf) }
}

function firstOf<T>(fields: ReadonlyMap<string, Literal>, keys: readonly string[], read: (value: Literal) => T | null): T | null {
  for (const key of keys) {
    const value = fields.get(key)
    const result = value === undefined ? null : read(value)
    if (result !== null) return result
  }
  return null
}

/** Titles carry markup in some systems (<em>, <font>). */
function plainText(value: Literal): string | null {
  if (typeof value !== 'string') return null
  const text = collapse(value.length > 4000 ? '' : value.replace(/<[^<>]{0,200}>/g, ''))
  return text === '' || text.length > 500 ? null : text
}

/** A plain address, or one per kind of device: {"pc":"…"} or the same as a JSON text. */
function referenceOf(value: Literal): string | null {
  if (typeof value === 'string') {
    const text = value.trim()
    if (text.startsWith('{')) {
      const parsed = parseLiteral(text)
      return parsed === undefined || typeof parsed === 'string' ? null : referenceOf(parsed)
    }
    return text !== '' && text.length <= 4096 && /^[^\s<>"]+$/.test(text) && /[/.?]/.test(text) && !/^(?:javascript|data|mailto):/i.test(text) ? text : null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const byDevice = value as Readonly<Record<string, Literal>>
  const address = byDevice['pc'] ?? byDevice['common'] ?? byDevice['web'] ?? Object.values(byDevice)[0]
  return typeof address === 'string' ? referenceOf(address) : null
}

function dateOf(value: Literal): string | null {
  return typeof value === 'string' || typeof value === 'number' ? parseDateValue(typeof value === 'string' ? value.slice(0, 60) : value) : null
}
