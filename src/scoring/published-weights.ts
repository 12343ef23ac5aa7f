import { leastSquares } from './least-squares.ts'
import type { PublishedTable } from './published-table.ts'

export interface TotalCheck {
  readonly rows: readonly {
    readonly line: number
    readonly name: string
    readonly printed: number
    readonly recomputed: number
    /** printed − recomputed. */
    readonly error: number
  }[]
  /** Rows without a total, or with a gap among their values. */
  readonly skipped: readonly { readonly line: number; readonly name: string }[]
  /** The most that rounding of what is printed can explain: half a last digit of each value × its weight, and of the total. */
  readonly bound: number
  readonly maxError: number
  /** Rows whose error is larger: misprints, or a total that was not made like this. */
  readonly beyond: number
}

/** Totals computed before rounding still hit a bound by a hair in binary fractions. */
const DUST = 1e-9

/**
 * Whether each printed total is Σ weight × value within what rounding explains. Weights are per column: what the index is
 * multiplied by; 1 for a column of scores. Null when the table has no totals or another number of columns.
 */
export function checkTotals(table: PublishedTable, weights: readonly number[]): TotalCheck | null {
  if (!table.total || weights.length !== table.columns.length) return null
  const complete = completeRows(table)
  const rows = complete.map(({ line, name, values, total }) => {
    const recomputed = values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)
    return { line, name, printed: total, recomputed, error: total - recomputed }
  })
  const bound = table.columns.reduce((sum, { decimals }, i) => sum + (Math.abs(weights[i] ?? 0) * 10 ** -decimals) / 2, 10 ** -table.total.decimals / 2)
  const errors = rows.map(({ error }) => Math.abs(error))
  const lines = new Set(complete.map(({ line }) => line))
  return {
    rows, bound,
    skipped: table.rows.filter(({ line }) => !lines.has(line)).map(({ line, name }) => ({ line, name })),
    maxError: errors.reduce((most, error) => Math.max(most, error), 0),
    beyond: errors.filter(error => error > bound + DUST).length,
  }
}

export interface RecoveredWeights {
  readonly weights: readonly number[]
  readonly check: TotalCheck
  /** The weights rounded to whole numbers, if they too explain every total within rounding; they are a guess, not published. */
  readonly whole: readonly number[] | null
}

export type UnrecoveredWeights = 'no-totals' | 'too-few-rows' | 'dependent-columns'

/** The weights that explain the printed totals best (least squares without a constant), with what is left unexplained. */
export function recoverWeights(table: PublishedTable): RecoveredWeights | { readonly weights: null; readonly reason: UnrecoveredWeights } {
  if (!table.total) return { weights: null, reason: 'no-totals' }
  const rows = completeRows(table)
  if (table.columns.length === 0 || rows.length < table.columns.length) return { weights: null, reason: 'too-few-rows' }
  const weights = leastSquares(rows.map(({ values }) => values), rows.map(({ total }) => total))
  const check = weights && checkTotals(table, weights)
  if (!weights || !check) return { weights: null, reason: 'dependent-columns' }
  const whole = weights.map(weight => Math.round(weight))
  const wholeCheck = checkTotals(table, whole)
  return { weights, check, whole: wholeCheck?.beyond === 0 ? whole : null }
}

function completeRows({ rows }: PublishedTable): { line: number; name: string; values: readonly number[]; total: number }[] {
  return rows.flatMap(({ line, name, values, total }) => {
    const known = values.flatMap(value => value ?? [])
    return total !== null && known.length === values.length ? [{ line, name, values: known, total }] : []
  })
}
