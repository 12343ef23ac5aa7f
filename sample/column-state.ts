import { EVALUATION_DATE, daysBetween } from './calendar.ts'
import type { BuiltColumn } from './portal/columns.ts'

/** Days without an update after which a column counts as stale: news two weeks, policies and notices six months, others a year. */
export function expectedDays(column: BuiltColumn): number | null {
  const { key, name } = column.spec
  if (['gkxx', 'jgzn', 'fzrxx'].includes(key)) return null
  if (column.spec.parent === 'xwdt' && name !== '通知公告') return 14
  return name === '通知公告' ? 183 : 365
}

/** Day of the newest item that is not in the future; null for an empty column. */
export function lastDate(column: BuiltColumn): string | null {
  return column.items.map(item => item.date.slice(0, 10)).filter(day => day <= EVALUATION_DATE).sort().at(-1) ?? null
}

/** Columns that should have been updated since and were not. */
export function staleColumns(columns: readonly BuiltColumn[]): { name: string; url: string; lastDate: string; expectedDays: number }[] {
  return columns.flatMap(column => {
    const [allowed, last] = [expectedDays(column), lastDate(column)]
    return allowed === null || last === null || daysBetween(last, EVALUATION_DATE) <= allowed ? [] : [{ name: column.spec.name, url: column.url, lastDate: last, expectedDays: allowed }]
  })
}
