import { csvLine } from '../../shared/csv.ts'
import { CATALOGUE_FILE, CHANGES_FILE, RESULTS_FILE, SCHEMA_FILE, cohortFile, dataPlace, indexPlace } from './addresses.ts'
import type { PublishedCampaign, PublishedChange, PublishedLine } from './published.ts'

/** So that spreadsheets read UTF-8. */
const BOM = '\ufeff'

/** The printed list of a cohort as CSV: Chinese header with English beside, one unit a row, numbers as published. */
export function cohortCsv(campaign: PublishedCampaign, at: number, lines: readonly PublishedLine[]): string {
  const dimensions = lines[0]?.dimensions ?? []
  const decimals = campaign.cohorts[at - 1]?.decimals ?? 2
  const header = ['名次 rank', '单位 unit', '行政区划代码 region code', '得分 score', '指数 index', '档次 tier', '上次得分 last score', '上次名次 last rank', ...dimensions.map(({ name, weight }) => `${name}（${weight}）`)]
  const rows = lines.map(line => [line.rank, line.unitName, line.regionCode, line.score, line.index, line.tier, line.earlier?.score, line.earlier?.rank, ...dimensions.map(({ name }) => line.dimensions.find(own => own.name === name)?.low.toFixed(decimals))])
  return BOM + csvLine(header) + rows.map(row => csvLine(row)).join('')
}

/** The same list as JSON, with what is needed to read it. */
export function cohortJson(campaign: PublishedCampaign, at: number, lines: readonly PublishedLine[]): string {
  const cohort = campaign.cohorts[at - 1]
  if (!cohort) throw new RangeError(`cohort ${at}`)
  const { id, name, scheme, edition, digest, total, bonusCap, tiers } = cohort
  const { slug, number, title, publishedAt, evaluationDate, ranking } = campaign
  return `${JSON.stringify({ campaign: { slug, number, title, publishedAt, evaluationDate, ranking, digest: campaign.digest }, cohort: { id, name, scheme, edition, digest, total, bonusCap, tiers }, lines }, null, 1)}\n`
}

/** The change log of a correction as CSV. */
export function changesCsv(changes: readonly PublishedChange[]): string {
  return BOM + csvLine(['单位 unit', '要点 point', '更正内容 what', '原为 before', '现为 now', '原因 reason']) + changes.map(({ unitName, pointId, what, before, after, reason }) => csvLine([unitName, pointId, what, before, after, reason])).join('')
}

const MEDIA: Readonly<Record<string, string>> = { csv: 'text/csv', json: 'application/json', jsonl: 'application/x-ndjson', jsonld: 'application/ld+json' }
/** The media type of a data file, by its ending. */
export const dataType = (file: string): string => `${MEDIA[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'}; charset=utf-8`

/** A DCAT-AP record of a publication. `base` is where the pages stand, with a closing slash; empty keeps addresses relative. */
export function catalogue(campaign: PublishedCampaign, base: string, isCorrection: boolean): string {
  const { slug, number, title, publishedAt, windowFrom, windowTo, cohorts, digest } = campaign
  const address = (file: string): string => `${base}${dataPlace(slug, number, file).path}`
  const distribution = (file: string, name: string) => ({
    '@type': 'dcat:Distribution', 'dct:title': [{ '@language': 'zh', '@value': name }], 'dcat:downloadURL': { '@id': address(file) }, 'dcat:accessURL': { '@id': `${base}${indexPlace().path}` },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${MEDIA[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'}` },
    ...(file === RESULTS_FILE && { 'dct:conformsTo': { '@id': address(SCHEMA_FILE) }, 'spdx:checksum': { '@type': 'spdx:Checksum', 'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' }, 'spdx:checksumValue': digest } }),
  })
  const record = {
    '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', spdx: 'http://spdx.org/rdf/terms#', xsd: 'http://www.w3.org/2001/XMLSchema#' },
    '@id': address(CATALOGUE_FILE), '@type': 'dcat:Dataset',
    'dct:identifier': `${slug}/${number}`,
    'dct:title': [{ '@language': 'zh', '@value': title }],
    'dct:description': [{ '@language': 'zh', '@value': `${title}：各单位得分、名次与每个评估要点的判定` }, { '@language': 'en', '@value': 'Scores, ranks and the judgement of every evaluation point of each unit' }],
    'dct:issued': { '@type': 'xsd:dateTime', '@value': publishedAt },
    'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': { '@type': 'xsd:date', '@value': windowFrom }, 'dcat:endDate': { '@type': 'xsd:date', '@value': windowTo } },
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/ZHO' },
    'dcat:keyword': cohorts.map(({ name }) => ({ '@language': 'zh', '@value': name })),
    'dcat:distribution': [
      ...cohorts.flatMap(({ name }, i) => [distribution(cohortFile(i + 1, 'csv'), `${name} CSV`), distribution(cohortFile(i + 1, 'json'), `${name} JSON`)]),
      distribution(RESULTS_FILE, '全部判定'),
      ...(isCorrection ? [distribution(CHANGES_FILE, '更正记录')] : []),
    ],
  }
  return `${JSON.stringify(record, null, 1)}\n`
}
