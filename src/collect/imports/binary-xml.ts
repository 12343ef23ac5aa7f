/** An element of a compiled Android XML file. */
export interface XmlElement { readonly name: string; readonly attributes: ReadonlyMap<string, string | number | boolean> }

/** Attributes by number where packers take their names away (android.R.attr). */
const ATTRIBUTES: Readonly<Record<number, string>> = {
  0x01010001: 'label', 0x01010003: 'name', 0x0101000f: 'debuggable', 0x0101020c: 'minSdkVersion', 0x0101021b: 'versionCode', 0x0101021c: 'versionName',
  0x01010270: 'targetSdkVersion', 0x01010280: 'allowBackup', 0x010104ec: 'usesCleartextTraffic', 0x01010527: 'networkSecurityConfig',
}
const CHUNK = { pool: 0x0001, file: 0x0003, start: 0x0102, resources: 0x0180 } as const
const TYPE_STRING = 3
const TYPE_BOOLEAN = 0x12
const UTF8_FLAG = 0x100
const MOST_ELEMENTS = 20_000
const MOST_STRINGS = 100_000

/**
 * Elements with their attributes, in order; what lies outside the file's own bounds ends the reading. Throws RangeError for
 * what is no such file. Chunks: type u16, header size u16, size u32, little endian.
 */
export function readBinaryXml(bytes: Uint8Array): XmlElement[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 16 || view.getUint16(0, true) !== CHUNK.file) throw new RangeError('no compiled XML')
  const elements: XmlElement[] = []
  let strings: readonly string[] = []
  let resources: readonly number[] = []
  for (let at = view.getUint16(2, true); at + 8 <= bytes.length && elements.length < MOST_ELEMENTS;) {
    const [type, header, size] = [view.getUint16(at, true), view.getUint16(at + 2, true), view.getUint32(at + 4, true)]
    if (size < 8 || at + size > bytes.length) break
    const chunk = new DataView(bytes.buffer, bytes.byteOffset + at, size)
    if (type === CHUNK.pool) strings = readStrings(chunk)
    else if (type === CHUNK.resources) resources = Array.from({ length: Math.max(0, (size - header) >> 2) }, (_, index) => chunk.getUint32(header + index * 4, true))
    else if (type === CHUNK.start) elements.push(readElement(chunk, header, strings, resources))
    at += size
  }
  return elements
}

function readStrings(chunk: DataView): string[] {
  const count = Math.min(chunk.getUint32(8, true), MOST_STRINGS)
  const isUtf8 = (chunk.getUint32(16, true) & UTF8_FLAG) !== 0
  const start = chunk.getUint32(20, true)
  const strings: string[] = []
  for (let index = 0; index < count && 28 + index * 4 + 4 <= chunk.byteLength; index++) strings.push(stringAt(chunk, start + chunk.getUint32(28 + index * 4, true), isUtf8))
  return strings
}

/** A length of one unit, or of two when the first has its highest bit set; UTF-8 strings have two lengths. */
function stringAt(chunk: DataView, offset: number, isUtf8: boolean): string {
  let at = offset
  if (at + 4 > chunk.byteLength) return ''
  if (isUtf8) {
    at += chunk.getUint8(at) & 0x80 ? 2 : 1
    let length = chunk.getUint8(at++)
    if (length & 0x80) length = ((length & 0x7f) << 8) | chunk.getUint8(at++)
    return decode('utf-8', chunk, at, length)
  }
  let length = chunk.getUint16(at, true)
  at += 2
  if (length & 0x8000) {
    length = ((length & 0x7fff) << 16) | chunk.getUint16(at, true)
    at += 2
  }
  return decode('utf-16le', chunk, at, length * 2)
}

function decode(charset: string, chunk: DataView, at: number, length: number): string {
  const end = Math.min(chunk.byteLength, at + Math.min(length, 65_536))
  return at >= end ? '' : new TextDecoder(charset).decode(new Uint8Array(chunk.buffer, chunk.byteOffset + at, end - at))
}

function readElement(chunk: DataView, header: number, strings: readonly string[], resources: readonly number[]): XmlElement {
  const attributes = new Map<string, string | number | boolean>()
  if (header + 20 > chunk.byteLength) return { name: '', attributes }
  const name = strings[chunk.getUint32(header + 4, true)] ?? ''
  const [first, size, count] = [chunk.getUint16(header + 8, true), chunk.getUint16(header + 10, true), chunk.getUint16(header + 12, true)]
  if (size < 20) return { name, attributes }
  for (let index = 0; index < count; index++) {
    const at = header + first + index * size
    if (at + 20 > chunk.byteLength) break
    const nameIndex = chunk.getUint32(at + 4, true)
    const key = ATTRIBUTES[resources[nameIndex] ?? 0] ?? strings[nameIndex] ?? ''
    const type = chunk.getUint8(at + 15)
    const value = chunk.getUint32(at + 16, true)
    if (key !== '') attributes.set(key, type === TYPE_STRING ? (strings[value] ?? '') : type === TYPE_BOOLEAN ? value !== 0 : value)
  }
  return { name, attributes }
}
