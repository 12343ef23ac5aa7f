import { decodePlainText } from './decode-text.ts'
import { readCsv } from './read-csv.ts'
import type { FileType } from './sniff-type.ts'
import { readSheetTables } from './spreadsheet.ts'
import { countRows, findHeader, isEmptyRow } from './table-rows.ts'
import type { TableRows } from './table-rows.ts'
import { decodeEntities } from './xml-entities.ts'

/** A data file as rows and columns. */
export interface DataTable extends Omit<TableRows, 'brokenRows'> {
  readonly format: 'csv' | 'json' | 'xml' | 'xlsx'
  /** Encoding of text formats. */
  readonly charset: string | null
  /** Cells of a spreadsheet merged over rows of data: a program reads all but the first as empty. */
  readonly mergedCells: number
  /** Lines with more or fewer cells than the header, records with other fields, broken syntax, an encoding the format does not allow. */
  readonly parseErrors: number
}

const READ_BYTES = 16 * 1024 * 1024
const ROWS_READ = 100_000
const COLUMNS_KEPT = 300
const NAME_CHARS = 100

/** The table in a data file; null when the type is no table or nothing could be made of it. Never throws. */
export function readDataTable(bytes: Uint8Array, type: FileType): DataTable | null {
  try {
    const part = bytes.subarray(0, READ_BYTES)
    if (type === 'xlsx') return fromSheets(part)
    if (type !== 'csv' && type !== 'text' && type !== 'json' && type !== 'xml') return null
    const { text, charset } = decodePlainText(part)
    if (type === 'json') return fromJson(text, charset)
    if (type === 'xml') return fromXml(text, charset)
    const { rows, errors } = readCsv(text)
    return rows.length === 0 ? null : fromRows(rows, { format: 'csv', charset, mergedCells: 0 }, errors)
  } catch {
    return null // broken in a way no reader foresaw: there is no table to speak of
  }
}

/** The sheet with the most rows: others explain it. */
function fromSheets(bytes: Uint8Array): DataTable | null {
  const [largest] = readSheetTables(bytes).sort((a, b) => b.rows.length - a.rows.length)
  if (largest === undefined) return null
  const header = findHeader(largest.rows)
  return fromRows(largest.rows, { format: 'xlsx', charset: null, mergedCells: header === null ? 0 : largest.merges.filter(merge => merge.toRow >= header.next).reduce((sum, merge) => sum + merge.cells - 1, 0) }, 0)
}

function fromRows(all: readonly (readonly string[])[], about: Pick<DataTable, 'format' | 'charset' | 'mergedCells'>, syntaxErrors: number): DataTable | null {
  const header = findHeader(all)
  if (header === null) return null
  let end = all.length
  // Blank lines at the very end are no rows, nor are rows a spreadsheet only formatted; `,,` in a text file is one.
  const mostCells = about.format === 'xlsx' ? Number.POSITIVE_INFINITY : 1
  while (end > header.next && isBlank(all[end - 1] ?? [], mostCells)) end--
  const { brokenRows, ...counts } = countRows(all.slice(header.next, end), header.names, about.format === 'csv')
  return { ...about, ...counts, parseErrors: brokenRows + syntaxErrors }
}

const isBlank = (row: readonly string[], mostCells: number): boolean => row.length <= mostCells && isEmptyRow(row)

const broken = (format: 'json' | 'xml', charset: string): DataTable => ({ format, charset, columns: [], kinds: [], rows: 0, emptyRows: 0, duplicateRows: 0, totalRows: 0, garbledCells: 0, mergedCells: 0, parseErrors: 1 })

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
  const { brokenRows: _none, ...counts } = countRows(rows, columns.map(column => column.slice(0, NAME_CHARS)), false)
  const usual = records[0] === undefined ? 0 : Object.keys(records[0]).length
  // JSON between systems is UTF-8 (RFC 8259, 8.1); XML may say what it is in.
  const isForeign = format === 'json' && charset !== 'utf-8'
  return { format, charset, mergedCells: 0, ...counts, parseErrors: records.filter(record => Object.keys(record).length > usual * 2).length + Number(isForeign) }
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
