import { ColumnKinds } from './column-kinds.ts'
import type { ColumnKind } from './column-kinds.ts'

/** What rows under a header amount to. */
export interface TableRows {
  readonly columns: readonly string[]
  /** What the filled cells of each column are. */
  readonly kinds: readonly ColumnKind[]
  /** Rows of data, header and totals left out. */
  readonly rows: number
  readonly emptyRows: number
  /** Rows equal to an earlier one in every column. */
  readonly duplicateRows: number
  /** Rows of totals, which are no data. */
  readonly totalRows: number
  /** Lines with more or fewer cells than the header. */
  readonly brokenRows: number
  /** Cells with characters that a wrong encoding leaves behind. */
  readonly garbledCells: number
}

const COLUMNS_KEPT = 300
const NAME_CHARS = 100
const HEADER_ROWS = 3
/** Cells that a row of totals begins with: 合计, 总 计, 小计（人） … */
const TOTALS = /^(?:合计|总计|小计|共计|总和|汇总|全市合计|全省合计|total|sum)(?:数)?(?:[（(][^（）()]{0,10}[）)])?[:：]?$/i
/** What is left of text read in a wrong encoding: the replacement character, its UTF-8 bytes read as GBK, UTF-8 read as Latin-1. */
const GARBLED = /\ufffd|锟斤拷|锟斤|烫烫烫|屯屯屯|(?:[ãäåæçèé][\u0080-\u00bf]{2}){2}|(?:[鍏鍚鍦鐨涓鏄勬庣閮缂鎴][\u4e00-\u9fff]){4}/u
const NUMBER = /^[-+]?[\d,]*\.?\d+%?$/

export const isEmptyRow = (row: readonly string[]): boolean => row.every(cell => cell.trim() === '')

/** The row without its trailing empty cells. */
export function trimmedRow(row: readonly string[]): readonly string[] {
  let end = row.length
  while (end > 0 && (row[end - 1] ?? '').trim() === '') end--
  return row.slice(0, end)
}

/**
 * The header is the first row with two and more different filled cells: a title above it, alone or spread over merged cells, says one
 * thing only. Groups of columns over a second line of names (and a third) give names such as 人口/男. Null without any filled row.
 */
export function findHeader(rows: readonly (readonly string[])[]): { readonly names: readonly string[]; readonly next: number } | null {
  const wide = rows.findIndex(row => new Set(row.map(cell => cell.trim()).filter(cell => cell !== '')).size >= 2)
  const at = wide < 0 ? rows.findIndex(row => !isEmptyRow(row)) : wide
  if (at < 0) return null
  let names = trimmedRow(rows[at] ?? []).map(name => name.trim())
  let next = at + 1
  while (next < at + HEADER_ROWS && hasGroups(names) && isNames(rows[next] ?? [])) {
    const under = rows[next] ?? []
    names = Array.from({ length: Math.max(names.length, trimmedRow(under).length) }, (_, index) => joined(names[index] ?? '', (under[index] ?? '').trim()))
    next++
  }
  return { names: names.slice(0, COLUMNS_KEPT).map(name => name.slice(0, NAME_CHARS)), next }
}

/** Neighbours of the same name: one cell merged over several columns. */
const hasGroups = (names: readonly string[]): boolean => names.some((name, index) => name !== '' && name === names[index + 1])
/** A line of names under groups: no number in it. */
const isNames = (row: readonly string[]): boolean => !isEmptyRow(row) && row.every(cell => !NUMBER.test(cell.trim()))
const joined = (over: string, under: string): string => (over === '' || over === under ? under : under === '' ? over : `${over}/${under}`)

/** Counts rows of data under `width` columns. `isStrict`: a line must have as many cells as the header (text); else it may leave trailing ones out. */
export function countRows(rows: readonly (readonly string[])[], columns: readonly string[], isStrict: boolean): TableRows {
  const seen = new Set<string>()
  const kinds = new ColumnKinds(columns.length)
  const counts = { rows: 0, emptyRows: 0, duplicateRows: 0, totalRows: 0, brokenRows: 0, garbledCells: columns.filter(name => GARBLED.test(name)).length }
  for (const row of rows) {
    if (isEmptyRow(row)) {
      counts.emptyRows++
      counts.rows++
      continue
    }
    if (row.slice(0, 2).some(cell => TOTALS.test(cell.replaceAll(/\s/g, '')))) {
      counts.totalRows++
      continue
    }
    counts.rows++
    const own = trimmedRow(row)
    if (isStrict ? row.length !== columns.length && own.length !== columns.length : own.length > columns.length) counts.brokenRows++
    const key = JSON.stringify(own)
    if (seen.has(key)) counts.duplicateRows++
    else seen.add(key)
    own.forEach((cell, index) => {
      kinds.take(index, cell)
      if (GARBLED.test(cell)) counts.garbledCells++
    })
  }
  return { columns, kinds: kinds.all, ...counts }
}
