import { round } from '../shared/round.ts'
import { rank } from './ranking.ts'
import type { RankStyle } from './ranking.ts'

export interface SensitivityOptions {
  /** Published weights, one an indicator. */
  readonly weights: readonly number[]
  /** Decimals of the scores that are ranked. */
  readonly decimals: number
  readonly rankStyle?: RankStyle
  /** Of each unit, added to its score whatever the weights. */
  readonly bonus?: readonly number[]
}

/** Indexes 0..1 of a unit, one an indicator; null = not applicable: its weight goes to the unit's other indicators. */
export type Indexes = readonly (number | null)[]

export interface Ranking {
  readonly weights: readonly number[]
  /** By unit, as shown. */
  readonly scores: readonly number[]
  readonly ranks: readonly number[]
}

export interface LeftOut {
  /** Place of the indicator that was left out. */
  readonly indicator: number
  readonly ranks: readonly number[]
  /** Units whose rank differs from the published one, and the places moved: on average over all units, and at most. */
  readonly moved: number
  readonly meanMove: number
  readonly largestMove: number
}

/** Scores and ranks under the given weights; a unit to which nothing applies has 0 and its bonus. */
export function rankWith(units: readonly Indexes[], { weights, decimals, rankStyle = 'dense', bonus = [] }: SensitivityOptions): Ranking {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const scores = units.map((indexes, u) => {
    let [reached, worth] = [0, 0]
    weights.forEach((weight, i) => {
      const index = indexes[i]
      if (index === null || index === undefined) return
      reached += weight * index
      worth += weight
    })
    return round((worth > 0 ? round((reached / worth) * total, decimals) : 0) + (bonus[u] ?? 0), decimals)
  })
  return { weights, scores, ranks: rank(scores, rankStyle) }
}

/**
 * The weights with that of `indicator` set to `to` and all others scaled in proportion, so that the total stays. Where the
 * others have no weight to scale, nothing moves. Throws when `to` is not within 0..total.
 */
export function moveWeight(weights: readonly number[], indicator: number, to: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(to >= 0 && to <= total) || weights[indicator] === undefined) throw new RangeError(`a weight within 0..${total} of indicator ${indicator} among ${weights.length} cannot be ${to}`)
  const others = total - weights[indicator]
  if (!(others > 1e-12)) return [...weights]
  return weights.map((weight, i) => (i === indicator ? to : (weight * (total - to)) / others))
}

/** What the ranking would be without each indicator in turn, its weight shared among the others in proportion. */
export function leaveOneOut(units: readonly Indexes[], options: SensitivityOptions): LeftOut[] {
  const published = rankWith(units, options).ranks
  return options.weights.map((_, indicator) => {
    const { ranks } = rankWith(units, { ...options, weights: moveWeight(options.weights, indicator, 0) })
    const moves = ranks.map((place, u) => Math.abs(place - (published[u] ?? 0)))
    const sum = moves.reduce((a, b) => a + b, 0)
    return { indicator, ranks, moved: moves.filter(move => move > 0).length, meanMove: moves.length > 0 ? sum / moves.length : 0, largestMove: moves.reduce((a, b) => Math.max(a, b), 0) }
  })
}

/** The best and the worst rank each unit has, whichever single indicator is left out (or none). */
export function rankRange(units: readonly Indexes[], options: SensitivityOptions): { best: number; worst: number }[] {
  const all = [rankWith(units, options).ranks, ...leaveOneOut(units, options).map(({ ranks }) => ranks)]
  return units.map((_, u) => {
    const ranks = all.map(list => list[u] ?? 0)
    return { best: Math.min(...ranks), worst: Math.max(...ranks) }
  })
}
