import type { Fact, Observation } from '../../model/evidence.ts'
import type { ProbeValues } from '../../model/probes.ts'
import type { DatasetInterface, DatasetSample, FactMap } from '../facts.ts'
import { contradictsType } from '../files/column-kinds.ts'
import type { FileType } from '../files/sniff-type.ts'
import type { Dataset } from '../page-facts.ts'
import { allSets } from './datasets.ts'
import { isDeadStatus } from './dead-links.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { homeMissing } from './home.ts'
import type { Site } from './site.ts'

/** Types whose rows can be read: without rows they are empty. */
const ROW_TYPES: ReadonlySet<FileType> = new Set(['csv', 'json', 'xml', 'xlsx'])

/** How data sets were drawn for a closer look: what the collector noted, of several channels the one with the most. */
export function datasetSampling(site: Site): Fact<FactMap['dataset-sampling']> {
  const [made] = sortedBy(site.observations.filter((one): one is Observation<ProbeValues['dataset-sample']> & { ok: true; value: ProbeValues['dataset-sample'] } => one.probe === 'dataset-sample' && one.ok), one => `${String(1e9 - one.value.listed)} ${one.at} ${one.target}`)
  if (made === undefined) return unknown('采集时没有抽取数据集')
  const { listed, seed, datasets, portals } = made.value
  return known({ listed, seed, drawn: datasets.map(({ url }) => site.resolve(url)).sort(), portals: [...portals] }, made.evidence)
}

/** Interfaces of data sets whose address was asked for. An answer that asks for a key is one; a page that is not there is none. */
export function datasetInterfaces(site: Site): Fact<readonly DatasetInterface[]> {
  const sets = allSets(site)
  if (sets.length === 0) return site.homePage === null ? unknown(homeMissing(site)) : unknown('没有看到数据集')
  const called = sets.flatMap(dataset => dataset.apis.flatMap((url): DatasetInterface[] => {
    const status = site.statusOf(url)
    if (status === undefined) return []
    const common = { dataset: dataset.url, url, evidence: status.evidence }
    if (!('status' in status)) return [{ ...common, answers: isDeadStatus(status) ? false : null, status: status.failure }]
    // A catch-all page in place of the interface is no answer of it.
    const isPage = site.pageAt.has(site.resolve(url)) && !site.resourceAt.has(site.resolve(url))
    return [{ ...common, answers: status.status < 500 && status.status !== 404 && status.status !== 410 && !isPage, status: isPage ? `HTTP ${status.status}，返回网页` : `HTTP ${status.status}` }]
  }))
  return called.length === 0 ? unknown('没有调用过数据接口') : known(sortedBy(called, one => `${one.dataset} ${one.url}`), called.flatMap(({ evidence }) => evidence ?? []))
}

/** Data files of data sets that were fetched, with what is in them. */
export function datasetSamples(site: Site): Fact<readonly DatasetSample[]> {
  const sets = allSets(site)
  if (sets.length === 0) return site.homePage === null ? unknown(homeMissing(site)) : unknown('没有看到数据集')
  const samples: DatasetSample[] = []
  for (const dataset of sets) for (const file of dataset.files) {
    const sample = sampleOf(site, dataset, file)
    if (sample !== null) samples.push(sample)
  }
  if (samples.length === 0) return unknown('没有取得任何数据文件')
  return known(sortedBy(samples, sample => `${sample.dataset} ${sample.url}`), samples.map(sample => sample.evidence))
}

const NO_CELLS = { filled: 0, numbers: 0, dates: 0 }
const NO_TABLE = { columns: [], undescribed: [], mistyped: [], rows: 0, emptyRows: 0, duplicateRows: 0, parseErrors: 0, mergedCells: 0, garbledCells: 0, charset: null }

function sampleOf(site: Site, dataset: Dataset, file: { url: string; format: string }): DatasetSample | null {
  const resource = site.resourceAt.get(site.resolve(file.url))
  if (resource === undefined) {
    const status = site.statusOf(file.url)
    const seen = site.pageAt.get(site.resolve(file.url))
    const evidence = seen?.evidence ?? status?.evidence
    // A dead address or a web page in place of the file: it was looked at and does not open.
    if (evidence === null || evidence === undefined || (!isDeadStatus(status) && seen === undefined)) return null
    return { dataset: dataset.url, url: file.url, format: file.format, opens: false, tabular: false, ...NO_TABLE, evidence }
  }
  const table = resource.table
  const described = new Map(dataset.fields.flatMap(field => [field.description ?? '', field.name].map(name => [plainName(name), field] as const)))
  const columns = table?.columns ?? []
  const fieldOf = (column: string) => described.get(plainName(column)) ?? described.get(plainName(column.split('/').at(-1) ?? ''))
  return {
    dataset: dataset.url,
    url: file.url,
    format: file.format,
    opens: resource.status < 400 && resource.opens,
    tabular: table !== null || ROW_TYPES.has(resource.sniffed),
    columns,
    undescribed: dataset.fields.length === 0 ? [...columns] : columns.filter(column => fieldOf(column) === undefined),
    mistyped: columns.filter((column, index) => contradictsType(table?.kinds[index] ?? NO_CELLS, fieldOf(column)?.type ?? null)),
    rows: table?.rows ?? 0,
    emptyRows: table?.emptyRows ?? 0,
    duplicateRows: table?.duplicateRows ?? 0,
    parseErrors: table?.parseErrors ?? 0,
    mergedCells: table?.mergedCells ?? 0,
    garbledCells: table?.garbledCells ?? 0,
    charset: table?.charset ?? null,
    evidence: resource.evidence,
  }
}

const plainName = (name: string): string => name.replaceAll(/[\s"'“”（）()_\-:：]/g, '').toLowerCase()
