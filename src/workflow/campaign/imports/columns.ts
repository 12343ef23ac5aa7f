import type { RefusedRow } from '../../../model/campaign.ts'
import type { Table, TableRow } from './read-table.ts'

/** Names a column may have in a table that somebody imports; compared without spaces, brackets and case. */
export type ColumnNames<K extends string> = Readonly<Record<K, readonly string[]>>

const plain = (name: string): string => name.toLowerCase().replace(/[\s()（）*＊:：_-]/g, '')

/** One row by the fields of the importer; '' where the table has no such column or the cell is empty. */
export interface Fields<K extends string> { readonly line: number; readonly values: Readonly<Record<K, string>> }

/** Which of the wanted fields the table has, each with its printed name. */
export function findColumns<K extends string>({ columns }: Table, names: ColumnNames<K>): Map<K, { readonly at: number; readonly printed: string }> {
  const found = new Map<K, { at: number; printed: string }>()
  const printed = columns.map(plain)
  for (const [field, synonyms] of Object.entries(names) as [K, readonly string[]][]) {
    const at = printed.findIndex(name => synonyms.some(synonym => plain(synonym) === name))
    if (at >= 0) found.set(field, { at, printed: columns[at] ?? '' })
  }
  return found
}

const LONGEST = 2_000

/** Reads a row, or says in which column it cannot be read: formulas and overlong texts are refused. */
export function readFields<K extends string>(row: TableRow, columns: ReadonlyMap<K, { readonly at: number; readonly printed: string }>, names: ColumnNames<K>): Fields<K> | RefusedRow {
  const values = {} as Record<K, string>
  for (const field of Object.keys(names) as K[]) {
    const column = columns.get(field)
    const cell = column === undefined ? undefined : row.cells[column.at]
    if (cell !== undefined && 'formula' in cell) return refusal(row.line, column?.printed ?? null, `=${cell.formula}`, '单元格是公式，请粘贴为数值')
    const text = (cell?.text ?? '').normalize('NFC')
    if (text.length > LONGEST) return refusal(row.line, column?.printed ?? null, text, `超过 ${LONGEST} 字`)
    values[field] = text
  }
  return { line: row.line, values }
}

export const isRefused = (row: object): row is RefusedRow => 'why' in row

/** A refused row; the value is shown cut to what a list can show. */
export const refusal = (line: number, column: string | null, value: string | null, why: string): RefusedRow => ({ line, column, value: value === null ? null : value.slice(0, 200), why })
