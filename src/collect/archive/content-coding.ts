import zlib from 'node:zlib'
import type { Transform } from 'node:stream'

/** A body with its content coding undone, never longer than the bound. */
export interface DecodedContent {
  readonly body: Uint8Array
  /** The body was cut at the bound, or its coding broke off. */
  readonly truncated: boolean
  /** Why the coding could not be (completely) undone; null when it could. */
  readonly problem: string | null
}

interface Decoder {
  readonly sync: (bytes: Uint8Array, limit: number) => Buffer
  readonly stream: () => Transform
}

/** More layers than servers ever use; each costs a pass. */
const MAX_LAYERS = 3
const flush = { finishFlush: zlib.constants.Z_SYNC_FLUSH }
const brotliFlush = { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH }

const gzip: Decoder = { sync: (bytes, limit) => zlib.gunzipSync(bytes, { ...flush, maxOutputLength: limit, chunkSize: 65536 }), stream: () => zlib.createGunzip(flush) }
const zlibbed: Decoder = { sync: (bytes, limit) => zlib.inflateSync(bytes, { ...flush, maxOutputLength: limit }), stream: () => zlib.createInflate(flush) }
const raw: Decoder = { sync: (bytes, limit) => zlib.inflateRawSync(bytes, { ...flush, maxOutputLength: limit }), stream: () => zlib.createInflateRaw(flush) }
const brotli: Decoder = { sync: (bytes, limit) => zlib.brotliDecompressSync(bytes, { ...brotliFlush, maxOutputLength: limit }), stream: () => zlib.createBrotliDecompress(brotliFlush) }

function decoderOf(coding: string, bytes: Uint8Array): Decoder | 'plain' | null {
  const [b0 = 0, b1 = 0] = bytes
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      // Archivers store decoded bodies and keep the header; the magic number tells.
      return b0 === 0x1f && b1 === 0x8b ? gzip : 'plain'
    case 'deflate':
      return (b0 & 0x0f) === 8 && ((b0 << 8) | b1) % 31 === 0 ? zlibbed : raw
    case 'br':
      return brotli
    case 'zstd':
      // Node before 22.15 has no zstd.
      if (typeof zlib.zstdDecompressSync !== 'function') return null
      return b0 === 0x28 && b1 === 0xb5 ? { sync: (input, limit) => zlib.zstdDecompressSync(input, { maxOutputLength: limit }), stream: () => zlib.createZstdDecompress() } : 'plain'
    default:
      return null
  }
}

/** Undoes `Content-Encoding` (gzip, deflate in both forms, br, zstd; several in a row), giving at most `limit` bytes. */
export async function decodeContent(payload: Uint8Array, contentEncoding: string | undefined, limit: number): Promise<DecodedContent> {
  const codings = (contentEncoding ?? '').toLowerCase().split(',').map(coding => coding.trim()).filter(coding => coding !== '' && coding !== 'identity' && coding !== 'none')
  if (codings.length > MAX_LAYERS) return { body: payload.subarray(0, limit), truncated: payload.length > limit, problem: 'too many content codings' }
  let body = payload
  let truncated = false
  let problem: string | null = null
  for (const coding of codings.reverse()) {
    if (body.length === 0) break
    const decoder = decoderOf(coding, body)
    if (decoder === 'plain') continue
    if (decoder === null) {
      problem ??= `content coding "${coding.slice(0, 40)}" is not known`
      continue
    }
    const decoded = await decode(decoder, body, limit)
    // Nothing came out: the header is wrong rather than the body (stored decoded by an archiver).
    if (decoded.body.length === 0 && decoded.problem !== null) {
      problem ??= decoded.problem
      continue
    }
    body = decoded.body
    truncated ||= decoded.truncated
    problem ??= decoded.problem
  }
  if (body.length > limit) return { body: body.subarray(0, limit), truncated: true, problem }
  return { body, truncated, problem }
}

async function decode(decoder: Decoder, bytes: Uint8Array, limit: number): Promise<DecodedContent> {
  try {
    return { body: decoder.sync(bytes, limit), truncated: false, problem: null }
  } catch {
    // Over the bound or broken: the stream gives what comes before that.
    return await decodePartly(decoder.stream(), bytes, limit)
  }
}

function decodePartly(stream: Transform, bytes: Uint8Array, limit: number): Promise<DecodedContent> {
  return new Promise(resolve => {
    const parts: Buffer[] = []
    let size = 0
    const finish = (problem: string | null, truncated: boolean) => {
      stream.removeAllListeners('data')
      stream.destroy()
      resolve({ body: Buffer.concat(parts).subarray(0, limit), truncated, problem })
    }
    stream.on('data', (part: Buffer) => {
      parts.push(part)
      size += part.length
      if (size > limit) finish(null, true)
    })
    stream.on('end', () => finish(null, false))
    stream.on('error', error => finish(error.message, true))
    void feed(stream, bytes)
  })
}

/** Feeds in small pieces, so that an error costs no more than the piece it is in. */
async function feed(stream: Transform, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length && !stream.destroyed; at += 16_384) {
    await new Promise<void>(resolve => {
      stream.once('close', resolve)
      stream.write(bytes.subarray(at, at + 16_384), () => {
        stream.off('close', resolve)
        resolve()
      })
    })
  }
  if (!stream.destroyed) stream.end()
}
