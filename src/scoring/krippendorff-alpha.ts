import { computed, notComputed } from './statistic.ts'
import type { Statistic } from './statistic.ts'

/** How far apart two ratings are: nominal = equal or not; ordinal = by how many ratings lie between; interval = by their difference. */
export const LEVELS = ['nominal', 'ordinal', 'interval'] as const
export type Level = (typeof LEVELS)[number]

/**
 * Krippendorff's α (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section D/E): one row an item, in it the
 * ratings of any number of assessors in any order, null where one is missing. Items with fewer than two ratings do not
 * count. 1 = full agreement, 0 = what chance gives, below 0 = worse than chance.
 */
export function krippendorffAlpha(items: readonly (readonly (number | null)[])[], level: Level): Statistic {
  const pairable = items.map(item => item.filter(rating => rating !== null)).filter(item => item.length >= 2)
  if (pairable.length === 0) return notComputed('no-pairs')
  const n = pairable.reduce((sum, item) => sum + item.length, 0)
  const counts = level === 'interval' ? null : countValues(pairable)
  if (counts?.size === 1) return notComputed('no-variation')

  if (counts && level === 'nominal') {
    const disagreeing = pairable.reduce((sum, item) => sum + unequalPairs(countValues([item]), item.length) / (item.length - 1), 0)
    return computed(1 - ((n - 1) * disagreeing) / unequalPairs(counts, n))
  }
  // The ordinal difference of two ratings is the difference of their middle ranks, so both levels are sums of squares.
  const place = counts && middleRanks(counts)
  const placed = place ? pairable.map(item => item.map(rating => place.get(rating) ?? 0)) : pairable
  const disagreeing = placed.reduce((sum, item) => sum + squaredPairs(item) / (item.length - 1), 0)
  const expected = squaredPairs(placed.flat())
  // A spread of less than a billionth is none, only the dust of binary fractions.
  return expected > 1e-18 * n * n ? computed(1 - ((n - 1) * disagreeing) / expected) : notComputed('no-variation')
}

function countValues(items: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const item of items) for (const rating of item) counts.set(rating, (counts.get(rating) ?? 0) + 1)
  return counts
}

/** Ordered pairs of unequal values among n. */
const unequalPairs = (counts: ReadonlyMap<number, number>, n: number): number => n * n - [...counts.values()].reduce((sum, count) => sum + count * count, 0)

/** Sum of squared differences over all ordered pairs, from the deviations: no square of pairs, no cancellation. */
function squaredPairs(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return 2 * values.length * values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

function middleRanks(counts: ReadonlyMap<number, number>): Map<number, number> {
  let below = 0
  return new Map([...counts].sort(([a], [b]) => a - b).map(([value, count]) => {
    const middle = below + count / 2
    below += count
    return [value, middle]
  }))
}
