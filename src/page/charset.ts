import { isAscii, isUtf8 } from 'node:buffer'
import { COMMON_CHARACTERS } from './lexicon/common-characters.ts'
import type { Page } from './page.ts'

export interface Decoded {
  readonly text: string
  /** WHATWG name, lower case. */
  readonly charset: string
  readonly from: Page['charsetFrom']
}

/** Browsers look for the declaration in the first 1024 bytes; saved and generated pages often push it further down. */
const PRESCAN_BYTES = 8192
/** How much text is enough to tell encodings apart. */
const SAMPLE_BYTES = 16_384
const META_CHARSET = /<(?:meta\b[^>]{0,2000}?charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})|\?xml\b[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_:-]{2,40}))/gi
const COMMENT = /<!--[\s\S]*?-->/g

/**
 * Decodes bytes as browsers do: byte-order mark, Content-Type header, declaration in the text, then detection; and sets
 * wrong declarations right (said GBK but is UTF-8, said UTF-8 but is GB18030). Never throws: what cannot be decoded becomes U+FFFD.
 */
export function decodeText(body: Uint8Array, contentType?: string | null): Decoded {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const marked = decodeMarked(bytes)
  if (marked !== null) return marked
  const header = encodingOf(/charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1])
  const declared = header === null ? declaredInText(bytes) : header
  const from = header === null ? 'meta' : 'header'
  const whole = isUtf8(withoutCutTail(bytes))
  if (declared === null) return whole ? decodedAs(bytes, 'utf-8', isAscii(bytes) ? 'default' : 'detected') : detect(bytes)
  if (whole) return decodeValidUtf8(bytes, declared, from)
  if (declared === 'utf-8') return decodeBrokenUtf8(bytes, from)
  if (declared === 'windows-1252') return decodeWestern(bytes, from)
  return isChinese(declared) ? decodeChinese(bytes, declared, from) : decodedAs(bytes, declared, from)
}

/** The WHATWG name of a label, null for labels nobody knows. */
export function encodingOf(label: string | undefined): string | null {
  if (label === undefined || label === '' || label.length > 40) return null
  let name = labels.get(label)
  if (name === undefined) {
    name = lookUp(label)
    if (labels.size < 200) labels.set(` ${label}`.slice(1), name)
  }
  return name
}

const labels = new Map<string, string | null>()

function lookUp(label: string): string | null {
  try {
    const name = new TextDecoder(label.trim().toLowerCase()).encoding
    // A declaration that can be read as ASCII cannot be UTF-16 (WHATWG prescan, step "if charset is UTF-16BE/LE").
    return name.startsWith('utf-16') ? 'utf-8' : name
  } catch {
    // An unknown label is the same as none.
    return null
  }
}

function decodeMarked(bytes: Buffer): Decoded | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { text: bytes.toString('utf8', 3), charset: 'utf-8', from: 'bom' }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString('utf16le', 2), charset: 'utf-16le', from: 'bom' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes.subarray(2)), charset: 'utf-16be', from: 'bom' }
  return null
}

function declaredInText(bytes: Buffer): string | null {
  let head = bytes.toString('latin1', 0, PRESCAN_BYTES)
  if (!/charset|encoding/i.test(head)) return null
  if (head.includes('<!--')) head = head.replace(COMMENT, '')
  for (const match of head.matchAll(META_CHARSET)) {
    const name = encodingOf(match[1] ?? match[2])
    if (name !== null) return name
  }
  return null
}

function decodeValidUtf8(bytes: Buffer, declared: string, from: Decoded['from']): Decoded {
  if (declared === 'utf-8' || isAscii(bytes)) return { text: bytes.toString('utf8'), charset: declared, from }
  const sequences = countHighRuns(bytes)
  // Two or three GBK characters can look like UTF-8 (the "联通" accident); more do not, and then the declaration is wrong.
  const certain = sequences >= 8 || commonShare(decode(bytes, 'utf-8')) > commonShare(decode(bytes, declared))
  return certain ? decodedAs(bytes, 'utf-8', 'detected') : decodedAs(bytes, declared, from)
}

function decodeBrokenUtf8(bytes: Buffer, from: Decoded['from']): Decoded {
  const text = bytes.toString('utf8')
  let broken = 0
  let fine = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) fine++
  }
  // A few broken characters (a title cut in the middle) leave a UTF-8 page a UTF-8 page.
  if (broken * 10 <= fine) return { text, charset: 'utf-8', from }
  const other = detect(bytes)
  return isChinese(other.charset) ? other : { text, charset: 'utf-8', from }
}

/** ISO-8859-1 is what servers say when nobody told them; Chinese text under it is not meant. */
function decodeWestern(bytes: Buffer, from: Decoded['from']): Decoded {
  const other = detect(bytes)
  return isChinese(other.charset) ? other : decodedAs(bytes, 'windows-1252', from)
}

function decodeChinese(bytes: Buffer, declared: string, from: Decoded['from']): Decoded {
  if (declared !== 'big5' && sampleScore(bytes, 'big5') > sampleScore(bytes, 'gb18030') * 1.5 + 0.05) return decodedAs(bytes, 'big5', 'detected')
  if (declared === 'big5' && sampleScore(bytes, 'gb18030') > sampleScore(bytes, 'big5') * 1.5 + 0.05) return decodedAs(bytes, 'gb18030', 'detected')
  return decodedAs(bytes, declared, from)
}

/** Neither declared nor UTF-8: mostly UTF-8 with some damage, GB18030, Big5, or Western. */
function detect(bytes: Buffer): Decoded {
  const scores = (['gb18030', 'big5', 'utf-8'] as const).map(name => ({ name, score: sampleScore(bytes, name) }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score >= 0.12 ? decodedAs(bytes, best.name, 'detected') : decodedAs(bytes, 'windows-1252', 'default')
}

function sampleScore(bytes: Buffer, charset: string): number {
  return commonShare(decode(sampleOf(bytes), charset))
}

/** A stretch of bytes around the first ones that are not ASCII. */
function sampleOf(bytes: Buffer): Buffer {
  let start = 0
  while (start < bytes.length && (bytes[start] ?? 0) < 0x80) start++
  return bytes.subarray(start, start + SAMPLE_BYTES)
}

/** Common characters among those that are not ASCII, less what could not be decoded; 0..1. */
function commonShare(text: string): number {
  let common = 0
  let all = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    all++
    if (code === 0xfffd) common -= 2
    else if ((code >= 0x3000 && code <= 0x3011) || code >= 0xff01 || COMMON_CHARACTERS.has(text.charAt(i))) common++
  }
  return all === 0 ? 0 : Math.max(0, common / all)
}

function countHighRuns(bytes: Buffer): number {
  let lead = 0
  for (const byte of sampleOf(bytes)) if (byte >= 0xc2) lead++
  return lead
}

/** A body cut at the size bound may end inside a character; that does not make it invalid. */
function withoutCutTail(bytes: Buffer): Buffer {
  let end = bytes.length
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      if (need > back) end = bytes.length - back
      break
    }
  }
  return end === bytes.length ? bytes : bytes.subarray(0, end)
}

function isChinese(charset: string): boolean {
  return charset === 'gbk' || charset === 'gb18030' || charset === 'big5'
}

function decodedAs(bytes: Buffer, charset: string, from: Decoded['from']): Decoded {
  return { text: decode(bytes, charset), charset, from }
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

function decode(bytes: Buffer, charset: string): string {
  if (charset === 'utf-8') return bytes.toString('utf8')
  // WHATWG decodes GBK with the GB18030 decoder.
  const name = charset === 'gbk' ? 'gb18030' : charset
  let decoder = decoders.get(name)
  if (decoder === undefined) {
    decoder = new TextDecoder(name)
    decoders.set(name, decoder)
  }
  return decoder.decode(bytes)
}
