import type { Column, Item } from '../facts/facts.ts'
import { columnKind } from './column-match.ts'
import type { ColumnKind } from './column-match.ts'
import { daysBetween, latestDate } from './dates.ts'

/** Days within which a column of each kind must be updated; standing information has no period. */
export type Periods = Readonly<Record<Exclude<ColumnKind, 'standing'>, number>>

/** 国办秘函〔2019〕19号: news two weeks, notices and policies six months; the basic rule for the rest is a year. */
export const USUAL_PERIODS: Periods = { news: 14, policy: 183, other: 365 }

export interface Freshness {
  readonly column: Column
  readonly kind: ColumnKind
  /** Latest date not after the evaluation date; null when none is printed. */
  readonly last: string | null
  /** empty: a list without entries; unknown: the list, or the pages of its undated entries, could not be seen. */
  readonly state: 'fresh' | 'stale' | 'empty' | 'unknown' | 'standing'
}

/** How up to date each column is. Dates come from the list and from the pages of its entries; future dates prove nothing. */
export function freshnessOf(columns: readonly Column[], items: readonly Item[], periods: Periods, on: string): Freshness[] {
  const dates = new Map(items.map(({ url, publishDate }) => [url, publishDate]))
  return columns.map(column => {
    const kind = columnKind(column)
    const last = latestDate([column.lastDate, ...column.items.map(item => item.date), ...column.items.map(({ url }) => dates.get(url) ?? null)], on)
    return { column, kind, last, state: stateOf(column, kind, last, dates, periods, on) }
  })
}

function stateOf(column: Column, kind: ColumnKind, last: string | null, dates: ReadonlyMap<string, string | null>, periods: Periods, on: string): Freshness['state'] {
  if (column.itemCount === 0) return 'empty'
  if (kind === 'standing') return 'standing'
  if (last !== null && (daysBetween(last, on) ?? Infinity) <= periods[kind]) return 'fresh'
  // Newer entries may stand in a list that nobody could see.
  if (column.itemCount === null) return 'unknown'
  if (last !== null) return 'stale'
  // 国办发〔2015〕15号 annex: what shows no time of publication counts as not updated, if its pages were looked at.
  return column.items.some(({ url }) => dates.has(url)) ? 'stale' : 'unknown'
}
