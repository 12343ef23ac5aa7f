import { computed, notComputed } from './statistic.ts'
import type { Statistic } from './statistic.ts'

/**
 * Who is first in a pair: fixed = all pairs are of the same two raters, so κ is Cohen's. both = pairs of several raters are
 * pooled: nobody is "the first", each pair counts in both orders, so that names and their order change nothing.
 */
export type PairOrder = 'fixed' | 'both'

/**
 * Cohen's κ with quadratic weights (Cohen 1968; Fleiss and Cohen 1973) of two raters: [first's category, second's category]
 * of each item, categories as evenly spaced numbers. The expected disagreement of two independent raters with these
 * margins is var(first) + var(second) + (difference of means)², so no table is needed.
 */
export function quadraticKappa(pairs: readonly (readonly [number, number])[], order: PairOrder = 'fixed'): Statistic {
  const n = pairs.length
  if (n === 0) return notComputed('no-pairs')
  let first = 0
  let second = 0
  for (const pair of pairs) {
    first += pair[0] / n
    second += pair[1] / n
  }
  if (order === 'both') first = second = (first + second) / 2
  let observed = 0
  let expected = (first - second) ** 2 * n
  for (const pair of pairs) {
    observed += (pair[0] - pair[1]) ** 2
    expected += (pair[0] - first) ** 2 + (pair[1] - second) ** 2
  }
  // A spread of less than a billionth is none, only the dust of binary fractions.
  return expected > 1e-18 * n ? computed(1 - observed / expected) : notComputed('no-variation')
}

/**
 * The category of a rating as a number 0..1: the nearest of a rubric's steps (in ascending order) by its place among them (a tie goes to the
 * lower step), or the nearest of `bins` evenly spaced values. Scales of different length thus stay comparable;
 * a scale of one value has one category, 0.
 */
export function categoryOf(rating: number, scale: { readonly steps: readonly number[] } | { readonly bins: number }): number {
  if (('bins' in scale ? scale.bins : scale.steps.length) < 2) return 0
  if ('bins' in scale) return Math.round(rating * (scale.bins - 1)) / (scale.bins - 1)
  const { steps } = scale
  let nearest = 0
  steps.forEach((step, i) => {
    if (Math.abs(step - rating) < Math.abs((steps[nearest] ?? 0) - rating) - 1e-9) nearest = i
  })
  return nearest / (steps.length - 1)
}
