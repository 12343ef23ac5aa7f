import ExcelJS from 'exceljs'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A sheet: its name (at most 31 characters), and its rows as they come. */
export interface Sheet { readonly name: string; readonly rows: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]> }

/** Longest text that a cell of Excel holds. */
const MOST_CELL = 32_767

/**
 * One value as a cell: numbers stay numbers, everything else is a text cell, which Excel never takes for a formula
 * whatever it begins with. Characters that XML cannot hold are left out.
 */
function cellOf(value: unknown): number | boolean | string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'boolean') return value
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(UNPRINTABLE, '')
  return text.length > MOST_CELL ? `${text.slice(0, MOST_CELL - 1)}…` : text
}
// oxlint-disable-next-line no-control-regex -- exactly these are forbidden
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A workbook as it is written: rows leave memory as the reader takes them. The first row of each sheet is its head, in bold and fixed. */
export function workbookStream(sheets: readonly Sheet[]): ReadableStream<Uint8Array> {
  const out = new PassThrough({ highWaterMark: 1 << 20 })
  write(out, sheets).catch((error: unknown) => { out.destroy(error instanceof Error ? error : new Error(String(error))) })
  return ReadableStream.from(out) as ReadableStream<Uint8Array>
}

async function write(out: PassThrough, sheets: readonly Sheet[]): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  for (const { name, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    let isHead = true
    for await (const values of rows) {
      const row = sheet.addRow(values.map(cellOf))
      if (isHead) row.font = { bold: true }
      isHead = false
      row.commit()
      if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
      if (out.destroyed) return
    }
    sheet.commit()
  }
  await book.commit()
}
