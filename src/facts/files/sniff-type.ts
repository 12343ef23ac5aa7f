import { decodePlainText } from './decode-text.ts'

/** Types a file can turn out to be by its first bytes. `office-xml` and `ole` are containers whose kind could not be told. */
export const FILE_TYPES = ['empty', 'pdf', 'doc', 'xls', 'ppt', 'wps', 'ole', 'docx', 'xlsx', 'pptx', 'ofd', 'zip', 'rar', '7z', 'gzip', 'jpeg', 'png', 'gif', 'bmp', 'webp', 'tiff', 'ico', 'svg', 'rtf', 'html', 'xml', 'json', 'csv', 'text', 'mp4', 'mp3', 'flv', 'exe', 'binary'] as const
export type FileType = (typeof FILE_TYPES)[number]

const HEAD = 4096
const starts = (bytes: Uint8Array, ...magic: number[]): boolean => bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte)
const asciiAt = (bytes: Uint8Array, at: number, text: string): boolean => [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0))

/** Type of a file by its bytes, never by its name. Reads the head, for containers also their table of contents. */
export function sniffType(bytes: Uint8Array): FileType {
  if (bytes.length === 0) return 'empty'
  if (asciiAt(bytes, 0, '%PDF-') || (bytes.length > 1024 && findAscii(bytes, '%PDF-', 1024) >= 0 && !looksLikeMarkup(bytes))) return 'pdf'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return oleType(bytes)
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) return zipType(bytes)
  if (asciiAt(bytes, 0, 'Rar!\x1a')) return 'rar'
  if (starts(bytes, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)) return '7z'
  if (starts(bytes, 0x1f, 0x8b)) return 'gzip'
  return mediaType(bytes) ?? textType(bytes)
}

function mediaType(bytes: Uint8Array): FileType | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (asciiAt(bytes, 0, 'GIF8')) return 'gif'
  if (asciiAt(bytes, 0, 'BM') && bytes.length > 26 && (bytes[14] === 40 || bytes[14] === 12 || bytes[14] === 108 || bytes[14] === 124)) return 'bmp'
  if (asciiAt(bytes, 0, 'RIFF') && asciiAt(bytes, 8, 'WEBP')) return 'webp'
  if (starts(bytes, 0x49, 0x49, 0x2a, 0) || starts(bytes, 0x4d, 0x4d, 0, 0x2a)) return 'tiff'
  if (starts(bytes, 0, 0, 1, 0)) return 'ico'
  if (asciiAt(bytes, 4, 'ftyp')) return 'mp4'
  if (asciiAt(bytes, 0, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'mp3'
  if (asciiAt(bytes, 0, 'FLV\x01')) return 'flv'
  if (asciiAt(bytes, 0, 'MZ')) return 'exe'
  return asciiAt(bytes, 0, '{\\rtf') ? 'rtf' : null
}

function findAscii(bytes: Uint8Array, text: string, within: number): number {
  const end = Math.min(bytes.length, within) - text.length
  for (let at = 0; at <= end; at++) if (asciiAt(bytes, at, text)) return at
  return -1
}

const latin = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, Math.min(to, bytes.length) - from)).toString('latin1')
const looksLikeMarkup = (bytes: Uint8Array): boolean => /^\s*(?:\xef\xbb\xbf)?\s*</.test(latin(bytes, 0, 64))

/** Names of OLE streams are UTF-16; they stand in the directory, which lies in the first or the last sectors of usual files. */
function oleType(bytes: Uint8Array): FileType {
  const sector = 1 << ((bytes[30] ?? 9) | ((bytes[31] ?? 0) << 8))
  const directory = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = bytes.length >= 52 ? directory.getUint32(48, true) : 0
  const from = sector >= 512 && sector <= 4096 ? (first + 1) * sector : 0
  const names = from > 0 && from < bytes.length ? latin(bytes, from, from + 4096) : ''
  const haystack = `${names}${latin(bytes, 0, 8192)}${latin(bytes, Math.max(0, bytes.length - 8192), bytes.length)}`
  const has = (name: string): boolean => haystack.includes([...name].join('\0'))
  if (has('WordDocument')) return /k\0i\0n\0g\0s\0o\0f\0t/i.test(haystack) ? 'wps' : 'doc'
  if (has('Workbook') || has('Book')) return 'xls'
  if (has('PowerPoint Document')) return 'ppt'
  return has('WpsDocument') || has('WpsContents') ? 'wps' : 'ole'
}

function zipType(bytes: Uint8Array): FileType {
  // Local headers at the start and the central directory at the end both carry the names in plain text.
  const names = `${latin(bytes, 0, 65_536)}${latin(bytes, Math.max(0, bytes.length - 65_536), bytes.length)}`
  if (names.includes('word/document.xml')) return 'docx'
  if (names.includes('xl/workbook.xml') || names.includes('xl/worksheets/')) return 'xlsx'
  if (names.includes('ppt/presentation.xml')) return 'pptx'
  return names.includes('OFD.xml') ? 'ofd' : 'zip'
}

function textType(bytes: Uint8Array): FileType {
  const head = latin(bytes, 0, HEAD)
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) return 'text'
  if (head.includes('\0')) return 'binary'
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^(?:<!doctype html|<html|<head|<body|<script|<meta|<title|<!--[\s\S]{0,2000}?-->\s*<(?:!doctype html|html))/i.test(text)) return 'html'
  if (/^<\?xml/i.test(text)) return /<svg[\s>]/i.test(text) ? 'svg' : /<html[\s>]/i.test(text) ? 'html' : 'xml'
  if (/^<svg[\s>]/i.test(text)) return 'svg'
  if (/^<(?:div|p|span|table|style|br|center|font|a|img|h[1-6])[\s>/]/i.test(text)) return 'html'
  if (/^<[a-z_][\w:.-]*[\s>/]/i.test(text)) return 'xml'
  if (/^[[{]/.test(text) && /["\d[\]{}]/.test(text.slice(1, 40))) return 'json'
  // eslint-disable-next-line no-control-regex
  const control = text.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  if (control > text.length / 50) return 'binary'
  return isSeparated(text) ? 'csv' : 'text'
}

/** At least two lines with the same number (two or more columns) of commas, tabs or semicolons. */
function isSeparated(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 6)
  if (text.length >= HEAD) lines.pop()
  const full = lines.filter(line => line.trim() !== '')
  if (full.length < 2) return false
  return [',', '\t', ';', '|'].some(separator => {
    const counts = full.map(line => line.replaceAll(/"[^"]*"/g, '').split(separator).length)
    return (counts[0] ?? 0) >= 2 && counts.filter(count => count === counts[0]).length >= Math.max(2, Math.ceil(full.length * 0.6))
  })
}

/** What an extension promises. Old Office names are also given to WPS files and, wrongly, to web pages saved under them. */
const PROMISES: Readonly<Record<string, readonly FileType[]>> = {
  pdf: ['pdf'], doc: ['doc', 'wps', 'ole', 'docx', 'rtf'], docx: ['docx'], xls: ['xls', 'ole', 'xlsx', 'wps'], xlsx: ['xlsx'], ppt: ['ppt', 'ole', 'pptx'], pptx: ['pptx'],
  wps: ['wps', 'doc', 'ole', 'docx'], et: ['xls', 'ole', 'xlsx', 'wps'], dps: ['ppt', 'ole', 'pptx'], ofd: ['ofd'], rtf: ['rtf', 'doc'], zip: ['zip', 'docx', 'xlsx', 'pptx', 'ofd'], rar: ['rar', 'zip'], '7z': ['7z'], gz: ['gzip'], tgz: ['gzip'],
  jpg: ['jpeg', 'png', 'gif', 'webp'], jpeg: ['jpeg', 'png', 'webp'], png: ['png', 'jpeg', 'webp'], gif: ['gif'], bmp: ['bmp'], webp: ['webp'], tif: ['tiff'], tiff: ['tiff'], svg: ['svg', 'xml'], ico: ['ico', 'png'],
  csv: ['csv', 'text'], txt: ['text', 'csv', 'json', 'xml'], json: ['json'], geojson: ['json'], xml: ['xml'], rdf: ['xml'], html: ['html'], htm: ['html'], shtml: ['html'], mp4: ['mp4'], mp3: ['mp3'], flv: ['flv'],
}

/**
 * Whether a file opens as what its name says: the bytes are of a type the extension promises and the container is whole
 * at its end. Without a known extension anything that is neither empty, a web page nor unknown bytes opens.
 */
export function opensAs(bytes: Uint8Array, extension: string): boolean {
  const type = sniffType(bytes)
  const promised = PROMISES[extension.toLowerCase().replace(/^\./, '')]
  if (promised !== undefined && !promised.includes(type)) return false
  if (promised === undefined && (type === 'empty' || type === 'binary' || type === 'html')) return false
  // A plain text may look like anything and is still a text.
  return promised?.includes('text') === true || isWhole(bytes, type)
}

/** Cut downloads are the usual fault: each container ends in its own way. */
function isWhole(bytes: Uint8Array, type: FileType): boolean {
  const tail = latin(bytes, Math.max(0, bytes.length - 2048), bytes.length)
  if (type === 'pdf') return tail.includes('%%EOF') || tail.includes('startxref')
  if (type === 'docx' || type === 'xlsx' || type === 'pptx' || type === 'zip' || type === 'ofd') return latin(bytes, Math.max(0, bytes.length - 66_000), bytes.length).includes('PK\x05\x06')
  if (type === 'png') return tail.includes('IEND')
  if (type === 'json') return isWholeJson(bytes, tail)
  return type === 'xml' ? isWholeXml(bytes, tail) : true
}

const PARSED_BYTES = 16 * 1024 * 1024

/** One JSON text, or one on each line. What is too large to parse must at least end as JSON does. */
function isWholeJson(bytes: Uint8Array, tail: string): boolean {
  if (bytes.length > PARSED_BYTES) return /[\]}]\s*$/.test(tail.slice(-200))
  const { text } = decodePlainText(bytes)
  const bare = text.replace(/^\ufeff/, '').trim()
  if (isJson(bare)) return true
  const lines = bare.split('\n').filter(line => line.trim() !== '')
  return lines.length > 1 && isJson(lines[0] ?? '') && lines.every(isJson)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // that it cannot be parsed is the answer
  }
}

/** The root element is closed at the end. */
function isWholeXml(bytes: Uint8Array, tail: string): boolean {
  const head = latin(bytes, 0, HEAD).replace(/^\xef\xbb\xbf/, '')
  const root = /<([^\s<>/!?"'=]{1,200})[\s/>]/.exec(head)?.[1]
  return root === undefined || tail.includes(`</${root}`) || /\/>\s*$/.test(tail.slice(-200))
}
