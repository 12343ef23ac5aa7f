import { openPromise } from 'yauzl'
import type { Entry } from 'yauzl'
import { AppError } from '../../shared/errors.ts'
import type { ImportSource } from './source.ts'

const MOST_ENTRIES = 100_000

/** A ZIP file of which nothing is unpacked but what is asked for, and that bounded. */
export interface ZipFile {
  readonly entries: readonly Entry[]
  entry(name: string): Entry | undefined
  /** The whole of an entry; rejects with `export-unreadable` past the bound. */
  bytes(entry: Entry, most: number): Promise<Buffer>
  /** UTF-8 text of an entry as it inflates. */
  text(entry: Entry, most: number): AsyncGenerator<string>
  close(): void
}

/** Opens by the directory at the end of the file; a file that was cut has none. Rejects with `export-unreadable`. */
export async function openZip({ path, name }: Pick<ImportSource, 'path' | 'name'>): Promise<ZipFile> {
  const broken = (error: unknown): AppError => new AppError('export-unreadable', { name, why: `not a whole ZIP container: ${error instanceof Error ? error.message : String(error)}`, whyZh: '压缩包不完整或已损坏，请重新导出' }, error)
  const zip = await openPromise(path, { autoClose: false, validateEntrySizes: true, lazyEntries: true }).catch((error: unknown) => { throw broken(error) })
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      if (entries.length >= MOST_ENTRIES) break
    }
  } catch (error) {
    zip.close()
    throw broken(error)
  }
  const byName = new Map(entries.map(entry => [entry.fileName, entry]))
  async function* chunks(entry: Entry, most: number): AsyncGenerator<Buffer> {
    const tooLarge = (): AppError => new AppError('export-unreadable', { name, why: `"${entry.fileName.slice(0, 100)}" in it inflates past ${most} bytes`, whyZh: `其中的“${entry.fileName.slice(0, 100)}”展开后超过 ${most} 字节` })
    if (entry.uncompressedSize > most) throw tooLarge()
    let size = 0
    for await (const chunk of await zip.openReadStreamPromise(entry) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) throw tooLarge()
      yield chunk
    }
  }
  return {
    entries,
    entry: one => byName.get(one),
    async bytes(entry, most) {
      const parts: Buffer[] = []
      for await (const chunk of chunks(entry, most)) parts.push(chunk)
      return Buffer.concat(parts)
    },
    async* text(entry, most) {
      const decoder = new TextDecoder('utf-8')
      for await (const chunk of chunks(entry, most)) yield decoder.decode(chunk, { stream: true })
      yield decoder.decode()
    },
    close: () => zip.close(),
  }
}
