import type { Exchange } from '../exchange.ts'

/** An HTTP message as it stands in a WARC record. */
export interface HttpMessage {
  /** 0 for requests. */
  readonly status: number
  /** Upper case; null for responses. */
  readonly method: string | null
  /** Names in lower case; repeated headers joined with ", ", set-cookie with "\n". */
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer
}

const MAX_HEAD = 256 * 1024
const UNLESS_TOKEN = /[^!#$%&'*+.^_`|~0-9A-Za-z-]/g
// eslint-disable-next-line no-control-regex -- control characters are what must go
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f]+/g
const MAX_VALUE = 64 * 1024

/** A header line as bytes; nothing in name or value can end the line early. Null for HTTP/2 pseudo headers. */
function headerLine(name: string, value: string): string | null {
  if (name.startsWith(':') || name === '') return null
  return `${name.replace(UNLESS_TOKEN, '-')}: ${value.slice(0, MAX_VALUE).replace(CONTROLS, ' ').trim()}\r\n`
}

/** Latin-1 as on the wire; text that does not fit it goes out as UTF-8. */
function wireBytes(text: string): Buffer {
  // eslint-disable-next-line no-control-regex -- the range of Latin-1 is meant
  return Buffer.from(text, /^[\u0000-\u00ff]*$/.test(text) ? 'latin1' : 'utf8')
}

/** Request head of an exchange as HTTP/1.1, whatever version was spoken. */
export function requestBlock(exchange: Exchange): Buffer {
  const url = new URL(exchange.url)
  const lines = exchange.requestHeaders.map(([name, value]) => headerLine(name, value)).filter(line => line !== null)
  const hasHost = exchange.requestHeaders.some(([name]) => name.toLowerCase() === 'host')
  return wireBytes(`${exchange.method} ${url.pathname}${url.search} HTTP/1.1\r\n${hasHost ? '' : `Host: ${url.host}\r\n`}${lines.join('')}\r\n`)
}

/**
 * Response of an exchange as a valid HTTP/1.1 message. Headers that no longer describe the stored payload
 * (transfer coding is removed before storing; a length that does not match) are kept under `X-Archive-Orig-`.
 */
export function responseBlock(exchange: Exchange): readonly [head: Buffer, payload: Uint8Array] {
  const { outcome } = exchange
  if (!outcome.ok) throw new TypeError('no answer to write')
  const status = Number.isInteger(outcome.status) && outcome.status >= 100 && outcome.status <= 999 ? outcome.status : 599
  let head = `HTTP/1.1 ${status} ${outcome.statusText.slice(0, 1000).replace(CONTROLS, ' ').trim()}\r\n`
  const bodiless = exchange.method === 'HEAD' || status === 304
  for (const [name, value] of outcome.rawHeaders) {
    const lower = name.toLowerCase()
    const stale = lower === 'transfer-encoding' || (lower === 'content-length' && !bodiless && value.trim() !== String(outcome.payload.length))
    head += headerLine(stale ? `X-Archive-Orig-${name}` : name, value) ?? ''
  }
  return [wireBytes(`${head}\r\n`), outcome.payload]
}

/** End of the head of a message and start of its payload; lenient about bare line feeds. -1 when there is no end. */
function findHeadEnd(block: Buffer): { readonly head: number; readonly payload: number } | null {
  const crlf = block.indexOf('\r\n\r\n')
  const lf = block.subarray(0, crlf === -1 ? MAX_HEAD : crlf + 2).indexOf('\n\n')
  if (lf !== -1) return { head: lf, payload: lf + 2 }
  return crlf === -1 ? null : { head: crlf, payload: crlf + 4 }
}

/** Reads an `application/http` block; null when it is not HTTP. */
export function parseHttp(block: Buffer): HttpMessage | null {
  const end = findHeadEnd(block) ?? { head: block.length, payload: block.length }
  if (end.head > MAX_HEAD) return null
  const lines = block.toString('latin1', 0, end.head).split(/\r?\n/)
  const start = lines[0] ?? ''
  const answer = /^HTTP\/\d(?:\.\d)?\s+(\d{3})(?:\s|$)/i.exec(start)
  const request = answer ? null : /^([A-Za-z]{1,20})\s+\S/.exec(start)
  if (!answer && !request) return null
  return {
    status: answer ? Number(answer[1]) : 0,
    method: request ? (request[1] ?? '').toUpperCase() : null,
    headers: parseHeaders(lines.slice(1)),
    payload: block.subarray(end.payload),
  }
}

function parseHeaders(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  let last = ''
  for (const line of lines) {
    if (/^[ \t]/.test(line) && last !== '') {
      headers[last] += ` ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    last = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers[last] = Object.hasOwn(headers, last) ? `${headers[last]}${last === 'set-cookie' ? '\n' : ', '}${value}` : value
  }
  return headers
}

/** Undoes chunked transfer coding when the payload really is chunked; else returns it as it is. `complete` is false when it breaks off. */
export function undoChunked(payload: Buffer): { readonly payload: Buffer; readonly complete: boolean } {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const eol = payload.subarray(at, at + 1024).indexOf('\n')
    const size = eol === -1 ? null : /^([0-9a-fA-F]{1,13})[ \t]*(?:;[^\r\n]*)?\r?$/.exec(payload.toString('latin1', at, at + eol))
    if (!size) return parts.length === 0 ? { payload, complete: true } : { payload: Buffer.concat(parts), complete: false }
    const length = Number.parseInt(size[1] ?? '0', 16)
    at += eol + 1
    if (length === 0) return { payload: Buffer.concat(parts), complete: true }
    parts.push(payload.subarray(at, at + length))
    if (at + length > payload.length) return { payload: Buffer.concat(parts), complete: false }
    at += length
    if (payload[at] === 0x0d) at++
    if (payload[at] === 0x0a) at++
  }
}
