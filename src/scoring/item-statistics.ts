import { computed, notComputed } from './statistic.ts'
import type { Statistic } from './statistic.ts'

export interface IndicatorColumn {
  readonly id: string
  readonly dimension: string
  /** Published weight; only the correlation with the whole table uses it. */
  readonly weight: number
}

/** One row a unit, one index 0..1 an indicator in the order of the columns; null = not applicable or undetermined. */
export interface IndexTable {
  readonly indicators: readonly IndicatorColumn[]
  readonly units: readonly (readonly (number | null)[])[]
}

export interface ItemStatistics {
  readonly id: string
  readonly dimension: string
  /** Units with an index; what these three say is over them. */
  readonly units: number
  /** Mean index, the classical difficulty: the higher, the easier. */
  readonly difficulty: Statistic
  readonly ceiling: Statistic
  readonly floor: Statistic
  /** Corrected item–total correlation within the dimension: with the mean of its other indicators, over the units of its α. */
  readonly discrimination: Statistic
  /** The same with the weighted mean of all other indicators of the table. */
  readonly discriminationTotal: Statistic
  /** Cronbach's α of the dimension without this indicator, over the same units. */
  readonly alphaIfDropped: Statistic
}

export interface DimensionStatistics {
  readonly name: string
  readonly alpha: Statistic
  /** Indicators and units it was computed from. */
  readonly indicators: number
  readonly units: number
  /** Indicators left out because more than half of the units have no index there, and units then left out for a gap. */
  readonly leftOut: readonly string[]
  readonly unitsLeftOut: number
}

/** An index this close to 1 or 0 is at the ceiling or the floor. */
const NEAR = 1e-9

/**
 * How well the indicators measure. Gaps are treated listwise within a dimension: α, α-if-dropped and discrimination come
 * from the same complete rows, so they compare, and α keeps to its bounds (with pairwise gaps it can pass 1). An
 * indicator that is a gap for most units is left out first, so that it does not cost all rows. Difficulty, ceiling and floor
 * use every known index; the correlation with the whole table every unit for which at least half of the other weight is known.
 */
export function itemStatistics(table: IndexTable): { items: ItemStatistics[]; dimensions: DimensionStatistics[] } {
  const names = [...new Set(table.indicators.map(({ dimension }) => dimension))]
  const scales = new Map(names.map(name => [name, scaleOf(table, name)]))
  return {
    dimensions: names.map(name => {
      const { columns, leftOut, rows } = scales.get(name) ?? EMPTY
      return { name, alpha: cronbachAlpha(rows), indicators: columns.length, units: rows.length, leftOut, unitsLeftOut: table.units.length - rows.length }
    }),
    items: table.indicators.map(({ id, dimension }, i) => {
      const { columns, rows } = scales.get(dimension) ?? EMPTY
      const at = columns.indexOf(i)
      const known = table.units.flatMap(unit => unit[i] ?? [])
      const share = (test: (index: number) => boolean): Statistic => (known.length > 0 ? computed(known.filter(test).length / known.length) : notComputed('too-few-units'))
      return {
        id, dimension, units: known.length,
        difficulty: known.length > 0 ? computed(meanOf(known)) : notComputed('too-few-units'),
        ceiling: share(index => index >= 1 - NEAR),
        floor: share(index => index <= NEAR),
        discrimination: at < 0 ? notComputed('too-few-units') : columns.length < 2 ? notComputed('too-few-items') : correlation(rows.map(row => [row[at] ?? 0, meanOf(row.filter((_, j) => j !== at))])),
        discriminationTotal: correlation(restPairs(table, i)),
        alphaIfDropped: at < 0 ? notComputed('too-few-units') : cronbachAlpha(rows.map(row => row.filter((_, j) => j !== at))),
      }
    }),
  }
}

/** The complete rows of one dimension: `rows[unit][column]`, columns by their place in the table. */
interface Scale { readonly columns: readonly number[]; readonly leftOut: readonly string[]; readonly rows: readonly (readonly number[])[] }
const EMPTY: Scale = { columns: [], leftOut: [], rows: [] }

function scaleOf({ indicators, units }: IndexTable, name: string): Scale {
  const members = indicators.flatMap(({ dimension }, i) => (dimension === name ? [i] : []))
  const columns = members.filter(i => 2 * units.filter(unit => isKnown(unit[i])).length >= Math.max(1, units.length))
  const rows = units.map(unit => columns.flatMap(i => unit[i] ?? [])).filter(row => row.length === columns.length && row.length > 0)
  return { columns, rows, leftOut: members.filter(i => !columns.includes(i)).map(i => indicators[i]?.id ?? '') }
}

/** Index of one indicator beside the weighted mean of all others, of units where at least half of the others' weight is known. */
function restPairs({ indicators, units }: IndexTable, item: number): [number, number][] {
  const others = indicators.flatMap(({ weight }, i) => (i === item ? [] : [{ i, weight }]))
  const all = others.reduce((sum, { weight }) => sum + weight, 0)
  return units.flatMap((unit): [number, number][] => {
    const own = unit[item]
    const known = others.filter(({ i }) => isKnown(unit[i]))
    const worth = known.reduce((sum, { weight }) => sum + weight, 0)
    return isKnown(own) && worth > 0 && 2 * worth >= all ? [[own, known.reduce((sum, { i, weight }) => sum + weight * (unit[i] ?? 0), 0) / worth]] : []
  })
}

const isKnown = (index: number | null | undefined): index is number => index !== null && index !== undefined

/**
 * Cronbach's α (1951) of complete rows, one column an item: k ÷ (k − 1) · (1 − Σ item variances ÷ variance of the sums).
 * Constant items count as they are.
 */
export function cronbachAlpha(rows: readonly (readonly number[])[]): Statistic {
  const k = rows[0]?.length ?? 0
  if (rows.length < 2) return notComputed('too-few-units')
  if (k < 2) return notComputed('too-few-items')
  const items = Array.from({ length: k }, (_, j) => squaresOf(rows.map(row => row[j] ?? 0)))
  const total = squaresOf(rows.map(row => row.reduce((sum, value) => sum + value, 0)))
  if (total < 1e-18) return notComputed('no-variation')
  return computed((k / (k - 1)) * (1 - items.reduce((sum, squares) => sum + squares, 0) / total))
}

/** Pearson's r. Two units always lie on a line, so it takes three. */
export function correlation(pairs: readonly (readonly [number, number])[]): Statistic {
  if (pairs.length < 3) return notComputed('too-few-units')
  const [meanX, meanY] = [meanOf(pairs.map(([x]) => x)), meanOf(pairs.map(([, y]) => y))]
  let [xx, yy, xy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
    xy += (x - meanX) * (y - meanY)
  }
  if (xx < 1e-18 || yy < 1e-18) return notComputed('no-variation')
  return computed(Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy))))
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function squaresOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}
