import { z } from 'zod'
import { measures } from '../measures/registry.ts'
import type { PublicEvidence, PublishedCampaign, PublishedChange, PublishedCohort, PublishedLine, PublishedUnit } from '../reports/site/published.ts'
import { CATALOGUE_FILE, CHANGES_FILE, RESULTS_FILE, SCHEMA_FILE, STYLESHEET, campaignPlace, cohortFile, cohortPlace, dataPlace, indexPlace, siteRequest, unitPlace } from '../reports/site/addresses.ts'
import { campaignPage } from '../reports/site/campaign-page.ts'
import { cohortPage } from '../reports/site/cohort-page.ts'
import { indexPage } from '../reports/site/index-page.ts'
import { catalogue, changesCsv, cohortCsv, cohortJson, dataType } from '../reports/site/open-data.ts'
import { SITE_STYLE } from '../reports/site/style.ts'
import { unitPage } from '../reports/site/unit-page.ts'
import { resolveVariant } from '../schemes/resolve.ts'
import type { Scheme } from '../schemes/scheme.ts'
import { getCohort } from '../store/cohort.ts'
import type { Executor } from '../store/executor.ts'
import { eachPublicationRow, findPublicationRow, listEveryPublication, listPublicationChanges, listCohortLines, publicationText } from '../store/publication.ts'
import type { Publication, PublicationLine, PublicationRow } from '../store/publication.ts'
import { getSchemeEdition } from '../store/scheme-edition.ts'
import { publishedRow } from '../model/published-result.ts'
import type { FrozenResult } from '../model/published-result.ts'
import type { FrozenHead } from './campaign/snapshot.ts'

/** One file of the published results. */
export interface SiteFile {
  /** Below the root, without leading slash. */
  readonly path: string
  readonly type: string
  /** Whole, or in pieces where it may be large. */
  readonly body: string | AsyncIterable<string>
}

export interface SiteOptions {
  /** Where the pages will stand, with closing slash, for the catalogue record; '' keeps its addresses relative. */
  readonly base: string
  readonly evidence: PublicEvidence
}

const MEASURE_TITLES: ReadonlyMap<string, string> = new Map(measures.map(({ id, title }) => [id, title]))
const HTML = 'text/html; charset=utf-8'
const CSS = 'text/css; charset=utf-8'

/** A publication with what its pages need. */
interface Opened {
  readonly publication: Publication
  readonly campaign: PublishedCampaign
  readonly correctedBy: number | null
}

/** The page or data file at a path below the root; null when there is none. Reads sealed publications only, so that anybody may ask. */
export async function publishedFile(ex: Executor, path: string, options: SiteOptions): Promise<SiteFile | null> {
  const asked = siteRequest(path)
  if (asked === null) return null
  if (asked.page === 'style') return styleFile
  if (asked.page === 'index') return indexFile(ex)
  const opened = (await openPublications(ex, asked.slug)).find(({ campaign }) => campaign.number === asked.number)
  if (!opened) return null
  switch (asked.page) {
    case 'campaign': return campaignFile(ex, opened)
    case 'cohort': return opened.campaign.cohorts[asked.at - 1] ? cohortFileAt(ex, opened, asked.at) : null
    case 'unit': return unitFile(ex, opened, asked.entrantId, options)
    case 'data': return dataFile(ex, opened, asked.file, options)
  }
}

/** Every page and data file of everything published, one after the other. */
export async function* publishedFiles(ex: Executor, options: SiteOptions): AsyncGenerator<SiteFile, void, undefined> {
  yield styleFile
  yield await indexFile(ex)
  for (const opened of await openPublications(ex)) {
    yield await campaignFile(ex, opened)
    const { campaign, publication } = opened
    for (const name of dataNames(opened)) {
      const file = await dataFile(ex, opened, name, options)
      if (file) yield file
    }
    const changes = await changesOf(ex, opened)
    for (const [i, cohort] of campaign.cohorts.entries()) {
      yield await cohortFileAt(ex, opened, i + 1)
      for await (const rows of eachPublicationRow(ex, publication.id, cohort.id)) for (const row of rows) yield unitPageOf(opened, row, changes, options)
    }
  }
}

const styleFile: SiteFile = { path: STYLESHEET, type: CSS, body: SITE_STYLE }

async function indexFile(ex: Executor): Promise<SiteFile> {
  return { path: indexPlace().path, type: HTML, body: indexPage((await openPublications(ex)).map(({ campaign }) => campaign)) }
}

/** Newest first; of one campaign or of all. */
async function openPublications(ex: Executor, slug?: string): Promise<Opened[]> {
  const latest = new Map<string, number>()
  const opened: Opened[] = []
  for (const publication of await listEveryPublication(ex)) {
    const { campaign, ranking, listing, cohorts } = publication.document as unknown as FrozenHead
    if (slug !== undefined && campaign.slug !== slug) continue
    const newest = latest.get(campaign.slug) ?? publication.number
    latest.set(campaign.slug, Math.max(newest, publication.number))
    opened.push({
      publication, correctedBy: newest > publication.number ? newest : null,
      campaign: {
        ...campaign, ranking, listing, id: publication.id, number: publication.number, title: publication.title, publishedAt: new Date(publication.publishedAt).toISOString(), digest: publication.digest, reason: publication.reason,
        cohorts: await Promise.all(cohorts.map(async cohort => publishedCohort(ex, cohort))),
      },
    })
  }
  return opened
}

async function publishedCohort(ex: Executor, { cohortId, cohort, scheme, edition, digest, variant, total, policies }: FrozenHead['cohorts'][number]): Promise<PublishedCohort> {
  const { document } = await getSchemeEdition(ex, (await getCohort(ex, cohortId)).schemeEditionId)
  const table = resolveVariant(document as Scheme, variant)
  const points = table.indicators.flatMap(indicator => indicator.points.map(({ id, text, cite }) => [id, { text, source: `${cite.document} · ${cite.table} · ${cite.row}${cite.no > 0 ? ` · ${cite.no}` : ''}` }] as const))
  return { id: cohortId, name: cohort, scheme, edition, schemeTitle: table.title, variantTitle: table.variantTitle, digest, total, decimals: policies.decimals, bonusCap: policies.bonusCap, tiers: policies.tiers, points: new Map(points) }
}

async function linesOf(ex: Executor, { publication }: Opened, cohortId: string): Promise<PublishedLine[]> {
  return (await listCohortLines(ex, publication.id, cohortId)).map(lineOf)
}

function lineOf({ entrantId, unitName, regionCode, rank, tier, score, index, dimensions, earlier }: PublicationLine): PublishedLine {
  return { entrantId, unitName, regionCode, rank, tier, score, index, dimensions: dimensions as PublishedLine['dimensions'], earlier: earlier as PublishedLine['earlier'] }
}

async function changesOf(ex: Executor, { publication }: Opened): Promise<PublishedChange[]> {
  if (publication.correctsId === null) return []
  const names = new Map<string, string>()
  const changes = await listPublicationChanges(ex, publication.id)
  for (const { entrantId } of changes) {
    if (entrantId === null || names.has(entrantId)) continue
    const row = (await findPublicationRow(ex, publication.id, entrantId)) ?? (await findPublicationRow(ex, publication.correctsId, entrantId))
    names.set(entrantId, row?.unitName ?? entrantId)
  }
  return changes.map(({ entrantId, pointId, what, before, after, reason }) => ({ unitName: entrantId === null ? '' : (names.get(entrantId) ?? ''), pointId, what, before, after, reason }))
}

async function campaignFile(ex: Executor, opened: Opened): Promise<SiteFile> {
  const { campaign, correctedBy } = opened
  const cohorts = []
  for (const { id, tiers } of campaign.cohorts) {
    const lines = await linesOf(ex, opened, id)
    const best = lines.filter(({ rank }) => rank === 1).map(({ unitName }) => unitName)
    cohorts.push({ units: lines.length, first: best.length === 0 ? null : best.slice(0, 3).join('、') + (best.length > 3 ? '…' : ''), tiers: tiers.map(({ name }) => ({ name, units: lines.filter(({ tier }) => tier === name).length })) })
  }
  return { path: campaignPlace(campaign.slug, campaign.number).path, type: HTML, body: campaignPage({ campaign, cohorts, changes: await changesOf(ex, opened), correctedBy }) }
}

async function cohortFileAt(ex: Executor, opened: Opened, at: number): Promise<SiteFile> {
  const { campaign } = opened
  return { path: cohortPlace(campaign.slug, campaign.number, at).path, type: HTML, body: cohortPage(campaign, at, await linesOf(ex, opened, campaign.cohorts[at - 1]?.id ?? '')) }
}

async function unitFile(ex: Executor, opened: Opened, entrantId: string, options: SiteOptions): Promise<SiteFile | null> {
  const row = await findPublicationRow(ex, opened.publication.id, entrantId)
  return row ? unitPageOf(opened, row, await changesOf(ex, opened), options) : null
}

function unitPageOf({ campaign }: Opened, row: PublicationRow, changes: readonly PublishedChange[], { evidence }: SiteOptions): SiteFile {
  const frozen = row.document as FrozenResult
  const unit: PublishedUnit = { line: lineOf(row), score: frozen.final, bonus: frozen.score.bonus.value, indicators: frozen.indicators, changes: changes.filter(({ unitName }) => unitName === row.unitName) }
  const at = campaign.cohorts.findIndex(({ id }) => id === row.cohortId) + 1
  return { path: unitPlace(campaign.slug, campaign.number, row.entrantId).path, type: HTML, body: unitPage(campaign, at, unit, { evidence, measureTitle: id => MEASURE_TITLES.get(id) ?? null }) }
}

const isCorrection = ({ publication }: Opened): boolean => publication.correctsId !== null

function dataNames(opened: Opened): string[] {
  const lists = opened.campaign.cohorts.flatMap((_, i) => [cohortFile(i + 1, 'csv'), cohortFile(i + 1, 'json')])
  return [...lists, ...(isCorrection(opened) ? [CHANGES_FILE] : []), RESULTS_FILE, SCHEMA_FILE, CATALOGUE_FILE]
}

async function dataFile(ex: Executor, opened: Opened, name: string, { base }: SiteOptions): Promise<SiteFile | null> {
  const { campaign } = opened
  const file = (body: SiteFile['body']): SiteFile => ({ path: dataPlace(campaign.slug, campaign.number, name).path, type: dataType(name), body })
  if (!dataNames(opened).includes(name)) return null
  if (name === CATALOGUE_FILE) return file(catalogue(campaign, base, isCorrection(opened)))
  if (name === SCHEMA_FILE) return file(`${JSON.stringify(z.toJSONSchema(publishedRow, { io: 'output' }), null, 1)}\n`)
  if (name === RESULTS_FILE) return file(resultLines(ex, opened))
  if (name === CHANGES_FILE) return file(changesCsv(await changesOf(ex, opened)))
  const at = Number(/^cohort-(\d+)\./.exec(name)?.[1])
  const lines = await linesOf(ex, opened, campaign.cohorts[at - 1]?.id ?? '')
  return file(name.endsWith('.csv') ? cohortCsv(campaign, at, lines) : cohortJson(campaign, at, lines))
}

/** Every row with all that stands behind it, in the order of the digest: the file's SHA-256 is that of the publication. */
async function* resultLines(ex: Executor, { campaign, publication }: Opened): AsyncGenerator<string, void, undefined> {
  for (const id of campaign.cohorts.map(cohort => cohort.id).sort()) {
    for await (const rows of eachPublicationRow(ex, publication.id, id)) for (const row of rows) yield publicationText(row)
  }
}
