import { AwsV4Signer } from 'aws4fetch'
import { createHash } from 'node:crypto'
import { createReadStream, openAsBlob } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { checkedDigest, digestOf, gathered, verified } from './object-store.ts'
import type { ObjectStore } from './object-store.ts'

export interface S3Options {
  /** e.g. https://s3.cn-north-1.amazonaws.com.cn or http://minio:9000; the bucket follows as first part of the path. */
  readonly endpoint: string
  readonly bucket: string
  /** Leading part of every key, without slashes at its ends. */
  readonly prefix: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
  /** First pause before a retry (default 200 ms), doubled each time. */
  readonly pauseMs?: number
}

const ATTEMPTS = 4
const TIMEOUT_MS = 10 * 60_000
const EMPTY = createHash('sha256').digest('hex')

/** Objects in any S3-compatible store. Our digest is what the signature covers, so the store refuses bytes that do not have it. */
export function s3Objects(options: S3Options): ObjectStore {
  const where = [shownEndpoint(options.endpoint), options.bucket, ...(options.prefix ? [options.prefix] : [])].join('/')
  const address = (sha256: string) => [options.endpoint.replace(/\/+$/, ''), options.bucket, ...(options.prefix ? [options.prefix] : []), sha256.slice(0, 2), checkedDigest(sha256)].join('/')
  const failed = (why: string, cause?: unknown) => new AppError('evidence-store-failed', { where, why }, cause)

  async function once(method: 'GET' | 'HEAD' | 'PUT', sha256: string, { body, range }: { readonly body?: Blob; readonly range?: string } = {}): Promise<Response> {
    const { accessKeyId, secretAccessKey, sessionToken, region } = options
    const signed = await new AwsV4Signer({
      method, url: address(sha256), headers: { 'x-amz-content-sha256': body ? sha256 : EMPTY, ...(range !== undefined && { range }) }, accessKeyId, secretAccessKey, region, service: 's3',
      ...(sessionToken !== undefined && { sessionToken }),
    }).sign()
    return fetch(signed.url, { method, headers: signed.headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS), ...(body && { body }) })
  }

  /** Tries again what may pass: no answer, 429, 5xx. */
  async function request(method: 'GET' | 'HEAD' | 'PUT', sha256: string, content: { readonly body?: Blob; readonly range?: string } = {}): Promise<Response> {
    for (let attempt = 1, pause = options.pauseMs ?? 200; ; attempt++, pause *= 2) {
      try {
        const response = await once(method, sha256, content)
        if (response.ok || response.status === 404 || response.status === 416) return response
        await response.body?.cancel()
        if ((response.status < 500 && response.status !== 429) || attempt === ATTEMPTS) throw failed(`HTTP ${response.status}`)
      } catch (error) {
        if (error instanceof AppError) throw error
        if (attempt === ATTEMPTS) throw failed(error instanceof Error ? String((error.cause as Error | undefined)?.message ?? error.message) : String(error), error)
      }
      await sleep(pause)
    }
  }

  async function sizeOf(sha256: string): Promise<number | undefined> {
    const response = await request('HEAD', sha256)
    return response.status === 404 ? undefined : Number(response.headers.get('content-length') ?? 0)
  }

  async function putBlob(sha256: string, body: Blob) {
    if ((await sizeOf(sha256)) !== body.size) {
      const response = await request('PUT', sha256, { body })
      await response.body?.cancel()
      if (!response.ok) throw failed(`HTTP ${response.status} (bucket ${options.bucket}?)`)
    }
    return { sha256, size: body.size }
  }

  async function* stream(sha256: string): AsyncGenerator<Uint8Array> {
    const response = await request('GET', sha256)
    if (response.status === 404) {
      await response.body?.cancel()
      throw new AppError('evidence-missing', { sha256 })
    }
    try {
      yield* verified((response.body ?? []) as AsyncIterable<Uint8Array>, sha256)
    } catch (error) {
      throw error instanceof AppError ? error : failed(error instanceof Error ? error.message : String(error), error)
    }
  }

  async function readRange(sha256: string, start: number, length: number): Promise<Uint8Array> {
    const response = await request('GET', sha256, { range: `bytes=${start}-${start + length - 1}` })
    if (response.status === 404 || response.status === 416) {
      await response.body?.cancel()
      if (response.status === 404) throw new AppError('evidence-missing', { sha256 })
      return new Uint8Array()
    }
    // A store that knows no ranges sends everything: what is past the end of ours is not read.
    let skip = response.status === 206 ? 0 : start
    const parts: Uint8Array[] = []
    let missing = length
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      const part = chunk.subarray(Math.min(skip, chunk.length), skip + missing)
      skip = Math.max(0, skip - chunk.length)
      missing -= part.length
      parts.push(part)
      if (missing === 0) break
    }
    return Buffer.concat(parts)
  }

  return {
    where, sizeOf, stream, readRange,
    read: async sha256 => gathered(stream(sha256)),
    put: async bytes => putBlob(digestOf(bytes), new Blob([new Uint8Array(bytes)])),
    async putFile(path) {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(chunk)
      return putBlob(hash.digest('hex'), await openAsBlob(path))
    },
  }
}

/** Without what an address may carry of names, passwords and tokens. */
function shownEndpoint(endpoint: string): string {
  const { origin, pathname } = new URL(endpoint)
  return origin + pathname.replace(/\/+$/, '')
}
