import zlib from 'node:zlib'
import type { ByteSource } from './byte-source.ts'

/** A stretch of uncompressed archive bytes. */
export interface Piece {
  /** Where it stands in the file: of the gzip member that holds it, or exactly when nothing is compressed. */
  readonly offset: number
  readonly data: Buffer
  /** First piece of its member. */
  readonly first: boolean
  /** Offset after the member, where the piece is all of it. */
  readonly end: number | null
  /** Set when something here could not be read; what comes next does not continue what came before. */
  readonly broken: string | null
}

const WINDOW = 1024 * 1024
const MAX_WINDOW = 8 * 1024 * 1024
/** A member that inflates to more is streamed, unless the caller wants it whole. */
const ONE_SHOT = 16 * 1024 * 1024
const STEP = 16 * 1024
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08])
/** Broken places after which a file is given up: it is not an archive but noise. */
const MAX_BROKEN = 1000
const MAX_TRIES = 100_000

/** Uncompressed bytes of a source that is not compressed, in large pieces. */
export async function* readPlain(source: ByteSource, from = 0): AsyncGenerator<Piece, void, undefined> {
  for (let at = from; at < source.size; ) {
    const data = await source.read(at, WINDOW)
    if (data.length === 0) return
    yield { offset: at, data, first: false, end: null, broken: null }
    at += data.length
  }
}

/**
 * Inflates a file of gzip members one after the other. Each member is checked (CRC-32, length); a broken one gives what
 * could be inflated before the fault, then a `broken` piece, and reading goes on at the next member that starts a WARC record.
 */
export async function* readGzip(source: ByteSource, from = 0, oneShot = ONE_SHOT): AsyncGenerator<Piece, void, undefined> {
  const window = new SlidingWindow(source)
  let at = from
  let broken = 0
  while (at < source.size) {
    await window.ensure(at, 64 * 1024)
    const member = await inflateWhole(window, at, oneShot)
    if ('data' in member) {
      yield { offset: at, data: member.data, first: true, end: member.end, broken: null }
      at = member.end
      continue
    }
    if (member.stream) {
      const result = yield* streamMember(source, at, member.head)
      if ('end' in result) {
        at = result.end
        continue
      }
      yield { offset: at, data: Buffer.alloc(0), first: true, end: null, broken: result.broken }
    } else {
      if (await onlyZeros(window, at)) return
      yield { offset: at, data: Buffer.alloc(0), first: true, end: null, broken: member.broken }
      // Its content is wrong but its extent is known.
      if (member.end !== undefined && ++broken < MAX_BROKEN) {
        at = member.end
        continue
      }
    }
    const next = ++broken < MAX_BROKEN ? await findMember(window, at + 1) : null
    if (next === null) return
    at = next
  }
}

/** A part of the source in memory, moved forward and grown as asked. */
class SlidingWindow {
  readonly source: ByteSource
  start = 0
  data: Buffer = Buffer.alloc(0)
  /** Chance beginnings tried in this file; bounded, as each costs an inflation. */
  tries = 0

  constructor(source: ByteSource) {
    this.source = source
  }

  /** Makes `at` … `at + length` present, as far as the source goes. */
  async ensure(at: number, length: number): Promise<Buffer> {
    const have = this.start + this.data.length
    if (at < this.start || (Math.min(at + length, this.source.size) > have)) {
      this.data = await this.source.read(at, Math.max(length, WINDOW))
      this.start = at
    }
    return this.data.subarray(at - this.start)
  }

  from(at: number): Buffer {
    return this.data.subarray(at - this.start)
  }

  reachesEnd(): boolean {
    return this.start + this.data.length >= this.source.size
  }
}

type Whole = { readonly data: Buffer; readonly end: number } | { readonly stream: true; readonly head: number } | { readonly stream: false; readonly broken: string; readonly end?: number }

/** Inflates a member in one call when it fits in the window; says `stream` when it is large, cut or damaged. */
async function inflateWhole(window: SlidingWindow, at: number, oneShot: number): Promise<Whole> {
  const head = gzipHead(window.from(at))
  if (head === null) return { stream: false, broken: 'not the start of a gzip member' }
  for (let size = WINDOW; ; size *= 4) {
    const bytes = window.from(at)
    try {
      const { buffer, engine } = inflateRaw(bytes.subarray(head), oneShot)
      const deflateEnd = head + engine.bytesWritten
      const trailer = deflateEnd + 8 <= bytes.length ? bytes : await window.ensure(at, deflateEnd + 8)
      const problem = checkTrailer(trailer.subarray(deflateEnd, deflateEnd + 8), zlib.crc32(buffer), buffer.length)
      if (problem === null) return { data: buffer, end: at + deflateEnd + 8 }
      return trailer.length < deflateEnd + 8 ? { stream: true, head } : { stream: false, broken: problem, end: at + deflateEnd + 8 }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Only input that ends too early may succeed with more of it.
      if (code !== 'Z_BUF_ERROR' || window.reachesEnd() || size > Math.max(MAX_WINDOW, oneShot)) return { stream: true, head }
      await window.ensure(at, size * 4)
    }
  }
}

function inflateRaw(bytes: Buffer, maxOutputLength: number): { buffer: Buffer; engine: { bytesWritten: number } } {
  return zlib.inflateRawSync(bytes, { info: true, maxOutputLength, chunkSize: 64 * 1024 }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
}

function checkTrailer(trailer: Buffer, crc: number, length: number): string | null {
  if (trailer.length < 8) return 'the file ends inside a gzip member'
  if (trailer.readUInt32LE(0) !== crc) return 'checksum of a gzip member does not match'
  return trailer.readUInt32LE(4) === length % 2 ** 32 ? null : 'length of a gzip member does not match'
}

/** Length of a member's header; null when these bytes are none. */
function gzipHead(bytes: Buffer): number | null {
  if (bytes.length < 18 || !bytes.subarray(0, 3).equals(MAGIC)) return null
  const flags = bytes[3]!
  let at = 10
  if (flags & 4) at += 2 + bytes.readUInt16LE(10)
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = bytes.subarray(at, at + 4096).indexOf(0)
    if (end === -1) return null
    at += end + 1
  }
  if (flags & 2) at += 2
  return at < bytes.length ? at : null
}

/** Inflates a member step by step; what comes out before a fault is given, then the fault is returned. */
async function* streamMember(source: ByteSource, offset: number, head: number): AsyncGenerator<Piece, { readonly end: number } | { readonly broken: string }, undefined> {
  const inflate = zlib.createInflateRaw({ chunkSize: 64 * 1024, finishFlush: zlib.constants.Z_SYNC_FLUSH })
  const out: Buffer[] = []
  const state: { ended: boolean; failure: string | null } = { ended: false, failure: null }
  inflate.on('data', (chunk: Buffer) => out.push(chunk))
  inflate.on('end', () => (state.ended = true))
  inflate.on('error', error => (state.failure = error.message))
  let crc = 0
  let length = 0
  let first = true
  try {
    for (let at = offset + head; at < source.size && !state.ended && state.failure === null; at += STEP) {
      const input = await source.read(at, STEP)
      await new Promise<void>(resolve => {
        inflate.once('close', resolve)
        inflate.write(input, () => {
          inflate.off('close', resolve)
          // The end of the stream is told one turn after the write that held it.
          setImmediate(resolve)
        })
      })
      for (const data of out.splice(0)) {
        crc = zlib.crc32(data, crc)
        length += data.length
        yield { offset, data, first, end: null, broken: null }
        first = false
      }
    }
    if (state.failure !== null) return { broken: state.failure }
    const end = offset + head + inflate.bytesWritten
    if (!state.ended) return { broken: 'the file ends inside a gzip member' }
    const problem = checkTrailer(await source.read(end, 8), crc, length)
    return problem === null ? { end: end + 8 } : { broken: problem }
  } finally {
    inflate.destroy()
  }
}

async function onlyZeros(window: SlidingWindow, from: number): Promise<boolean> {
  for (let at = from; at < window.source.size; at += WINDOW) {
    const bytes = await window.ensure(at, WINDOW)
    if (bytes.subarray(0, WINDOW).some(byte => byte !== 0)) return false
  }
  return true
}

/** The next offset from `from` at which a gzip member begins whose content begins a WARC record; null when there is none. */
async function findMember(window: SlidingWindow, from: number): Promise<number | null> {
  for (let at = from; at < window.source.size; ) {
    const bytes = await window.ensure(at, 64 * 1024)
    const found = bytes.indexOf(MAGIC)
    if (found === -1) {
      at += Math.max(1, bytes.length - 2)
      continue
    }
    at += found
    const candidate = await window.ensure(at, 4096)
    const head = gzipHead(candidate)
    if (head !== null && startsRecord(candidate.subarray(head, head + 4096))) return at
    if (++window.tries > MAX_TRIES) return null
    at++
  }
  return null
}

function startsRecord(deflated: Buffer): boolean {
  try {
    return zlib.inflateRawSync(deflated, { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: 8 * 1024 * 1024 }).subarray(0, 5).equals(Buffer.from('WARC/'))
  } catch {
    // Chance bytes that look like a header: not a member.
    return false
  }
}
