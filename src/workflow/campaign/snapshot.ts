import type { FrozenPoint, FrozenResult } from '../../model/published-result.ts'
import { rank, tierOf } from '../../scoring/ranking.ts'
import { total } from '../../scoring/total.ts'
import { AppError } from '../../shared/errors.ts'
import type { Campaign } from '../../store/campaign.ts'
import { canonicalJson } from '../../store/canonical-json.ts'
import { listCohorts } from '../../store/cohort.ts'
import type { Cohort } from '../../store/cohort.ts'
import type { EntrantWithUnit } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { findPublicationRows, listPublished } from '../../store/publication.ts'
import type { NewPublicationChange, NewPublicationRow, PublicationRow } from '../../store/publication.ts'
import { listCohortScores } from '../../store/score.ts'
import { getSchemeEditionHead } from '../../store/scheme-edition.ts'
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

/** The head document of a publication of the campaign as it stands. */
export async function freezeHead(ex: Executor, campaign: Campaign): Promise<Record<string, unknown>> {
  const cohorts: FrozenHead['cohorts'][number][] = []
  for (const cohort of await listCohorts(ex, campaign.id)) {
    const { variant } = await variantOfCohort(ex, campaign, cohort.id)
    const edition = await getSchemeEditionHead(ex, cohort.schemeEditionId)
    cohorts.push({ cohortId: cohort.id, cohort: cohort.name, scheme: edition.schemeId, edition: edition.edition, digest: edition.digest, variant: cohort.variant, total: variant.total, weights: variant.indicators.map(({ id, weight }) => ({ id, weight })), policies: variant.policies })
  }
  return { campaign: { slug: campaign.slug, title: campaign.title, evaluationDate: campaign.evaluationDate, windowFrom: campaign.windowFrom, windowTo: campaign.windowTo }, ranking: campaign.ranking, listing: listingOf(campaign), cohorts } satisfies FrozenHead
}

/** All rows of a campaign as they stand, ranked, in the order in which publications are hashed, some at a time. */
export async function* freezeRows(ex: Executor, campaign: Campaign): AsyncGenerator<Iterable<NewPublicationRow>> {
  const cohorts = await listCohorts(ex, campaign.id)
  for (const cohort of cohorts.toSorted((a, b) => compare(a.id, b.id))) yield* cohortRows(ex, campaign, cohort, await variantOfCohort(ex, campaign, cohort.id))
}

/** How printed lists are ordered: by rank, or (settings.listing = "tier") by tier and within it by region, as 行政区划序列. */
const listingOf = (campaign: Campaign): 'rank' | 'tier' => (campaign.settings['listing'] === 'tier' ? 'tier' : 'rank')

/** Where an entrant stands in its printed list. */
interface Place { readonly entrant: EntrantWithUnit; readonly score: number; readonly rank: number; readonly tier: string | null }

/** Row by row what was judged and what it comes to, in printed order. */
async function* cohortRows(ex: Executor, campaign: Campaign, cohort: Cohort, variant: CampaignVariant): AsyncGenerator<Iterable<NewPublicationRow>> {
  const places = await placesOf(ex, campaign, cohort, variant)
  const earlier = await earlierOf(ex, campaign, cohort)
  let position = 0
  for await (const chunk of totalsOf(ex, campaign, variant, places.map(({ entrant }) => entrant.id), { content: 'whole' })) {
    const from = position
    position += chunk.length
    yield (function* () {
      for (const [i, one] of chunk.entries()) {
        const { entrant, score, rank: place, tier } = places[from + i] ?? unplaced(one.entrantId)
        const { low, high, indexLow, dimensions } = scoreRow(campaign.id, cohort.id, one)
        if (low !== score) throw new AppError('scores-outdated', { cohort: cohort.name })
        const before = earlier.get(entrant.unitId)
        yield {
          entrantId: entrant.id, cohortId: cohort.id, unitId: entrant.unitId, unitName: entrant.unit.name, regionCode: entrant.unit.regionCode, cohortName: cohort.name,
          position: from + i + 1, rank: place, tier, score: low, index: indexLow, dimensions, earlier: before ? { ...before } : null, document: freeze(one, { low, high }),
        }
      }
    })()
  }
}

const unplaced = (id: string): never => { throw new Error(`entrant ${id} has no place in its list`) }

/** The places by the scores that stand; whoever freezes rows adds each up again, and finds out if a score is not what its judgements come to. */
async function placesOf(ex: Executor, campaign: Campaign, cohort: Cohort, { variant: { policies: { tiers } } }: CampaignVariant): Promise<Place[]> {
  const entrants = new Map<string, EntrantWithUnit>((await allEntrants(ex, campaign.id, cohort.id)).map(entrant => [entrant.id, entrant]))
  const scores = (await listCohortScores(ex, cohort.id)).map(({ entrantId, low }) => ({ low, entrant: entrants.get(entrantId) ?? unplaced(entrantId) }))
  if (scores.length < entrants.size) throw new AppError('scores-outdated', { cohort: cohort.name })
  const ranks = rank(scores.map(({ low }) => low), campaign.ranking)
  const places = scores.map(({ low, entrant }, i): Place => ({ entrant, score: low, rank: ranks[i] ?? unplaced(entrant.id), tier: tierOf(low, tiers)?.name ?? null }))
  const tierPlace = (name: string | null): number => (name === null ? tiers.length : tiers.findIndex(tier => tier.name === name))
  const byRegion = (a: Place, b: Place): number => compare(a.entrant.unit.regionCode, b.entrant.unit.regionCode) || compare(a.entrant.unit.name, b.entrant.unit.name) || compare(a.entrant.id, b.entrant.id)
  return places.sort((a, b) => (listingOf(campaign) === 'tier' ? tierPlace(a.tier) - tierPlace(b.tier) : a.rank - b.rank) || byRegion(a, b))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The change log of a correction: what a reader of the earlier publication has to change, point by point and in the totals.
 * Rows pass through `compare`; when all have, `changes` tells what came of it.
 */
export class ChangeLog {
  readonly #ex: Executor
  readonly #earlierId: string
  readonly #reason: string
  readonly #found: NewPublicationChange[] = []
  readonly #seen = new Set<string>()

  constructor(ex: Executor, earlierId: string, reason: string) {
    this.#ex = ex
    this.#earlierId = earlierId
    this.#reason = reason
  }

  async* compare(batches: AsyncIterable<Iterable<NewPublicationRow>>): AsyncGenerator<readonly NewPublicationRow[]> {
    for await (const batch of batches) {
      const rows = [...batch]
      const earlier = new Map((await findPublicationRows(this.#ex, this.#earlierId, rows.map(({ entrantId }) => entrantId))).map(row => [row.entrantId, row]))
      for (const row of rows) {
        this.#seen.add(row.entrantId)
        this.#found.push(...rowChanges(earlier.get(row.entrantId), row, this.#reason))
      }
      yield rows
    }
  }

  async* changes(): AsyncGenerator<readonly NewPublicationChange[]> {
    const gone = (await listPublished(this.#ex, this.#earlierId)).filter(({ entrantId }) => !this.#seen.has(entrantId))
    const withdrawn = gone.map(({ entrantId, rank: place, score }) => ({ entrantId, pointId: null, what: 'withdrawn', before: { rank: place, score }, after: null, reason: this.#reason }))
    if (this.#found.length + withdrawn.length === 0) throw new AppError('input-invalid', { why: 'nothing differs from the publication before', whyZh: '与上一次发布相比没有变化' })
    yield [...this.#found, ...withdrawn]
  }
}

function rowChanges(before: PublicationRow | undefined, after: NewPublicationRow, reason: string): NewPublicationChange[] {
  const { entrantId } = after
  if (!before) return [{ entrantId, pointId: null, what: 'added', before: null, after: { rank: after.rank, score: after.score }, reason }]
  const changed = (['score', 'rank', 'tier', 'unitName'] as const).filter(what => before[what] !== after[what])
  return [...changed.map(what => ({ entrantId, pointId: null, what, before: before[what], after: after[what], reason })), ...pointChanges(entrantId, before.document as FrozenResult, after.document as FrozenResult, reason)]
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
