import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ImportedRecords } from '../facts/records/imported-records.ts'
import type { ImportedRecord } from '../model/imported-record.ts'
import { joinRecords, readRecords } from '../facts/records/read-records.ts'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'

/** Lists that people imported, with the bytes they were read from. */
export interface RecordFiles {
  readonly records: ImportedRecords
  /** `file`: where it is kept below the result. */
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly rows: number; readonly bytes: Uint8Array }[]
}

/** Folder of the imported lists, beside the report: what is cited is kept. */
const FOLDER = 'records'
const MOST_BYTES = 16 * 1024 * 1024

/** Reads lists of incidents and satisfaction figures; null without any. Rejects with `file-unreadable`, `file-too-large` and `table-unreadable`. */
export async function readRecordFiles(paths: readonly string[]): Promise<RecordFiles | null> {
  const lists: { records: ImportedRecords; bytes: Uint8Array; sha256: string }[] = []
  for (const path of paths) lists.push(await readRecordFile(path, basename(path)))
  if (lists.length === 0) return null
  const distinct = [...new Map(lists.map(list => [list.sha256, list])).values()]
  return { records: joinRecords(distinct.map(({ records }) => records)), files: distinct.map(({ records, bytes, sha256 }) => ({ file: `${FOLDER}/${sha256.slice(0, 20)}${extensionOf(records.files[0]?.name ?? '')}`, sha256, rows: records.files[0]?.rows ?? 0, bytes })) }
}

/** Reads one list. Rejects as `readRecordFiles`. */
export async function readRecordFile(path: string, name: string): Promise<{ readonly records: ImportedRecords; readonly bytes: Uint8Array; readonly sha256: string }> {
  const bytes = await readBounded(path, name)
  const records = readRecords(bytes, name)
  if (records === null) throw new AppError('table-unreadable', { name, whyZh: '没有标题列（标题、事项等）及另一列，也没有评价对象和满意率两列', why: 'no column of titles (标题, 事项) with another one, nor columns of subject and rate (评价对象, 满意率)' })
  return { records, bytes, sha256: records.files[0]?.sha256 ?? '' }
}

/** Rows of a list as they are shown, from one row on, in their order. */
export function shownRecords({ incidents, satisfaction }: ImportedRecords, { from, limit }: { readonly from: number; readonly limit: number }): ImportedRecord[] {
  const fields = (told: Readonly<Record<string, string | number | boolean | null>>): ImportedRecord['fields'] => Object.entries(told).flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }]))
  const place = (row: number): string => `第 ${row} 行`
  return [
    ...incidents.map(({ row, date, title, about, channel, source, serious, resolved }): ImportedRecord => ({ number: row, place: place(row), type: 'incident', fields: fields({ title, date, about, channel, source, serious, resolved }) })),
    ...satisfaction.map(({ row, subject, rate, count, from: start, to, source }): ImportedRecord => ({ number: row, place: place(row), type: 'satisfaction', fields: fields({ of: subject, rate: `${Math.round(rate * 10_000) / 100}%`, count, from: start, to, source }) })),
  ].filter(({ number }) => number >= from).sort((a, b) => a.number - b.number).slice(0, limit)
}

/** Keeps the bytes under names made of their digests. */
export async function keepRecordFiles(out: string, { files }: RecordFiles): Promise<void> {
  try {
    await mkdir(join(out, FOLDER), { recursive: true })
    for (const { file, bytes } of files) await writeFile(join(out, file), bytes)
  } catch (error) {
    throw fileFailure('write-failed', out, error)
  }
}

async function readBounded(path: string, name: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new AppError('file-too-large', { name, size, most: MOST_BYTES })
    return await readFile(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw fileFailure('file-unreadable', path, error)
  }
}

const extensionOf = (name: string): string => /\.(?:csv|xlsx|txt|tsv)$/i.exec(name)?.[0].toLowerCase() ?? ''
