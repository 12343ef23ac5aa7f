import { computed, notComputed } from './statistic.ts'
import type { Statistic } from './statistic.ts'

/**
 * Cohen's κ with quadratic weights (Cohen 1968; Fleiss and Cohen 1973) of two raters: [first's category, second's category]
 * of each item, categories as evenly spaced numbers. The expected disagreement of two independent raters with these
 * margins is var(first) + var(second) + (difference of means)², so no table is needed.
 */
export function quadraticKappa(pairs: readonly (readonly [number, number])[]): Statistic {
  const n = pairs.length
  if (n === 0) return notComputed('no-pairs')
  const mean = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / n
  const [first, second] = [mean(0), mean(1)]
  let observed = 0
  let expected = (first - second) ** 2 * n
  for (const [a, b] of pairs) {
    observed += (a - b) ** 2
    expected += (a - first) ** 2 + (b - second) ** 2
  }
  // Below a billionth of a difference there is none, and squares would underflow.
  return expected > 1e-18 ? computed(1 - observed / expected) : notComputed('no-variation')
}

/**
 * The category of a rating as a number 0..1: the nearest of a rubric's steps by its place among them (a tie goes to the
 * lower step), or the nearest of `bins` evenly spaced values. Scales of different length thus stay comparable;
 * a scale of one value has one category, 0.
 */
export function categoryOf(rating: number, scale: { readonly steps: readonly number[] } | { readonly bins: number }): number {
  if (('bins' in scale ? scale.bins : scale.steps.length) < 2) return 0
  if ('bins' in scale) return Math.round(rating * (scale.bins - 1)) / (scale.bins - 1)
  const steps = [...scale.steps].sort((a, b) => a - b)
  let nearest = 0
  steps.forEach((step, i) => {
    if (Math.abs(step - rating) < Math.abs((steps[nearest] ?? 0) - rating) - 1e-9) nearest = i
  })
  return nearest / (steps.length - 1)
}
