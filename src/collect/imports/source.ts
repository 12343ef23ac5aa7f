import { createHash } from 'node:crypto'
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { decodeText } from '../../page/charset.ts'

/** A file to import, looked at once from end to end. */
export interface ImportSource {
  readonly path: string
  /** As the person called it: only for messages, and for what rows refer to. */
  readonly name: string
  readonly size: number
  readonly sha256: string
  /** WHATWG name of the encoding, if it is text. */
  readonly charset: string
  /** First 64 KiB. */
  readonly head: Uint8Array
}

const HEAD_BYTES = 65_536
const SAMPLE_BYTES = 16_384
const CHUNK = 1 << 20

/** Digest, size and encoding of a file in one pass and bounded memory. UTF-8 is checked over the whole, for exports begin with kilobytes of ASCII. */
export async function openSource(path: string, name: string): Promise<ImportSource> {
  const hash = createHash('sha256')
  let size = 0
  let head = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  let odd: Buffer | null = null
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    size += chunk.length
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)])
    if (odd !== null) continue
    const joined = tail.length === 0 ? chunk : Buffer.concat([tail, chunk])
    const whole = joined.length - cutTail(joined)
    if (isUtf8(joined.subarray(0, whole))) tail = Buffer.from(joined.subarray(whole))
    else odd = Buffer.from(sampleAround(joined.subarray(0, whole)))
  }
  const marked = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 3))
  const charset = odd === null ? 'utf-8' : decodeText(marked ? head : odd).charset
  return { path, name, size, sha256: hash.digest('hex'), charset, head }
}

/** Bytes at the end that begin a character of which the rest is still to come. */
function cutTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return byte >= 0xf0 ? (back < 4 ? back : 0) : byte >= 0xe0 ? (back < 3 ? back : 0) : back < 2 ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** The neighbourhood of the first bytes that are no UTF-8, found by halving. */
function sampleAround(bytes: Buffer): Buffer {
  let from = 0
  let to = bytes.length
  while (to - from > SAMPLE_BYTES) {
    const middle = (from + to) >> 1
    const part = bytes.subarray(from, middle)
    if (isUtf8(part.subarray(0, part.length - cutTail(part)))) from = middle - cutTail(part)
    else to = middle
  }
  return bytes.subarray(from, Math.min(bytes.length, from + SAMPLE_BYTES))
}

/** The decoded text, piece by piece, without a byte-order mark. Bytes that are no characters become U+FFFD. */
export async function* readText({ path, charset }: Pick<ImportSource, 'path' | 'charset'>): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
