import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { SuggestionDrop } from '../model/suggestion.ts'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'
import { ask } from '../suggest/ask.ts'
import type { ModelEndpoint } from '../suggest/endpoint.ts'
import type { PointQuestion } from '../suggest/question.ts'
import { withEvaluation } from './evaluate.ts'
import type { EvaluationRequest } from './evaluate.ts'
import { appendSuggestion, readSuggestionFile } from './suggestion-file.ts'
import { gatherMaterial } from './suggestion-material.ts'
import type { OpenPoint } from './suggestion-material.ts'

export interface SuggestOptions {
  /** Null only plans: nothing leaves the machine. */
  readonly endpoint: ModelEndpoint | null
  /** `suggestions.jsonl` to add to. */
  readonly file: string
  /** Ids of points to ask about; default: all that wait for a person or were not seen. */
  readonly points?: readonly string[]
  /** Most questions that are sent. */
  readonly most: number
  readonly signal: AbortSignal
  /** How a test waits for an endpoint in trouble. */
  readonly sleep?: (ms: number) => Promise<void>
  readonly progress?: (event: { readonly point: string; readonly no: number; readonly of: number; readonly end: string }) => void
}

/** What came of asking: counts of points by what became of them. */
export interface SuggestRun {
  readonly questions: readonly PointQuestion[]
  /** Answers with a quote that stands in the archive, and how many of them were kept from before. */
  readonly suggested: number
  readonly known: number
  readonly dropped: Readonly<Partial<Record<SuggestionDrop, number>>>
  /** Points without any archived text near them. */
  readonly bare: number
  /** Questions without an answer; they are asked again next time. */
  readonly unanswered: readonly { readonly point: string; readonly why: string }[]
  /** Left because the endpoint failed too often in a row, `most` was reached, or the signal aborted. */
  readonly left: number
}

/** So many questions in a row without an answer: the endpoint is not there. */
const PATIENCE = 3

/**
 * Asks a language model about the points of an archive that people have still to judge, and keeps its answers in `file`. Judging
 * shows them beside the evidence and counts none. When `signal` aborts it ends early, with what was answered kept. Rejects as judging does,
 * and with `point-unknown`.
 */
export async function suggestForArchive(path: string, request: EvaluationRequest, options: SuggestOptions, progress?: (records: number) => void): Promise<SuggestRun> {
  const { endpoint, file, signal } = options
  const before = await readSuggestionFile(file)
  const questions = await withEvaluation(path, request, async ({ document, opened }) => {
    const all = document.indicators.flatMap(indicator => indicator.points.map((point): OpenPoint => ({ indicator, point })))
    const unknown = options.points?.find(id => !all.some(({ point }) => point.id === id))
    if (unknown !== undefined) throw new AppError('point-unknown', { point: unknown })
    return gatherMaterial(all.filter(({ point }) => options.points?.includes(point.id) ?? (point.state === 'pending' || point.state === 'undetermined')), opened)
  }, progress)
  const tally = { suggested: 0, known: 0, dropped: {} as Partial<Record<SuggestionDrop, number>>, unanswered: [] as { point: string; why: string }[] }
  const answerable = questions.filter(({ sources }) => sources.length > 0)
  const run = (left: number): SuggestRun => ({ questions, bare: questions.length - answerable.length, left, ...tally })
  if (endpoint === null) return run(answerable.length)
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => { throw fileFailure('write-failed', file, error) })
  const asking = { endpoint, signal, now: () => new Date(), sleep: options.sleep ?? (async (ms: number) => wait(ms, undefined, { signal })), known: new Map(before.map(one => [one.digest, one])) }
  const { id: scheme, edition, variant } = request.variant
  let [sent, failures] = [0, 0]
  for (const [index, question] of answerable.entries()) {
    if (signal.aborted || failures >= PATIENCE || sent >= options.most) return run(answerable.length - index)
    const asked = await ask(question, asking).catch((error: unknown) => { if (signal.aborted) return null; throw error })
    if (asked === null) return run(answerable.length - index)
    const told = (end: string): void => options.progress?.({ point: question.point, no: index + 1, of: answerable.length, end })
    if (!asked.ok) {
      sent++
      failures++
      tally.unanswered.push({ point: question.point, why: `${asked.failure}: ${asked.detail}` })
      told(asked.failure)
      continue
    }
    const { isKnown, kept } = asked
    if (isKnown) tally.known++
    else {
      sent++
      failures = 0
    }
    // A known answer is kept for this table too: the same question may stand in another.
    if (!before.some(one => one.digest === kept.digest && one.scheme === scheme && one.edition === edition && one.variant === variant && one.point === question.point)) {
      await appendSuggestion(file, { format: 'zhengheng.suggestion/1', scheme, edition, variant, point: question.point, digest: kept.digest, model: kept.model, prompt: kept.prompt, at: kept.at, suggestion: kept.suggestion, dropped: kept.dropped })
    }
    if (kept.dropped === null) tally.suggested++
    else tally.dropped[kept.dropped] = (tally.dropped[kept.dropped] ?? 0) + 1
    told(kept.dropped ?? 'suggested')
  }
  return run(0)
}
