import { readArchivedRecord } from '../collect/archive/archived-record.ts'
import type { ByteSource } from '../collect/archive/byte-source.ts'
import { readWarc } from '../collect/archive/warc-reader.ts'
import { indexEntry } from '../model/collection.ts'
import type { ArchivedRecord, IndexEntry } from '../model/collection.ts'
import { canonicalUrl } from '../page/url.ts'
import { AppError } from '../shared/errors.ts'
import { listCollectionFiles } from '../store/collection.ts'
import type { Executor } from '../store/executor.ts'
import type { ObjectStore } from '../store/objects/object-store.ts'

/** Longest record that is read for showing, as it stands compressed; the whole is in the archive. */
const MOST_RECORD = 64 * 1024 * 1024
const BODY_LIMIT = 32 * 1024 * 1024
const INDEX = 'index.jsonl'
/** Largest index that is read, and how much of indexes is remembered: they never change under their digest. */
const MOST_INDEX = 256 * 1024 * 1024
const REMEMBERED = 192 * 1024 * 1024

interface Index { readonly entries: readonly IndexEntry[]; readonly byUrl: ReadonlyMap<string, readonly IndexEntry[]>; readonly byDigest: ReadonlyMap<string, readonly IndexEntry[]> }
const indexes = new Map<string, { readonly index: Promise<Index>; readonly size: number }>()

/** What one collection kept, looked at record by record where it lies in the object store: nothing is copied or unpacked. */
export interface KeptArchive {
  readonly collectionId: string
  readonly entries: readonly IndexEntry[]
  withDigest(sha256: string): readonly IndexEntry[]
  /** Of a canonical address, in the order they were archived. */
  withUrl(url: string): readonly IndexEntry[]
  /** Null when the bytes there are not what the index says. */
  read(entry: IndexEntry): Promise<ArchivedRecord | null>
  /** The record as it stands in its file: one gzip member, a valid .warc.gz by itself. */
  raw(entry: IndexEntry): Promise<Uint8Array>
}

/** Opens what a collection kept; undefined when it kept nothing. Rejects as the object store does. */
export async function openKeptArchive(ex: Executor, objects: ObjectStore, collectionId: string): Promise<KeptArchive | undefined> {
  const files = new Map((await listCollectionFiles(ex, collectionId)).map(({ path, sha256, size }) => [path, { sha256, size }]))
  const listed = files.get(INDEX)
  if (!listed) return undefined
  const { entries, byDigest, byUrl } = await indexOf(objects, listed)
  const fileOf = (entry: IndexEntry) => {
    const file = files.get(entry.archive)
    if (!file || entry.length > MOST_RECORD) throw new AppError('evidence-missing', { sha256: file?.sha256 ?? entry.archive })
    return file.sha256
  }
  return {
    collectionId, entries,
    withDigest: sha256 => byDigest.get(sha256) ?? [],
    withUrl: url => byUrl.get(url) ?? [],
    raw: async entry => objects.readRange(fileOf(entry), entry.offset, entry.length),
    async read(entry) {
      const bytes = Buffer.from(await objects.readRange(fileOf(entry), entry.offset, entry.length))
      for await (const record of readWarc(sourceOf(entry, bytes), [], entry.offset)) {
        const archived = await readArchivedRecord(record, { archive: entry.archive, canonicalUrl: url => canonicalUrl(url), bodyLimit: BODY_LIMIT }, entry)
        if (archived?.evidence.sha256 === entry.sha256 && archived.type === entry.type) return archived
      }
      return null
    },
  }
}

/** A file of which only the bytes of one record are there. */
const sourceOf = ({ archive, offset, length }: IndexEntry, bytes: Buffer): ByteSource => ({
  name: archive, size: offset + length,
  read: async (position, wanted) => bytes.subarray(Math.max(0, position - offset), Math.max(0, position - offset + wanted)),
  close: async () => undefined,
})

async function indexOf(objects: ObjectStore, { sha256, size }: { readonly sha256: string; readonly size: number }): Promise<Index> {
  const known = indexes.get(sha256)
  if (known) {
    // Latest last: the first is the one longest not asked for.
    indexes.delete(sha256)
    indexes.set(sha256, known)
    return known.index
  }
  if (size > MOST_INDEX) throw new AppError('file-too-large', { name: INDEX, size, most: MOST_INDEX })
  const index = readIndex(objects, sha256)
  indexes.set(sha256, { index, size: size * 2 })
  let total = [...indexes.values()].reduce((sum, each) => sum + each.size, 0)
  for (const [key, each] of indexes) {
    if (total <= REMEMBERED || key === sha256) break
    indexes.delete(key)
    total -= each.size
  }
  return index.catch((error: unknown) => { indexes.delete(sha256); throw error })
}

async function readIndex(objects: ObjectStore, sha256: string): Promise<Index> {
  const entries: IndexEntry[] = []
  const byUrl = new Map<string, IndexEntry[]>()
  const byDigest = new Map<string, IndexEntry[]>()
  const add = (map: Map<string, IndexEntry[]>, key: string, entry: IndexEntry) => {
    const list = map.get(key)
    if (list) list.push(entry)
    else map.set(key, [entry])
  }
  for (const line of Buffer.from(await objects.read(sha256)).toString('utf8').split('\n')) {
    if (line === '') continue
    const entry = parseLine(line)
    if (!entry) continue
    entries.push(entry)
    add(byUrl, entry.url, entry)
    add(byDigest, entry.sha256, entry)
  }
  return { entries, byUrl, byDigest }
}

function parseLine(line: string): IndexEntry | null {
  try {
    return indexEntry.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null // A line torn by a kill: its record is in the archive, and nobody cites it.
  }
}
