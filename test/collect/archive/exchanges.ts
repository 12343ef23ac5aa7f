import type { FailureKind } from '../../../src/model/evidence.ts'
import type { Answer, Exchange } from '../../../src/collect/exchange.ts'

/** An answered exchange, as the HTTP client would make it. */
export function answered(url: string, body: Uint8Array | string, more: Partial<Answer> & { method?: 'GET' | 'HEAD'; at?: string } = {}): Exchange {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const { method = 'GET', at = '2026-11-20T08:00:00.123Z', ...answer } = more
  const rawHeaders = answer.rawHeaders ?? [['Content-Type', 'text/html; charset=utf-8'], ['Content-Length', String(bytes.length)]] as const
  const headers: Record<string, string> = {}
  for (const [name, value] of rawHeaders) headers[name.toLowerCase()] = value
  return {
    url,
    method,
    at,
    elapsedMs: 12,
    requestHeaders: [['Host', new URL(url).host], ['User-Agent', 'test']],
    ip: '192.0.2.7',
    outcome: { ok: true, status: 200, statusText: 'OK', rawHeaders, headers, payload: bytes, body: bytes, truncated: false, location: null, ...answer },
  }
}

/** An exchange that failed. */
export function failed(url: string, failure: FailureKind, detail: string, ip: string | null = null): Exchange {
  return { url, method: 'GET', at: '2026-11-20T08:00:01.000Z', elapsedMs: 5, requestHeaders: [['User-Agent', 'test']], ip, outcome: { ok: false, failure, detail } }
}

export const options = { software: 'zhengheng/0.1.0', userAgent: 'test', now: () => new Date('2026-11-20T08:00:00Z') }
