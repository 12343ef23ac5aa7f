import { AppError } from '../shared/errors.ts'

/** Where a language model answers: any endpoint with OpenAI's `POST …/chat/completions`. The operator names it, never a site. */
export interface ModelEndpoint {
  /** Base address, e.g. `http://127.0.0.1:11434/v1`. */
  readonly url: string
  readonly model: string
  /** Sent as a bearer token; stands in no message, log or file. */
  readonly key: string | null
  /** A request that has no whole answer after this is given up. */
  readonly timeoutMs: number
}

export interface ChatMessage { readonly role: 'system' | 'user'; readonly content: string }

/** refused: the endpoint says no, and would again. trouble: it may answer later. broken: what came back is no chat answer. */
export type ChatFailure = 'refused' | 'trouble' | 'timeout' | 'broken'
export type ChatAnswer = { readonly ok: true; readonly content: string } | { readonly ok: false; readonly failure: ChatFailure; readonly detail: string }

const MOST_ANSWER_BYTES = 1024 * 1024
const MOST_TOKENS = 1500
const DEFAULT_TIMEOUT_MS = 120_000
const DETAIL_CHARS = 200

/** The endpoint that the environment names: ZHENGHENG_MODEL_URL, ZHENGHENG_MODEL, ZHENGHENG_MODEL_KEY; null when it names none. Throws `model-unusable`. */
export function endpointOf(environment: Readonly<Record<string, string | undefined>>, timeoutMs = DEFAULT_TIMEOUT_MS): ModelEndpoint | null {
  const address = environment['ZHENGHENG_MODEL_URL']?.trim() ?? ''
  if (address === '') return null
  const url = URL.parse(address)
  // The address is not repeated: a key may stand in it.
  if (url === null || !/^https?:$/.test(url.protocol)) throw new AppError('model-unusable', { name: 'ZHENGHENG_MODEL_URL', why: 'it is no http or https address' })
  if (url.username !== '' || url.password !== '' || url.search !== '') throw new AppError('model-unusable', { name: 'ZHENGHENG_MODEL_URL', why: 'a key belongs into ZHENGHENG_MODEL_KEY, not into the address' })
  const model = environment['ZHENGHENG_MODEL']?.trim() ?? ''
  if (model === '') throw new AppError('model-unusable', { name: 'ZHENGHENG_MODEL', why: 'it is not set' })
  const key = environment['ZHENGHENG_MODEL_KEY']?.trim() ?? ''
  if (/[^\x21-\x7e]/.test(key)) throw new AppError('model-unusable', { name: 'ZHENGHENG_MODEL_KEY', why: 'it has characters that no header can carry' })
  return { url: url.href.replace(/\/+$/, ''), model, key: key === '' ? null : key, timeoutMs }
}

/** Asks once. Never rejects except for an abort of `signal`; never follows a redirect, which could carry the key elsewhere. */
export async function chat(endpoint: ModelEndpoint, messages: readonly ChatMessage[], signal: AbortSignal): Promise<ChatAnswer> {
  const asked = await post(endpoint, { messages, response_format: { type: 'json_object' } }, signal)
  // Some servers do not know the wish for JSON and refuse the whole request for it.
  return !asked.ok && asked.status === 400 ? withoutStatus(await post(endpoint, { messages }, signal)) : withoutStatus(asked)
}

type Posted = { readonly ok: true; readonly content: string } | { readonly ok: false; readonly failure: ChatFailure; readonly detail: string; readonly status?: number }
const withoutStatus = (posted: Posted): ChatAnswer => (posted.ok ? posted : { ok: false, failure: posted.failure, detail: posted.detail })

async function post({ url, model, key, timeoutMs }: ModelEndpoint, wish: object, signal: AbortSignal): Promise<Posted> {
  const late = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST', redirect: 'manual', signal: AbortSignal.any([signal, late]),
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(key !== null && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, temperature: 0, max_tokens: MOST_TOKENS, stream: false, ...wish }),
    })
    const text = await readBounded(response)
    if (response.status >= 300) return { ok: false, status: response.status, failure: response.status === 429 || response.status >= 500 ? 'trouble' : 'refused', detail: `HTTP ${response.status}` }
    if (text === null) return { ok: false, failure: 'broken', detail: `more than ${MOST_ANSWER_BYTES} bytes` }
    const content = contentOf(text)
    return content === null ? { ok: false, failure: 'broken', detail: 'no choices[0].message.content' } : { ok: true, content }
  } catch (error) {
    signal.throwIfAborted()
    if (late.aborted) return { ok: false, failure: 'timeout', detail: `no answer within ${timeoutMs / 1000} s` }
    return { ok: false, failure: 'trouble', detail: reasonOf(error, key) }
  }
}

/** The whole body as text; null when it is too long. */
async function readBounded(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > MOST_ANSWER_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function contentOf(text: string): string | null {
  try {
    const answer = JSON.parse(text) as { choices?: { message?: { content?: unknown } }[] } | null
    const content = answer?.choices?.[0]?.message?.content
    return typeof content === 'string' ? content : null
  } catch {
    return null // not JSON: no answer to speak of
  }
}

/** Error codes and nothing that could repeat what was sent. */
function reasonOf(error: unknown, key: string | null): string {
  const cause = (error as { cause?: { code?: unknown; message?: unknown } }).cause
  const text = String(cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : error)).slice(0, DETAIL_CHARS)
  return key === null ? text : text.replaceAll(key, '***')
}
