import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import { AppError } from '../../../shared/errors.ts'

/** A cell as text; a formula is never evaluated nor its stored result believed. */
export type Cell = { readonly text: string } | { readonly formula: string }

export interface TableRow {
  /** As the spreadsheet or the text editor numbers it, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}

/** The first sheet of a workbook, or a CSV file: names of columns and everything below them. */
export interface Table { readonly columns: readonly string[]; readonly rows: readonly TableRow[] }

const MOST_BYTES = 20_000_000
const MOST_UNPACKED = 200_000_000
const MOST_PARTS = 2_000
const MOST_ROWS = 100_000
const MOST_COLUMNS = 200

/** Reads .xlsx by its signature, everything else as CSV (UTF-8, UTF-16 or GB 18030; comma, semicolon or tab). Throws table-unreadable or file-too-large. */
export async function readTable(name: string, bytes: Uint8Array): Promise<Table> {
  if (bytes.length > MOST_BYTES) throw new AppError('file-too-large', { name, size: bytes.length, most: MOST_BYTES })
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
  const lines = isZip ? await readWorkbook(name, bytes) : readCsv(name, bytes)
  const [head, ...rows] = lines.filter(({ cells }) => cells.some(cell => 'formula' in cell || cell.text !== ''))
  if (!head) throw unreadable(name, 'it is empty')
  if (rows.length > MOST_ROWS) throw unreadable(name, `more than ${MOST_ROWS} rows`)
  if (head.cells.length > MOST_COLUMNS) throw unreadable(name, `more than ${MOST_COLUMNS} columns`)
  return { columns: head.cells.map(cell => ('text' in cell ? cell.text : '')), rows }
}

const unreadable = (name: string, why: string, cause?: unknown): AppError => new AppError('table-unreadable', { name, why }, cause)

function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf-16le')
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return iconv.decode(buffer, 'utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    return iconv.decode(buffer, 'gb18030') // What is no UTF-8 comes from a Chinese Excel.
  }
}

function readCsv(name: string, bytes: Uint8Array): TableRow[] {
  const text = decode(bytes)
  if (text.includes('\0')) throw unreadable(name, 'neither a workbook (.xlsx) nor text')
  const firstLine = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = [',', '\t', ';'].reduce((best, mark) => (firstLine.split(mark).length > firstLine.split(best).length ? mark : best))
  try {
    const records = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: 1_000_000, to: MOST_ROWS + 2 }) as unknown as { record: string[]; info: { lines: number } }[]
    // A line that begins with = + - @ would be a formula in a spreadsheet, here it is text and stays text.
    return records.map(({ record, info }) => ({ line: info.lines, cells: record.map(cell => ({ text: cell.trim() })) }))
  } catch (error) {
    throw unreadable(name, (error as Error).message, error)
  }
}

async function readWorkbook(name: string, bytes: Uint8Array): Promise<TableRow[]> {
  await checkPacking(name, bytes)
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer, { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing', 'picture', 'extLst'] })
  } catch (error) {
    throw unreadable(name, (error as Error).message, error)
  }
  const sheet = workbook.worksheets[0]
  if (!sheet) throw unreadable(name, 'it has no sheet')
  const rows: TableRow[] = []
  sheet.eachRow((row, line) => {
    if (rows.length > MOST_ROWS + 1) return
    const width = Math.min(row.cellCount, MOST_COLUMNS + 1)
    rows.push({ line, cells: Array.from({ length: width }, (_, i) => cellOf(row.getCell(i + 1).value)) })
  })
  return rows
}

/** Unpacks every part once and counts: a small file may claim little and hold gigabytes. */
async function checkPacking(name: string, bytes: Uint8Array): Promise<void> {
  let unpacked = 0
  let parts = 0
  try {
    const open = promisify(yauzl.fromBuffer) as (buffer: Buffer, options: yauzl.Options) => Promise<yauzl.ZipFile>
    const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true })
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject).on('end', resolve).on('entry', (entry: yauzl.Entry) => {
        if (++parts > MOST_PARTS) { reject(new Error(`more than ${MOST_PARTS} parts`)); return }
        zip.openReadStream(entry, (error, stream) => {
          if (error) { reject(error); return }
          stream.on('error', reject).on('end', () => { zip.readEntry() }).on('data', (chunk: Buffer) => {
            unpacked += chunk.length
            if (unpacked > MOST_UNPACKED) { stream.destroy(); reject(new Error(`unpacks to more than ${MOST_UNPACKED} bytes`)) }
          })
        })
      })
      zip.readEntry()
    })
  } catch (error) {
    throw unreadable(name, (error as Error).message, error)
  }
}

function cellOf(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return { text: '' }
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10) }
  if (typeof value !== 'object') return { text: String(value).trim() }
  if ('formula' in value || 'sharedFormula' in value) return { formula: String('formula' in value ? value.formula : value.sharedFormula) }
  if ('richText' in value) return { text: value.richText.map(part => part.text).join('').trim() }
  // The text of a link may itself be rich text.
  if ('hyperlink' in value) return typeof value.text === 'object' ? cellOf(value.text as ExcelJS.CellValue) : { text: String(value.text ?? value.hyperlink).trim() }
  return { text: '' }
}
