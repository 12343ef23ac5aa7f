import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Collection } from '../collect/archive/archive.ts'
import { openCollection } from '../collect/archive/open-collection.ts'
import { isAccountDirectory } from '../collect/imports/account-directory.ts'
import { measures } from '../measures/registry.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import type { FailureKind } from '../model/evidence.ts'
import { ACCOUNT_KINDS } from '../model/media.ts'
import type { Variant } from '../model/scheme.ts'
import { canonicalUrl } from '../page/url.ts'
import { renderReport } from '../reports/html/report.ts'
import type { ReportMaterial } from '../reports/html/report.ts'
import { loadScheme } from '../schemes/files.ts'
import { resolveVariant } from '../schemes/resolve.ts'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'
import { EVALUATION_FILE } from './evaluation-file.ts'
import { evaluateFacts, withSuggestions } from './evaluation.ts'
import { citedEvidence, evidenceFile, writeEvidence } from './evidence-files.ts'
import { accountFiles, openAccount, openChannels } from './channels.ts'
import type { ChannelPath, OpenAccount } from './channels.ts'
import { keepRecordFiles, readRecordFiles } from './record-files.ts'
import type { RecordFiles } from './record-files.ts'
import { keptSuggestions, suggestionFileOf } from './suggestion-file.ts'
import { understandChannels } from './understand.ts'

/** By which rule, and as of when. */
export interface EvaluationRequest {
  readonly variant: Variant
  /** Name of the unit; default: what the site calls itself. */
  readonly unit?: string
  /** YYYY-MM-DD; default: the day the archive ends. */
  readonly date?: string
  /** Home page, for archives made by others. */
  readonly home?: string
  /** Further channels of the same unit: archives of sites, directories of imported accounts. */
  readonly channels?: readonly ChannelPath[]
  /** Lists of incidents or satisfaction figures (CSV or XLSX). */
  readonly records?: readonly string[]
}

export interface EvaluationResult {
  readonly document: EvaluationDocument
  readonly documentFile: string
  readonly reportFile: string
  /** Part of the target could not be seen: budgets, refusals, failures of the site or of us. */
  readonly isPartial: boolean
}

export const REPORT_FILE = 'report.html'
/** Pictures that go into the report, and how many bytes they may bring: it is to be sent by mail. */
const MAX_PICTURES = 6
const MAX_PICTURE_BYTES = 4_000_000
/** Failures that hide content; a dead name or a refused connection elsewhere is a finding about a link, not a gap. */
const HIDING: ReadonlySet<FailureKind> = new Set(['timeout', 'reset', 'tls', 'robots', 'blocked', 'too-large', 'protocol', 'browser'])

/** The variant of a scheme by their ids; throws `scheme-unknown`, `variant-unknown`, `variant-needed` or `scheme-broken`. */
export function findVariant(schemeId: string, variant: string | undefined): Variant {
  return resolveVariant(loadScheme(schemeId, measures), variant)
}

/**
 * Judges an archive (a collection directory, .warc, .warc.gz or .wacz) and writes evaluation.json, report.html and the
 * pages of cited evidence into `out`. No network. Same archive, scheme edition, version and date (and the same suggestions, where a
 * model was asked before): same bytes.
 */
export async function evaluateArchive(path: string, out: string, request: EvaluationRequest, progress?: (records: number) => void): Promise<EvaluationResult> {
  return withEvaluation(path, request, async ({ document, opened, accounts, screenshots, imported }) => {
    const suggestions = await keptSuggestions(await suggestionFileOf(path, out), request.variant, opened)
    const whole = suggestions === null ? document : { ...document, indicators: withSuggestions(document.indicators, suggestions.byPoint), archive: [...document.archive, suggestions.file] }
    const files = await writeResult(out, whole, { opened, accounts, screenshots, imported })
    if (imported) await keepRecordFiles(out, imported)
    return { document: whole, ...files, isPartial: opened.some(one => isPartial(whole, one)) }
  }, progress)
}

/** An evaluation before anything is written, its archives still open. */
export interface OpenEvaluation {
  readonly document: EvaluationDocument
  readonly opened: readonly Collection[]
  readonly accounts: readonly OpenAccount[]
  readonly screenshots: readonly string[]
  readonly imported: RecordFiles | null
}

/** Judges an archive and hands over the result with its archives, which are closed when `use` is done. Rejects as they do, and for a site that was not seen. */
export async function withEvaluation<T>(path: string, request: EvaluationRequest, use: (made: OpenEvaluation) => Promise<T>, progress?: (records: number) => void): Promise<T> {
  const imported = await readRecordFiles(request.records ?? [])
  const target = (await isAccountDirectory(path)) ? await openAccount(path, '') : null
  const collection = target === null ? await openCollection(path, { canonicalUrl }) : null
  const opened = collection === null ? [] : [collection]
  try {
    const others = await openChannels(request.channels ?? [])
    opened.push(...others.sites.map(site => site.collection))
    const accounts = [...(target === null ? [] : [target]), ...others.accounts]
    refuseOtherAccount(request.variant, accounts, target)
    const understood = await understandChannels([...(collection === null ? [] : [{ kind: 'website' as const, collection }]), ...others.sites], {
      ...(request.date !== undefined && { date: request.date }), ...(request.home !== undefined && { home: request.home }), ...(progress && { progress }),
      ...(accounts.length > 0 && { accounts: accounts.map(({ content }) => content) }), ...(imported && { records: imported.records }),
    })
    if (collection !== null) refuseUnseen(understood.coverage, collection)
    const unit = { ...understood.unit, ...(request.unit !== undefined && { name: request.unit }) }
    const archive = [...understood.archive, ...accountFiles(accounts), ...(imported?.files ?? []).map(({ file, sha256, rows }) => ({ file, sha256, records: rows }))]
    return await use({ document: evaluateFacts(request.variant, { ...understood, unit, archive }), opened, accounts, screenshots: understood.screenshots, imported })
  } finally {
    for (const one of opened) await one.close()
  }
}

/** A variant that is named after a kind of account judges such an account: one must be there, and the target must not be another. */
function refuseOtherAccount({ variant }: Variant, accounts: readonly OpenAccount[], target: OpenAccount | null): void {
  if (!ACCOUNT_KINDS.some(kind => kind === variant)) return
  if (target !== null ? target.content.kind !== variant : !accounts.some(({ content }) => content.kind === variant)) throw new AppError('account-needed', { variant })
}

/** Nothing is rated of a site of which no page was seen. */
function refuseUnseen(coverage: EvaluationDocument['coverage'], collection: Collection): void {
  if (coverage.pages > 0) return
  const examples = coverage.failures.map(({ kind, count }) => `${kind} × ${count}`).join(', ')
  if (collection.manifest?.ended === 'blocked' || coverage.blocked > 0) throw new AppError('site-blocked', { url: coverage.target, why: examples })
  throw new AppError('site-unreachable', { url: coverage.target, why: examples === '' ? 'no page was answered' : examples })
}

async function writeResult(out: string, document: EvaluationDocument, { opened: collections, accounts, screenshots, imported }: Pick<OpenEvaluation, 'opened' | 'accounts' | 'screenshots' | 'imported'>): Promise<{ documentFile: string; reportFile: string }> {
  const documentFile = join(out, EVALUATION_FILE)
  const reportFile = join(out, REPORT_FILE)
  try {
    await mkdir(out, { recursive: true })
    const pictures = await readPictures(collections[0], screenshots)
    const written = await writeEvidence(out, { collections, accounts, lists: imported }, [...citedEvidence(document), ...pictures.map(({ evidence }) => evidence)])
    const evidenceLink: ReportMaterial['evidenceLink'] = ref => (written.has(evidenceFile(ref)) ? evidenceFile(ref) : null)
    await replaceFile(reportFile, renderReport(document, { evidenceLink, screenshots: pictures.map(({ url, data, evidence }) => ({ url, data, link: evidenceLink(evidence) })) }))
    await replaceFile(documentFile, `${JSON.stringify(document, null, 1)}\n`)
  } catch (error) {
    if (error instanceof AppError || (error as NodeJS.ErrnoException).code === undefined) throw error
    throw fileFailure('write-failed', out, error)
  }
  return { documentFile, reportFile }
}

/** A reader sees the old file or the new one, never half of it. */
async function replaceFile(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content)
  await rename(`${path}.new`, path)
}

async function readPictures(collection: Collection | undefined, urls: readonly string[]) {
  const pictures = []
  let left = MAX_PICTURE_BYTES
  for (const url of urls.slice(0, MAX_PICTURES)) {
    const record = await collection?.get(url, 'screenshot')
    if (record?.type === 'screenshot' && record.body.length <= left) {
      left -= record.body.length
      pictures.push({ url, evidence: { ...record.evidence, kind: 'screenshot' as const, url }, data: `data:${record.mime};base64,${Buffer.from(record.body).toString('base64')}` })
    }
  }
  return pictures
}

function isPartial(document: EvaluationDocument, collection: Collection): boolean {
  const ended = collection.manifest?.ended
  return collection.faults.length > 0 || (collection.manifest !== null && ended !== 'complete') || document.coverage.failures.some(({ kind }) => HIDING.has(kind))
}
