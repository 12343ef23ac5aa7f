import iconv from 'iconv-lite'
import { decodePlainText } from './decode-text.ts'
import type { FileType } from './sniff-type.ts'
import { readSheets } from './spreadsheet.ts'
import { unzipBounded } from './unzip-bounded.ts'
import { decodeEntities } from './xml-entities.ts'

/** Longest text kept of one file, in characters. */
export const FILE_TEXT_CHARS = 2_000_000
const READ_BYTES = 32 * 1024 * 1024

/** Text of an attachment, '' where the type holds none or it cannot be read. PDF is read by `readPdfText`. Never throws. */
export function readFileText(bytes: Uint8Array, type: FileType): string {
  try {
    return textOf(bytes.subarray(0, READ_BYTES), type).slice(0, FILE_TEXT_CHARS)
  } catch {
    return '' // a hostile or broken file has no text to find anything in; that it does not open is said elsewhere
  }
}

function textOf(bytes: Uint8Array, type: FileType): string {
  switch (type) {
    case 'docx':
      return xmlParts(bytes, name => /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml$/.test(name), /<\/w:(?:p|tc|tr)>|<w:(?:br|cr|tab)\b[^>]{0,200}\/>/g)
    case 'pptx':
      return xmlParts(bytes, name => /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/.test(name), /<\/a:p>/g)
    case 'ofd':
      return xmlParts(bytes, name => /Pages\/Page_\d+\/Content\.xml$/i.test(name), /<\/(?:ofd:)?TextObject>/g)
    case 'xlsx':
      return readSheets(bytes).map(sheet => sheet.map(row => row.join('\t')).join('\n')).join('\n\n')
    case 'doc':
    case 'xls':
    case 'ppt':
    case 'wps':
    case 'ole':
      return legacyRuns(bytes)
    case 'rtf':
      return rtfText(bytes)
    case 'csv':
    case 'text':
    case 'json':
      return decodePlainText(bytes).text
    case 'xml':
    case 'html':
    case 'svg':
      return stripMarkup(decodePlainText(bytes).text, />\s*</g)
    default:
      return ''
  }
}

/** Text of the XML parts of an office container; ends of paragraphs, cells and rows become line ends. */
function xmlParts(bytes: Uint8Array, wanted: (name: string) => boolean, ends: RegExp): string {
  const parts = [...unzipBounded(bytes, wanted)].sort(([a], [b]) => (a < b ? -1 : 1))
  return parts.map(([, part]) => stripMarkup(new TextDecoder('utf-8').decode(part), ends)).join('\n')
}

function stripMarkup(xml: string, ends: RegExp): string {
  return decodeEntities(xml.replace(ends, match => (match.endsWith('<') ? '>\n<' : '\n')).replace(/<[^<>]{0,20000}>/g, ''))
}

const RUN_CHARS = 4

/**
 * Old Office files keep their text as UTF-16 or as 8-bit runs in the code page of the system, here GBK. Without reading the
 * piece tables the runs of readable characters are enough to find numbers and words in.
 */
function legacyRuns(bytes: Uint8Array): string {
  return `${utf16Runs(bytes, 0)}\n${utf16Runs(bytes, 1)}\n${gbkRuns(bytes)}`
}

const isReadable = (code: number): boolean => (code >= 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef) || code === 9

/** Runs of readable UTF-16 characters at even or odd offsets. Runs of rare characters only are 8-bit text misread. */
function utf16Runs(bytes: Uint8Array, from: number): string {
  const runs: string[] = []
  let run = ''
  for (let at = from; at + 1 < bytes.length; at += 2) {
    const code = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
    if (isReadable(code)) {
      run += String.fromCharCode(code)
      continue
    }
    if (run.length >= RUN_CHARS && /[0-9\u4e00-\u9fff]/.test(run)) runs.push(run)
    run = ''
  }
  if (run.length >= RUN_CHARS) runs.push(run)
  return runs.join('\n').slice(0, FILE_TEXT_CHARS)
}

function gbkRuns(bytes: Uint8Array): string {
  const runs: string[] = []
  let start = -1
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const next = bytes[at + 1] ?? 0
    const isPair = byte >= 0xa1 && byte <= 0xf7 && next >= 0xa1 && next <= 0xfe
    const isText = at < bytes.length && ((byte >= 0x20 && byte < 0x7f) || byte === 9 || isPair)
    if (isText && start < 0) start = at
    if (!isText && start >= 0) {
      if (at - start >= RUN_CHARS * 2) runs.push(iconv.decode(Buffer.from(bytes.subarray(start, at)), 'gbk'))
      start = -1
    }
    if (isPair && isText) at++
  }
  return runs.filter(run => /\d{6}|[\u4e00-\u9fff]{2}/.test(run)).join('\n').slice(0, FILE_TEXT_CHARS)
}

function rtfText(bytes: Uint8Array): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const plain = source.replace(/\\u(-?\d{1,5}) ?\??/g, (_, code: string) => String.fromCharCode((Number(code) + 65_536) % 65_536)).replace(/\\(?:par|line|cell|row|tab)\b ?/g, '\n')
  return plain.replace(/((?:\\'[0-9a-fA-F]{2})+)/g, hex => iconv.decode(Buffer.from(hex.replaceAll("\\'", ''), 'hex'), 'gbk')).replace(/\\[a-z]{1,32}-?\d{0,10} ?|[{}]/g, '')
}
