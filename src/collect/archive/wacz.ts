import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { AppError } from '../../shared/errors.ts'

/** A WARC file inside a WACZ: a part of the zip when stored, a temporary file when it was deflated. */
export interface WaczPart {
  /** e.g. `crawl.wacz/archive/data.warc.gz` */
  readonly name: string
  readonly path: string
  readonly part: { readonly start: number; readonly size: number } | undefined
}

const MAX_ENTRIES = 100_000
const MAX_EXTRACTED = 16 * 1024 ** 3
/** WARCs inside are compressed already or text: what shrinks more than this is a bomb. */
const MAX_RATIO = 200

/** Lists the WARC files of a WACZ, sorted by name. `dispose` removes what had to be extracted. */
export async function openWacz(path: string, name: string): Promise<{ readonly parts: readonly WaczPart[]; readonly dispose: () => Promise<void> }> {
  let dir: string | null = null
  const dispose = async () => {
    if (dir !== null) await rm(dir, { recursive: true, force: true })
  }
  try {
    // Names are checked by yauzl (no absolute paths, no `..`) and sizes against what the directory claims.
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
    try {
      const parts: WaczPart[] = []
      let extracted = 0
      for (const entry of await warcEntries(zip, path)) {
        const inner = `${name}/${entry.fileName}`
        if (entry.compressionMethod === 0 && !entry.isEncrypted()) {
          const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
          parts.push({ name: inner, path, part: { start: fileDataStart, size: entry.compressedSize } })
          continue
        }
        extracted += entry.uncompressedSize
        if (extracted > MAX_EXTRACTED || entry.uncompressedSize > entry.compressedSize * MAX_RATIO + 65_536) throw new Error(`${entry.fileName} is too large to extract`)
        dir ??= await mkdtemp(join(tmpdir(), 'zhengheng-wacz-'))
        const file = join(dir, `${parts.length}.warc`)
        await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file))
        parts.push({ name: inner, path: file, part: undefined })
      }
      return { parts, dispose }
    } finally {
      zip.close()
    }
  } catch (error) {
    await dispose()
    throw error instanceof AppError ? error : new AppError('archive-broken', { path, offset: 0, why: error instanceof Error ? error.message : String(error), records: 0 }, error)
  }
}

async function warcEntries(zip: ZipFile, path: string): Promise<Entry[]> {
  const entries: Entry[] = []
  let seen = 0
  for await (const entry of zip.eachEntry()) {
    if (++seen > MAX_ENTRIES) throw new Error('too many files in the zip')
    if (/^archive\/[^/]+\.warc(?:\.gz)?$/i.test(entry.fileName)) entries.push(entry)
  }
  if (entries.length === 0) throw new AppError('archive-empty', { path, why: 'no archive/*.warc.gz in it' })
  return entries.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
}
