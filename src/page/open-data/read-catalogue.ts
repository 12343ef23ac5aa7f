import type { Dataset } from './dataset.ts'
import { joinDatasets } from './dataset.ts'
import { isJson } from './json-value.ts'
import type { Json } from './json-value.ts'
import { readPortalCatalogue } from './portal-catalogue.ts'
import { readStandardCatalogue } from './standard-catalogue.ts'

const READ_CHARS = 16 * 1024 * 1024
/** Data files are JSON too and may be large: only what has a catalogue's words near its beginning is parsed. */
const LOOKED_AT = 200_000
const STANDARD = /"(?:resources|distribution|dcat:distribution|dcat:dataset)"|dcat#/
const PORTAL = /cata_?(?:title|name|id)|catalog_?(?:name|id)|res_?(?:title|id)|data_?set_?(?:name|id|list)|update_?cycle|renewcycle|open_?(?:type|mode|attr|level)|resource_?(?:name|formats)|source_?suffix|files?types?|idInRc|fileId|service_?(?:id|name)|nameCn/i

/** Data sets that a JSON or JSONP answer from `url` lists or describes, each once; empty when it is no catalogue. Never throws. */
export function readDataCatalogue(text: string, url: string): Dataset[] {
  const head = text.slice(0, LOOKED_AT)
  if (text.length > READ_CHARS || !(STANDARD.test(head) || PORTAL.test(head))) return []
  const value = parse(text.replace(/^\ufeff/, ''))
  const whole: Json | null = Array.isArray(value) ? { list: value } : isJson(value) ? value : null
  if (whole === null) return []
  const standard = readStandardCatalogue(whole, url)
  const sets = standard.length > 0 ? standard : readPortalCatalogue(whole, url)
  const byUrl = new Map<string, Dataset>()
  for (const set of sets) {
    if (set === null) continue
    const known = byUrl.get(set.url)
    byUrl.set(set.url, known === undefined ? set : joinDatasets(known, set))
  }
  return [...byUrl.values()]
}

function parse(text: string): unknown {
  const called = /^\s*[\w$.]{1,80}\s*\(\s*(?=[[{])/.exec(text)?.[0]
  try {
    return JSON.parse(called === undefined ? text : text.slice(called.length, Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1)) as unknown
  } catch {
    return null // cut or broken: no catalogue to speak of
  }
}
