import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Collection } from '../collect/archive/archive.ts'
import type { ArchivedRecord } from '../model/collection.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import type { EvidenceRef } from '../model/evidence.ts'
import { decodeText } from '../page/charset.ts'
import { renderEvidencePage } from '../reports/html/evidence-page.ts'
import type { ArchivedView } from '../reports/html/evidence-page.ts'

/** Folder of the pages that show archived evidence, beside the report. */
export const EVIDENCE_FOLDER = 'evidence'
/** What is longer is cut for showing; the archive keeps all of it. */
const SHOWN_TEXT = 2 * 1024 * 1024
const SHOWN_IMAGE = 4 * 1024 * 1024
const IMAGE = /^image\/(?:png|jpeg|gif|webp)$/
const HTML = /^(?:text\/html|application\/xhtml\+xml)$/
const TEXT = /^text\/|^application\/(?:json|xml|javascript)$|\+(?:json|xml)$/
/** Looked for in this order when a reference does not name what made it. */
const PAGE_TYPES = ['response', 'rendered', 'screenshot', 'redirect', 'failure'] as const

/** Name of the page for one reference: digest first, so that no collected text becomes a file name. */
export const evidenceFile = (ref: EvidenceRef): string => `${EVIDENCE_FOLDER}/${ref.sha256.slice(0, 20)}${ref.offset === undefined ? '' : `-${ref.offset}`}.html`

/** Every piece of evidence that an evaluation cites, each once. */
export function citedEvidence(document: EvaluationDocument): EvidenceRef[] {
  const cited = [
    ...document.indicators.flatMap(({ points }) => points.flatMap(({ measures }) => measures.flatMap(({ judgement }) => (judgement.outcome === 'rated' ? judgement.evidence : [])))),
    ...document.indicators.flatMap(({ points }) => points.flatMap(({ suggestions = [] }) => suggestions.flatMap(({ quotes }) => quotes.map(({ evidence }) => evidence)))),
    ...document.facts.personalData.map(({ evidence }) => evidence),
  ]
  return [...new Map(cited.map(ref => [evidenceFile(ref), ref])).values()]
}

/** Writes a page for each cited piece of evidence that one of the archives still gives; answers the files written. */
export async function writeEvidence(out: string, collections: readonly Collection[], refs: readonly EvidenceRef[]): Promise<ReadonlySet<string>> {
  await mkdir(join(out, EVIDENCE_FOLDER), { recursive: true })
  const written = new Set<string>()
  for (const ref of refs) {
    const record = await findRecord(collections, ref)
    if (record === null) continue
    await writeFile(join(out, evidenceFile(ref)), renderEvidencePage(viewOf(record, ref)))
    written.add(evidenceFile(ref))
  }
  return written
}

/** The archived record that a reference points at; null when none of the archives gives it any more. */
export async function findRecord(collections: readonly Collection[], ref: EvidenceRef): Promise<ArchivedRecord | null> {
  if (ref.url === undefined) return null
  for (const collection of collections) for (const type of ref.kind === 'screenshot' ? (['screenshot'] as const) : PAGE_TYPES) {
    const record = await collection.get(ref.url, type)
    if (record?.evidence.sha256 === ref.sha256) return record
  }
  return null
}

function viewOf(record: ArchivedRecord, ref: EvidenceRef): ArchivedView {
  const place = { ref: { ...record.evidence, ...ref }, at: record.at }
  switch (record.type) {
    case 'screenshot': return { ...place, status: 200, mime: record.mime, size: record.body.length, content: imageContent(record.body, record.mime) }
    case 'failure': return { ...place, status: 0, mime: 'failure', size: 0, content: { kind: 'text', text: `${record.failure}: ${record.detail}` } }
    case 'redirect': return { ...place, status: record.status, mime: 'redirect', size: 0, content: { kind: 'text', text: `→ ${record.location}` } }
    case 'response':
    case 'rendered': {
      const type = record.headers['content-type'] ?? ''
      const mime = (type.split(';')[0] ?? '').trim().toLowerCase()
      return { ...place, status: record.status, mime: mime === '' ? '—' : mime, size: record.body.length, content: bodyContent(record.body, mime, type) }
    }
  }
}

function bodyContent(body: Uint8Array, mime: string, contentType: string): ArchivedView['content'] {
  if (IMAGE.test(mime)) return imageContent(body, mime)
  if (HTML.test(mime)) return { kind: 'html', text: decodeText(body.subarray(0, SHOWN_TEXT), contentType).text }
  if (TEXT.test(mime)) return { kind: 'text', text: decodeText(body.subarray(0, SHOWN_TEXT), contentType).text }
  return { kind: 'none' }
}

function imageContent(body: Uint8Array, mime: string): ArchivedView['content'] {
  return body.length > SHOWN_IMAGE || !IMAGE.test(mime) ? { kind: 'none' } : { kind: 'image', data: `data:${mime};base64,${Buffer.from(body).toString('base64')}` }
}
