import type { ArchivedRecord, CollectionManifest, IndexEntry } from '../../model/collection.ts'
import type { Observation } from '../../model/evidence.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Exchange } from '../exchange.ts'

/** Where exchanges, rendered pages and screenshots are written down. `createArchive` and `resumeArchive` make one. */
export interface Archive {
  /**
   * Writes request and response (or failure); resolves when record and index line are in their files. Order of calls = order
   * of records. The bytes of a body that is given may be taken away at once: nobody else may look at them any more.
   */
  write(exchange: Exchange, bodies?: 'keep' | 'give'): Promise<IndexEntry>
  /** The DOM a browser made of `url`, UTF-8. */
  writeRendered(rendered: { readonly url: string; readonly at: string; readonly html: string; readonly status: number; readonly truncated: boolean }): Promise<IndexEntry>
  writeScreenshot(shot: { readonly url: string; readonly at: string; readonly mime: 'image/png' | 'image/jpeg'; readonly image: Uint8Array }): Promise<IndexEntry>
  /** Resolves when less than the bounds is in flight; await it before fetching more when writes are not awaited. */
  room(): Promise<void>
  /** The first write error (`write-failed`); every pending and later write rejects with this same error. */
  readonly failed: AppError | null
  /** Bytes on disk in archive files so far, and records written by this process. */
  readonly bytes: number
  readonly records: number
  /** Waits for what is pending and closes the files; never throws for an error already reported. */
  close(): Promise<void>
}

export interface ArchiveOptions {
  /** Name and version, e.g. `zhengheng/0.1.0`. */
  readonly software: string
  readonly userAgent: string
  /** Stated in warcinfo. */
  readonly robots?: 'obeyed' | 'ignored'
  readonly now?: () => Date
  /** A new file is begun past this size; default 1 GiB. */
  readonly maxFileBytes?: number
  /** Uncompressed bytes that may wait to be written; default 32 MiB. */
  readonly maxInFlightBytes?: number
  /** Answers that may wait to be written: what a kill can lose, beside what is being fetched. Kept by the archive's thread; default 16. */
  readonly maxInFlight?: number
}

/** What `resumeArchive` found and mended after a kill. */
export interface ArchiveRepair {
  /** Entries of the index after the repair, in order: what need not be fetched again. */
  readonly entries: readonly IndexEntry[]
  /** Bytes of torn records cut off, by file. */
  readonly cut: readonly { readonly file: string; readonly offset: number; readonly bytes: number }[]
  /** Index lines rebuilt from records that had none, and lines dropped because their record is not in the file. */
  readonly rebuilt: number
  readonly dropped: number
}

/** A place in an archive that could not be read. Reading goes on after it where a later record can be found. */
export interface ArchiveFault {
  readonly file: string
  readonly offset: number
  readonly why: string
  /** Records of this file read before it. */
  readonly records: number
}

export interface ArchiveFile {
  /** Relative to the collection, or the file's name. */
  readonly file: string
  readonly sha256: string
  readonly records: number
}

/** A collection directory or anybody's archive, opened for reading. */
export interface Collection {
  readonly path: string
  /** Null for archives others made. */
  readonly manifest: CollectionManifest | null
  /** Everything readable, in the order it was written; may be called more than once. Never throws for a broken record: see `faults`. */
  records(): AsyncGenerator<ArchivedRecord, void, undefined>
  readonly observations: readonly Observation[]
  /** Complete after one full pass of `records()`. */
  readonly files: readonly ArchiveFile[]
  /** Complete after one full pass of `records()`. */
  readonly faults: readonly ArchiveFault[]
  /** The last page-like record (response, redirect, failure; or of `type`) of a canonical URL, by index; null when there is none. */
  get(url: string, type?: ArchivedRecord['type']): Promise<ArchivedRecord | null>
  close(): Promise<void>
}
