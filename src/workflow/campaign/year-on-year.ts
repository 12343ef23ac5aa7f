import { compareYears } from '../../scoring/compare-years.ts'
import type { YearComparison, YearMapping, YearResult } from '../../scoring/compare-years.ts'
import type { Scheme } from '../../schemes/scheme.ts'
import { AppError } from '../../shared/errors.ts'
import { getCampaign } from '../../store/campaign.ts'
import type { Campaign } from '../../store/campaign.ts'
import { getCohort, listCohorts } from '../../store/cohort.ts'
import type { Cohort } from '../../store/cohort.ts'
import type { Executor } from '../../store/executor.ts'
import { eachPublicationRow, getPublication, listCohortLines, listPublications } from '../../store/publication.ts'
import type { Publication } from '../../store/publication.ts'
import { getSchemeEdition } from '../../store/scheme-edition.ts'
import type { FrozenResult } from '../../model/published-result.ts'
import type { Variant } from '../../model/scheme.ts'
import { listCohortIndexes } from '../../store/score.ts'

/** What a unit had in the latest publication of the earlier campaign, in the cohort of the same name. */
export interface EarlierPlace { readonly publicationId: string; readonly score: number; readonly rank: number | null; readonly tier: string | null }

/** By unit; empty without an earlier campaign. */
export async function earlierOf(ex: Executor, campaign: Campaign, cohort: Cohort): Promise<Map<string, EarlierPlace>> {
  const found = await earlierCohort(ex, campaign, cohort)
  const lines = found ? await listCohortLines(ex, found.publication.id, found.cohort.id) : []
  return new Map(lines.map(({ publicationId, unitId, score, rank, tier }) => [unitId, { publicationId, score, rank, tier }]))
}

async function earlierCohort(ex: Executor, campaign: Campaign, cohort: Cohort): Promise<{ publication: Publication; cohort: Cohort } | null> {
  if (campaign.earlierCampaignId === null) return null
  const [publication] = await listPublications(ex, campaign.earlierCampaignId)
  const same = (await listCohorts(ex, campaign.earlierCampaignId)).find(({ name }) => name === cohort.name)
  return publication && same ? { publication, cohort: same } : null
}

/** Compares a published cohort with the cohort of the same name in an earlier publication. */
export async function compareWithEarlier(ex: Executor, publication: Publication, cohortId: string, earlierPublicationId: string | undefined): Promise<YearComparison & { readonly earlierPublicationId: string }> {
  const cohort = await getCohort(ex, cohortId)
  if (cohort.campaignId !== publication.campaignId) throw new AppError('row-not-found', { what: 'cohort', id: cohortId })
  const campaign = await getCampaign(ex, publication.campaignId)
  const earlier = await earlierFor(ex, campaign, cohort, earlierPublicationId)
  if (!earlier) throw new AppError('row-not-found', { what: 'publication', id: campaign.earlierCampaignId ?? 'earlier' })
  const [before, now] = [await yearResult(ex, earlier.publication, earlier.cohort), await yearResult(ex, publication, cohort)]
  const mapping = await mappingOf(ex, earlier.cohort, cohort, now)
  return { ...compareYears(before, now, mapping, campaign.ranking), earlierPublicationId: earlier.publication.id }
}

/** Compares a cohort as it stands now with an earlier publication (default: the latest of the campaign it is compared with; null without one). */
export async function compareNow(ex: Executor, campaign: Campaign, cohort: Cohort, variant: Variant, earlierPublicationId: string | undefined): Promise<(YearComparison & { readonly earlierPublicationId: string }) | null> {
  const earlier = await earlierFor(ex, campaign, cohort, earlierPublicationId)
  if (!earlier) return null
  const before = await yearResult(ex, earlier.publication, earlier.cohort)
  const ids = variant.indicators.map(({ id }) => id)
  const now: YearResult = {
    indicators: variant.indicators.map(({ id, weight }) => ({ id, weight })), total: variant.total + variant.bonus.cap,
    units: (await listCohortIndexes(ex, cohort.id)).map(({ unitId, low, indexes }) => ({ id: unitId, score: low, indexes: Object.fromEntries(ids.map((id, at) => [id, settled(indexes[at])])) })),
  }
  return { ...compareYears(before, now, await mappingOf(ex, earlier.cohort, cohort, now), campaign.ranking), earlierPublicationId: earlier.publication.id }
}

/** An index that is still open cannot be compared. */
const settled = (index: { readonly low: number; readonly high: number } | null | undefined): number | null => (index && index.low === index.high ? index.low : null)

/** The publication that is named, else the latest of the campaign this one is compared with; null without one. */
const earlierFor = async (ex: Executor, campaign: Campaign, cohort: Cohort, named: string | undefined) => (named === undefined ? earlierCohort(ex, campaign, cohort) : namedEarlier(ex, named, cohort))

async function namedEarlier(ex: Executor, id: string, cohort: Cohort) {
  const publication = await getPublication(ex, id)
  const same = (await listCohorts(ex, publication.campaignId)).find(({ name }) => name === cohort.name)
  if (!same) throw new AppError('row-not-found', { what: 'cohort', id: `${cohort.name} (${publication.title})` })
  return { publication, cohort: same }
}

async function yearResult(ex: Executor, publication: Publication, cohort: Cohort): Promise<YearResult> {
  const units: YearResult['units'][number][] = []
  let indicators: YearResult['indicators'] = []
  let total = 0
  for await (const page of eachPublicationRow(ex, publication.id, cohort.id)) {
    for (const row of page) {
      const document = row.document as FrozenResult
      indicators = document.indicators.map(({ id, weight }) => ({ id, weight }))
      total = document.total + document.bonus.cap
      units.push({ id: row.unitId, score: row.score, indexes: Object.fromEntries(document.indicators.map(({ id, index }) => [id, settled(index)])) })
    }
  }
  return { indicators, units, total }
}

/** The crosswalk of the later edition to the earlier one; of one and the same edition every indicator is itself. */
async function mappingOf(ex: Executor, before: Cohort, now: Cohort, result: YearResult): Promise<YearMapping[]> {
  if (before.schemeEditionId === now.schemeEditionId && before.variant === now.variant) return result.indicators.map(({ id }) => ({ old: [id], new: [id], relation: 'same' }))
  const earlier = await getSchemeEdition(ex, before.schemeEditionId)
  const scheme = (await getSchemeEdition(ex, now.schemeEditionId)).document as Scheme
  return (scheme.crosswalks.find(({ from }) => from === earlier.schemeId)?.entries ?? []).map(({ old, new: later, relation }) => ({ old, new: later, relation }))
}
