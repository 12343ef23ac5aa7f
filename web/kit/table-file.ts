import { csvLine } from '../../src/shared/csv.ts'
import { saveFile } from './save-file.ts'

export type Cell = string | number | null
export interface Sheet { readonly name: string; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/** UTF-8 with its mark, for Excel would otherwise read Chinese as GBK. */
export function saveCsv({ name, head, rows }: Sheet): void {
  saveFile(`${name}.csv`, new Blob(['\uFEFF', csvLine(head), ...rows.map(csvLine)], { type: 'text/csv;charset=utf-8' }))
}

/** Texts are cells of type String: no spreadsheet takes them for formulas. */
export async function saveXlsx({ name, head, rows }: Sheet): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/browser')
  const cell = (value: Cell) => (value === null ? null : typeof value === 'number' ? { type: Number, value } : { type: String, value })
  const sheet = [head.map(value => ({ type: String, value, fontWeight: 'bold' as const })), ...rows.map(row => row.map(cell))]
  saveFile(`${name}.xlsx`, await writeExcelFile(sheet, { columns: head.map((_, column) => ({ width: widthOf([head, ...rows.slice(0, 200)].map(row => String(row[column] ?? ''))) })), stickyRowsCount: 1 }).toBlob())
}

/** In characters; a Chinese one takes the room of two. */
const widthOf = (texts: readonly string[]): number => Math.min(60, Math.max(8, ...texts.map(text => [...text].reduce((sum, char) => sum + (char > '\u2E80' ? 2 : 1), 1))))
