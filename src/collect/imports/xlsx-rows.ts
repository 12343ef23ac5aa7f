import { Parser } from 'htmlparser2'
import type { Entry } from 'yauzl'
import { AppError } from '../../shared/errors.ts'
import type { ImportSource } from './source.ts'
import { openZip } from './zip-file.ts'
import type { ZipFile } from './zip-file.ts'

export interface XlsxRow { readonly sheet: string; readonly row: number; readonly cells: readonly string[] }

const SHEETS_READ = 20
const COLUMNS_READ = 200
const CELL_CHARS = 100_000
const SHARED_CHARS = 300_000_000
/** Inflated bytes of one sheet; a bomb ends here. */
const SHEET_BYTES = 4 * 1024 * 1024 * 1024

/** Rows of all sheets in their order, read as they inflate; only the shared texts stay in memory, and those bounded. */
export async function* readXlsxRows(source: ImportSource, fault: (place: string, why: string) => void): AsyncGenerator<XlsxRow> {
  const zip = await openZip(source)
  try {
    const names = await sheetNames(zip)
    const shared = await sharedTexts(zip, source.name)
    for (const { name, entry } of names.slice(0, SHEETS_READ)) {
      try {
        for await (const row of rowsOf(zip, entry, shared)) yield { sheet: name, ...row }
      } catch (error) {
        if (error instanceof AppError) throw error
        fault(`工作表“${name}”`, `文件损坏，其后的行没有读到（${error instanceof Error ? error.message.slice(0, 80) : ''}）`)
      }
    }
  } finally {
    zip.close()
  }
}

async function sheetNames(zip: ZipFile): Promise<{ name: string; entry: Entry }[]> {
  const titles = new Map<string, string>()
  const targets = new Map<string, string>()
  for (const [file, visit] of [
    ['xl/workbook.xml', (name: string, attributes: Record<string, string>) => { if (/(?:^|:)sheet$/.test(name)) titles.set(attributes['r:id'] ?? '', attributes['name'] ?? '') }],
    ['xl/_rels/workbook.xml.rels', (name: string, attributes: Record<string, string>) => { if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '') }],
  ] as const) {
    const entry = zip.entry(file)
    if (entry === undefined) continue
    const parser = new Parser({ onopentag: visit }, { xmlMode: true })
    for await (const piece of zip.text(entry, 16 * 1024 * 1024)) parser.write(piece)
    parser.end()
  }
  const named = [...titles].flatMap(([id, name]) => {
    const target = (targets.get(id) ?? '').replace(/^\/?(?:xl\/)?/, '')
    const entry = zip.entry(`xl/${target}`)
    return entry === undefined ? [] : [{ name, entry }]
  })
  return named.length > 0 ? named : zip.entries.filter(({ fileName }) => /^xl\/worksheets\/[^/]+\.xml$/.test(fileName)).map(entry => ({ name: entry.fileName.replace(/^.*\/|\.xml$/g, ''), entry }))
}

async function sharedTexts(zip: ZipFile, name: string): Promise<string[]> {
  const entry = zip.entry('xl/sharedStrings.xml')
  const texts: string[] = []
  if (entry === undefined) return texts
  let size = 0
  let text = ''
  let reads = false
  let phonetic = false
  const parser = new Parser({
    onopentag(tag) {
      if (tag === 'si') text = ''
      else if (tag === 't') reads = true
      else if (tag === 'rPh') phonetic = true
    },
    ontext(piece) { if (reads && !phonetic && text.length < CELL_CHARS) text += piece },
    onclosetag(tag) {
      if (tag === 't') reads = false
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'si') {
        size += text.length
        texts.push(text)
      }
    },
  }, { xmlMode: true, decodeEntities: true })
  for await (const piece of zip.text(entry, SHEET_BYTES)) {
    parser.write(piece)
    if (size > SHARED_CHARS) throw new AppError('export-unreadable', { name, why: 'its texts are too large; save it as CSV', whyZh: '文字过多，请另存为 CSV' })
  }
  parser.end()
  return texts
}

async function* rowsOf(zip: ZipFile, entry: Entry, shared: readonly string[]): AsyncGenerator<{ row: number; cells: string[] }> {
  const ready: { row: number; cells: string[] }[] = []
  let cells: string[] = []
  let row = 0
  let column = 0
  let type = ''
  let text = ''
  let reads = false
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'row') {
        row = Number(attributes['r'] ?? row + 1)
        cells = []
        column = 0
      } else if (tag === 'c') {
        column = columnOf(attributes['r']) ?? column
        type = attributes['t'] ?? 'n'
        text = ''
      } else if (tag === 'v' || tag === 't') reads = true
    },
    ontext(piece) { if (reads && text.length < CELL_CHARS) text += piece },
    onclosetag(tag) {
      if (tag === 'v' || tag === 't') reads = false
      else if (tag === 'c') {
        if (column < COLUMNS_READ) {
          while (cells.length < column) cells.push('')
          cells[column] = type === 's' ? (shared[Number(text)] ?? '') : type === 'e' ? '' : text
        }
        column++
      } else if (tag === 'row') ready.push({ row, cells })
    },
  }, { xmlMode: true, decodeEntities: true })
  for await (const piece of zip.text(entry, SHEET_BYTES)) {
    parser.write(piece)
    yield* ready.splice(0)
  }
  parser.end()
  yield* ready.splice(0)
}

function columnOf(place: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(place ?? '')?.[1]
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
