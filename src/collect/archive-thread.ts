import { Worker } from 'node:worker_threads'
import type { IndexEntry } from '../model/collection.ts'
import { AppError } from '../shared/errors.ts'
import type { ErrorCode } from '../shared/errors.ts'
import type { Archive, ArchiveOptions, ArchiveRepair } from './archive/archive.ts'
import type { Exchange } from './exchange.ts'
import { withStartUpCache } from './start-up-cache.ts'

/** What can be written; the thread calls the archive's method of that name. */
export type WriteOrder =
  | { readonly method: 'write'; readonly value: Exchange }
  | { readonly method: 'writeRendered'; readonly value: Parameters<Archive['writeRendered']>[0] }
  | { readonly method: 'writeScreenshot'; readonly value: Parameters<Archive['writeScreenshot']>[0] }

export interface ThreadStart {
  readonly dir: string
  readonly resume: boolean
  /** Without functions, which cannot cross to another thread. */
  readonly options: Omit<ArchiveOptions, 'now'>
}

/** An `AppError` or a bug on its way between threads. */
export interface SentError {
  readonly code: ErrorCode | null
  readonly params: Readonly<Record<string, string | number>>
  readonly message: string
}

export interface NumberedOrder {
  readonly id: number
  readonly order: WriteOrder
}

export type ToThread = { readonly kind: 'orders'; readonly orders: readonly NumberedOrder[] } | { readonly kind: 'close' }
export type FromThread =
  | { readonly kind: 'open'; readonly repair: ArchiveRepair | null }
  | { readonly kind: 'refused'; readonly error: SentError }
  | { readonly kind: 'done'; readonly results: readonly ({ readonly id: number; readonly entry: IndexEntry } | { readonly id: number; readonly error: SentError })[]; readonly bytes: number; readonly records: number }
  | { readonly kind: 'closed'; readonly error: SentError | null; readonly bytes: number; readonly records: number }

interface Pending {
  readonly size: number
  readonly resolve: (entry: IndexEntry) => void
  readonly reject: (error: unknown) => void
}

const DEFAULT_BYTES = 16 * 1024 * 1024
const DEFAULT_ORDERS = 16
/** Waking the thread costs more than what it is told: orders go together, as many as may wait, or what there is after so many milliseconds. */
const LINGER_MS = 10
/** Nothing that is made while writing is kept: more would only lie about longer. */
const YOUNG_MB = 6

/** Opens an archive in a thread of its own, so that drafting, hashing and compressing take nothing from fetching and reading. */
export async function openArchiveThread(start: ThreadStart): Promise<{ readonly archive: Archive; readonly repair: ArchiveRepair | null }> {
  const worker = new Worker(new URL('archive-thread-worker.ts', import.meta.url), { workerData: start, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB }, ...withStartUpCache() })
  const first = await new Promise<FromThread>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  if (first.kind === 'refused') {
    await worker.terminate()
    throw revive(first.error)
  }
  return { archive: new ArchiveThread(worker, { bytes: start.options.maxInFlightBytes ?? DEFAULT_BYTES, orders: start.options.maxInFlight ?? DEFAULT_ORDERS }), repair: first.kind === 'open' ? first.repair : null }
}

class ArchiveThread implements Archive {
  failed: AppError | null = null
  bytes = 0
  records = 0
  readonly #worker: Worker
  readonly #bounds: { readonly bytes: number; readonly orders: number }
  readonly #pending = new Map<number, Pending>()
  #nextId = 0
  #inFlight = 0
  /** What the thread is told next, and the memory that goes over with it. */
  #unsent: NumberedOrder[] = []
  #given: ArrayBuffer[] = []
  #closing: Promise<void> | null = null
  #onClosed: () => void = () => undefined
  #onRoom: (() => void)[] = []
  #linger: NodeJS.Timeout | undefined

  constructor(worker: Worker, bounds: { readonly bytes: number; readonly orders: number }) {
    this.#worker = worker
    this.#bounds = bounds
    worker.on('message', (message: FromThread) => this.#receive(message))
    worker.on('error', error => this.#abandon(error))
  }

  write(exchange: Exchange, bodies: 'keep' | 'give' = 'keep'): Promise<IndexEntry> {
    const { outcome } = exchange
    if (!outcome.ok) return this.#order({ method: 'write', value: exchange }, 0)
    const written = this.#order({ method: 'write', value: exchange }, outcome.payload.length + outcome.body.length)
    if (bodies === 'give') for (const bytes of new Set([outcome.payload, outcome.body])) if (ownsMemory(bytes)) this.#given.push(bytes.buffer)
    return written
  }

  writeRendered(rendered: Parameters<Archive['writeRendered']>[0]): Promise<IndexEntry> {
    return this.#order({ method: 'writeRendered', value: rendered }, rendered.html.length * 2)
  }

  writeScreenshot(shot: Parameters<Archive['writeScreenshot']>[0]): Promise<IndexEntry> {
    return this.#order({ method: 'writeScreenshot', value: shot }, shot.image.length)
  }

  async room(): Promise<void> {
    while ((this.#inFlight >= this.#bounds.bytes || this.#pending.size >= this.#bounds.orders) && !this.failed) {
      this.#send()
      await new Promise<void>(resolve => this.#onRoom.push(resolve))
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#send()
    const closed = new Promise<void>(resolve => (this.#onClosed = resolve))
    this.#worker.postMessage({ kind: 'close' } satisfies ToThread, [])
    await closed
    await this.#worker.terminate()
  }

  #order(order: WriteOrder, size: number): Promise<IndexEntry> {
    if (this.failed) return Promise.reject(this.failed)
    if (this.#closing) return Promise.reject(new TypeError('the archive is closed'))
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { size: size + 2048, resolve, reject })
      this.#inFlight += size + 2048
      this.#unsent.push({ id, order })
      if (this.#unsent.length >= this.#bounds.orders) this.#send()
      else this.#linger ??= setTimeout(() => this.#send(), LINGER_MS)
    })
  }

  #send(): void {
    clearTimeout(this.#linger)
    this.#linger = undefined
    const orders = this.#unsent
    const given = this.#given
    if (orders.length === 0) return
    this.#unsent = []
    this.#given = []
    this.#worker.postMessage({ kind: 'orders', orders } satisfies ToThread, given)
  }

  #receive(message: FromThread): void {
    if (message.kind === 'done') {
      for (const result of message.results) {
        const pending = this.#pending.get(result.id)
        if (!pending) continue
        this.#pending.delete(result.id)
        this.#inFlight -= pending.size
        if ('entry' in result) pending.resolve(result.entry)
        else pending.reject(this.#failWith(result.error))
      }
    } else if (message.kind === 'closed') {
      if (message.error) this.#failWith(message.error)
      this.#onClosed()
    }
    if (message.kind === 'done' || message.kind === 'closed') {
      this.bytes = message.bytes
      this.records = message.records
    }
    for (const resolve of this.#onRoom.splice(0)) resolve()
  }

  /** Every write after the first that failed rejects with the same error; a bug of the caller stops nobody else. */
  #failWith(error: SentError): Error {
    const revived = revive(error)
    if (revived instanceof AppError) this.failed ??= revived
    return this.failed ?? revived
  }

  /** The thread is gone: nothing pending will ever be written. */
  #abandon(error: Error): void {
    this.failed ??= new AppError('write-failed', { path: 'archive', why: error.message }, error)
    for (const { reject } of this.#pending.values()) reject(this.failed)
    this.#pending.clear()
    this.#inFlight = 0
    for (const resolve of this.#onRoom.splice(0)) resolve()
    this.#onClosed()
  }
}

/** Whether nothing else lives in the memory of `bytes`, as it does in Node's pool of small buffers. */
function ownsMemory(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.byteLength > 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
}

/** An error made ready to cross to another thread. */
export function sendable(error: unknown): SentError {
  if (error instanceof AppError) return { code: error.code, params: { ...error.params }, message: error.message }
  return { code: null, params: {}, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

function revive({ code, params, message }: SentError): Error {
  return code === null ? new Error(message) : new AppError(code, params)
}
