import { Worker } from 'node:worker_threads'
import { withStartUpCache } from '../start-up-cache.ts'
import type { Gleaner } from './glean.ts'
import { readAnswer } from './read-answer.ts'
import type { AnswerReader, AnswerToRead, Reading } from './read-answer.ts'

export interface ReaderStart {
  /** Patterns of the hosts in scope. */
  readonly hosts: readonly string[]
  /** Day of the collection, ms since 1970. */
  readonly today: number
}

export interface NumberedAnswer { readonly id: number; readonly answer: AnswerToRead }
export interface NumberedReading { readonly id: number; readonly reading: Reading }
export type FromReader = { readonly kind: 'open' } | { readonly kind: 'read'; readonly readings: readonly NumberedReading[] }

/** Reading less takes no longer than the way to the thread. */
const SMALL = 4096
/** Answers that may wait for the thread: enough to keep it busy, few enough for what they lead to to be known in time. */
const AHEAD = 16
/** Bytes of answers that may wait: a site of huge pages fills no memory. */
const AHEAD_BYTES = 16 * 1024 * 1024
/** Nearly nothing that is made while reading is kept: left to itself, a thread lets three times as much lie about before it clears up, and is no faster. */
const YOUNG_MB = 24

/** Reads where it is called. */
export class ReaderHere implements AnswerReader {
  readonly ahead = 0
  readonly #gleaner: Gleaner

  constructor(gleaner: Gleaner) {
    this.#gleaner = gleaner
  }

  read(answer: AnswerToRead): Promise<Reading> {
    return Promise.resolve(readAnswer(answer, this.#gleaner))
  }

  async close(): Promise<void> {}
}

/** Reads in a thread of its own, so that understanding pages takes nothing from fetching them; until that is there, where it is called. */
export class ReaderThread implements AnswerReader {
  readonly #here: ReaderHere
  readonly #pending = new Map<number, PromiseWithResolvers<Reading> & { readonly bytes: number }>()
  readonly #worker: Worker
  #isOpen = false
  #lost: Error | null = null
  #count = 0
  #bytes = 0

  /** `gleaner`: for what is read here. */
  constructor(start: ReaderStart, gleaner: Gleaner) {
    this.#here = new ReaderHere(gleaner)
    this.#worker = this.#open(start)
  }

  get ahead(): number {
    return this.#isOpen && this.#bytes < AHEAD_BYTES ? AHEAD : 0
  }

  /** Rejects when the thread is lost, and with it what it was to read. */
  read(answer: AnswerToRead): Promise<Reading> {
    if (this.#lost !== null) return Promise.reject(this.#lost)
    if (!this.#isOpen || answer.body.length < SMALL) return this.#here.read(answer)
    const id = this.#count++
    const pending = { ...Promise.withResolvers<Reading>(), bytes: answer.body.length }
    this.#pending.set(id, pending)
    this.#bytes += pending.bytes
    // A copy to give away: the archive takes the body itself.
    const body = new Uint8Array(answer.body)
    this.#worker.postMessage({ id, answer: { ...answer, body } } satisfies NumberedAnswer, [body.buffer])
    return pending.promise
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #open(start: ReaderStart): Worker {
    const worker = new Worker(new URL('reader-thread-worker.ts', import.meta.url), { workerData: start, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB }, ...withStartUpCache() })
    worker.on('message', (message: FromReader) => {
      if (message.kind === 'open') {
        this.#isOpen = true
        return
      }
      for (const each of message.readings) this.#settle(each)
    })
    worker.on('error', error => this.#lose(error))
    worker.on('exit', () => this.#lose(new Error('the thread that reads pages has ended')))
    return worker
  }

  #settle({ id, reading }: NumberedReading): void {
    const pending = this.#pending.get(id)
    if (pending === undefined) return
    this.#pending.delete(id)
    this.#bytes -= pending.bytes
    pending.resolve(reading)
  }

  #lose(error: Error): void {
    this.#lost ??= error
    for (const { reject } of this.#pending.values()) reject(this.#lost)
    this.#pending.clear()
  }
}
