import type { ArchivedRecord, CollectionManifest, IndexEntry } from '../../model/collection.ts'
import type { Observation } from '../../model/evidence.ts'
import type { ArchiveFault, ArchiveFile, Collection } from './archive.ts'
import { readArchivedRecord, requestMethod } from './archived-record.ts'
import type { Reading } from './archived-record.ts'
import { hashFile, openFileSource } from './byte-source.ts'
import type { ByteSource } from './byte-source.ts'
import { OriginalPlaces, readRevisit } from './revisit.ts'
import { readWarc } from './warc-reader.ts'
import type { WarcRecord } from './warc-reader.ts'

/** A WARC file of a collection, or the part of a file that is one. */
export interface CollectionPart {
  readonly name: string
  readonly path: string
  readonly part: { readonly start: number; readonly size: number } | undefined
}

export interface CollectionParts {
  readonly path: string
  readonly manifest: CollectionManifest | null
  readonly index: readonly IndexEntry[]
  readonly observations: readonly Observation[]
  readonly parts: readonly CollectionPart[]
  /** The one file that all parts are in, which is then what `files` names. */
  readonly whole: { readonly path: string; readonly name: string } | null
  readonly reading: Omit<Reading, 'archive'>
  readonly dispose: () => Promise<void>
}

interface Place {
  readonly part: CollectionPart
  readonly offset: number
  readonly type: ArchivedRecord['type']
  readonly at: string
  readonly sha256: string
}

/** Reads the parts of a collection one after the other; where there is an index, it says what each record is. */
export class ArchiveCollection implements Collection {
  readonly path: string
  readonly manifest: CollectionManifest | null
  readonly observations: readonly Observation[]
  files: readonly ArchiveFile[] = []
  faults: readonly ArchiveFault[] = []
  readonly #parts: CollectionParts
  /** `archive@offset` → index entry. */
  readonly #known: ReadonlyMap<string, IndexEntry>
  #places: Map<string, Place[]> | null = null

  constructor(parts: CollectionParts) {
    this.path = parts.path
    this.manifest = parts.manifest
    this.observations = parts.observations
    this.#parts = parts
    this.#known = new Map(parts.index.map(entry => [`${entry.archive}@${entry.offset}`, entry]))
  }

  async *records(): AsyncGenerator<ArchivedRecord, void, undefined> {
    const faults: ArchiveFault[] = []
    const files: ArchiveFile[] = []
    const places = new Map<string, Place[]>()
    const originals = new OriginalPlaces()
    let counted = 0
    for (const part of this.#parts.parts) {
      const source = await openFileSource(part.path, part.name, part.part)
      const count = { records: 0 }
      try {
        for await (const archived of this.#readPart(source, faults, originals, count)) {
          const known = places.get(archived.url)
          const place = { part, offset: archived.evidence.offset ?? 0, type: archived.type, at: archived.at, sha256: archived.evidence.sha256 }
          if (known) known.push(place)
          else places.set(archived.url, [place])
          yield archived
        }
      } finally {
        await source.close()
      }
      counted += count.records
      if (!this.#parts.whole) files.push({ file: part.name, sha256: await hashFile(part.path), records: count.records })
    }
    if (this.#parts.whole) files.push({ file: this.#parts.whole.name, sha256: await hashFile(this.#parts.whole.path), records: counted })
    this.files = files
    this.faults = faults
    this.#places = places
  }

  /** Gives each response only after the record behind it was seen: that may be the request saying it was a POST. */
  async *#readPart(source: ByteSource, faults: ArchiveFault[], originals: OriginalPlaces, count: { records: number }): AsyncGenerator<ArchivedRecord, void, undefined> {
    const reading = { ...this.#parts.reading, archive: source.name }
    const methods = new RequestMethods()
    let held: { record: WarcRecord; archived: ArchivedRecord } | null = null
    for await (const record of readWarc(source, faults)) {
      count.records++
      methods.see(record)
      if (held) {
        const given = withMethod(held.archived, methods.of(held.record))
        if (given) yield given
        held = null
      }
      const known = this.#known.get(`${source.name}@${record.offset}`)
      const archived = record.fields['warc-type'] === 'revisit' ? await readRevisit(record, reading, source, originals, faults, count.records) : await readArchivedRecord(record, reading, known)
      if (!archived) continue
      if (known && known.sha256 !== archived.evidence.sha256) faults.push({ file: source.name, offset: record.offset, why: 'the content is not what the index names', records: count.records })
      if (archived.type === 'response') originals.add(record, source.name)
      held = { record, archived }
    }
    if (held) {
      const given = withMethod(held.archived, methods.of(held.record))
      if (given) yield given
    }
  }

  async get(url: string, type?: ArchivedRecord['type']): Promise<ArchivedRecord | null> {
    const matches = (candidate: ArchivedRecord['type']) => (type === undefined ? ['response', 'redirect', 'failure'].includes(candidate) : candidate === type)
    const entry = this.#parts.index.findLast(each => each.url === url && matches(each.type))
    if (entry) {
      const part = this.#parts.parts.find(each => each.name === entry.archive)
      return part ? await this.#readAt({ ...entry, part }, url) : null
    }
    const places = this.#places ?? (await this.#findPlaces())
    const place = places.get(url)?.findLast(each => matches(each.type))
    return place ? await this.#readAt(place, url) : null
  }

  async #findPlaces(): Promise<Map<string, Place[]>> {
    const pass = this.records()
    while (!(await pass.next()).done);
    return this.#places ?? new Map<string, Place[]>()
  }

  /** The record with that content from that offset on: several may share one gzip member, and a revisit has its original's. */
  async #readAt(place: Place, url: string): Promise<ArchivedRecord | null> {
    const source = await openFileSource(place.part.path, place.part.name, place.part.part)
    try {
      for await (const record of readWarc(source, [], place.offset)) {
        if (record.offset !== place.offset) return null
        const archived = await readArchivedRecord(record, { ...this.#parts.reading, archive: source.name }, this.#known.get(`${source.name}@${record.offset}`))
        if (archived?.type === place.type && archived.evidence.sha256 === place.sha256) return { ...archived, url, at: place.at, evidence: { ...archived.evidence, url } }
      }
      return null
    } finally {
      await source.close()
    }
  }

  async close(): Promise<void> {
    await this.#parts.dispose()
  }
}

/** Answers to anything but GET are no pages; answers to HEAD say so. */
function withMethod(archived: ArchivedRecord, method: string | null): ArchivedRecord | null {
  if (archived.type !== 'response' && archived.type !== 'redirect') return archived
  if (method === null || method === 'GET') return archived
  if (method !== 'HEAD') return null
  return archived.type === 'response' ? { ...archived, method: 'HEAD' } : archived
}

/** Remembers the methods of the last requests that were not GET, under the ids that link them to their responses. */
class RequestMethods {
  readonly #methods = new Map<string, string>()

  see(record: WarcRecord): void {
    const method = requestMethod(record)
    if (method === null || method === 'GET') return
    for (const id of [record.fields['warc-record-id'], record.fields['warc-concurrent-to']]) if (id) this.#methods.set(id, method)
    while (this.#methods.size > 1000) this.#methods.delete(this.#methods.keys().next().value!)
  }

  of(response: WarcRecord): string | null {
    for (const id of [response.fields['warc-record-id'], response.fields['warc-concurrent-to']]) {
      const method = id === undefined ? undefined : this.#methods.get(id)
      if (method !== undefined) return method
    }
    return null
  }
}
