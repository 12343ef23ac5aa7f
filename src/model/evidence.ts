import { z } from 'zod'

/**
 * Points at archived bytes. `sha256` is the digest (lower-case hex) of the decoded body, so the same content has the
 * same name in every archive; `archive` + `offset` say which WARC file (name relative to the collection) and where, or which record
 * of an imported file.
 */
export const evidenceRef = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(['response', 'screenshot', 'file']),
  url: z.string().optional(),
  archive: z.string().optional(),
  offset: z.int().nonnegative().optional(),
})
export type EvidenceRef = Readonly<z.infer<typeof evidenceRef>>

/** The record of an imported file that a reference names: of such a file (kind file) `offset` is the number of a record. */
export const recordOf = ({ kind, offset }: Partial<Pick<EvidenceRef, 'kind' | 'offset'>>): number | undefined => (kind === 'file' ? offset : undefined)

/** What of a reference says which thing it is. */
export type Cited = Pick<EvidenceRef, 'kind' | 'sha256' | 'url' | 'offset'>

/** Two references with the same key are one thing to look at. */
export const evidenceKey = (ref: Cited): string => `${ref.kind} ${ref.sha256} ${ref.url ?? ''} ${recordOf(ref) ?? ''}`

/** What a piece of evidence is called: by its address, else the beginning of its digest and the number of its record. */
export function evidenceName(ref: Cited): string {
  const record = recordOf(ref)
  return ref.url ?? `${ref.sha256.slice(0, 12)}${record === undefined ? '' : ` #${record}`}`
}

/** Why something could not be seen. Closed: a new kind of failure is added here, never described in free text alone. */
export const FAILURE_KINDS = [
  'dns', // the name has no address
  'refused', // connection refused or network unreachable
  'reset', // the connection broke before the answer was complete
  'timeout',
  'tls', // certificate or handshake
  'http', // answered with an error status (detail: "HTTP 500")
  'robots', // robots.txt forbids it, or could not be fetched
  'blocked', // 403, 429, captcha or interstitial instead of content
  'too-large', // body or decompressed size over the bound
  'redirects', // too many, or a loop
  'protocol', // the answer is not HTTP, or its encoding is broken
  'private-address', // refused by our own guard
  'unsupported', // a scheme or content we do not fetch
  'browser', // rendering failed
  'not-observable', // this kind of input cannot show it (e.g. DNS from an archive)
] as const
export const failureKind = z.enum(FAILURE_KINDS)
export type FailureKind = z.infer<typeof failureKind>

/** What people read for a kind of failure: Chinese, English. */
export const FAILURE_TITLES: Readonly<Record<FailureKind, readonly [string, string]>> = {
  dns: ['域名无法解析', 'no such name'],
  refused: ['拒绝连接', 'connection refused'],
  reset: ['连接中断', 'connection broken'],
  timeout: ['超时', 'timed out'],
  tls: ['加密连接失败', 'no secure connection'],
  http: ['返回错误', 'error answered'],
  robots: ['robots.txt 不允许', 'robots.txt forbids'],
  blocked: ['被拦截', 'blocked'],
  'too-large': ['超过大小上限', 'too large'],
  redirects: ['跳转过多或循环', 'too many redirects'],
  protocol: ['响应格式错误', 'answer is not HTTP'],
  'private-address': ['内网地址，未访问', 'private address, not visited'],
  unsupported: ['不支持的地址', 'address not supported'],
  browser: ['渲染失败', 'rendering failed'],
  'not-observable': ['无从观察', 'not observable'],
}

/** Whether a text is the name of a failure kind. */
export const isFailureKind = (text: string): text is FailureKind => Object.hasOwn(FAILURE_TITLES, text)

/** What one probe saw of one target. A definite "it is not there" is a value; "could not see" is a failure. */
export type Observation<T = unknown> = {
  readonly probe: string
  readonly probeVersion: number
  readonly target: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly evidence: readonly EvidenceRef[]
} & ({ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: FailureKind; readonly detail: string })

/** Something understood from observations, or the reason it could not be. */
export type Fact<T> = { readonly known: true; readonly value: T; readonly evidence: readonly EvidenceRef[] } | { readonly known: false; readonly why: string }
export type Known<T> = Extract<Fact<T>, { known: true }>
