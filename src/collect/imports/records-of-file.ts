import type { ImportedRecord } from '../../model/imported-record.ts'
import type { MediaImport, MediaRecord } from '../../model/media.ts'
import { chinaDay } from './account-directory.ts'
import { readExport } from './read-export.ts'
import { openSource } from './source.ts'

/** Which records, by their number in the file, from 1 on. */
export interface RecordSpan { readonly from: number; readonly limit: number }

/** Ends the reading of a file of which everything that was asked for has been seen. */
class Enough extends Error {}

/**
 * Reads some records of a kept file once more, each by itself: what another file said of the same thing is not in them. Numbers are
 * those of the evidence. Reads no further than it must. Rejects as `openSource` and `readExport`.
 */
export async function recordsOfFile(path: string, { name, importedAt }: Pick<MediaImport, 'name' | 'importedAt'>, { from, limit }: RecordSpan): Promise<readonly ImportedRecord[]> {
  const records: ImportedRecord[] = []
  let number = 0
  try {
    await readExport(await openSource(path, name), {
      today: chinaDay(importedAt), format: () => undefined, fault: () => undefined,
      record(record, place) {
        // A reader that survives a bad row goes on after this as well; then nothing more is taken.
        if (records.length >= limit) throw new Enough()
        if (++number >= from) records.push({ number, place: place.slice(0, 300), type: record.type, fields: fieldsOf(record) })
      },
    })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return records
}

/** What was told, each as text; what was not is left out. */
function fieldsOf(record: MediaRecord): ImportedRecord['fields'] {
  const told = { ...record.value, ...('screenshot' in record && { screenshot: record.screenshot }) }
  return Object.entries(told).flatMap(([name, value]: [string, unknown]) => {
    const shown = Array.isArray(value) ? value.map(lineOf).join('\n') : typeof value === 'object' && value !== null ? lineOf(value) : value
    const isTold = name !== 'weak' && ((typeof shown === 'string' && shown !== '') || typeof shown === 'number' || typeof shown === 'boolean')
    return isTold ? [{ name, value: shown }] : []
  })
}

/** A reply is its time and its text; a certificate its parts. */
const lineOf = (value: unknown): string => (typeof value === 'object' && value !== null ? Object.values(value).filter(part => part !== null && part !== '').join(' · ') : String(value))
