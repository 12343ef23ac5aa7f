import type { ArchiveFault } from './archive.ts'
import type { ByteSource } from './byte-source.ts'
import { readGzip, readPlain } from './gzip-members.ts'
import type { Piece } from './gzip-members.ts'

/** One WARC record as it stands in a file. */
export interface WarcRecord {
  /** Of its gzip member, or of the record itself in an uncompressed file. */
  readonly offset: number
  /** End of its gzip member when the member holds nothing else; null otherwise. */
  readonly end: number | null
  /** Field names in lower case; of repeated fields the last. */
  readonly fields: Readonly<Record<string, string>>
  readonly block: Buffer
  /** The block was longer than the bound; `block` is its beginning. */
  readonly cut: boolean
}

const MAX_HEAD = 64 * 1024
/** A page of 32 MiB with its headers; what is longer is cut. */
export const MAX_BLOCK = 33 * 1024 * 1024
/** Broken places after which a file is given up: it is not an archive but noise. */
const MAX_BROKEN = 1000
const VERSION = Buffer.from('WARC/')
const HEAD_END = Buffer.from('\r\n\r\n')
const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start)

/** Reads all records of a WARC file, compressed in any way or not at all; places that cannot be read go to `faults`. */
export async function* readWarc(source: ByteSource, faults: ArchiveFault[], from = 0): AsyncGenerator<WarcRecord, void, undefined> {
  const magic = await source.read(from, 2)
  const pieces = magic[0] === 0x1f && magic[1] === 0x8b ? readGzip(source, from) : readPlain(source, from)
  const cursor = new Cursor(pieces)
  let records = 0
  const last = faults.length + MAX_BROKEN - 1
  const fault = (offset: number, why: string) => faults.push({ file: source.name, offset, why: faults.length < last ? why : `${why}; too many broken places, the rest was not read`, records })
  while (faults.length <= last && (await cursor.advance())) {
    if (cursor.broken !== null) {
      fault(cursor.offset, cursor.broken)
      cursor.clearBreak()
      continue
    }
    const result = await readRecord(cursor)
    if (result === null) continue
    if ('why' in result) {
      // A break is reported by itself, with the reason it has.
      if (cursor.broken === null) fault(result.offset, result.why)
      await cursor.skipToRecord()
      continue
    }
    records++
    yield result
  }
}

/** Parses the one record in `bytes`; null when it is not exactly one complete record. */
export function parseRecord(bytes: Buffer, offset: number, end: number): WarcRecord | null {
  const headEnd = bytes.subarray(0, MAX_HEAD).indexOf(HEAD_END)
  if (headEnd === -1 || !startsWith(bytes, VERSION)) return null
  const fields = parseFields(bytes.toString('latin1', 0, headEnd))
  const length = contentLength(fields)
  const blockAt = headEnd + 4
  if (length === null || bytes.length !== blockAt + length + 4) return null
  return { offset, end, fields, block: bytes.subarray(blockAt, blockAt + length), cut: false }
}

async function readRecord(cursor: Cursor): Promise<WarcRecord | { readonly offset: number; readonly why: string } | null> {
  await cursor.skipBlank()
  if (cursor.available === 0 && !(await cursor.more())) return null
  const { offset, wholeMember } = cursor
  if (!(await cursor.need(5)) || !cursor.startsWith(VERSION)) return { offset, why: 'no WARC record begins here' }
  const head = await cursor.takeHead()
  if (head === null) {
    // Past the mark that led here, or it would lead here again.
    await cursor.skip(VERSION.length)
    return { offset, why: 'the head of a record does not end' }
  }
  const fields = parseFields(head.toString('latin1'))
  const length = contentLength(fields)
  if (length === null) return { offset, why: 'a record without a usable Content-Length' }
  const block = await cursor.take(Math.min(length, MAX_BLOCK))
  if (block === null || !(await cursor.skip(length - block.length))) return { offset, why: 'the file ends inside a record' }
  await cursor.skipBlank()
  return { offset, end: wholeMember !== null && cursor.available === 0 ? wholeMember : null, fields, block, cut: length > block.length }
}

function contentLength(fields: Readonly<Record<string, string>>): number | null {
  const text = fields['content-length'] ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

function parseFields(head: string): Record<string, string> {
  const fields: Record<string, string> = {}
  let last = ''
  for (const line of head.split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':')
    if (/^[ \t]/.test(line) && last !== '') fields[last] += ` ${line.trim()}`
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase()
      // Fields are UTF-8 by the standard.
      const value = line.slice(colon + 1).trim()
      fields[last] = /[\u0080-\u00ff]/.test(value) ? Buffer.from(value, 'latin1').toString('utf8') : value
    }
  }
  return fields
}

/** Reads across pieces; stops at breaks and at members that begin a record of their own. */
class Cursor {
  readonly #pieces: AsyncGenerator<Piece, void, undefined>
  #data: Buffer = Buffer.alloc(0)
  #at = 0
  #piece: Piece | null = null
  /** A piece already fetched that does not continue the current record. */
  #held: Piece | null = null
  #compressed = false

  constructor(pieces: AsyncGenerator<Piece, void, undefined>) {
    this.#pieces = pieces
  }

  get available(): number {
    return this.#data.length - this.#at
  }

  get broken(): string | null {
    return this.#held?.broken ?? null
  }

  /** Where the next byte comes from. */
  get offset(): number {
    const piece = this.available === 0 && this.#held ? this.#held : this.#piece
    if (!piece) return 0
    return piece.first || piece.end !== null || this.#compressed ? piece.offset : piece.offset + piece.data.length - this.available
  }

  get wholeMember(): number | null {
    return this.#at === 0 ? (this.#piece?.end ?? null) : null
  }

  /** Moves on to the next bytes when the current ones are used up; false at the end. */
  async advance(): Promise<boolean> {
    if (this.available > 0) return true
    if (this.#held && this.#held.broken !== null) return true
    return await this.more() || this.#held !== null
  }

  clearBreak(): void {
    this.#held = null
    this.#data = Buffer.alloc(0)
    this.#at = 0
  }

  /** Fetches one more piece behind what is there; false when nothing may follow. */
  async more(): Promise<boolean> {
    if (!this.#held) {
      const { value } = await this.#pieces.next()
      if (!value) return false
      this.#held = value
    }
    const piece = this.#held
    if (piece.broken !== null) return false
    const rest = this.available
    if (rest > 0 && piece.first && startsWith(piece.data, VERSION)) return false
    this.#held = null
    this.#compressed ||= piece.first
    this.#data = rest === 0 ? piece.data : Buffer.concat([this.#data.subarray(this.#at), piece.data])
    this.#at = 0
    this.#piece = piece
    return true
  }

  async need(length: number): Promise<boolean> {
    while (this.available < length) if (!(await this.more())) return false
    return true
  }

  startsWith(bytes: Buffer): boolean {
    return startsWith(this.#data.subarray(this.#at), bytes)
  }

  async skipBlank(): Promise<void> {
    for (;;) {
      while (this.#at < this.#data.length && (this.#data[this.#at] === 0x0d || this.#data[this.#at] === 0x0a)) this.#at++
      if (this.available > 0 || this.#held || this.#piece === null || this.#piece.first) return
      if (!(await this.more())) return
    }
  }

  /** The head up to its blank line, which is taken too; null when there is none within the bound. */
  async takeHead(): Promise<Buffer | null> {
    for (;;) {
      const end = this.#data.subarray(this.#at, this.#at + MAX_HEAD).indexOf(HEAD_END)
      if (end !== -1) {
        const head = this.#data.subarray(this.#at, this.#at + end)
        this.#at += end + 4
        return head
      }
      if (this.available >= MAX_HEAD || !(await this.more())) return null
    }
  }

  /** The next `length` bytes; null when a break or the end comes first. Pieces are joined once. */
  async take(length: number): Promise<Buffer | null> {
    if (this.available >= length) {
      const taken = this.#data.subarray(this.#at, this.#at + length)
      this.#at += length
      return taken
    }
    const parts: Buffer[] = []
    let missing = length
    for (;;) {
      const part = this.#data.subarray(this.#at, this.#at + missing)
      parts.push(part)
      missing -= part.length
      this.#at += part.length
      if (missing === 0) return Buffer.concat(parts)
      if (this.#nextBeginsRecord() || !(await this.more())) return null
      if (this.#startsOwnRecord()) return null
    }
  }

  async skip(length: number): Promise<boolean> {
    let missing = length
    for (;;) {
      const step = Math.min(missing, this.available)
      this.#at += step
      missing -= step
      if (missing === 0) return true
      if (this.#nextBeginsRecord() || !(await this.more())) return false
      if (this.#startsOwnRecord()) return false
    }
  }

  #nextBeginsRecord(): boolean {
    return this.#held !== null && this.#held.first && startsWith(this.#held.data, VERSION)
  }

  #startsOwnRecord(): boolean {
    return this.#at === 0 && this.#piece !== null && this.#piece.first && this.startsWith(VERSION)
  }

  /** Drops bytes up to the next line that begins a record, or to the end or break. */
  async skipToRecord(): Promise<void> {
    for (;;) {
      if (this.#startsOwnRecord()) return
      const found = this.#data.indexOf('\nWARC/1.', this.#at)
      if (found !== -1) {
        this.#at = found + 1
        return
      }
      this.#at = Math.max(this.#at, this.#data.length - 8)
      if (this.broken !== null) {
        this.#at = this.#data.length
        return
      }
      if (!(await this.more())) {
        this.#at = this.#data.length
        return
      }
    }
  }
}
