import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pictureType } from '../collect/imports/read-export.ts'
import { recordsOfFile } from '../collect/imports/records-of-file.ts'
import type { RecordSpan } from '../collect/imports/records-of-file.ts'
import { CHANNEL_TITLES, isChannelKind } from '../model/channel.ts'
import { FIELD_TITLES, RECORD_TITLES } from '../model/imported-record.ts'
import type { ImportedRecord } from '../model/imported-record.ts'
import { readRecords } from '../facts/records/read-records.ts'
import { accountManifest } from '../model/media.ts'
import type { ImportFault } from '../model/media.ts'
import { listImportsWithFile } from '../store/collection.ts'
import type { Executor } from '../store/executor.ts'
import { listRecordLists } from '../store/record-list.ts'
import type { ObjectStore } from '../store/objects/object-store.ts'
import { shownRecords } from './record-files.ts'

/** Bytes that tell a picture from anything else. */
const HEAD = 16
/** Records read at a time, and how many times that is remembered. */
const WINDOW = 100
const REMEMBERED = 100
const remembered = new Map<string, Promise<readonly ImportedRecord[]>>()

/** A file that was imported for an entrant, as it was taken in. */
export interface ImportedFile {
  readonly sha256: string
  readonly name: string
  readonly size: number
  /** ISO 8601, UTC. */
  readonly importedAt: string
  readonly formats: readonly string[]
  /** How many records it gave. */
  readonly total: number
  readonly faults: readonly ImportFault[]
  readonly faultCount: number
  /** The account it belongs to; null: a list of incidents or satisfaction figures. */
  readonly channel: { readonly id: string; readonly kind: string; readonly name: string | null; readonly address: string } | null
  /** Of a picture its media type. */
  readonly picture: string | null
}

/** The imported file with these bytes; undefined when none of the entrant's imports kept it. */
export async function findImportedFile(ex: Executor, objects: ObjectStore, entrantId: string, sha256: string): Promise<ImportedFile | undefined> {
  for (const { manifest, channel } of await listImportsWithFile(ex, entrantId, sha256)) {
    const file = accountManifest.safeParse(manifest).data?.imports.find(one => one.sha256 === sha256)
    if (!file) continue
    const { name, size, importedAt, formats, records: total, faults, faultCount } = file
    return { sha256, name, size, importedAt, formats, total, faults, faultCount, channel, picture: formats.includes('screenshot') ? pictureType(await objects.readRange(sha256, 0, HEAD)) : null }
  }
  const [list] = await listRecordLists(ex, entrantId, sha256)
  return list && { sha256, name: list.fileName, size: list.size, importedAt: list.createdAt, formats: [list.kind], total: list.rowCount, faults: list.faults, faultCount: list.faults.length, channel: null, picture: null }
}

/** Some records of an imported file, read from the kept bytes once more; none of a picture. Rejects as the object store and the readers do. */
export async function readImportedFile(objects: ObjectStore, file: ImportedFile, span: RecordSpan): Promise<readonly ImportedRecord[]> {
  if (file.picture !== null) return []
  if (file.channel === null) {
    const records = readRecords(await objects.read(file.sha256), file.name)
    return records === null ? [] : shownRecords(records, span)
  }
  const last = span.from + span.limit - 1
  const windows = Array.from({ length: windowAt(last) - windowAt(span.from) + 1 }, (_, index) => windowAt(span.from) + index)
  const records: ImportedRecord[] = []
  for (const window of windows) records.push(...(await readWindow(objects, file, window)))
  return records.filter(({ number }) => number >= span.from && number <= last)
}

const windowAt = (number: number): number => Math.floor((number - 1) / WINDOW)

/** A hundred records at once, remembered: whoever looks at one goes on to its neighbours, and a kept file never changes. */
async function readWindow(objects: ObjectStore, file: ImportedFile, window: number): Promise<readonly ImportedRecord[]> {
  const key = `${file.sha256} ${file.importedAt} ${window}`
  const known = remembered.get(key)
  const reading = known ?? readKept(objects, file, { from: window * WINDOW + 1, limit: WINDOW })
  // Latest last: the first is the one longest not asked for.
  remembered.delete(key)
  remembered.set(key, reading)
  const [oldest] = remembered.keys()
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  return reading.catch((error: unknown) => { remembered.delete(key); throw error })
}

async function readKept(objects: ObjectStore, file: ImportedFile, span: RecordSpan): Promise<readonly ImportedRecord[]> {
  const path = join(tmpdir(), `zhengheng-record-${randomUUID()}`)
  try {
    await pipeline(objects.stream(file.sha256), createWriteStream(path, { mode: 0o600 }))
    return await recordsOfFile(path, file, span)
  } finally {
    await rm(path, { force: true })
  }
}

/** The file and some of its records in plain words, for those who have nothing but a browser. */
export function importedText({ sha256, name, size, importedAt, formats, total, faults, faultCount, channel }: ImportedFile, records: readonly ImportedRecord[]): string {
  const kind = channel !== null && isChannelKind(channel.kind) ? CHANNEL_TITLES[channel.kind].join(' ') : ''
  const head = [
    `文件 file: ${name}`, `SHA-256: ${sha256}`, `大小 size: ${size} B`, `导入时间 imported at: ${importedAt}`, ...(channel === null ? [] : [`账号 account: ${kind} ${channel.name ?? channel.address}`]),
    `格式 format: ${formats.join(', ')}`, `记录 records: ${total}`, `有问题的行 rows with faults: ${faultCount}`, ...faults.slice(0, 20).map(({ place, why }) => `  ${place}：${why}`),
  ]
  const each = records.map(({ number, place, type, fields }) => [`${RECORD_TITLES[type].join(' ')} ${number} · ${place}`, ...fields.map(field => `${FIELD_TITLES[field.name]?.join(' ') ?? field.name}: ${field.value}`)].join('\n'))
  return [head.join('\n'), ...each].join('\n\n')
}
