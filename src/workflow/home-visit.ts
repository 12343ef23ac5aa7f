import { HttpClient } from '../collect/http/client.ts'
import type { HttpOptions } from '../collect/http/client.ts'
import type { SampleOutcome } from '../model/campaign.ts'
import type { FailureKind } from '../model/evidence.ts'
import { canonicalUrl } from '../page/url.ts'

/** One visit as availability counts it. */
export interface HomeVisit { readonly at: string; readonly outcome: SampleOutcome; readonly milliseconds: number; readonly failure: FailureKind | null }

/** The national rule counts a home page that has not opened after 15 s as not open. */
const SLOW_MS = 15_000
const TIMEOUT_MS = 30_000
const MAX_HOPS = 5
/** Enough to know that the page comes. */
const BODY_BYTES = 64 * 1024

/** Opens a home page once, following redirects, as a visitor would; never rejects for what a server does. */
export async function visitHome(address: string, options: HttpOptions & { readonly signal: AbortSignal; readonly now: () => Date }): Promise<HomeVisit> {
  const { signal, now, ...http } = options
  const at = now().toISOString()
  const client = new HttpClient({ ...http, now })
  let milliseconds = 0
  let url = canonicalUrl(address)
  try {
    for (let hop = 0; url !== null && hop <= MAX_HOPS; hop++) {
      const { outcome, elapsedMs } = await client.request(url, { signal, timeoutMs: TIMEOUT_MS, bodyBytes: BODY_BYTES })
      milliseconds += elapsedMs
      if (!outcome.ok) return { at, outcome: 'down', milliseconds, failure: outcome.failure }
      const location = outcome.status >= 300 && outcome.status < 400 ? outcome.headers['location'] : undefined
      if (location !== undefined) {
        url = canonicalUrl(URL.parse(location, url)?.href ?? '')
        continue
      }
      if (outcome.status >= 400) return { at, outcome: 'down', milliseconds, failure: 'http' }
      return { at, outcome: milliseconds > SLOW_MS ? 'slow' : 'open', milliseconds, failure: null }
    }
    return { at, outcome: 'down', milliseconds, failure: url === null ? 'unsupported' : 'redirects' }
  } finally {
    await client.close()
  }
}
