import type { EvidenceRef } from '../../model/evidence.ts'
import { readDataCatalogue } from '../../page/open-data/read-catalogue.ts'
import { libraryInScript } from '../page/libraries.ts'
import { findPersonalDataInText } from '../page/personal-data.ts'
import { findTextErrorsInText } from '../page/text-errors.ts'
import type { SiteResource } from '../site/site-input.ts'
import { readDataTable } from './data-table.ts'
import { decodePlainText } from './decode-text.ts'
import { readFileText } from './read-file-text.ts'
import { readPdfText } from './read-pdf-text.ts'
import { opensAs, sniffType } from './sniff-type.ts'
import type { FileType } from './sniff-type.ts'

/** An archived answer that is no page. */
export interface ResourceRecord {
  readonly url: string
  readonly status: number
  readonly contentType: string | null
  /** `attachment; filename=…`, for addresses that name no file. */
  readonly contentDisposition?: string | null
  readonly evidence: EvidenceRef
}

const READABLE: ReadonlySet<FileType> = new Set(['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'wps', 'ole', 'ofd', 'rtf', 'csv', 'text', 'json', 'xml'])
const ERROR_CHARS = 200_000
const SCRIPT = /javascript|ecmascript/i
const CALL = /^\s*[\w$.]{1,80}\s*\(\s*[[{]/

/** Summarises one resource: type by its bytes, whether it opens, personal data and wording in its text, its table, its library. */
export async function readResource(bytes: Uint8Array, record: ResourceRecord): Promise<SiteResource> {
  const extension = extensionOf(record)
  const sniffed = sniffType(bytes)
  const isScript = SCRIPT.test(record.contentType ?? '') || extension === 'js'
  const isStyle = /text\/css/i.test(record.contentType ?? '') || extension === 'css'
  const isDocument = record.status < 400 && READABLE.has(sniffed) && !isScript && !isStyle
  // A portal's answer may be JSON in a call (JSONP), which its server calls a script.
  const catalogue = record.status < 400 && (sniffed === 'json' || (isScript && CALL.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1')))) ? readDataCatalogue(decodePlainText(bytes).text, record.url) : []
  const text = !isDocument ? '' : sniffed === 'pdf' ? await readPdfText(bytes) : readFileText(bytes, sniffed)
  return {
    url: record.url,
    status: record.status,
    mime: (record.contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    size: bytes.length,
    sniffed,
    opens: isScript || isStyle ? bytes.length > 0 && sniffed !== 'html' : opensAs(bytes, extension),
    personalData: text === '' ? [] : findPersonalDataInText(text, text.slice(0, 200)),
    textErrors: text === '' || sniffed === 'json' || sniffed === 'xml' ? [] : findTextErrorsInText(text.slice(0, ERROR_CHARS)),
    table: isDocument ? readDataTable(bytes, sniffed) : null,
    ...(catalogue.length > 0 && { datasets: catalogue }),
    library: isScript ? libraryInScript(decodePlainText(bytes.subarray(0, 2000)).text) : null,
    evidence: record.evidence,
  }
}

/** From Content-Disposition, else from the address; '' when neither names a file. */
function extensionOf(record: ResourceRecord): string {
  const named = /filename\*?=(?:[\w-]+'[^']{0,10}')?"?[^";]{0,300}\.([A-Za-z0-9]{1,6})"?/i.exec(record.contentDisposition ?? '')?.[1]
  const path = record.url.split(/[?#]/, 1)[0] ?? ''
  const inPath = /\.([A-Za-z0-9]{1,6})$/.exec(path)?.[1]?.toLowerCase()
  if (named !== undefined) return named.toLowerCase()
  // download.jsp?filename=a.pdf: the extension of the script is not that of the file.
  if (inPath === undefined || /^(?:jsp|php|aspx?|do|action|ashx|s?html?|cgi)$/.test(inPath)) return /[?&][^=&]{1,40}=[^&]{0,300}\.([A-Za-z0-9]{2,5})(?:&|$)/.exec(record.url)?.[1]?.toLowerCase() ?? ''
  return inPath
}
