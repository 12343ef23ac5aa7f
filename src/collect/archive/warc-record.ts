import { createHash, hash, randomUUID } from 'node:crypto'
import { isIP } from 'node:net'

/** What goes into one record; the rest (id, lengths, digests) is added. */
export interface RecordDraft {
  readonly type: 'warcinfo' | 'request' | 'response' | 'metadata' | 'resource' | 'conversion'
  readonly id: string
  /** ISO 8601 UTC. */
  readonly date: string
  readonly uri?: string | undefined
  readonly contentType: string
  /** One after the other. */
  readonly block: Buffer | readonly Uint8Array[]
  /** SHA-256 (hex) of the payload, where the block holds more than that. */
  readonly payloadSha256?: string | undefined
  readonly ip?: string | null | undefined
  readonly concurrentTo?: string | undefined
  readonly truncated?: boolean | undefined
  /** Further fields; values are made safe like all others. */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

/** A new record id, in the angle brackets the format wants. */
export const newRecordId = (): string => `<urn:uuid:${randomUUID()}>`

// eslint-disable-next-line no-control-regex -- control characters are what must go
const UNSAFE = /[\u0000-\u0020\u007f]/g
// eslint-disable-next-line no-control-regex -- control characters are what must go
const CONTROLS = /[\u0000-\u001f\u007f]+/g

/** A URL no character of which can end a header line or the field. */
export const safeUri = (uri: string): string => uri.replace(UNSAFE, character => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)

/** One complete, uncompressed WARC/1.1 record, in pieces. Digests are `sha256:` in hex, so that they equal our evidence references. */
export function recordParts(draft: RecordDraft): readonly Uint8Array[] {
  const fields: string[] = [`WARC-Type: ${draft.type}`, `WARC-Record-ID: ${draft.id}`, `WARC-Date: ${draft.date}`]
  if (draft.uri !== undefined) fields.push(`WARC-Target-URI: ${safeUri(draft.uri)}`)
  if (draft.concurrentTo !== undefined) fields.push(`WARC-Concurrent-To: ${draft.concurrentTo}`)
  if (draft.ip && isIP(draft.ip) !== 0) fields.push(`WARC-IP-Address: ${draft.ip}`)
  if (draft.truncated === true) fields.push('WARC-Truncated: length')
  for (const [name, value] of Object.entries(draft.fields ?? {})) fields.push(`${name}: ${value.replace(CONTROLS, ' ')}`)
  if (draft.payloadSha256 !== undefined) fields.push(`WARC-Payload-Digest: sha256:${draft.payloadSha256}`)
  const parts = draft.block instanceof Uint8Array ? [draft.block] : draft.block
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  fields.push(`WARC-Block-Digest: sha256:${digestOf(parts)}`, `Content-Type: ${draft.contentType.replace(CONTROLS, ' ')}`, `Content-Length: ${length}`)
  return [Buffer.from(`WARC/1.1\r\n${fields.join('\r\n')}\r\n\r\n`), ...parts, RECORD_END]
}

function digestOf(parts: readonly Uint8Array[]): string {
  if (parts.length === 1) return hash('sha256', parts[0]!, 'hex')
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest('hex')
}

const RECORD_END = Buffer.from('\r\n\r\n')
