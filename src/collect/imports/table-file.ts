import { parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { AppError } from '../../shared/errors.ts'
import type { ImportSink } from './sink.ts'
import { readText } from './source.ts'
import type { ImportSource } from './source.ts'
import { formatOf, headerOf, NEEDED_COLUMNS } from './table-columns.ts'
import type { TableHeader } from './table-columns.ts'
import { takeRow } from './table-records.ts'
import { readXlsxRows } from './xlsx-rows.ts'

const HEADER_ROWS = 20
const MOST_ROW = 2 * 1024 * 1024
const COLUMNS_NAMED = 12

/** Reads CSV (any usual encoding and separator), row by row. */
export async function readCsvFile(source: ImportSource, sink: ImportSink): Promise<void> {
  const table = new TableReader(sink, '')
  const head = new TextDecoder(source.charset).decode(source.head).split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [',', '\t', ';', '|'].map(mark => ({ mark, count: head.split(mark).length })).sort((a, b) => b.count - a.count)[0]?.mark ?? ','
  const rows = Readable.from(readText(source)).pipe(parse({
    delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: MOST_ROW, skip_records_with_error: true, info: true,
    on_skip: (error): undefined => { sink.fault(`第 ${typeof error?.['lines'] === 'number' ? error['lines'] : '?'} 行`, 'CSV 引号不成对，或一行过长') },
  }))
  let last = 0
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      table.row(record, last + 1)
      last = info.lines
    }
  } catch (error) {
    // A quote that never closes swallows the rest of the file: what came before it is kept.
    sink.fault(`第 ${last + 1} 行起`, `引号没有闭合或文件中断（${error instanceof Error ? error.message.slice(0, 80) : ''}）`)
  }
  table.end(source.name)
}

/** Reads every sheet of a spreadsheet whose columns are known; the others are named. */
export async function readXlsxFile(source: ImportSource, sink: ImportSink): Promise<void> {
  const tables = new Map<string, TableReader>()
  for await (const { sheet, row, cells } of readXlsxRows(source, (place, why) => sink.fault(place, why))) {
    let table = tables.get(sheet)
    if (table === undefined) tables.set(sheet, (table = new TableReader(sink, `工作表“${sheet}”`)))
    table.row(cells, row)
  }
  const known = [...tables.values()].filter(table => table.isKnown)
  if (known.length === 0) throw unreadable(source.name, [...tables.values()].find(table => table.seen.length > 0)?.seen ?? [])
  for (const table of tables.values()) if (!table.isKnown && table.seen.length > 0) sink.fault(table.where, `列名看不懂（${table.seen.join('、')}），没有读取`)
}

class TableReader {
  readonly where: string
  readonly #sink: ImportSink
  #header: TableHeader | null = null
  #tried = 0
  /** Names of the columns of the first row with several. */
  seen: readonly string[] = []

  constructor(sink: ImportSink, where: string) {
    this.#sink = sink
    this.where = where
  }

  get isKnown(): boolean { return this.#header !== null }

  row(cells: readonly string[], line: number): void {
    if (cells.every(cell => cell.trim() === '')) return
    if (this.#header !== null) {
      // Crawlers that append to a file write its header again.
      if (headerOf(cells)?.kind === this.#header.kind && cells.length >= this.#header.columns.size) return
      return takeRow(this.#sink, this.#header, cells, `${this.where}第 ${line} 行`)
    }
    if (this.#tried++ >= HEADER_ROWS) return
    this.#header = headerOf(cells)
    if (this.#header !== null) this.#sink.format(formatOf(this.#header))
    else if (this.seen.length < 2) this.seen = cells.map(cell => cell.trim().slice(0, 20)).filter(cell => cell !== '').slice(0, COLUMNS_NAMED)
  }

  end(name: string): void {
    if (this.#header === null) throw unreadable(name, this.seen)
  }
}

const unreadable = (name: string, seen: readonly string[]): AppError => new AppError('export-unreadable', { name, why: `its columns are not known (${seen.join(', ') || 'none'}); see docs/guide/media-imports.md`, whyZh: `列名看不懂（${seen.join('、') || '没有列名'}）。${NEEDED_COLUMNS}` })
