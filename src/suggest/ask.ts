import type { KeptSuggestion } from '../model/suggestion.ts'
import { readAnswer } from './answer.ts'
import { chat } from './endpoint.ts'
import type { ChatAnswer, ChatFailure, ModelEndpoint } from './endpoint.ts'
import { digestOf, messagesOf, PROMPT_VERSION } from './question.ts'
import type { PointQuestion } from './question.ts'

/** What became of a question: an answer to keep (a dropped one too), or none, which may be asked for again. */
export type Asked = { readonly ok: true; readonly isKnown: boolean; readonly kept: Pick<KeptSuggestion, 'digest' | 'suggestion' | 'dropped' | 'model' | 'prompt' | 'at'> } | { readonly ok: false; readonly failure: ChatFailure; readonly detail: string }

export interface Asking {
  readonly endpoint: ModelEndpoint
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly sleep: (ms: number) => Promise<void>
  /** Answers kept before, by digest. */
  readonly known: ReadonlyMap<string, KeptSuggestion>
}

const ATTEMPTS = 3
const WAIT_MS = 2_000

/** Asks one question, or answers it from what is kept. An endpoint in trouble is tried again a little later, three times in all. */
export async function ask(question: PointQuestion, { endpoint, signal, now, sleep, known }: Asking): Promise<Asked> {
  const messages = messagesOf(question)
  const digest = digestOf(endpoint.model, messages)
  const before = known.get(digest)
  if (before !== undefined) return { ok: true, isKnown: true, kept: before }
  let answer: ChatAnswer = { ok: false, failure: 'trouble', detail: '' }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    answer = await chat(endpoint, messages, signal)
    if (answer.ok || answer.failure !== 'trouble' || attempt === ATTEMPTS) break
    await sleep(WAIT_MS * attempt)
    signal.throwIfAborted()
  }
  if (!answer.ok) return answer
  const at = now().toISOString()
  const common = { digest, model: endpoint.model, prompt: PROMPT_VERSION, at }
  const read = readAnswer(answer.content, question)
  if (!read.ok) return { ok: true, isKnown: false, kept: { ...common, suggestion: null, dropped: read.drop } }
  const { rating, reason, quotes } = read
  return { ok: true, isKnown: false, kept: { ...common, dropped: null, suggestion: { ...common, rating, reason, quotes } } }
}
