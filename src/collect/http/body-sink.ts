import { decodeContent } from '../archive/content-coding.ts'
import { CollectFailure } from './failure-kinds.ts'

/** A body as it came, and with its content coding undone. */
export interface ReadBody {
  readonly payload: Uint8Array
  readonly body: Uint8Array
  readonly truncated: boolean
}

/** Past this many bytes a compressed body is tried out while it is still coming in. */
const PROBE_BYTES = 64 * 1024
/** Real pages compress 5 to 50 times; past this, and a megabyte, it is a bomb. */
const MAX_RATIO = 200
const HARMLESS = 1024 * 1024

/** Takes in the pieces of one body within its bounds. */
export class BodySink {
  /** The Content-Encoding header; set before the first piece. */
  coding: string | undefined
  readonly #limit: number
  readonly #decodedLimit: number
  readonly #chunks: Buffer[] = []
  #size = 0
  #probed = false
  #cut = false

  constructor(limit: number, decodedLimit: number) {
    this.#limit = limit
    this.#decodedLimit = decodedLimit
  }

  /** `cut`: the bound is reached, stop reading; `probe`: call {@link probe} now. */
  push(chunk: Buffer): 'more' | 'cut' | 'probe' {
    if (this.#cut) return 'more'
    const left = this.#limit - this.#size
    this.#cut = chunk.length > left
    this.#chunks.push(this.#cut ? chunk.subarray(0, left) : chunk)
    this.#size += Math.min(chunk.length, left)
    if (this.#cut) return 'cut'
    if (this.#probed || this.coding === undefined || this.#size < PROBE_BYTES) return 'more'
    this.#probed = true
    return 'probe'
  }

  /** Looks whether what came so far already expands past every sane ratio: a bomb is dropped at its first 64 KiB. */
  async probe(): Promise<CollectFailure | null> {
    const head = Buffer.concat(this.#chunks)
    const decoded = await decodeContent(head, this.coding, this.#bound(head.length))
    return decoded.body.length >= this.#bound(head.length) && decoded.truncated ? bomb(head.length) : null
  }

  /** The whole body. Throws `too-large` for a bomb and `protocol` for a coding that gives nothing. */
  async end(): Promise<ReadBody> {
    const payload = joined(this.#chunks, this.#size)
    this.#chunks.length = 0
    if (this.coding === undefined || payload.length === 0) return { payload, body: payload, truncated: this.#cut }
    const bound = this.#bound(payload.length)
    const { body, truncated, problem } = await decodeContent(payload, this.coding, bound)
    if (truncated && body.length >= bound) throw bomb(payload.length)
    if (problem !== null && body.length === 0) throw new CollectFailure('protocol', problem)
    return { payload, body, truncated: truncated || this.#cut }
  }

  #bound(received: number): number {
    return Math.min(this.#decodedLimit, Math.max(HARMLESS, received * MAX_RATIO))
  }
}

const bomb = (received: number): CollectFailure => new CollectFailure('too-large', `${received} bytes received expand past the bound`)

/** In memory of its own, not Node's pool of small buffers: the archive's thread takes it over. */
function joined(chunks: readonly Buffer[], size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size)
  let at = 0
  for (const chunk of chunks) at += chunk.copy(bytes, at)
  return bytes
}
