import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { appendLine } from '../collect/archive/append-line.ts'
import type { Collection } from '../collect/archive/archive.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import { keptSuggestion } from '../model/suggestion.ts'
import type { KeptSuggestion, Suggestion } from '../model/suggestion.ts'
import type { Variant } from '../model/scheme.ts'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'
import { isQuoted } from '../suggest/answer.ts'
import { archivedText } from './archived-text.ts'
import { findRecord } from './evidence-files.ts'

/** Beside the archive, so that whoever has the one has the other. */
export const SUGGESTION_FILE = 'suggestions.jsonl'
const MOST_BYTES = 64 * 1024 * 1024

/** Suggestions by point, with the file they were read from as a document names it. */
export interface Suggestions {
  readonly byPoint: ReadonlyMap<string, readonly Suggestion[]>
  readonly file: EvaluationDocument['archive'][number]
}

/** Everything a model answered so far; empty when nobody was asked. A line torn by a kill is left out, any other fault is `suggestions-broken`. */
export async function readSuggestionFile(path: string): Promise<readonly KeptSuggestion[]> {
  const text = await readBounded(path)
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    if (line === '' || index === lines.length - 1) return []
    const read = keptSuggestion.safeParse(parse(line))
    if (!read.success) throw new AppError('suggestions-broken', { path, line: index + 1, why: read.error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`.trim()).join('; ').slice(0, 300) })
    return [read.data]
  })
}

/** Adds one answer and waits until it is on the disk. */
export async function appendSuggestion(path: string, kept: KeptSuggestion): Promise<void> {
  await appendLine(path, JSON.stringify(keptSuggestion.parse(kept)))
}

/**
 * The suggestions kept beside an archive for a variant, each quote looked up in the archive again; null when nobody asked a
 * model. What no longer stands in the archive is left out, so a file that was tampered with shows nothing.
 */
export async function keptSuggestions(path: string, variant: Variant, collections: readonly Collection[]): Promise<Suggestions | null> {
  const kept = (await readSuggestionFile(path)).filter(one => one.scheme === variant.id && one.edition === variant.edition && one.variant === variant.variant)
  if (kept.length === 0) return null
  const latest = new Map(kept.map(one => [`${one.point} ${one.model}`, one]))
  const texts = new Map<string, string | null>()
  const byPoint = new Map<string, Suggestion[]>()
  for (const { point, suggestion } of latest.values()) {
    if (suggestion === null) continue
    const quotes = []
    for (const quote of suggestion.quotes) {
      const text = await textOf(quote.evidence, collections, texts)
      if (text !== null && isQuoted(quote.text, text)) quotes.push(quote)
    }
    if (quotes.length > 0) byPoint.set(point, [...(byPoint.get(point) ?? []), { ...suggestion, quotes }])
  }
  for (const list of byPoint.values()) list.sort((a, b) => (a.model < b.model ? -1 : 1))
  return { byPoint, file: { file: SUGGESTION_FILE, sha256: createHash('sha256').update(await readFile(path)).digest('hex'), records: kept.length } }
}

async function textOf(ref: Suggestion['quotes'][number]['evidence'], collections: readonly Collection[], texts: Map<string, string | null>): Promise<string | null> {
  const known = texts.get(ref.sha256)
  if (known !== undefined) return known
  const record = await findRecord(collections, ref)
  const text = record === null ? null : ((await archivedText(record))?.text ?? null)
  texts.set(ref.sha256, text)
  return text
}

/** Where suggestions to a target are kept: in its directory, or for a single archive file beside the result. */
export async function suggestionFileOf(path: string, out: string): Promise<string> {
  const isDirectory = await stat(path).then(found => found.isDirectory(), () => false) // what is not there is reported by its reader
  return join(isDirectory ? path : out, SUGGESTION_FILE)
}

async function readBounded(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new AppError('file-too-large', { name: path, size, most: MOST_BYTES })
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof AppError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw fileFailure('file-unreadable', path, error)
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return null // reported with its line as no suggestion
  }
}
