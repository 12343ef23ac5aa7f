import { round } from '../shared/round.ts'

/** A number that may still be open: the lowest and the highest it can become. */
export interface Interval { readonly low: number; readonly high: number }
export interface Quartiles { readonly q1: Interval; readonly median: Interval; readonly q3: Interval }

/**
 * Quartiles of numbers of which some are still open. A quartile rises with every number under it, so the true one lies
 * between that of all lowest and that of all highest values. Linear interpolation (R's type 7); null of nothing.
 */
export function quartiles(values: readonly Interval[], decimals: number): Quartiles | null {
  if (values.length === 0) return null
  const lows = values.map(({ low }) => low).sort((a, b) => a - b)
  const highs = values.map(({ high }) => high).sort((a, b) => a - b)
  const at = (share: number): Interval => ({ low: round(quantile(lows, share), decimals), high: round(quantile(highs, share), decimals) })
  return { q1: at(0.25), median: at(0.5), q3: at(0.75) }
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}
