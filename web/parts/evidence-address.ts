import { API } from '../api/client.ts'
import { evidenceName, recordOf } from '../../src/model/evidence.ts'
import type { Cited } from '../../src/model/evidence.ts'

/** Whose archive a reference points into. */
export interface Entry { readonly campaignId: string; readonly entrantId: string }
export type { Cited }
/** Enough to ask the server for it. */
export type Asked = Pick<Cited, 'sha256'> & Partial<Cited>

/** Words that the server looks for on the page: so many, each at most this long, all of them in one parameter, a line each. */
const MOST_TEXTS = 60
const MOST_WORDS = 200
const MOST_MARK = 500

/** The words as the api takes them; what would not fit is left out. */
export function markOf(words: readonly string[]): string {
  let mark = ''
  for (const word of [...new Set(words.map(word => word.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS)))].slice(0, MOST_TEXTS)) {
    if (word !== '' && mark.length + word.length < MOST_MARK) mark += (mark === '' ? '' : '\n') + word
  }
  return mark
}

const queryOf = (pairs: Readonly<Record<string, string | number | undefined>>): string => {
  const query = new URLSearchParams(Object.entries(pairs).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])))
  return query.size === 0 ? '' : `?${query}`
}

/** The page that shows a piece of evidence, with the words that counted. */
export function evidencePath({ campaignId, entrantId }: Entry, ref: Cited, words: readonly string[] = []): string {
  const { sha256, kind, url } = ref
  const which = kind === 'file' ? { record: recordOf(ref), view: recordOf(ref) === undefined ? 'file' : undefined } : { url, view: kind === 'screenshot' ? 'screenshot' : undefined }
  return `/campaigns/${campaignId}/entrants/${entrantId}/evidence/${sha256}${queryOf({ ...which, mark: markOf(words) })}`
}

export interface Shown { readonly mark?: string | undefined; readonly selector?: string | undefined }

/** What the server answers of it: the replay (for a sandboxed frame), the picture, the bytes or the WARC record to save. */
export function evidenceFile(entrantId: string, of: Asked, what: 'page' | 'screenshot' | 'bytes' | 'record', { mark, selector }: Shown = {}): string {
  const marks = what === 'page' ? { mark, selector } : {}
  const which = of.kind === 'file' ? { record: what === 'page' ? recordOf(of) : undefined } : { url: of.url }
  return `${API}/entrants/${entrantId}/evidence/${of.sha256}/${what}${queryOf({ ...which, ...marks })}${(marks.mark ?? marks.selector ?? '') === '' ? '' : '#zhengheng-mark'}`
}

/** What a piece of evidence is called where people choose among several. */
export const placeOf = (ref: Cited): string => (ref.url === undefined ? evidenceName(ref) : placeText(ref.url))

/** `www.city.gov.cn/zwgk/…`: what a person tells pages apart by. */
export function placeText(url: string): string {
  try {
    const { host, pathname, search } = new URL(url)
    return decoded(`${host}${pathname}${search}`)
  } catch {
    return url // Collected text: not every address is one.
  }
}

function decoded(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text // Percent signs that encode nothing, or GBK.
  }
}
