/**
 * Why a statistic cannot be computed: no-pairs = no item was marked by two assessors · too-few-units, too-few-items = a
 * spread or a correlation needs more · no-variation = all values are equal, so that chance explains everything.
 */
export const STATISTIC_GAPS = ['no-pairs', 'too-few-units', 'too-few-items', 'no-variation'] as const
export type StatisticGap = (typeof STATISTIC_GAPS)[number]
