import { canonicalUrl } from '../url.ts'
import { CYCLE_CODES, DATA_FORMATS } from './catalogue-words.ts'

/** Reading of JSON that nobody vouches for: every step says what it wants and takes nothing else. */
export type Json = Readonly<Record<string, unknown>>

const NAME_CHARS = 200
const FORMATS: ReadonlySet<string> = new Set(DATA_FORMATS)

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])
export const recordsOf = (value: unknown): Json[] => listOf(value).filter(isJson)

/** A text however it is wrapped: plain, a number, `{"@value": …}`, a list of texts by language (Chinese first), a name. */
export function textOf(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value.trim().slice(0, NAME_CHARS) || null
  if (typeof value === 'number') return String(value)
  if (depth > 3) return null
  if (Array.isArray(value)) {
    const inChinese = value.find(one => isJson(one) && typeof one['@language'] === 'string' && one['@language'].startsWith('zh'))
    return textOf(inChinese ?? value[0], depth + 1)
  }
  return isJson(value) ? textOf(value['@value'] ?? value['zh'] ?? value['zh-CN'] ?? value['foaf:name'] ?? value['name'] ?? value['skos:prefLabel'] ?? value['@id'], depth + 1) : null
}

/** The first of these keys that says something; DCAT writes them with and without prefix. */
export function said(record: Json, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textOf(record[key])
    if (text !== null) return text
  }
  return null
}

/** The day of a date written in ISO 8601. */
export const dayOf = (text: string | null): string | null => /^\d{4}-\d{2}-\d{2}(?=$|[T\s])/.exec(text ?? '')?.[0] ?? null

/** A web address, however it is wrapped; null for anything that is none. */
export function addressOf(value: unknown, base: string): string | null {
  const text = typeof value === 'string' ? value : isJson(value) && typeof value['@id'] === 'string' ? value['@id'] : null
  return text === null || !/^(?:https?:)?\/|^https?:/i.test(text) ? null : canonicalUrl(text, base)
}

/** The format that a name, media type or the end of an address says. */
export function formatOf(said: string | null, url: string): string | null {
  const named = /(?:^|[^a-z])(csv|jsonl?|geojson|xml|xlsx?|rdf|kml|shp|ttl|txt|zip|pdf|docx?)(?:$|[^a-z])/i.exec((said ?? '').replace(/openxmlformats.*/, 'xlsx').replace(/vnd\.ms-excel/, 'xls'))?.[1]?.toLowerCase()
  const extension = /\.([a-z]{2,7})(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? ''
  return named ?? (FORMATS.has(extension) ? extension : null)
}

/** Words for a frequency code (ISO 8601 repeating interval, EU or Dublin Core vocabulary); other words stay as they are. */
export function cycleOf(text: string | null): string | null {
  if (text === null) return null
  const code = text.split(/[/#]/).at(-1)?.toUpperCase() ?? ''
  return CYCLE_CODES[code] ?? CYCLE_CODES[text.toUpperCase()] ?? text
}

