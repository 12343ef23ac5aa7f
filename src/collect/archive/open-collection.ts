import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { canonicalUrl } from '../../page/url.ts'
import { AppError } from '../../shared/errors.ts'
import type { ArchivedRecord, IndexEntry } from '../../model/collection.ts'
import { BODY_LIMIT } from './archived-record.ts'
import type { Collection } from './archive.ts'
import { ArchiveCollection } from './archive-collection.ts'
import type { CollectionPart } from './archive-collection.ts'
import { unreadable } from './byte-source.ts'
import { readIndex } from './index-file.ts'
import { readManifest } from './manifest-file.ts'
import { readObservations } from './observation-log.ts'
import { openWacz } from './wacz.ts'

export interface OpenOptions {
  /** Canonical form of a URL, null for what is no web page; by default that of `src/page`. */
  readonly canonicalUrl?: (url: string) => string | null
  /** Decoded bodies are cut here; default 32 MiB. */
  readonly bodyLimit?: number
}

/**
 * Opens a directory written by `collect`, or a `.warc`, `.warc.gz` or `.wacz` file (told by content, not by name).
 * Rejects with `file-unreadable`, `target-unusable`, `archive-empty` or, for a zip without readable directory, `archive-broken`.
 */
export async function openCollection(path: string, options: OpenOptions = {}): Promise<Collection> {
  const reading = { canonicalUrl: options.canonicalUrl ?? (url => canonicalUrl(url)), bodyLimit: options.bodyLimit ?? BODY_LIMIT }
  if (await isDirectory(path)) return await openDirectory(path, reading)
  const name = basename(path)
  const none = { manifest: null, index: [] as IndexEntry[], observations: [] }
  switch (await sniff(path)) {
    case 'zip': {
      const { parts, dispose } = await openWacz(path, name)
      return new ArchiveCollection({ ...none, path, parts, whole: { path, name }, reading, dispose })
    }
    case 'warc':
      return new ArchiveCollection({ ...none, path, parts: [{ name, path, part: undefined }], whole: null, reading, dispose: async () => {} })
    default:
      throw new AppError('target-unusable', { target: path, why: 'the file is neither WARC nor WACZ' })
  }
}

/** One pass over an archive. Its places that cannot be read are thrown as one `archive-broken` after everything readable was given. */
export async function* readArchive(path: string, options: OpenOptions = {}): AsyncGenerator<ArchivedRecord, void, undefined> {
  const collection = await openCollection(path, options)
  try {
    yield* collection.records()
    const [fault] = collection.faults
    if (fault) throw new AppError('archive-broken', { path: fault.file, offset: fault.offset, why: fault.why, records: fault.records })
  } finally {
    await collection.close()
  }
}

async function openDirectory(path: string, reading: { readonly canonicalUrl: (url: string) => string | null; readonly bodyLimit: number }): Promise<Collection> {
  const manifest = await readManifest(path)
  let names: string[]
  try {
    names = await readdir(join(path, 'archive'))
  } catch (error) {
    if (manifest === null) throw new AppError('archive-empty', { path, why: 'the directory holds neither collection.json nor archive/' }, error)
    names = []
  }
  const files = names.filter(name => /\.warc(?:\.gz)?$/.test(name)).sort()
  if (manifest === null && files.length === 0) throw new AppError('archive-empty', { path, why: 'the directory holds no collection.json' })
  const { entries } = await readIndex(join(path, 'index.jsonl'))
  const parts: CollectionPart[] = files.map(file => ({ name: `archive/${file}`, path: join(path, 'archive', file), part: undefined }))
  return new ArchiveCollection({ path, manifest, index: entries, observations: await readObservations(path), parts, whole: null, reading, dispose: async () => {} })
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    throw unreadable(path, error)
  }
}

async function sniff(path: string): Promise<'zip' | 'warc' | null> {
  try {
    const handle = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0)
      const start = buffer.subarray(0, bytesRead).toString('latin1')
      if (start.startsWith('PK\u0003\u0004')) return 'zip'
      return start.startsWith('WARC/') || start.startsWith('\u001f\u008b') ? 'warc' : null
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw unreadable(path, error)
  }
}
