import type { FrozenPoint, FrozenResult } from '../../model/published-result.ts'
import { rank, tierOf } from '../../scoring/ranking.ts'
import { total } from '../../scoring/total.ts'
import type { Campaign } from '../../store/campaign.ts'
import { canonicalJson } from '../../store/canonical-json.ts'
import { listCohorts } from '../../store/cohort.ts'
import type { Cohort } from '../../store/cohort.ts'
import type { EntrantWithUnit } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { eachPublicationRow } from '../../store/publication.ts'
import type { NewPublicationChange, NewPublicationRow } from '../../store/publication.ts'
import { getSchemeEdition } from '../../store/scheme-edition.ts'
import { allEntrants } from './cohorts.ts'
import { variantOfCohort } from './schemes.ts'
import type { CampaignVariant } from './schemes.ts'
import { scoreRow, totalsOf } from './scores.ts'
import type { EntrantTotals } from './scores.ts'
import { earlierOf } from './year-on-year.ts'

/** The head document of a publication: when, and by which tables, weights and policies each cohort was rated. */
export interface FrozenHead {
  readonly campaign: Pick<Campaign, 'slug' | 'title' | 'evaluationDate' | 'windowFrom' | 'windowTo'>
  readonly ranking: Campaign['ranking']
  readonly listing: 'rank' | 'tier'
  readonly cohorts: readonly {
    readonly cohortId: string
    readonly cohort: string
    readonly scheme: string
    readonly edition: string
    readonly digest: string
    readonly variant: string
    readonly total: number
    readonly weights: readonly { readonly id: string; readonly weight: number }[]
    readonly policies: CampaignVariant['variant']['policies']
  }[]
}

/** Adds a published row up again from its judgements, decisions, weights and policies. */
export function recomputeFrozen({ indicators, policies, total: sum, bonus }: FrozenResult): ReturnType<typeof total> {
  return total({
    indicators: indicators.map(({ id, path, weight, points }) => ({
      id, path: [...path], weight,
      points: points.map(({ id: pointId, no, share, decision, measures }) => ({ id: pointId, no, share, text: '', cite: { document: '', table: '', row: '', no }, measures: measures.map(use => Object.assign({ title: '', explain: '', params: {} }, use)), ...(decision && { decision }) })),
    })),
    policies, total: sum, bonusCap: bonus.cap, awards: bonus.awards,
  })
}

function freeze({ judged, totals }: EntrantTotals, final: { low: number; high: number }): FrozenResult {
  return {
    total: judged.total, policies: judged.policies, bonus: { cap: judged.bonusCap, awards: [...(judged.awards ?? [])] }, score: totals.score, final, index: totals.index,
    indicators: totals.indicators.map(({ id, path, weight, low, high, index, points }) => ({
      id, path, weight, low, high, index,
      points: points.map(({ id: pointId, no, share, state, rating, by, worth, low: least, high: most, decision, measures }) => ({
        id: pointId, no, share, state, rating, by, worth, low: least, high: most,
        measures: measures.map(({ id: measure, version, kind, share: part, judgement }) => ({ id: measure, version, kind, share: part, judgement })),
        ...(decision && { decision }),
      })),
    })),
  }
}

/** All rows of a campaign as they stand, ranked, with the head document of the publication. */
export async function freezeRows(ex: Executor, campaign: Campaign): Promise<{ rows: NewPublicationRow[]; document: Record<string, unknown> }> {
  const rows: NewPublicationRow[] = []
  const editions: FrozenHead['cohorts'][number][] = []
  for (const cohort of await listCohorts(ex, campaign.id)) {
    const variant = await variantOfCohort(ex, campaign, cohort.id)
    const edition = await getSchemeEdition(ex, cohort.schemeEditionId)
    editions.push({ cohortId: cohort.id, cohort: cohort.name, scheme: edition.schemeId, edition: edition.edition, digest: edition.digest, variant: cohort.variant, total: variant.variant.total, weights: variant.variant.indicators.map(({ id, weight }) => ({ id, weight })), policies: variant.variant.policies })
    rows.push(...await cohortRows(ex, campaign, cohort, variant))
  }
  return { rows, document: { campaign: { slug: campaign.slug, title: campaign.title, evaluationDate: campaign.evaluationDate, windowFrom: campaign.windowFrom, windowTo: campaign.windowTo }, ranking: campaign.ranking, listing: listingOf(campaign), cohorts: editions } }
}

/** How printed lists are ordered: by rank, or (settings.listing = "tier") by tier and within it by region, as 行政区划序列. */
const listingOf = (campaign: Campaign): 'rank' | 'tier' => (campaign.settings['listing'] === 'tier' ? 'tier' : 'rank')

async function cohortRows(ex: Executor, campaign: Campaign, cohort: Cohort, variant: CampaignVariant): Promise<NewPublicationRow[]> {
  const entrants = new Map<string, EntrantWithUnit>((await allEntrants(ex, campaign.id, cohort.id)).map(entrant => [entrant.id, entrant]))
  const earlier = await earlierOf(ex, campaign, cohort)
  const results: { entrant: EntrantWithUnit; score: number; index: number; dimensions: readonly unknown[]; document: FrozenResult }[] = []
  for await (const chunk of totalsOf(ex, campaign, variant, [...entrants.keys()])) {
    const scores = chunk.map(one => scoreRow(campaign.id, cohort.id, one))
    chunk.forEach((one, i) => {
      const [row, entrant] = [scores[i], entrants.get(one.entrantId)]
      if (!row || !entrant) throw new Error('each total has its entrant')
      results.push({ entrant, score: row.low, index: row.indexLow, dimensions: row.dimensions, document: freeze(one, { low: row.low, high: row.high }) })
    })
  }
  const ranks = rank(results.map(({ score }) => score), campaign.ranking)
  const { tiers } = variant.variant.policies
  const ranked = results.map((result, i) => ({ result, place: ranks[i] ?? 0, tier: tierOf(result.score, tiers) }))
  const tierPlace = (name: string | undefined): number => (name === undefined ? tiers.length : tiers.findIndex(tier => tier.name === name))
  const byRegion = (a: (typeof ranked)[number], b: (typeof ranked)[number]): number => compare(a.result.entrant.unit.regionCode, b.result.entrant.unit.regionCode) || compare(a.result.entrant.unit.name, b.result.entrant.unit.name) || compare(a.result.entrant.id, b.result.entrant.id)
  ranked.sort((a, b) => (listingOf(campaign) === 'tier' ? tierPlace(a.tier?.name) - tierPlace(b.tier?.name) : a.place - b.place) || byRegion(a, b))
  return ranked.map(({ result: { entrant, score, index, dimensions, document }, place, tier }, i) => {
    const before = earlier.get(entrant.unitId)
    return {
      entrantId: entrant.id, cohortId: cohort.id, unitId: entrant.unitId, unitName: entrant.unit.name, regionCode: entrant.unit.regionCode, cohortName: cohort.name,
      position: i + 1, rank: place, tier: tier?.name ?? null, score, index, dimensions, earlier: before ? { ...before } : null, document,
    }
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The change log of a correction: what a reader of the earlier publication has to change, point by point and in the totals. */
export async function changesBetween(ex: Executor, earlierId: string, rows: readonly NewPublicationRow[], reason: string): Promise<NewPublicationChange[]> {
  const changes: NewPublicationChange[] = []
  const now = new Map(rows.map(row => [row.entrantId, row]))
  const seen = new Set<string>()
  for (const cohortId of new Set(rows.map(row => row.cohortId))) {
    for await (const page of eachPublicationRow(ex, earlierId, cohortId)) {
      for (const before of page) {
        const after = now.get(before.entrantId)
        seen.add(before.entrantId)
        if (!after) { changes.push({ entrantId: before.entrantId, pointId: null, what: 'withdrawn', before: { rank: before.rank, score: before.score }, after: null, reason }); continue }
        for (const what of ['score', 'rank', 'tier', 'unitName'] as const) if (before[what] !== after[what]) changes.push({ entrantId: before.entrantId, pointId: null, what, before: before[what], after: after[what], reason })
        changes.push(...pointChanges(before.entrantId, before.document as FrozenResult, after.document as FrozenResult, reason))
      }
    }
  }
  for (const row of rows) if (!seen.has(row.entrantId)) changes.push({ entrantId: row.entrantId, pointId: null, what: 'added', before: null, after: { rank: row.rank, score: row.score }, reason })
  return changes
}

function pointChanges(entrantId: string, before: FrozenResult, after: FrozenResult, reason: string): NewPublicationChange[] {
  const points = (result: FrozenResult) => new Map(result.indicators.flatMap(indicator => indicator.points.map(point => [point.id, point] as const)))
  const earlier = points(before)
  return [...points(after)].flatMap(([pointId, point]) => {
    const was = earlier.get(pointId)
    const said = (one: FrozenPoint | undefined) => one && { state: one.state, rating: one.rating }
    if (canonicalJson(said(was) ?? null) === canonicalJson(said(point) ?? null)) return []
    return [{ entrantId, pointId, what: 'point', before: said(was) ?? null, after: said(point) ?? null, reason: point.decision?.reason || reason }]
  })
}
