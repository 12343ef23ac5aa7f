import { hash } from 'node:crypto'
import type { IndexEntry } from '../../model/collection.ts'
import type { Exchange } from '../exchange.ts'
import { requestBlock, responseBlock } from './http-block.ts'
import { newRecordId, recordParts } from './warc-record.ts'

/** Index entry without its place in the archive, which is known only when the record is written. */
export type UnplacedEntry = Omit<IndexEntry, 'archive' | 'offset' | 'length'>

/** Records that belong together and are written together, each in pieces; the last one is what the index points at. */
export interface Draft {
  readonly records: readonly (readonly Uint8Array[])[]
  readonly entry: UnplacedEntry
}

/** The answer or rendering that a record of ours keeps beyond what standard fields can say. */
export const BODY_LENGTH_FIELD = 'X-Body-Length'
export const STATUS_FIELD = 'X-Status'
export const FAILURE_PROFILE = 'zhengheng.failure/1'

/** Media type without its parameters, lower case; empty when none was given. */
export const mediaType = (contentType: string | undefined): string => (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase().slice(0, 200)

/** Request and response, or request and the failure it met. */
export function draftExchange(exchange: Exchange): Draft {
  const date = isoDate(exchange.at)
  const requestId = newRecordId()
  const common = { date, uri: exchange.url, ip: exchange.ip }
  // Without an address nothing was ever sent.
  const request = exchange.ip === null && !exchange.outcome.ok ? [] : [recordParts({ ...common, type: 'request', id: requestId, contentType: 'application/http; msgtype=request', block: requestBlock(exchange) })]
  const concurrentTo = request.length > 0 ? requestId : undefined
  const head = exchange.method === 'HEAD' ? { method: 'HEAD' as const } : {}
  const { outcome } = exchange
  if (!outcome.ok) {
    const block = Buffer.from(JSON.stringify({ profile: FAILURE_PROFILE, failure: outcome.failure, detail: outcome.detail, method: exchange.method, elapsedMs: exchange.elapsedMs }))
    const record = recordParts({ ...common, type: 'metadata', id: newRecordId(), contentType: 'application/json', block, concurrentTo })
    return { records: [...request, record], entry: { url: exchange.url, type: 'failure', at: date, status: 0, mime: '', sha256: hash('sha256', block, 'hex'), size: 0, failure: outcome.failure, detail: outcome.detail, ...head } }
  }
  const sha256 = hash('sha256', outcome.body, 'hex')
  const decoded = outcome.body !== outcome.payload
  const record = recordParts({
    ...common,
    type: 'response',
    id: newRecordId(),
    contentType: 'application/http; msgtype=response',
    block: responseBlock(exchange),
    payloadSha256: decoded ? hash('sha256', outcome.payload, 'hex') : sha256,
    concurrentTo,
    truncated: outcome.truncated,
    // Where the body was cut is not where undoing the payload's coding would stop.
    ...(outcome.truncated && decoded && { fields: { [BODY_LENGTH_FIELD]: String(outcome.body.length) } }),
  })
  return {
    records: [...request, record],
    entry: {
      url: exchange.url,
      type: isRedirect(outcome.status) && outcome.location !== null ? 'redirect' : 'response',
      at: date,
      status: outcome.status,
      mime: mediaType(outcome.headers['content-type']),
      sha256,
      size: outcome.body.length,
      ...(isRedirect(outcome.status) && outcome.location !== null && { location: outcome.location }),
      ...head,
    },
  }
}

/** Statuses that send elsewhere when a Location stands with them. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** The DOM after scripts ran: a conversion, so that no replay tool takes it for what the server sent. */
export function draftRendered(rendered: { readonly url: string; readonly at: string; readonly html: string; readonly status: number; readonly truncated: boolean }): Draft {
  const block = Buffer.from(rendered.html)
  const date = isoDate(rendered.at)
  const record = recordParts({ type: 'conversion', id: newRecordId(), date, uri: rendered.url, contentType: 'text/html; charset=utf-8', block, truncated: rendered.truncated, fields: { [STATUS_FIELD]: String(rendered.status) } })
  return { records: [record], entry: { url: rendered.url, type: 'rendered', at: date, status: rendered.status, mime: 'text/html', sha256: hash('sha256', block, 'hex'), size: block.length } }
}

/** A picture of the page, under a `urn:` of its own as Browsertrix names them: replay must not serve it as the page. */
export function draftScreenshot(shot: { readonly url: string; readonly at: string; readonly mime: string; readonly image: Uint8Array }): Draft {
  const block = Buffer.from(shot.image.buffer, shot.image.byteOffset, shot.image.byteLength)
  const date = isoDate(shot.at)
  const record = recordParts({ type: 'resource', id: newRecordId(), date, uri: `urn:fullPage:${shot.url}`, contentType: shot.mime, block })
  return { records: [record], entry: { url: shot.url, type: 'screenshot', at: date, status: 200, mime: shot.mime, sha256: hash('sha256', block, 'hex'), size: block.length } }
}

/** First record of every file: who made it and by which rules; nothing about the machine. */
export function draftWarcinfo(info: { readonly date: string; readonly file: string; readonly software: string; readonly userAgent: string; readonly robots: 'obeyed' | 'ignored' }): readonly Uint8Array[] {
  const line = (name: string, value: string) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`
  const block = Buffer.from(
    line('software', info.software) +
      line('format', 'WARC File Format 1.1') +
      line('conformsTo', 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/') +
      line('robots', info.robots === 'obeyed' ? 'obey (RFC 9309)' : 'ignore') +
      line('http-header-user-agent', info.userAgent),
  )
  return recordParts({ type: 'warcinfo', id: newRecordId(), date: info.date, contentType: 'application/warc-fields', block, fields: { 'WARC-Filename': info.file } })
}

function isoDate(at: string): string {
  const time = Date.parse(at)
  if (Number.isNaN(time)) throw new TypeError(`not a date: ${at.slice(0, 40)}`)
  return new Date(time).toISOString()
}
