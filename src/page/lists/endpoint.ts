import { decodeHTML, decodeXML } from 'entities'
import { parseDateValue } from '../date.ts'
import { collapse } from '../text.ts'
import { parseLiteral } from './js-literal.ts'
import { listsInValue } from './json-list.ts'
import { MAX_LISTED } from './listed.ts'
import type { Listed } from './listed.ts'

/** What an answer is when it is not a page. */
export type EndpointFormat = 'json' | 'xml'

/** Whether a body is the answer of a list endpoint (JSON, JSONP, XML, feed, site map) rather than a page. */
export function endpointFormat(text: string, contentType: string | null): EndpointFormat | null {
  const head = text.slice(0, 600).trimStart()
  const type = contentType?.toLowerCase() ?? ''
  if (type.includes('xhtml') || /^<(?:!doctype\s+html|html)\b/i.test(head)) return null
  if (/^<\?xml\b/i.test(head) || /\bxml\b/.test(type)) return /<html\b/i.test(head) ? null : 'xml'
  if (/^<(?:datastore|rss|feed|urlset|sitemapindex|recordset)\b/i.test(head)) return 'xml'
  if (/^[[{]/.test(head) && (/json|javascript/.test(type) || /^(?:\{\s*"|\[\s*[{\]"[])/.test(head))) return 'json'
  return /json|javascript/.test(type) && /^[\w$.]{1,80}\s*\(\s*[[{]/.test(head) ? 'json' : null
}

/** Entries of a JSON or JSONP answer. */
export function readJsonEndpoint(text: string): Listed[] {
  const start = text.search(/[[{]/)
  if (start < 0) return []
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))
  const value = parseLiteral(text.slice(start, end + 1))
  return value === undefined ? [] : listsInValue(value)
}

const RECORD = /<(item|entry|url|sitemap|record|row|article|doc|result)(?:\s[^<>]{0,1000})?>/gi
/** Longest record, and how many elements may turn out to be none before we stop looking. */
const MAX_RECORD = 20_000
const MAX_FAILURES = 500
const TITLE_TAGS = ['title', 'bt', 'name', 'subject']
const URL_TAGS = ['link', 'loc', 'url', 'href', 'guid', 'docpuburl']
const DATE_TAGS = ['pubdate', 'published', 'lastmod', 'updated', 'date', 'dc:date', 'time', 'publishdate', 'docreltime']

/** Entries of an XML answer: RSS, Atom, site maps and home-made records. */
export function readXmlEndpoint(text: string): Listed[] {
  const items: Listed[] = []
  let from = 0
  for (let failures = 0; failures < MAX_FAILURES && items.length < MAX_LISTED; ) {
    RECORD.lastIndex = from
    const open = RECORD.exec(text)
    if (open === null) break
    const start = open.index + open[0].length
    const rest = text.slice(start, start + MAX_RECORD)
    const close = rest.indexOf(`</${open[1]}>`)
    const item = itemOf(close < 0 ? rest.slice(0, 4000) : rest.slice(0, close))
    if (item === null) failures++
    else items.push(item)
    // An outer element that only shares the name of a record (<url> inside <item>) is stepped into, not over.
    from = item === null || close < 0 ? start : start + close
  }
  return items
}

function itemOf(record: string): Listed | null {
  const reference = firstField(record, URL_TAGS) ?? /<link\b[^<>]{0,300}?href="([^"<>]{1,2000})"/i.exec(record)?.[1] ?? null
  if (reference === null || /\s/.test(reference)) return null
  const title = firstField(record, TITLE_TAGS)
  const date = firstField(record, DATE_TAGS)
  return { title: title === null ? '' : collapse(decodeHTML(title.replace(/<[^<>]{0,200}>/g, ''))).slice(0, 500), reference, date: date === null ? null : dateOf(date) }
}

function firstField(record: string, tags: readonly string[]): string | null {
  for (const tag of tags) {
    const open = new RegExp(`<${tag}(?:\\s[^<>]{0,200})?>`, 'i').exec(record)
    if (open === null) continue
    const start = open.index + open[0].length
    const end = record.toLowerCase().indexOf(`</${tag}>`, start)
    if (end < 0) continue
    const raw = record.slice(start, end).trim()
    const text = raw.startsWith('<![CDATA[') ? raw.slice(9, raw.endsWith(']]>') ? -3 : undefined) : decodeXML(raw)
    if (text.trim() !== '') return text.trim()
  }
  return null
}

/** Feeds write RFC 822 dates (Wed, 05 Aug 2020 10:00:00 +0800). */
function dateOf(text: string): string | null {
  const own = parseDateValue(text.slice(0, 60))
  if (own !== null || !/^[A-Z][a-z]{2},?\s/.test(text)) return own
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : parseDateValue(ms)
}
