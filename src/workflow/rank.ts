import type { EvaluationDocument } from '../model/evaluation.ts'
import { rank, tierOf } from '../scoring/ranking.ts'
import { simulate } from '../scoring/uncertainty.ts'
import { AppError } from '../shared/errors.ts'
import { round } from '../shared/round.ts'

/** Decimals of totals as published tables show them; ranks are made on these. */
const PUBLISHED_DECIMALS = 1
const DRAWS = 10_000
const CONCENTRATION = 500

export interface RankedUnit {
  readonly rank: number
  readonly name: string
  readonly low: number
  readonly high: number
  /** Level-1 indexes, lower bound, in the table's order. */
  readonly dimensions: readonly { readonly name: string; readonly low: number; readonly high: number }[]
  readonly tier: string | null
  /** 5th, 50th and 95th percentile of the rank over weights and open points. */
  readonly rankBand: readonly [number, number, number]
}

export interface Ranking {
  readonly scheme: EvaluationDocument['scheme']
  readonly cohort: string | null
  readonly units: readonly RankedUnit[]
  readonly simulation: { readonly draws: number; readonly concentration: number; readonly seed: string }
}

/**
 * Ranks evaluations of one scheme variant by what is already reached (the lower bound), dense, and says how far the
 * rank could move while points are open and weights are argued about. Throws `documents-differ` for mixed schemes.
 */
export function rankEvaluations(documents: readonly EvaluationDocument[], tiers: readonly { readonly name: string; readonly from: number }[], cohort: string | null): Ranking {
  const [first] = documents
  if (!first) throw new AppError('documents-differ', { why: 'no evaluation was given' })
  const key = ({ scheme }: EvaluationDocument): string => `${scheme.id} ${scheme.variant}`
  const other = documents.find(document => key(document) !== key(first))
  if (other) throw new AppError('documents-differ', { why: `${first.unit.name}: ${key(first)}; ${other.unit.name}: ${key(other)}` })

  const seed = key(first)
  const shown = documents.map(({ score }) => ({ low: round(score.low, PUBLISHED_DECIMALS), high: round(score.high, PUBLISHED_DECIMALS) }))
  const ranks = rank(shown.map(({ low }) => low))
  const bands = simulate(
    // Where an indicator does not apply, its weight goes to the others: the unit's own index stands for it.
    documents.map(document => ({ low: document.indicators.map(({ index }) => index?.low ?? document.index.low), high: document.indicators.map(({ index }) => index?.high ?? document.index.high) })),
    { weights: first.indicators.map(({ weight }) => weight), draws: DRAWS, seed, concentration: CONCENTRATION, decimals: PUBLISHED_DECIMALS, tiers },
  )
  const units = documents.map((document, i): RankedUnit => ({
    rank: ranks[i] ?? 0,
    name: document.unit.name,
    low: shown[i]?.low ?? 0,
    high: shown[i]?.high ?? 0,
    dimensions: document.dimensions.map(({ name, index }) => ({ name, low: index?.low ?? 0, high: index?.high ?? 0 })),
    tier: tierOf(shown[i]?.low ?? 0, tiers)?.name ?? null,
    rankBand: bands[i]?.rank ?? [0, 0, 0],
  }))
  units.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
  return { scheme: first.scheme, cohort, units, simulation: { draws: DRAWS, concentration: CONCENTRATION, seed } }
}
