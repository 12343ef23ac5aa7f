import { readdir, rename, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexEntry } from '../../model/collection.ts'
import { AppError } from '../../shared/errors.ts'
import { fileFailure } from '../../shared/file-failure.ts'
import type { ArchiveRepair } from './archive.ts'
import { BODY_LIMIT, decodedSize, indexEntryOf, readArchivedRecord, requestMethod } from './archived-record.ts'
import { openFileSource } from './byte-source.ts'
import type { ByteSource } from './byte-source.ts'
import { readGzip } from './gzip-members.ts'
import { readIndex } from './index-file.ts'
import { parseRecord } from './warc-reader.ts'

/** Every record we write fits: a bounded body and its headers. */
const WHOLE = 128 * 1024 * 1024

interface Tail {
  /** Entries of complete records found after the indexed part. */
  readonly entries: readonly IndexEntry[]
  /** Where the last complete group of records ends. */
  readonly end: number
}

/**
 * Brings archive files and index into agreement after a kill: torn or half-written groups at the end of a file are cut
 * off, index lines without record are dropped, records without index line get one. Complete records are never touched.
 */
export async function repairArchive(dir: string): Promise<{ readonly repair: ArchiveRepair; readonly lastNumber: number }> {
  const files = await archiveFiles(dir)
  const indexPath = join(dir, 'index.jsonl')
  const { entries, unusable } = await readIndex(indexPath)
  const repaired: IndexEntry[] = []
  const cut: { file: string; offset: number; bytes: number }[] = []
  let rebuilt = 0
  for (const file of files) {
    const source = await openFileSource(join(dir, file), file)
    try {
      const indexed = entries.filter(entry => entry.archive === file && entry.offset + entry.length <= source.size)
      const tail = await readTail(source, indexed.reduce((end, entry) => Math.max(end, entry.offset + entry.length), 0))
      repaired.push(...indexed, ...tail.entries)
      rebuilt += tail.entries.length
      if (tail.end < source.size) {
        await truncate(join(dir, file), tail.end)
        cut.push({ file, offset: tail.end, bytes: source.size - tail.end })
      }
    } catch (error) {
      throw failed(join(dir, file), error)
    } finally {
      await source.close()
    }
  }
  const dropped = entries.length + rebuilt - repaired.length
  if (rebuilt + dropped + unusable > 0) await rewriteIndex(indexPath, repaired)
  const lastNumber = files.reduce((last, file) => Math.max(last, Number(/part-(\d+)/.exec(file)?.[1] ?? 0)), 0)
  return { repair: { entries: repaired, cut, rebuilt, dropped }, lastNumber }
}

async function archiveFiles(dir: string): Promise<string[]> {
  try {
    const names = await readdir(join(dir, 'archive'))
    return names.filter(name => /^part-\d+\.warc\.gz$/.test(name)).sort().map(name => `archive/${name}`)
  } catch (error) {
    throw new AppError('nothing-to-resume', { path: dir, why: error instanceof Error ? error.message : String(error) }, error)
  }
}

async function readTail(source: ByteSource, from: number): Promise<Tail> {
  const entries: IndexEntry[] = []
  let end = from
  let method: string | null = null
  for await (const piece of readGzip(source, from, WHOLE)) {
    if (piece.broken !== null || piece.end === null) break
    const record = parseRecord(piece.data, piece.offset, piece.end)
    if (!record) break
    const asked = requestMethod(record)
    if (asked !== null) {
      // A request without its answer is the half of an exchange that was in flight.
      method = asked
      continue
    }
    const reading = { archive: source.name, canonicalUrl: (url: string) => url, bodyLimit: BODY_LIMIT }
    const archived = await readArchivedRecord(record, reading)
    if (archived) {
      const entry = indexEntryOf(archived, { archive: source.name, offset: piece.offset, length: piece.end - piece.offset }, method)
      entries.push(archived.type === 'redirect' ? { ...entry, size: await decodedSize(record, reading) } : entry)
    }
    method = null
    end = piece.end
  }
  return { entries, end }
}

async function rewriteIndex(path: string, entries: readonly IndexEntry[]): Promise<void> {
  try {
    await writeFile(`${path}.new`, entries.map(entry => `${JSON.stringify(entry)}\n`).join(''))
    await rename(`${path}.new`, path)
  } catch (error) {
    throw failed(path, error)
  }
}

function failed(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined || error instanceof AppError ? error : fileFailure('write-failed', path, error)
}
