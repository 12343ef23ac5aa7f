import type { Column, Coverage, DatasetSample, Entry, FactMap, Interpretation, Item, Policy, SearchTrial, Topic } from '../../src/facts/facts.ts'
import type { Dataset } from '../../src/facts/page-facts.ts'
import type { EvidenceRef, Fact } from '../../src/model/evidence.ts'

/** Facts for tests: what does not matter to a test has a plain value, what does is given. */

export const ON = { date: '2020-11-30', variant: 'city' } as const

export const ref = (name = 'page'): EvidenceRef => ({ sha256: Array.from(name, character => (character.codePointAt(0) ?? 0).toString(16)).join('').padEnd(64, '0').slice(0, 64), kind: 'response', url: `https://www.example.gov.cn/${encodeURIComponent(name.slice(0, 20))}` })

export const known = <T>(value: T): Fact<T> => ({ known: true, value, evidence: [ref('fact')] })
export const unseen = (why: string): Fact<never> => ({ known: false, why })

const seen: Coverage = { pages: 200, failed: 0, untried: 0 }
/** Enough was read to say that something is not there. */
export const allSeen = known(seen)
/** Half of the site failed: nothing may be called missing. */
export const halfSeen = known<Coverage>({ pages: 200, failed: 200, untried: 0 })

/** Names a hostile page could carry into a report. */
export const HOSTILE = `<img src=x onerror=alert(1)>\u202E\n|“${'长'.repeat(300)}`

export function column(name: string, given: Partial<Column> = {}): Column {
  return { name, url: `https://www.example.gov.cn/${encodeURIComponent(name)}/`, path: ['政府信息公开', name], depth: 2, columnType: null, itemCount: 3, lastDate: '2020-11-20', hasBreadcrumb: true, foreignItems: 0, items: [], evidence: ref(name), ...given }
}

export function item(title: string, given: Partial<Item> = {}): Item {
  return { title, url: `https://www.example.gov.cn/${encodeURIComponent(title.slice(0, 40))}.html`, kind: 'item', publishDate: '2020-11-20', source: '市政府办公室', column: null, documentNumber: null, attachments: 0, textLength: 500, excerpt: '', evidence: ref(title), ...given }
}

export function topic(title: string, given: Partial<Topic> = {}): Topic {
  return { title, url: `https://www.example.gov.cn/zt/${encodeURIComponent(title.slice(0, 40))}/`, headings: [], items: [], sources: [], lastDate: null, resources: [], navigation: [], text: '', online: [], evidence: ref(title), ...given }
}

export function entry(kind: Entry['kind'], given: Partial<Entry> = {}): Entry {
  return { kind, title: kind, url: `https://www.example.gov.cn/${kind}`, works: true, detail: '', linkedFrom: [], evidence: ref(kind), ...given }
}

export function policy(title: string, given: Partial<Policy> = {}): Policy {
  return { ...item(title, { kind: 'policy', publishDate: '2020-10-01' }), important: true, interpretedBy: [], linksToInterpretation: false, ...given }
}

export function interpretation(title: string, given: Partial<Interpretation> = {}): Interpretation {
  return { ...item(title, { kind: 'interpretation', publishDate: '2020-10-02' }), forms: ['文字'], policy: null, linksToPolicy: false, ...given }
}

export function dataset(title: string, given: Partial<Dataset> = {}): Dataset {
  return { title, url: `https://data.example.gov.cn/${encodeURIComponent(title.slice(0, 40))}`, provider: null, theme: null, updateCycle: null, published: null, updated: null, fields: [], files: [], hasApi: false, apiDocumented: false, apis: [], seen: 'whole', ...given }
}

export function trial(given: Partial<SearchTrial> = {}): SearchTrial {
  return { scope: 'disclosure', query: '关于印发方案的通知', variant: 'exact', expectedUrl: 'https://www.example.gov.cn/a.html', answered: true, hits: [], rank: 1, resultKinds: [], hosts: [], facets: [], hotWords: [], ...given }
}

/** `count` list entries with dates on one day. */
export const listOf = (count: number, prefix: string, date: string | null = '2020-11-20'): { title: string; url: string; date: string | null }[] =>
  Array.from({ length: count }, (_, index) => ({ title: `${prefix}${index + 1}`, url: `https://www.example.gov.cn/${encodeURIComponent(prefix)}/${index + 1}.html`, date }))

/** A data file that was fetched and has no fault, of the data set 甲. */
export function datasetSample(given: Partial<DatasetSample> = {}): DatasetSample {
  return { dataset: dataset('甲').url, url: 'https://data.example.gov.cn/a.csv', format: 'csv', opens: true, tabular: true, columns: ['名称'], undescribed: [], mistyped: [], rows: 10, emptyRows: 0, duplicateRows: 0, parseErrors: 0, mergedCells: 0, garbledCells: 0, charset: 'utf-8', evidence: ref('a.csv'), ...given }
}
export const datasetSampling = (titles: readonly string[], listed = titles.length): Fact<FactMap['dataset-sampling']> => known({ listed, seed: 's', drawn: titles.map(title => dataset(title).url), portals: [] })
