import { canonicalUrl } from '../../page/url.ts'
import { CYCLE_CODES, DATASET_LABELS, DATA_FORMATS } from '../lexicon/dataset-labels.ts'
import type { Dataset, DatasetField } from '../page-facts.ts'

/** Catalogues that open-data portals answer as JSON: CKAN's action API (package_search, package_show) and DCAT (data.json, JSON-LD). */

type Json = Readonly<Record<string, unknown>>

const READ_CHARS = 16 * 1024 * 1024
const SETS_KEPT = 20_000
const FILES_KEPT = 50
const FIELDS_KEPT = 500
const NAME_CHARS = 200
const FORMATS: ReadonlySet<string> = new Set(DATA_FORMATS)
const CYCLE_KEYS: ReadonlySet<string> = new Set([...DATASET_LABELS.updateCycle, 'frequency', 'update_frequency', 'updatefrequency', 'update_cycle', 'updatecycle', 'accrual_periodicity', 'accrualperiodicity'])

/** Data sets of a JSON catalogue fetched from `url`; empty when the text is none. Never throws. */
export function readDataCatalogue(text: string, url: string): Dataset[] {
  // Data files are JSON too and may be large: only what has a catalogue's words is parsed.
  const head = text.slice(0, 200_000)
  if (text.length > READ_CHARS || !/"(?:resources|distribution|dcat:distribution|dcat:dataset)"|dcat#/.test(head)) return []
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return [] // cut or broken: no catalogue to speak of
  }
  const sets = isJson(value) ? [...ckanPackages(value).map(one => ckanSet(one, url)), ...dcatSets(value).map(one => dcatSet(one, url))] : []
  return [...new Map(sets.flatMap(one => (one === null ? [] : [[one.url, one] as const]))).values()].slice(0, SETS_KEPT)
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])
const recordsOf = (value: unknown): Json[] => listOf(value).filter(isJson)

/** A text however it is wrapped: plain, a number, `{"@value": …}`, a list of texts by language (Chinese first), a name. */
function textOf(value: unknown, depth = 0): string | null {
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
function said(record: Json, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textOf(record[key])
    if (text !== null) return text
  }
  return null
}

const dayOf = (text: string | null): string | null => /^\d{4}-\d{2}-\d{2}(?=$|[T\s])/.exec(text ?? '')?.[0] ?? null

function addressOf(value: unknown, base: string): string | null {
  const text = typeof value === 'string' ? value : isJson(value) && typeof value['@id'] === 'string' ? value['@id'] : null
  return text === null || !/^(?:https?:)?\/|^https?:/i.test(text) ? null : canonicalUrl(text, base)
}

function formatOf(said: string | null, url: string): string | null {
  const named = /(?:^|[^a-z])(csv|jsonl?|geojson|xml|xlsx?|rdf|kml|shp|ttl|txt|zip|pdf|docx?)(?:$|[^a-z])/i.exec((said ?? '').replace(/openxmlformats.*/, 'xlsx').replace(/vnd\.ms-excel/, 'xls'))?.[1]?.toLowerCase()
  const extension = /\.([a-z]{2,7})(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? ''
  return named ?? (FORMATS.has(extension) ? extension : null)
}

/** Words for a frequency code (ISO 8601 repeating interval, EU or Dublin Core vocabulary); other words stay as they are. */
function cycleOf(text: string | null): string | null {
  if (text === null) return null
  const code = text.split(/[/#]/).at(-1)?.toUpperCase() ?? ''
  return CYCLE_CODES[code] ?? CYCLE_CODES[text.toUpperCase()] ?? text
}

/** CKAN answers `{success, result}` with one package, a list, or a list in `results`. */
function ckanPackages(value: Json): Json[] {
  if (value['success'] !== true) return []
  const { result } = value
  const found = isJson(result) ? (result['results'] === undefined ? [result] : recordsOf(result['results'])) : recordsOf(result)
  return found.filter(one => Array.isArray(one['resources'])).slice(0, SETS_KEPT)
}

function ckanSet(record: Json, url: string): Dataset | null {
  const [name, title] = [said(record, 'name', 'id'), said(record, 'title', 'name')]
  const site = url.split(/\/api\//, 1)[0] ?? url
  const address = name === null ? null : canonicalUrl(`${site}/dataset/${encodeURIComponent(name)}`)
  if (address === null || title === null) return null
  const resources = recordsOf(record['resources'])
  const extras = recordsOf(record['extras']).find(extra => CYCLE_KEYS.has(String(extra['key'] ?? '').toLowerCase()))
  const apis = resources.filter(one => one['datastore_active'] === true || /^api$/i.test(said(one, 'format') ?? ''))
  return {
    title, url: address,
    provider: (isJson(record['organization']) ? said(record['organization'], 'title', 'name') : null) ?? said(record, 'author', 'maintainer'),
    theme: textOf(recordsOf(record['groups']).map(group => group['display_name'] ?? group['title'] ?? group['name'])[0]),
    updateCycle: cycleOf(said(record, 'frequency', 'update_frequency', 'accrual_periodicity') ?? (extras === undefined ? null : textOf(extras['value']))),
    published: dayOf(said(record, 'metadata_created')),
    updated: [said(record, 'metadata_modified'), ...resources.map(one => said(one, 'last_modified'))].flatMap(text => dayOf(text) ?? []).sort().at(-1) ?? null,
    fields: resources.map(one => (isJson(one['schema']) ? fieldsOf(one['schema']['fields']) : [])).sort((a, b) => b.length - a.length)[0] ?? [],
    files: filesOf(resources.filter(one => !apis.includes(one) || one['datastore_active'] === true), url, ['url'], ['format', 'mimetype']),
    hasApi: apis.length > 0,
    // The datastore of CKAN describes its own calls; any other interface must be described.
    apiDocumented: apis.some(one => one['datastore_active'] === true || (said(one, 'description') ?? '') !== ''),
  }
}

function fieldsOf(value: unknown): DatasetField[] {
  return recordsOf(value).slice(0, FIELDS_KEPT).flatMap(field => {
    const name = said(field, 'title', 'name', 'id')
    return name === null ? [] : [{ name, type: said(field, 'type'), description: said(field, 'description', 'notes') }]
  })
}

function filesOf(records: readonly Json[], base: string, addresses: readonly string[], formats: readonly string[]): Dataset['files'] {
  const files = new Map<string, string>()
  for (const record of records) {
    const url = addresses.map(key => addressOf(textOf(record[key]) ?? record[key], base)).find(one => one !== null)
    const format = url === undefined || url === null ? null : formatOf(said(record, ...formats), url)
    if (url && format !== null && files.size < FILES_KEPT) files.set(url, format)
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([url, format]) => ({ url, format }))
}

/** `dataset` of a data.json, `dcat:dataset` of a catalogue, or nodes of a graph that call themselves data sets. */
function dcatSets(value: Json): Json[] {
  const listed = [...recordsOf(value['dataset']), ...recordsOf(value['dcat:dataset'])]
  const nodes = recordsOf(value['@graph']).filter(node => listOf(node['@type']).some(type => typeof type === 'string' && /(?:^|[:#/])Dataset$/.test(type)))
  // Distributions may be nodes of their own that data sets point at.
  const byId = new Map(recordsOf(value['@graph']).map(node => [node['@id'], node]))
  const linked = nodes.map((node): Json => Object.assign({}, node, { 'dcat:distribution': listOf(node['dcat:distribution'] ?? node['distribution']).map(one => byId.get(isJson(one) ? one['@id'] : one) ?? one) }))
  return [...listed, ...linked].slice(0, SETS_KEPT)
}

function dcatSet(record: Json, url: string): Dataset | null {
  const title = said(record, 'title', 'dct:title', 'dcterms:title')
  const identifier = said(record, '@id', 'identifier', 'dct:identifier')
  const address = addressOf(record['landingPage'] ?? record['dcat:landingPage'], url) ?? addressOf(identifier, url) ?? canonicalUrl(`${url.split('#', 1)[0] ?? url}${url.includes('?') ? '&' : '?'}dataset=${encodeURIComponent(identifier ?? title ?? '')}`)
  if (title === null || address === null) return null
  const distributions = recordsOf(record['distribution'] ?? record['dcat:distribution'])
  const apis = distributions.filter(one => one['accessService'] !== undefined || one['dcat:accessService'] !== undefined || /^api$/i.test(said(one, 'format', 'dct:format') ?? ''))
  return {
    title, url: address,
    provider: said(record, 'publisher', 'dct:publisher', 'dcterms:publisher'),
    theme: said(record, 'theme', 'dcat:theme'),
    updateCycle: cycleOf(said(record, 'accrualPeriodicity', 'dct:accrualPeriodicity', 'dcterms:accrualPeriodicity')),
    published: dayOf(said(record, 'issued', 'dct:issued', 'dcterms:issued')),
    updated: dayOf(said(record, 'modified', 'dct:modified', 'dcterms:modified')),
    fields: [],
    files: filesOf(distributions, url, ['downloadURL', 'dcat:downloadURL', 'accessURL', 'dcat:accessURL'], ['format', 'dct:format', 'mediaType', 'dcat:mediaType']),
    hasApi: apis.length > 0,
    apiDocumented: apis.some(one => said(one, 'conformsTo', 'dct:conformsTo', 'describedBy', 'description', 'dct:description') !== null),
  }
}
