import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexEntry } from '../../model/collection.ts'
import { AppError } from '../../shared/errors.ts'
import { fileFailure } from '../../shared/file-failure.ts'
import type { Exchange } from '../exchange.ts'
import { AppendFile, openForAppend } from './append-file.ts'
import type { OpenFile } from './append-file.ts'
import type { Archive, ArchiveOptions, ArchiveRepair } from './archive.ts'
import { compressRecord } from './compress-record.ts'
import { draftExchange, draftRendered, draftScreenshot, draftWarcinfo } from './draft.ts'
import type { Draft, UnplacedEntry } from './draft.ts'

interface Job {
  readonly size: number
  readonly make: () => Draft
  readonly resolve: (entry: IndexEntry) => void
  readonly reject: (error: unknown) => void
  ready: { readonly members: readonly Buffer[]; readonly entry: UnplacedEntry } | null
}

const archiveName = (number: number): string => `part-${String(number).padStart(5, '0')}.warc.gz`

/** Begins the archive of a new collection in `dir`; rejects with `directory-in-use` when there is one, `write-failed` when it cannot. */
export async function createArchive(dir: string, options: ArchiveOptions, openFile: OpenFile = openForAppend): Promise<Archive> {
  try {
    await mkdir(join(dir, 'archive'), { recursive: true })
    if ((await readdir(join(dir, 'archive'))).length > 0) throw new AppError('directory-in-use', { path: dir })
  } catch (error) {
    throw error instanceof AppError ? error : fileFailure('write-failed', dir, error)
  }
  return await ArchiveWriter.start(dir, 0, options, openFile)
}

/** Mends what a kill left behind and goes on in a new file; `nothing-to-resume` when there is no archive. */
export async function resumeArchive(dir: string, options: ArchiveOptions, openFile: OpenFile = openForAppend): Promise<{ readonly archive: Archive; readonly repair: ArchiveRepair }> {
  // Loaded only where it is needed: it reads archives, and brings all that takes with it.
  const { repairArchive } = await import('./repair.ts')
  const { repair, lastNumber } = await repairArchive(dir)
  return { archive: await ArchiveWriter.start(dir, lastNumber, options, openFile), repair }
}

class ArchiveWriter implements Archive {
  failed: AppError | null = null
  bytes = 0
  records = 0
  readonly #dir: string
  readonly #options: ArchiveOptions
  readonly #openFile: OpenFile
  readonly #index: AppendFile
  #file: AppendFile | null = null
  #number: number
  /** Waiting to be compressed, and compressing or compressed; both in order of the calls. */
  readonly #waiting: Job[] = []
  readonly #started: Job[] = []
  #inFlight = 0
  #draining = false
  #closed = false
  #onRoom: (() => void)[] = []
  #onIdle: (() => void)[] = []

  private constructor(dir: string, lastNumber: number, options: ArchiveOptions, openFile: OpenFile, index: AppendFile) {
    this.#dir = dir
    this.#number = lastNumber
    this.#options = options
    this.#openFile = openFile
    this.#index = index
  }

  static async start(dir: string, lastNumber: number, options: ArchiveOptions, openFile: OpenFile): Promise<ArchiveWriter> {
    const path = join(dir, 'index.jsonl')
    try {
      return new ArchiveWriter(dir, lastNumber, options, openFile, await AppendFile.open(path, openFile))
    } catch (error) {
      throw fileFailure('write-failed', path, error)
    }
  }

  write(exchange: Exchange): Promise<IndexEntry> {
    const size = exchange.outcome.ok ? exchange.outcome.payload.length + exchange.outcome.body.length : 0
    return this.#enqueue(size, () => draftExchange(exchange))
  }

  writeRendered(rendered: Parameters<Archive['writeRendered']>[0]): Promise<IndexEntry> {
    return this.#enqueue(rendered.html.length * 2, () => draftRendered(rendered))
  }

  writeScreenshot(shot: Parameters<Archive['writeScreenshot']>[0]): Promise<IndexEntry> {
    return this.#enqueue(shot.image.length, () => draftScreenshot(shot))
  }

  get #full(): boolean {
    return this.#inFlight >= (this.#options.maxInFlightBytes ?? 32 * 1024 * 1024)
  }

  async room(): Promise<void> {
    while ((this.#full || this.#waiting.length > 0) && !this.failed) await new Promise<void>(resolve => this.#onRoom.push(resolve))
  }

  #enqueue(size: number, make: Job['make']): Promise<IndexEntry> {
    if (this.failed) return Promise.reject(this.failed)
    if (this.#closed) return Promise.reject(new TypeError('the archive is closed'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ size: size + 2048, make, resolve, reject, ready: null })
      this.#begin()
    })
  }

  /** Hands waiting jobs to the thread pool while the bound allows. */
  #begin(): void {
    while (this.#waiting.length > 0 && !this.#full && !this.failed) {
      const job = this.#waiting.shift()!
      this.#inFlight += job.size
      this.#started.push(job)
      void this.#compress(job)
    }
  }

  async #compress(job: Job): Promise<void> {
    try {
      const { records, entry } = job.make()
      job.ready = { members: await Promise.all(records.map(compressRecord)), entry }
    } catch (error) {
      // A draft that cannot be made is its caller's bug and stops nobody else.
      const at = this.#started.indexOf(job)
      if (at !== -1) {
        this.#started.splice(at, 1)
        this.#inFlight -= job.size
      }
      job.reject(error)
    }
    this.#begin()
    if (!this.#draining) await this.#drain()
  }

  /** Writes whatever stands compressed at the head of the queue, in one go. */
  async #drain(): Promise<void> {
    this.#draining = true
    try {
      while (this.#started[0]?.ready && !this.failed) {
        const count = this.#started.findIndex(job => !job.ready)
        await this.#writeBatch(this.#started.splice(0, count === -1 ? this.#started.length : count))
        this.#begin()
      }
    } finally {
      this.#draining = false
      if (this.failed) this.#rejectAll(this.failed)
      for (const resolve of this.#onRoom.splice(0)) resolve()
      if (this.#started.length + this.#waiting.length === 0) for (const resolve of this.#onIdle.splice(0)) resolve()
    }
  }

  async #writeBatch(jobs: readonly Job[]): Promise<void> {
    let file: AppendFile | null = null
    let before = 0
    try {
      file = await this.#currentFile()
      before = file.size
      const archive = `archive/${archiveName(this.#number)}`
      const members: Buffer[] = []
      const entries: IndexEntry[] = []
      let offset = before
      for (const { ready } of jobs) {
        const length = ready!.members.at(-1)!.length
        for (const member of ready!.members) offset += member.length
        members.push(...ready!.members)
        const { url, type, at, status, mime, sha256, ...rest } = ready!.entry
        entries.push({ url, type, at, status, mime, sha256, archive, offset: offset - length, length, ...rest })
      }
      await file.append(Buffer.concat(members))
      await this.#index.append(Buffer.from(entries.map(entry => `${JSON.stringify(entry)}\n`).join('')))
      this.bytes += offset - before
      this.records += members.length
      jobs.forEach((job, i) => job.resolve(entries[i]!))
    } catch (error) {
      this.failed ??= fileFailure('write-failed', file?.path ?? join(this.#dir, 'archive'), error)
      await file?.cutTo(before)
      for (const job of jobs) job.reject(this.failed)
    }
    for (const job of jobs) this.#inFlight -= job.size
  }

  /** The file to write to, a new one with its warcinfo when there is none yet or the last is full. */
  async #currentFile(): Promise<AppendFile> {
    if (this.#file && this.#file.size < (this.#options.maxFileBytes ?? 1024 ** 3)) return this.#file
    await this.#file?.close()
    this.#file = null
    const name = archiveName(++this.#number)
    const file = await AppendFile.open(join(this.#dir, 'archive', name), this.#openFile)
    const { software, userAgent, robots = 'obeyed', now = () => new Date() } = this.#options
    await file.append(await compressRecord(draftWarcinfo({ date: now().toISOString(), file: name, software, userAgent, robots })))
    this.#file = file
    this.bytes += file.size
    this.records++
    return file
  }

  #rejectAll(error: AppError): void {
    for (const job of [...this.#started.splice(0), ...this.#waiting.splice(0)]) job.reject(error)
    this.#inFlight = 0
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    if (this.#started.length + this.#waiting.length > 0 || this.#draining) await new Promise<void>(resolve => this.#onIdle.push(resolve))
    try {
      await this.#file?.close()
      await this.#index.close()
    } catch (error) {
      this.failed ??= fileFailure('write-failed', this.#dir, error)
    }
    this.#file = null
  }
}
