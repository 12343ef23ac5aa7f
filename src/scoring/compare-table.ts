import { round } from '../shared/round.ts'
import { bareTitle, formOf, printedMaximum, roleOf } from './published-table.ts'
import { rank } from './ranking.ts'
import type { RankStyle } from './ranking.ts'

/** A table as it was printed in an earlier year, with what is known of its units. */
export interface PrintedTable {
  /** Heads in their order. */
  readonly columns: readonly string[]
  /** What the scores are out of, as stated by whoever brought the table in; null where nobody did. */
  readonly maximum: number | null
  readonly rows: readonly PrintedRow[]
}

export interface PrintedRow {
  readonly position: number
  readonly unitName: string
  /** Id of the unit the row is about; null until somebody says. */
  readonly unitId: string | null
  readonly rank: number | null
  readonly score: number | null
  /** Number columns by their head. */
  readonly values: Readonly<Record<string, number | null>>
}

/** A cohort as it stands or as published. */
export interface CohortResult {
  /** What the scores are out of, with the bonus. */
  readonly total: number
  readonly units: readonly PresentUnit[]
}

export interface PresentUnit {
  readonly id: string
  readonly name: string
  readonly rank: number | null
  readonly low: number
  readonly high: number
  readonly dimensions: readonly { readonly name: string; readonly index: { readonly low: number; readonly high: number } | null }[]
}

/** Why a printed row stands beside no unit of the cohort. several-*: it is not clear which row, or which result of the unit, is meant. */
export type WithoutCounterpart = 'not-linked' | 'not-in-cohort' | 'several-rows' | 'several-results'

export interface TableChange {
  readonly unit: string
  readonly name: string
  readonly position: number
  readonly printedName: string
  /** Among all rows of the table: see `TableComparison.order`. */
  readonly rankBefore: number | null
  /** In the whole cohort; null where it is listed without ranks. */
  readonly rankNow: number | null
  /** Ranks among the units of both years alone, so that newcomers move nobody; change above 0 = places won. */
  readonly places: { readonly before: number; readonly now: number; readonly change: number } | null
  readonly scoreBefore: number | null
  readonly scoreNow: { readonly low: number; readonly high: number }
  /** Shares 0..1 of the maximum; change = now − before, above 0 = better. Null where the table's maximum or score is not known. */
  readonly share: { readonly before: number; readonly now: number; readonly change: number } | null
}

export interface TableDimension {
  readonly name: string
  /** Head of the printed column of the same name. */
  readonly column: string
  /** index: printed as 0..1. worth: points, divided by the maximum printed in the head. unknown: points out of nobody knows what; nothing is compared. */
  readonly basis: 'index' | 'worth' | 'unknown'
  /** Indexes 0..1, of units with one in both years. */
  readonly units: readonly { readonly unit: string; readonly before: number; readonly now: number; readonly change: number }[]
}

export interface TableComparison {
  /** stated: by whoever brought the table in. total-head, column-heads: printed. unknown: none, or one that a printed score exceeds. */
  readonly maximum: { readonly before: number | null; readonly basis: 'stated' | 'total-head' | 'column-heads' | 'unknown'; readonly now: number }
  /** Where `rankBefore` comes from: as printed, from the printed scores, or neither was printed. */
  readonly order: 'ranks' | 'scores' | 'none'
  /** Of a unit in both, in the order of the table. */
  readonly units: readonly TableChange[]
  readonly dimensions: readonly TableDimension[]
  readonly notCompared: { readonly columns: readonly string[]; readonly dimensions: readonly string[] }
  readonly onlyBefore: readonly { readonly position: number; readonly printedName: string; readonly unit: string | null; readonly why: WithoutCounterpart }[]
  readonly onlyNow: readonly { readonly unit: string; readonly name: string }[]
}

const DECIMALS = 4

/**
 * A cohort beside a table printed in an earlier year, row by row of those that are linked to a unit. There is no crosswalk to
 * such a table: dimensions are compared where a column has their name, which does not prove that they were measured alike.
 */
export function compareTable(table: PrintedTable, now: CohortResult, rankStyle: RankStyle = 'dense'): TableComparison {
  const pairs: (readonly [PrintedRow, PresentUnit])[] = []
  const onlyBefore: TableComparison['onlyBefore'][number][] = []
  const [rowsOf, resultsOf] = [Map.groupBy(table.rows, ({ unitId }) => unitId), Map.groupBy(now.units, ({ id }) => id)]
  for (const row of table.rows) {
    const results = row.unitId === null ? [] : (resultsOf.get(row.unitId) ?? [])
    const why = row.unitId === null ? 'not-linked' : results.length === 0 ? 'not-in-cohort' : (rowsOf.get(row.unitId)?.length ?? 0) > 1 ? 'several-rows' : results.length > 1 ? 'several-results' : null
    const [result] = results
    if (why === null && result) pairs.push([row, result])
    else if (why !== null) onlyBefore.push({ position: row.position, printedName: row.unitName, unit: row.unitId, why })
  }
  const known = maximumOf(table)
  const order = orderOf(table.rows)
  const rankBefore = ranksBefore(table.rows, order, rankStyle)
  const places = placesOf(pairs, rankBefore, rankStyle)
  const linked = new Set(table.rows.map(({ unitId }) => unitId))
  return {
    maximum: { ...known, now: now.total }, order,
    units: pairs.map(([row, unit], at) => ({
      unit: unit.id, name: unit.name, position: row.position, printedName: row.unitName,
      rankBefore: rankBefore.get(row.position) ?? null, rankNow: unit.rank, places: places[at] ?? null,
      scoreBefore: row.score, scoreNow: { low: unit.low, high: unit.high },
      share: row.score === null || known.before === null || now.total <= 0 ? null : moved(round(row.score / known.before, DECIMALS), round(unit.low / now.total, DECIMALS)),
    })),
    ...compareDimensions(table, now, pairs),
    onlyBefore,
    onlyNow: [...resultsOf.values()].flatMap(([unit]) => (unit && !linked.has(unit.id) ? [{ unit: unit.id, name: unit.name }] : [])),
  }
}

const moved = (before: number, now: number) => ({ before, now, change: round(now - before, DECIMALS) })

const printedColumns = ({ columns, rows }: PrintedTable): string[] => columns.filter(title => roleOf(title) !== 'serial' && rows.some(({ values }) => typeof values[title] === 'number'))

/** A maximum that a score exceeds is none. */
function maximumOf(table: PrintedTable): Pick<TableComparison['maximum'], 'before' | 'basis'> {
  const scores = table.rows.flatMap(({ score }) => score ?? [])
  const isPossible = (value: number | null): value is number => value !== null && value > 0 && scores.every(score => score <= value)
  const total = table.columns.findLast(title => roleOf(title) === 'total')
  const worths = printedColumns(table).map(printedMaximum)
  const sum = worths.length > 0 && worths.every(worth => worth !== null) ? round(worths.reduce<number>((all, worth) => all + (worth ?? 0), 0), DECIMALS) : null
  const printed = total === undefined ? null : printedMaximum(total)
  if (isPossible(table.maximum)) return { before: table.maximum, basis: 'stated' }
  if (isPossible(printed)) return { before: printed, basis: 'total-head' }
  return isPossible(sum) ? { before: sum, basis: 'column-heads' } : { before: null, basis: 'unknown' }
}

function orderOf(rows: readonly PrintedRow[]): TableComparison['order'] {
  return rows.some(row => row.rank !== null) ? 'ranks' : rows.some(({ score }) => score !== null) ? 'scores' : 'none'
}

/** By position of the row. */
function ranksBefore(rows: readonly PrintedRow[], order: TableComparison['order'], style: RankStyle): Map<number, number> {
  if (order === 'ranks') return new Map(rows.flatMap(row => (row.rank === null ? [] : [[row.position, row.rank] as const])))
  const scored = rows.flatMap(({ position, score }) => (score === null ? [] : [{ position, score }]))
  const ranks = rank(scored.map(({ score }) => score), style)
  return new Map(scored.map(({ position }, at) => [position, ranks[at] ?? 0]))
}

/** Both years ranked anew among the units that have a place in both. */
function placesOf(pairs: readonly (readonly [PrintedRow, PresentUnit])[], rankBefore: ReadonlyMap<number, number>, style: RankStyle): TableChange['places'][] {
  const placed = pairs.flatMap(([{ position }, { low }], at) => { const before = rankBefore.get(position); return before === undefined ? [] : [{ at, before, low }] })
  const [before, now] = [rank(placed.map(one => -one.before), style), rank(placed.map(({ low }) => low), style)]
  const places = pairs.map((): TableChange['places'] => null)
  placed.forEach(({ at }, i) => { const [from, to] = [before[i] ?? 0, now[i] ?? 0]; places[at] = { before: from, now: to, change: from - to } })
  return places
}

/** 信息公开指数, 信息公开（30分） and 信息公开 are one name. */
const dimensionName = (title: string): string => bareTitle(title).replace(/(?:指数|得分率|得分|分值|分数)$/, '')

function compareDimensions(table: PrintedTable, now: CohortResult, pairs: readonly (readonly [PrintedRow, PresentUnit])[]): Pick<TableComparison, 'dimensions' | 'notCompared'> {
  const columns = printedColumns(table).map(title => {
    const { kind, worth } = formOf(title, table.rows.map(({ values }) => values[title]))
    return { title, name: dimensionName(title), worth, basis: kind === 'index' ? 'index' as const : worth !== null && worth > 0 ? 'worth' as const : 'unknown' as const }
  })
  const names = [...new Set(now.units.flatMap(({ dimensions }) => dimensions.map(({ name }) => name)))]
  const dimensions = names.flatMap((name): TableDimension[] => {
    const same = columns.filter(column => column.name === dimensionName(name))
    // Where a table prints points and index of one dimension, the one that can be compared.
    const column = same.find(({ basis }) => basis !== 'unknown') ?? same[0]
    if (!column) return []
    const units = column.basis === 'unknown' ? [] : pairs.flatMap(([{ values }, unit]) => {
      const [printed, index] = [values[column.title], unit.dimensions.find(one => one.name === name)?.index]
      // An index that is still open cannot be compared.
      if (printed === null || printed === undefined || !index || index.low !== index.high) return []
      return [{ unit: unit.id, ...moved(round(column.basis === 'worth' ? printed / (column.worth ?? 1) : printed, DECIMALS), round(index.low, DECIMALS)) }]
    })
    return [{ name, column: column.title, basis: column.basis, units }]
  })
  const used = new Set(dimensions.map(({ column }) => column))
  const matched = new Set(dimensions.map(({ name }) => name))
  return { dimensions, notCompared: { columns: columns.flatMap(({ title }) => (used.has(title) ? [] : [title])), dimensions: names.filter(name => !matched.has(name)) } }
}
