import type { StatisticGap } from '../model/statistic.ts'

/** A finite number, or why there is none. Never NaN. */
export type Statistic =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: StatisticGap }

export const computed = (value: number): Statistic => ({ value, reason: null })
export const notComputed = (reason: StatisticGap): Statistic => ({ value: null, reason })
