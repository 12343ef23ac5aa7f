import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Collection } from '../collect/archive/archive.ts'
import type { ArchivedRecord } from '../model/collection.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import type { EvidenceRef } from '../model/evidence.ts'
import { renderEvidencePage } from '../reports/html/evidence-page.ts'
import { bodyContent, imageContent } from './shown-body.ts'
import { importedViews } from './imported-evidence.ts'
import type { OpenAccount } from './channels.ts'
import type { RecordFiles } from './record-files.ts'
import type { ArchivedView } from '../reports/html/evidence-page.ts'

/** Folder of the pages that show archived evidence, beside the report. */
export const EVIDENCE_FOLDER = 'evidence'
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

/** Where cited evidence may lie. */
export interface EvidenceSources { readonly collections: readonly Collection[]; readonly accounts: readonly OpenAccount[]; readonly lists: RecordFiles | null }

/** Writes a page for each cited piece of evidence that one of the archives still gives; answers the files written. */
export async function writeEvidence(out: string, { collections, accounts, lists }: EvidenceSources, refs: readonly EvidenceRef[]): Promise<ReadonlySet<string>> {
  await mkdir(join(out, EVIDENCE_FOLDER), { recursive: true })
  const written = new Set<string>()
  const imported = importedViews(accounts, lists)
  for (const ref of refs) {
    const record = await findRecord(collections, ref)
    const view = record === null ? await imported(ref) : viewOf(record, ref)
    if (view === null) continue
    await writeFile(join(out, evidenceFile(ref)), renderEvidencePage(view))
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
