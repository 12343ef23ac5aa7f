import { round } from '../shared/round.ts'
import { quartiles } from './quartiles.ts'

/** The five numbers of a box plot. */
export interface Spread { readonly least: number; readonly q1: number; readonly median: number; readonly q3: number; readonly most: number }

/** Lowest, quartiles and highest of settled numbers, rounded as they are shown; null of nothing. */
export function spreadOf(values: readonly number[], decimals: number): Spread | null {
  const found = quartiles(values.map(value => ({ low: value, high: value })), decimals)
  if (!found) return null
  const extreme = (pick: (a: number, b: number) => number) => round(values.reduce((a, b) => pick(a, b)), decimals)
  return { least: extreme(Math.min), q1: found.q1.low, median: found.median.low, q3: found.q3.low, most: extreme(Math.max) }
}

export interface ScoreClass { readonly from: number; readonly to: number; readonly units: number }

/** How many values fall into each of equal classes of 0..maximum: from its lower bound on, below the upper; the maximum itself belongs to the last. */
export function classesOf(values: readonly number[], maximum: number, count = 20): ScoreClass[] {
  const units = Array.from({ length: count }, () => 0)
  for (const value of values) {
    // A bound computed in binary may lie a hair above the number it stands for.
    const at = Math.min(count - 1, Math.max(0, Math.floor((value / maximum) * count + 1e-9)))
    units[at] = (units[at] ?? 0) + 1
  }
  const bound = (at: number) => round((maximum / count) * at, 2)
  return units.map((n, at) => ({ from: bound(at), to: bound(at + 1), units: n }))
}
