import { canonicalLabel } from './labelled.ts'

export interface HeaderRow<K extends string> {
  /** Index of the header row. */
  readonly row: number
  /** Cells in it. */
  readonly width: number
  readonly columns: Readonly<Partial<Record<K, number>>>
}

const ROWS_LOOKED_AT = 4

/** The header row of a table whose columns are named by a lexicon: at least two of them (or one when the row has no more), none twice. */
export function headerOf<K extends string>(rows: readonly (readonly string[])[], words: Readonly<Record<K, readonly string[]>>): HeaderRow<K> | null {
  for (let row = 0; row < Math.min(rows.length, ROWS_LOOKED_AT); row++) {
    const cells = rows[row] ?? []
    if (cells.length < 2 || cells.some(cell => cell.length > 24)) continue
    const columns: Partial<Record<K, number>> = {}
    cells.forEach((cell, index) => {
      const label = canonicalLabel(cell)
      for (const key of Object.keys(words) as K[]) {
        if (columns[key] === undefined && words[key].some(word => canonicalLabel(word) === label)) {
          columns[key] = index
          return
        }
      }
    })
    if (Object.keys(columns).length >= 2) return { row, width: cells.length, columns }
  }
  return null
}
