import { unzipBounded } from './unzip-bounded.ts'
import { decodeEntities } from './xml-entities.ts'

const SHEETS_READ = 20
const ROWS_READ = 200_000
const COLUMNS_READ = 500
const CELL_CHARS = 4000

/** Sheets of an xlsx file as rows of cell texts, in the order of their file names; bounded in sheets, rows and columns. */
export function readSheets(bytes: Uint8Array): string[][][] {
  const parts = unzipBounded(bytes, name => name === 'xl/sharedStrings.xml' || /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  const decode = (part: Uint8Array | undefined): string => (part === undefined ? '' : new TextDecoder('utf-8').decode(part))
  const shared = sharedStrings(decode(parts.get('xl/sharedStrings.xml')))
  const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/')).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)).slice(0, SHEETS_READ)
  return sheets.map(([, part]) => rowsOf(decode(part), shared))
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
  for (const piece of xml.split(/<row[\s>]/).slice(1)) {
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
