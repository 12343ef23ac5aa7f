import { canonicalUrl } from '../url.ts'
import { CYCLE_LABELS } from './catalogue-words.ts'
import type { Dataset, DatasetField } from './dataset.ts'
import { addressOf, cycleOf, dayOf, formatOf, isJson, listOf, recordsOf, said, textOf } from './json-value.ts'
import type { Json } from './json-value.ts'

const SETS_KEPT = 20_000
const FILES_KEPT = 50
const FIELDS_KEPT = 500
const APIS_KEPT = 5
const CYCLE_KEYS: ReadonlySet<string> = new Set([...CYCLE_LABELS, 'frequency', 'update_frequency', 'updatefrequency', 'update_cycle', 'updatecycle', 'accrual_periodicity', 'accrualperiodicity'])

/** Data sets of CKAN's action API (package_search, package_show, current_package_list_with_resources) or a DCAT catalogue (data.json, JSON-LD). */
export const readStandardCatalogue = (value: Json, url: string): (Dataset | null)[] => [...ckanPackages(value).map(one => ckanSet(one, url)), ...dcatSets(value).map(one => dcatSet(one, url))]

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
    apis: apis.flatMap(one => (one['datastore_active'] === true ? datastoreAddress(one, site) : addressOf(one['url'], url)) ?? []).slice(0, APIS_KEPT),
    seen: 'whole',
  }
}

/** One row of the datastore: enough to see that it answers. */
function datastoreAddress(resource: Json, site: string): string | null {
  const id = said(resource, 'id')
  return id === null ? null : canonicalUrl(`${site}/api/3/action/datastore_search?limit=1&resource_id=${encodeURIComponent(id)}`)
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
    apis: apis.flatMap(one => addressOf(one['accessURL'] ?? one['dcat:accessURL'], url) ?? []).slice(0, APIS_KEPT),
    seen: 'whole',
  }
}
