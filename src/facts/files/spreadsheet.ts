import { unzipBounded } from './unzip-bounded.ts'
import { decodeEntities } from './xml-entities.ts'

const SHEETS_READ = 20
const ROWS_READ = 200_000
const COLUMNS_READ = 500
const CELL_CHARS = 4000
/** Rows that a sheet may leave out at one place; past it the numbers are not believed. */
const GAP_READ = 1000

/** Cells that a spreadsheet shows as one. Rows count from 0. */
export interface Merge { readonly fromRow: number; readonly toRow: number; readonly fromColumn: number; readonly toColumn: number; readonly cells: number }
export interface SheetTable { readonly rows: string[][]; readonly merges: readonly Merge[] }

const MERGES_READ = 20_000
const MERGED_CELLS = 200_000

/** Sheets of an xlsx file as rows of cell texts, in the order of their file names; bounded in sheets, rows and columns. */
export const readSheets = (bytes: Uint8Array): string[][][] => sheetParts(bytes).map(({ xml, shared }) => rowsOf(xml, shared))

/** The same with each merged cell repeated over the cells it covers, as a reader of the sheet sees it. */
export function readSheetTables(bytes: Uint8Array): SheetTable[] {
  return sheetParts(bytes).map(({ xml, shared }) => {
    const rows = rowsOf(xml, shared)
    const merges = mergesOf(xml)
    let left = MERGED_CELLS
    for (const { fromRow, toRow, fromColumn, toColumn, cells } of merges) {
      const value = rows[fromRow]?.[fromColumn] ?? ''
      left -= cells
      if (value === '' || left < 0) continue
      for (let at = fromRow; at <= toRow && at < rows.length; at++) {
        const row = rows[at] ?? []
        while (row.length <= toColumn) row.push('')
        row.fill(value, fromColumn, toColumn + 1)
      }
    }
    return { rows, merges }
  })
}

function mergesOf(xml: string): Merge[] {
  const merges: Merge[] = []
  for (const match of xml.matchAll(/<mergeCell\s[^<>]{0,100}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    const [fromColumn, toColumn] = [columnOf(match[1]) ?? 0, columnOf(match[3]) ?? 0]
    const [fromRow, toRow] = [Number(match[2]) - 1, Number(match[4]) - 1]
    if (merges.length >= MERGES_READ || fromRow < 0 || toRow < fromRow || toColumn < fromColumn || toColumn >= COLUMNS_READ) continue
    merges.push({ fromRow, toRow, fromColumn, toColumn, cells: (toRow - fromRow + 1) * (toColumn - fromColumn + 1) })
  }
  return merges
}

function sheetParts(bytes: Uint8Array): { readonly xml: string; readonly shared: readonly string[] }[] {
  const parts = unzipBounded(bytes, name => name === 'xl/sharedStrings.xml' || /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  const decode = (part: Uint8Array | undefined): string => (part === undefined ? '' : new TextDecoder('utf-8').decode(part))
  const shared = sharedStrings(decode(parts.get('xl/sharedStrings.xml')))
  const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/')).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)).slice(0, SHEETS_READ)
  return sheets.map(([, part]) => ({ xml: decode(part), shared }))
}

function sharedStrings(xml: string): string[] {
  // Cut at the opening tags, not matched to the closing ones: a file of unclosed tags costs no more than any other.
  return xml.split(/<si(?=[\s/>])/).slice(1).map(piece => runsOf(piece))
}

/** Text runs; what stands in phonetic guides (rPh) is not part of the value. */
function runsOf(xml: string): string {
  const plain = xml.includes('<rPh') ? xml.split('<rPh').map((piece, index) => (index === 0 ? piece : piece.slice(Math.max(0, piece.indexOf('</rPh>'))))).join('') : xml
  return [...plain.matchAll(/<t(?:\s[^<>]{0,100})?>([^<]*)<\/t>/g)].map(match => decodeEntities(match[1] ?? '')).join('').slice(0, CELL_CHARS)
}

function rowsOf(xml: string, shared: readonly string[]): string[][] {
  const rows: string[][] = []
  for (const piece of xml.split(/<row(?=[\s>])/).slice(1)) {
    // A row says its number: those that are left out are empty.
    const number = Number(/^\s[^<>]{0,300}?\br="(\d{1,7})"/.exec(piece.slice(0, 400))?.[1] ?? rows.length + 1)
    while (rows.length < number - 1 && number - rows.length <= GAP_READ && rows.length < ROWS_READ) rows.push([])
    if (rows.length >= ROWS_READ) break
    rows.push(cellsOf(piece, shared))
  }
  return rows
}

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = []
  for (const piece of row.split(/<c(?=[\s>])/).slice(1)) {
    const column = columnOf(/\sr="([A-Z]{1,3})\d{1,7}"/.exec(piece.slice(0, 200))?.[1]) ?? cells.length
    if (column >= COLUMNS_READ) break
    const type = /\st="(\w{1,10})"/.exec(piece.slice(0, 200))?.[1] ?? 'n'
    const value = /<v>([^<]*)<\/v>/.exec(piece)?.[1] ?? ''
    while (cells.length < column) cells.push('')
    cells[column] = type === 's' ? (shared[Number(value)] ?? '') : type === 'inlineStr' ? runsOf(piece) : numberText(decodeEntities(value))
  }
  return cells
}

function columnOf(letters: string | undefined): number | null {
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Long numbers are stored as 1.3812345678E10: written out as they are shown. */
function numberText(value: string): string {
  if (!/^-?\d(?:\.\d+)?E\+?\d{1,2}$/i.test(value)) return value.slice(0, CELL_CHARS)
  const number = Number(value)
  return Number.isSafeInteger(number) ? String(number) : value
}
