import { canonicalUrl } from '../url.ts'
import { CYCLE_NUMBERS, FIELD_KEYS, PORTAL_KEYS } from './catalogue-words.ts'
import type { PortalKey } from './catalogue-words.ts'
import type { Dataset, DatasetField } from './dataset.ts'
import { addressOf, cycleOf, dayOf, formatOf, isJson, recordsOf, textOf } from './json-value.ts'
import type { Json } from './json-value.ts'

/**
 * Answers of the portal products used by Chinese governments, told by their keys: lists of data sets and single ones
 * (`{data: [{cata_id, cata_title, org_name, …}]}`, `{data: {rows: [{catalogID, catalogName, …}]}}`, `{dataList: "{\"list\": […]}"}`,
 * `{data: {page: {list: [{resId, resTitle, …}]}}}`, `{data: {content: […]}}`), lists of the files and interfaces of one data set.
 */

const DEPTH = 6
const SETS_KEPT = 20_000
const FILES_KEPT = 50
const FIELDS_KEPT = 500
const APIS_KEPT = 5
/** Of the records of a list that must look like data sets. */
const ALIKE = 0.8
/** Signs besides title and identifier. */
const SIGNS = ['provider', 'theme', 'cycle', 'open', 'formats', 'fields', 'updated', 'published'] as const
/** Without one of these a list with titles and dates is one of news. */
const TELLING: readonly PortalKey[] = ['cycle', 'open', 'formats', 'fields']

/** Data sets that the answer of a portal at `url` lists or describes; a title of '' marks an addition to one that is described elsewhere. */
export function readPortalCatalogue(value: Json, url: string): (Dataset | null)[] {
  const addition = additionOf(value, url)
  if (addition !== null) return [addition]
  const lists = [...listsIn(value, 0)].filter(list => list.filter(isSet).length >= list.length * ALIKE)
  const longest = lists.sort((a, b) => b.length - a.length)[0]
  if (longest !== undefined) return longest.slice(0, SETS_KEPT).map(record => setOf(record, url, 'listed'))
  return [...recordsIn(value, 0)].filter(isSet).slice(0, 1).map(record => setOf(record, url, 'whole'))
}

/** Values of a record by bare key: `cata_title`, `cataTitle` and `CATA_TITLE` are one. */
const bareKeys = (record: Json): Map<string, unknown> => new Map(Object.entries(record).map(([key, value]) => [key.toLowerCase().replaceAll('_', ''), value]))

function valueOf(keys: ReadonlyMap<string, unknown>, wanted: readonly string[]): unknown {
  for (const key of wanted) {
    const value = keys.get(key)
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

function isSet(record: Json): boolean {
  const keys = bareKeys(record)
  const has = (key: PortalKey): boolean => valueOf(keys, PORTAL_KEYS[key]) !== undefined
  return textOf(valueOf(keys, PORTAL_KEYS.title)) !== null && (has('id') || has('link')) && SIGNS.filter(has).length >= 2 && TELLING.some(has)
}

/** Inner values, those that are JSON written as a text included. */
function innerOf(value: Json): unknown[] {
  return Object.values(value).map(inner => {
    if (typeof inner !== 'string' || !/^\s*[[{]/.test(inner)) return inner
    try {
      return JSON.parse(inner) as unknown
    } catch {
      return null // a text that only begins like one
    }
  })
}

function* listsIn(value: unknown, depth: number): Generator<Json[]> {
  if (depth > DEPTH) return
  if (Array.isArray(value)) {
    const records = recordsOf(value)
    if (records.length > 0) yield records
    // `[{result: […]}]`: a list may be wrapped in one.
    for (const record of records.slice(0, 3)) yield* listsIn(record, depth + 1)
  } else if (isJson(value)) for (const inner of innerOf(value)) if (typeof inner === 'object') yield* listsIn(inner, depth + 1)
}

function* recordsIn(value: unknown, depth: number): Generator<Json> {
  if (depth > 3 || !isJson(value)) return
  yield value
  for (const inner of innerOf(value)) yield* recordsIn(inner, depth + 1)
}

function setOf(record: Json, url: string, seen: Dataset['seen']): Dataset | null {
  const keys = bareKeys(record)
  const said = (key: PortalKey): string | null => plain(textOf(firstOf(valueOf(keys, PORTAL_KEYS[key]))))
  const [title, id] = [said('title'), said('id')]
  const address = ownAddress(keys, id, url)
  if (title === null || address === null) return null
  const formats = formatsOf(valueOf(keys, PORTAL_KEYS.formats))
  const files = recordsOf(valueOf(keys, ['filelist', 'files', 'list', 'resources'])).flatMap(file => fileOf(file, url) ?? []).slice(0, FILES_KEPT)
  const counts = isJson(keys.get('catalogstatistic')) ? bareKeys(keys.get('catalogstatistic') as Json) : keys
  return {
    title, url: address,
    provider: said('provider'),
    theme: said('theme'),
    updateCycle: cycleWords(said('cycle'), keys),
    published: dayIn(valueOf(keys, PORTAL_KEYS.published)),
    updated: dayIn(valueOf(keys, PORTAL_KEYS.updated)),
    fields: fieldsOf(valueOf(keys, PORTAL_KEYS.fields)),
    files,
    hasApi: formats.has('api') || Number(counts.get('apicount') ?? 0) > 0,
    apiDocumented: false,
    apis: [],
    seen: seen === 'whole' && files.length === 0 ? 'listed' : seen,
  }
}

/** `cataLogGroups: [{group_name}]`: the name of the first. */
function firstOf(value: unknown): unknown {
  const [first] = recordsOf(value)
  if (!Array.isArray(value) || first === undefined) return value
  return valueOf(bareKeys(first), ['groupname', 'name', 'title', 'displayname'])
}

/** Answers carry the marks of a search and the entities of a page. */
const plain = (text: string | null): string | null => text?.replaceAll(/<[^<>]{0,200}>/g, '').replaceAll(/&(?:nbsp|#160);/g, ' ').trim() || null

/** The page of a data set, as the product that answers at `url` addresses it. */
function ownAddress(keys: ReadonlyMap<string, unknown>, id: string | null, url: string): string | null {
  const link = addressOf(valueOf(keys, PORTAL_KEYS.link), url)
  if (link !== null) return link
  if (id === null) return null
  const { origin, pathname } = new URL(url)
  const escaped = encodeURIComponent(id)
  const base = `${origin}${pathname.slice(0, Math.max(0, pathname.search(/\/catalog\//i)))}`
  if (keys.has('cataid') && pathname.endsWith('.do')) return canonicalUrl(`${base}/catalog/catalogDetail.htm?cata_id=${escaped}`)
  if (keys.has('cataid') && /\/catalog\//.test(pathname)) return canonicalUrl(`${base}/catalog/${escaped}`)
  if (keys.has('resid')) return canonicalUrl(`${origin}/data/dataSet/toDataDetails/${encodeURIComponent(id.replaceAll('/', '_'))}`)
  if (pathname.includes('/open-portal/')) return canonicalUrl(`${base}/catalog/getCataInfo?cataId=${escaped}`)
  if (pathname.includes('/dataopen/')) return canonicalUrl(`${origin}/open-data/${escaped}`)
  return canonicalUrl(`${origin}${pathname}?dataset=${escaped}`)
}

function cycleWords(said: string | null, keys: ReadonlyMap<string, unknown>): string | null {
  if (said === null || !/^\d{1,2}$/.test(said)) return cycleOf(said)
  const own = textOf(keys.get('confupdatecycleuser'))
  if (own !== null) return own
  return CYCLE_NUMBERS[keys.has('resid') ? 'resource' : 'underscored'][said] ?? null
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day however it is said: ISO 8601, 20201130, milliseconds since 1970 (told in China), or as Java prints it. */
function dayIn(value: unknown): string | null {
  const text = textOf(value) ?? ''
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text) + 8 * 3_600_000).toISOString().slice(0, 10)
  const compact = /^(20\d{2}|19\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])/.exec(text)
  if (compact !== null) return `${compact[1]}-${compact[2]}-${compact[3]}`
  const printed = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4})/.exec(text)
  const month = MONTHS.indexOf(printed?.[1] ?? '')
  return printed !== null && month >= 0 ? `${printed[3]}-${String(month + 1).padStart(2, '0')}-${(printed[2] ?? '').padStart(2, '0')}` : dayOf(text)
}

const formatsOf = (value: unknown): Set<string> => new Set((Array.isArray(value) ? value : [value]).flatMap(one => (textOf(one) ?? '').toLowerCase().split(/[^a-z0-9接口]+/)).map(one => (one === '接口' ? 'api' : one)))

/** Fields as records, or their names in one text (`姓名|荣誉`). */
function fieldsOf(value: unknown): DatasetField[] {
  if (typeof value === 'string') {
    const names = value.split(/[|,，、;；]/).map(name => name.trim()).filter(name => name !== '' && name.length <= 60)
    return names.slice(0, FIELDS_KEPT).map(name => ({ name, type: null, description: null }))
  }
  return recordsOf(value).slice(0, FIELDS_KEPT).flatMap(record => {
    const keys = bareKeys(record)
    const name = textOf(valueOf(keys, FIELD_KEYS.name)) ?? textOf(valueOf(keys, FIELD_KEYS.code))
    return name === null ? [] : [{ name, type: textOf(valueOf(keys, FIELD_KEYS.type)), description: textOf(valueOf(keys, FIELD_KEYS.description)) }]
  })
}

function fileOf(record: Json, url: string): Dataset['files'][number] | null {
  const keys = bareKeys(record)
  const address = addressOf(valueOf(keys, ['downloadurl', 'fileurl', 'url', 'href']), url)
  const format = address === null ? null : formatOf(textOf(valueOf(keys, ['fileformat', 'format', 'suffix', 'filetype', 'filename', 'name'])), address)
  return address === null || format === null ? null : { url: address, format }
}

/** Lists of the files, interfaces or fields of one data set, which its address names. */
function additionOf(value: Json, url: string): Dataset | null {
  const { origin, pathname, searchParams } = new URL(url)
  const id = searchParams.get('cataId') ?? searchParams.get('cata_id')
  const at = pathname.search(/\/catalog\//i)
  if (id === null || id === '' || at < 0) return null
  const base = `${origin}${pathname.slice(0, at)}`
  const inner = isJson(value['object']) ? value['object'] : value
  const records = recordsOf(inner['records'] ?? inner['data'] ?? inner['rows'])
  const bare: Dataset = { title: '', url: '', provider: null, theme: null, updateCycle: null, published: null, updated: null, fields: [], files: [], hasApi: false, apiDocumented: false, apis: [], seen: 'whole' }
  const of = (address: string, more: Partial<Dataset>): Dataset | null => {
    const own = canonicalUrl(address)
    return own === null ? null : { ...bare, url: own, ...more }
  }
  const escaped = encodeURIComponent(id)
  if (/\/getResourceWithFormat$/i.test(pathname)) return of(`${base}/catalog/${escaped}`, { files: filesBy(records, 'idInRc', file => `${base}/catalog/download?cataId=${escaped}&cataName=${encodeURIComponent(textOf(file['fileName']) ?? '')}&idInRc=`) })
  if (/\/getApplyResource$/i.test(pathname)) return of(`${base}/catalog/${escaped}`, interfacesOf(records, url))
  if (/\/catalogDetail\.do$/i.test(pathname) && /DownLoad/i.test(searchParams.get('method') ?? '')) return of(`${base}/catalog/catalogDetail.htm?cata_id=${escaped}`, { files: filesBy(records, 'fileId', () => `${base}/catalog/CatalogDetailDownload.do?method=getFileDownloadAddr&fileId=`) })
  if (/\/getCataItem$/i.test(pathname)) return of(`${base}/catalog/getCataInfo?cataId=${escaped}`, { fields: fieldsOf(value['data']) })
  return null
}

function filesBy(records: readonly Json[], key: string, before: (file: Json) => string): Dataset['files'] {
  return records.slice(0, FILES_KEPT).flatMap(file => {
    const id = textOf(file[key])
    const address = id === null ? null : canonicalUrl(`${before(file)}${encodeURIComponent(id)}`)
    const name = textOf(file['fileName']) ?? ''
    const format = address === null ? null : formatOf(textOf(file['fileFormat']) ?? name.replace(/[._](?=[a-z]{3,4}$)/i, ' '), '')
    return address === null || format === null ? [] : [{ url: address, format }]
  })
}

function interfacesOf(records: readonly Json[], url: string): Partial<Dataset> {
  const apis = records.flatMap(one => addressOf(one['context'] ?? one['serviceUrl'] ?? one['url'], url) ?? [])
  return { hasApi: records.length > 0, apis: [...new Set(apis)].slice(0, APIS_KEPT), apiDocumented: records.some(one => textOf(one['inputParam']) !== null || textOf(one['outputParam']) !== null || textOf(one['serviceDesc']) !== null) }
}
