/** One answer of the sample portal, ready to send. */
export interface SampleResponse {
  readonly url: string
  readonly status: number
  /** Header lines in order; names as servers print them. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
  /** The server waits this long before it answers. */
  readonly delayMs: number
}

/** Headers every answer carries; the first two give software versions away, on purpose. */
const BASE_HEADERS: readonly (readonly [string, string])[] = [['Server', 'nginx/1.14.0'], ['X-Powered-By', 'PHP/5.6.40']]

/** Builds an answer; text bodies become UTF-8. */
export function sampleResponse(url: string, type: string | null, body: string | Uint8Array, options: { readonly status?: number; readonly headers?: readonly (readonly [string, string])[]; readonly delayMs?: number } = {}): SampleResponse {
  return {
    url,
    status: options.status ?? 200,
    headers: [...BASE_HEADERS, ...(type === null ? [] : [['Content-Type', type] as const]), ...(options.headers ?? [])],
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    delayMs: options.delayMs ?? 0,
  }
}
