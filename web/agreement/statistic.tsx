import { Tooltip } from 'antd'
import { useWords } from '../app/language.tsx'
import type { Cell } from '../kit/table-file.ts'
import type { Column } from '../kit/data-table.tsx'
import type { StatisticGap } from '../../src/model/statistic.ts'
import { GAPS } from './words.ts'

export type Stat = { readonly value: number; readonly reason: null } | { readonly value: null; readonly reason: StatisticGap }

/** Shown to two decimals, stored and saved as computed. */
export const twoDecimals = (value: number): string => value.toFixed(2).replace(/^-0\.00$/, '0.00').replace('-', '−')
/** A difference of ratings in percentage points, with its sign. */
export const signedPoints = (value: number): string => { const points = Math.round(value * 1_000) / 10; return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0' }
export const percentText = (value: number): string => `${Math.round(value * 1_000) / 10}%`

/** A number, or a dash that says why there is none. */
export function StatText({ of, print = twoDecimals }: { readonly of: Stat; readonly print?: (value: number) => string }) {
  const gaps = useWords(GAPS)
  return of.value === null ? <Tooltip title={gaps[of.reason]}><span className="soft" role="img" aria-label={gaps[of.reason]}>—</span></Tooltip> : <span>{print(of.value)}</span>
}

/** A column of statistics. */
export const statColumn = <R,>(key: string, title: string, of: (row: R) => Stat, print?: (value: number) => string, width = 110): Column<R> => ({
  key, title, width, numeric: true, value: (row: R): Cell => of(row).value, show: (row: R) => <StatText of={of(row)} {...(print && { print })} />,
})
