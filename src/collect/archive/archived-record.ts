import { hash } from 'node:crypto'
import { z } from 'zod'
import type { ArchivedRecord, IndexEntry } from '../../model/collection.ts'
import { failureKind } from '../../model/evidence.ts'
import { decodeContent } from './content-coding.ts'
import { BODY_LENGTH_FIELD, FAILURE_PROFILE, isRedirect, mediaType, STATUS_FIELD } from './draft.ts'
import { parseHttp, undoChunked } from './http-block.ts'
import type { HttpMessage } from './http-block.ts'
import type { WarcRecord } from './warc-reader.ts'

/** Decoded bodies are cut here unless the caller says otherwise. */
export const BODY_LIMIT = 32 * 1024 * 1024

export interface Reading {
  /** Archive name for evidence references. */
  readonly archive: string
  /** Null means: not a page of the web, leave it out. */
  readonly canonicalUrl: (url: string) => string | null
  readonly bodyLimit: number
}

const failureBlock = z.object({ profile: z.literal(FAILURE_PROFILE), failure: failureKind, detail: z.string(), method: z.enum(['GET', 'HEAD']).optional() })

/** The URI a record is about; wget writes it in angle brackets. */
export function targetUri(record: WarcRecord): string {
  return (record.fields['warc-target-uri'] ?? '').replace(/^<(.*)>$/, '$1').trim()
}

/** Understands one WARC record; null for records that show no exchange (warcinfo, requests, DNS, others' metadata). */
export async function readArchivedRecord(record: WarcRecord, reading: Reading, known?: IndexEntry): Promise<ArchivedRecord | null> {
  switch (record.fields['warc-type']) {
    case 'response':
      return await readResponse(record, reading, known)
    case 'resource':
      return readResource(record, reading)
    case 'conversion':
      return readRendered(record, reading)
    case 'metadata':
      return readFailure(record, reading, known)
    default:
      return null
  }
}

/** Method of a request record; null when it is none. */
export function requestMethod(record: WarcRecord): string | null {
  return record.fields['warc-type'] === 'request' ? (parseHttp(record.block)?.method ?? null) : null
}

function about(record: WarcRecord, reading: Reading, uri: string, sha256: string, kind: 'response' | 'screenshot') {
  const url = /^https?:\/\//i.test(uri) ? reading.canonicalUrl(uri) : null
  if (url === null) return null
  const time = Date.parse(record.fields['warc-date'] ?? '')
  return {
    url,
    // A record without a date is kept: its content is evidence all the same.
    at: new Date(Number.isNaN(time) ? 0 : time).toISOString(),
    evidence: { sha256, kind, url, archive: reading.archive, offset: record.offset },
  }
}

async function readResponse(record: WarcRecord, reading: Reading, known?: IndexEntry): Promise<ArchivedRecord | null> {
  const uri = known?.url ?? targetUri(record)
  if (!/^https?:\/\//i.test(uri)) return null
  const message = parseHttp(record.block)
  if (!message || message.status === 0) return null
  const { body, truncated } = await decodeBody(record, message, reading)
  const common = about(record, reading, uri, hash('sha256', body, 'hex'), 'response')
  if (!common) return null
  const location = known?.location ?? redirectTarget(message, common.url)
  if (location !== null) return { ...common, type: 'redirect', status: message.status, headers: message.headers, location }
  return { ...common, type: 'response', status: message.status, headers: message.headers, body, truncated, ...(known?.method && { method: known.method }) }
}

async function decodeBody(record: WarcRecord, message: HttpMessage, reading: Reading): Promise<{ body: Uint8Array; truncated: boolean }> {
  const plain = /\bchunked\b/i.test(message.headers['transfer-encoding'] ?? '') ? undoChunked(message.payload) : { payload: message.payload, complete: true }
  const own = Number(record.fields[BODY_LENGTH_FIELD.toLowerCase()] ?? Number.NaN)
  const limit = Number.isSafeInteger(own) && own >= 0 ? Math.min(own, reading.bodyLimit) : reading.bodyLimit
  const decoded = await decodeContent(plain.payload, message.headers['content-encoding'], limit)
  return { body: decoded.body, truncated: decoded.truncated || !plain.complete || record.cut || record.fields['warc-truncated'] !== undefined }
}

/** Decoded body size of a response record. */
export async function decodedSize(record: WarcRecord, reading: Reading): Promise<number> {
  const message = parseHttp(record.block)
  return message ? (await decodeBody(record, message, reading)).body.length : 0
}

/** Absolute target of a redirect; null when the answer is none. */
function redirectTarget(message: HttpMessage, base: string): string | null {
  const { location } = message.headers
  if (!isRedirect(message.status) || location === undefined || location === '') return null
  // Browsers take a Location with raw UTF-8 bytes as UTF-8.
  const bytes = Buffer.from(location, 'latin1')
  const text = bytes.toString('utf8').includes('\uFFFD') ? location : bytes.toString('utf8')
  return URL.canParse(text, base) ? new URL(text, base).href : null
}

function readResource(record: WarcRecord, reading: Reading): ArchivedRecord | null {
  const uri = targetUri(record)
  const mime = mediaType(record.fields['content-type'])
  const shot = /^urn:(?:fullPage(?:Final)?|view(?:Final)?|thumbnail):(https?:\/\/.*)$/i.exec(uri)
  const sha256 = hash('sha256', record.block, 'hex')
  if (shot) {
    const common = mime.startsWith('image/') ? about(record, reading, shot[1] ?? '', sha256, 'screenshot') : null
    return common && { ...common, type: 'screenshot', mime, body: record.block }
  }
  const common = about(record, reading, uri, sha256, 'response')
  return common && { ...common, type: 'response', status: 200, headers: { 'content-type': record.fields['content-type'] ?? '' }, body: record.block.subarray(0, reading.bodyLimit), truncated: record.cut || record.block.length > reading.bodyLimit }
}

/** Only conversions that say the status they were made under are ours; others are thumbnails, plain texts and the like. */
function readRendered(record: WarcRecord, reading: Reading): ArchivedRecord | null {
  const status = Number(record.fields[STATUS_FIELD.toLowerCase()] ?? Number.NaN)
  const common = Number.isInteger(status) ? about(record, reading, targetUri(record), hash('sha256', record.block, 'hex'), 'response') : null
  return common && { ...common, type: 'rendered', status, headers: { 'content-type': record.fields['content-type'] ?? '' }, body: record.block, truncated: record.fields['warc-truncated'] !== undefined }
}

function readFailure(record: WarcRecord, reading: Reading, known?: IndexEntry): ArchivedRecord | null {
  if (mediaType(record.fields['content-type']) !== 'application/json' || record.block.length > 64 * 1024) return null
  const parsed = failureBlock.safeParse(jsonOf(record.block))
  if (!parsed.success) return null
  const common = about(record, reading, known?.url ?? targetUri(record), hash('sha256', record.block, 'hex'), 'response')
  return common && { ...common, type: 'failure', failure: parsed.data.failure, detail: parsed.data.detail }
}

function jsonOf(block: Buffer): unknown {
  try {
    return JSON.parse(block.toString('utf8'))
  } catch {
    // Others' metadata may be anything.
    return null
  }
}

/** The index line of a record of ours, as the writer would have made it. */
export function indexEntryOf(archived: ArchivedRecord, place: { readonly archive: string; readonly offset: number; readonly length: number }, method: string | null): IndexEntry {
  const { url, type, at, evidence: { sha256 } } = archived
  const head = method === 'HEAD' ? { method: 'HEAD' as const } : {}
  switch (archived.type) {
    case 'failure':
      return { url, type, at, status: 0, mime: '', sha256, ...place, size: 0, failure: archived.failure, detail: archived.detail, ...head }
    case 'screenshot':
      return { url, type, at, status: 200, mime: archived.mime, sha256, ...place, size: archived.body.length, ...head }
    case 'redirect':
      return { url, type, at, status: archived.status, mime: mediaType(archived.headers['content-type']), sha256, ...place, size: 0, location: archived.location, ...head }
    default:
      return { url, type, at, status: archived.status, mime: mediaType(archived.headers['content-type']), sha256, ...place, size: archived.body.length, ...head }
  }
}
