import { readFileText } from '../facts/files/read-file-text.ts'
import { readPdfText } from '../facts/files/read-pdf-text.ts'
import { sniffType } from '../facts/files/sniff-type.ts'
import type { FileType } from '../facts/files/sniff-type.ts'
import { maskPersonalNumbers } from '../facts/page/personal-data.ts'
import type { ArchivedRecord } from '../model/collection.ts'
import { readPage } from '../page/read-page.ts'

/** What an archived page or document says, for people and models to read. */
export interface ArchivedText { readonly title: string; readonly text: string }

const TEXT_CHARS = 200_000
const TITLE_CHARS = 120
const LEAST_MAIN = 100
const DOCUMENTS: ReadonlySet<FileType> = new Set(['pdf', 'doc', 'docx', 'wps', 'ofd', 'rtf'])
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i

/** The text of a page (its main part; of a page that has next to none, all of it) or document, one block a line, numbers of persons starred; null for anything else. */
export async function archivedText(record: ArchivedRecord): Promise<ArchivedText | null> {
  if ((record.type !== 'response' && record.type !== 'rendered') || record.status >= 400 || record.method === 'HEAD') return null
  const contentType = record.type === 'rendered' ? 'text/html; charset=utf-8' : (record.headers['content-type'] ?? null)
  if (HTML.test(contentType ?? '')) {
    const page = readPage(record.body, { url: record.url, contentType })
    const main = page.blocks.flatMap(({ zone, text }) => (zone === 'main' ? [text] : [])).join('\n')
    return said(page.title ?? '', main.length >= LEAST_MAIN ? main : page.blocks.map(({ text }) => text).join('\n'))
  }
  const type = sniffType(record.body)
  if (!DOCUMENTS.has(type)) return null
  return said(decodedName(record.url), type === 'pdf' ? await readPdfText(record.body) : readFileText(record.body, type))
}

const said = (title: string, text: string): ArchivedText | null => (text.trim() === '' ? null : { title: title.trim().slice(0, TITLE_CHARS), text: maskPersonalNumbers(text.slice(0, TEXT_CHARS)) })

function decodedName(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name // %-signs that encode nothing
  }
}
