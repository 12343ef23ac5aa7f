import type { Facts } from './measure.ts'
import { freshnessOf, USUAL_PERIODS } from './freshness.ts'

/** A column past its period, as reports list it. */
export interface StaleColumn {
  readonly name: string
  readonly url: string
  /** YYYY-MM-DD; null when nothing in it shows a date. */
  readonly lastDate: string | null
  readonly expectedDays: number
}

/** The columns that `ops/daily` and `disclosure/quality` call stale with their usual periods. */
export function staleColumns({ columns, items }: Facts, on: string): StaleColumn[] {
  if (columns?.known !== true) return []
  return freshnessOf(columns.value, items?.known === true ? items.value : [], USUAL_PERIODS, on).flatMap(({ column, kind, last, state }) => (state === 'stale' && kind !== 'standing' ? [{ name: column.name, url: column.url, lastDate: last?.slice(0, 10) ?? null, expectedDays: USUAL_PERIODS[kind] }] : []))
}
