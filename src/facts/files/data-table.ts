import { decodePlainText } from './decode-text.ts'
import type { FileType } from './sniff-type.ts'
import { readSheets } from './spreadsheet.ts'
import { decodeEntities } from './xml-entities.ts'

/** A data file as rows and columns. */
export interface DataTable {
  readonly format: 'csv' | 'json' | 'xml' | 'xlsx'
  /** Encoding of text formats. */
  readonly charset: string | null
  readonly columns: readonly string[]
  /** Rows of data, header and totals left out. */
  readonly rows: number
  readonly emptyRows: number
  /** Rows equal to an earlier one in every column. */
  readonly duplicateRows: number
  /** Lines with more or fewer cells than the header, records with other fields, broken syntax. */
  readonly parseErrors: number
}

const READ_BYTES = 16 * 1024 * 1024
const ROWS_READ = 100_000
const COLUMNS_KEPT = 300
const NAME_CHARS = 100
const TOTALS = /^(?:合计|总计|小计|共计|总和|汇总|total|sum)[:：]?$/i

/** The table in a data file; null when the type is no table or nothing could be made of it. Never throws. */
export function readDataTable(bytes: Uint8Array, type: FileType): DataTable | null {
  try {
    const part = bytes.subarray(0, READ_BYTES)
    if (type === 'xlsx') return fromRows(readSheets(part)[0] ?? [], 'xlsx', null, 0)
    if (type !== 'csv' && type !== 'text' && type !== 'json' && type !== 'xml') return null
    const { text, charset } = decodePlainText(part)
    if (type === 'json') return fromJson(text, charset)
    if (type === 'xml') return fromXml(text, charset)
    const { rows, errors } = readCsv(text)
    return rows.length === 0 ? null : fromRows(rows, 'csv', charset, errors)
  } catch {
    return null // broken in a way no reader foresaw: there is no table to speak of
  }
}

/** Rows of a CSV text (RFC 4180, separator found by the first line); `errors` counts quotes that never close. */
export function readCsv(source: string): { rows: string[][]; errors: number } {
  const text = source.replace(/^\ufeff/, '')
  const first = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const separator = [',', '\t', ';', '|'].map(mark => ({ mark, count: first.split(mark).length })).sort((a, b) => b.count - a.count)[0]?.mark ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let errors = 0
  while (at < text.length && rows.length < ROWS_READ) {
    let cell: string
    if (text.charAt(at) === '"') {
      const end = closingQuote(text, at + 1)
      if (end < 0) errors++
      cell = text.slice(at + 1, end < 0 ? text.length : end).replaceAll('""', '"')
      at = end < 0 ? text.length : end + 1
      while (at < text.length && text.charAt(at) !== separator && !'\r\n'.includes(text.charAt(at))) at++
    } else {
      const start = at
      while (at < text.length && text.charAt(at) !== separator && !'\r\n'.includes(text.charAt(at))) at++
      cell = text.slice(start, at)
    }
    row.push(cell.trim())
    if (text.charAt(at) === separator) {
      at++
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    if (text.charAt(at) === '\r') at++
    if (text.charAt(at) === '\n') at++
  }
  return { rows, errors }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2)
  return at
}

const isBlank = (row: readonly string[], mostCells: number): boolean => row.length <= mostCells && isEmpty(row)
const isEmpty = (row: readonly string[]): boolean => row.every(cell => cell.trim() === '')

/** The header is the first row with two and more filled cells; what stands above it is a title. */
function fromRows(all: readonly (readonly string[])[], format: DataTable['format'], charset: string | null, syntaxErrors: number): DataTable | null {
  const header = all.findIndex(row => row.filter(cell => cell.trim() !== '').length >= 2)
  const at = header < 0 ? all.findIndex(row => !isEmpty(row)) : header
  if (at < 0) return null
  const names = trimmed(all[at] ?? [])
  let end = all.length
  // Blank lines at the very end are no rows, nor are rows a spreadsheet only formatted; `,,` in a text file is one.
  const mostCells = format === 'xlsx' ? Number.POSITIVE_INFINITY : 1
  while (end > at + 1 && isBlank(all[end - 1] ?? [], mostCells)) end--
  const counts = countRows(all.slice(at + 1, end), names.length, format)
  return { format, charset, columns: names.slice(0, COLUMNS_KEPT).map(name => name.slice(0, NAME_CHARS)), ...counts, parseErrors: counts.parseErrors + syntaxErrors }
}

function trimmed(row: readonly string[]): string[] {
  let end = row.length
  while (end > 0 && (row[end - 1] ?? '').trim() === '') end--
  return row.slice(0, end)
}

function countRows(rows: readonly (readonly string[])[], width: number, format: DataTable['format']): Pick<DataTable, 'rows' | 'emptyRows' | 'duplicateRows' | 'parseErrors'> {
  const seen = new Set<string>()
  const counts = { rows: 0, emptyRows: 0, duplicateRows: 0, parseErrors: 0 }
  for (const row of rows) {
    if (isEmpty(row)) {
      counts.emptyRows++
      counts.rows++
      continue
    }
    if (row.some(cell => TOTALS.test(cell.trim())) && row.slice(0, 2).some(cell => TOTALS.test(cell.trim()))) continue
    counts.rows++
    // Spreadsheets leave trailing empty cells out; a text line with another number of cells is broken.
    if (format === 'csv' ? row.length !== width && trimmed(row).length !== width : trimmed(row).length > width) counts.parseErrors++
    const key = JSON.stringify(trimmed(row))
    if (seen.has(key)) counts.duplicateRows++
    else seen.add(key)
  }
  return counts
}

const broken = (format: 'json' | 'xml', charset: string): DataTable => ({ format, charset, columns: [], rows: 0, emptyRows: 0, duplicateRows: 0, parseErrors: 1 })

/** Records are the longest array of objects, at the top or one of the first two levels (`data`, `result.records`, GeoJSON `features`). */
function fromJson(text: string, charset: string): DataTable | null {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return broken('json', charset) // broken syntax is a finding of its own
  }
  const records = recordsIn(value, 0).slice(0, ROWS_READ).map(flatRecord)
  return records.length === 0 ? { ...broken('json', charset), parseErrors: 0 } : fromRecords(records, 'json', charset)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const flatRecord = (record: Record<string, unknown>): Record<string, unknown> => (record['type'] === 'Feature' && isRecord(record['properties']) ? record['properties'] : record)

function recordsIn(value: unknown, level: number): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.filter(isRecord)
  if (!isRecord(value) || level > 2) return []
  return Object.values(value).map(inner => recordsIn(inner, level + 1)).sort((a, b) => b.length - a.length)[0] ?? []
}

function fromRecords(records: readonly Record<string, unknown>[], format: 'json' | 'xml', charset: string): DataTable {
  const columns: string[] = []
  const known = new Set<string>()
  for (const record of records) for (const key of Object.keys(record)) if (!known.has(key) && columns.length < COLUMNS_KEPT) {
    known.add(key)
    columns.push(key)
  }
  const rows = records.map(record => columns.map(column => textOf(record[column])))
  const counts = countRows(rows, columns.length, format)
  const usual = records[0] === undefined ? 0 : Object.keys(records[0]).length
  return { format, charset, columns: columns.map(column => column.slice(0, NAME_CHARS)), ...counts, parseErrors: records.filter(record => Object.keys(record).length > usual * 2).length }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Records are the element that repeats most directly under one parent; columns are its children. */
function fromXml(text: string, charset: string): DataTable | null {
  const leaf = /<([A-Za-z_\u4e00-\u9fff][\w.\-\u4e00-\u9fff:]{0,80})(?:\s[^<>]{0,2000})?>([^<]*)<\/\1\s*>/g
  const parents = /<([A-Za-z_\u4e00-\u9fff][\w.\-\u4e00-\u9fff:]{0,80})(?:\s[^<>]{0,2000})?>\s*(?=<[A-Za-z_\u4e00-\u9fff])/g
  const counts = new Map<string, number>()
  for (const match of text.matchAll(parents)) counts.set(match[1] ?? '', (counts.get(match[1] ?? '') ?? 0) + 1)
  const record = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
  if (record === undefined) return { ...broken('xml', charset), parseErrors: /<\w/.test(text) ? 0 : 1 }
  const records = text.split(`</${record}>`).slice(0, ROWS_READ).flatMap(piece => {
    const start = Math.max(piece.lastIndexOf(`<${record}>`), piece.lastIndexOf(`<${record} `))
    if (start < 0) return []
    return [Object.fromEntries([...piece.slice(start).matchAll(leaf)].slice(0, COLUMNS_KEPT).map(match => [match[1] ?? '', decodeEntities(match[2] ?? '').trim()]))]
  })
  const opened = counts.get(record) ?? 0
  const table = fromRecords(records, 'xml', charset)
  return { ...table, parseErrors: table.parseErrors + Math.max(0, opened - records.length) }
}
