import { buildPortal } from './portal/portal.ts'
import type { PortalRecords } from './portal/portal.ts'
import { sampleResponse } from './response.ts'
import type { SampleResponse } from './response.ts'

/** Collects the answers of the sample portal by URL; the same URL twice is a mistake of the generator. */
export class AnswerBook {
  readonly answers = new Map<string, SampleResponse>()
  /** Titles of pages for the portal's own search, in order of building. */
  readonly titles: SearchEntry[] = []

  put(url: string, type: string | null, body: string | Uint8Array, options?: Parameters<typeof sampleResponse>[3]): void {
    if (this.answers.has(url)) throw new Error(`two answers for ${url}`)
    this.answers.set(url, sampleResponse(url, type, body, options))
  }

  /** A page in UTF-8; when a title is given the portal's search finds it. */
  html(url: string, body: string, entry?: Omit<SearchEntry, 'url'>): void {
    this.put(url, 'text/html; charset=utf-8', body)
    if (entry !== undefined) this.titles.push({ ...entry, url })
  }

  /** An address that is linked and gone. */
  gone(url: string): void {
    this.put(url, 'text/html; charset=utf-8', '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx/1.14.0</center><div>示例数据 虚构城市</div></body></html>', { status: 404 })
  }

  redirect(url: string, to: string): void {
    this.put(url, null, '', { status: 302, headers: [['Location', to]] })
  }
}

/** What the portal's search knows of a page. */
export interface SearchEntry {
  readonly url: string
  readonly title: string
  readonly date: string
  readonly kind: '信息' | '服务'
  /** Body for phrase search. */
  readonly text: string
  /** Stands in the disclosure section. */
  readonly disclosure: boolean
}

export interface SampleSite {
  /** Every static answer, sorted by URL. */
  readonly answers: ReadonlyMap<string, SampleResponse>
  readonly titles: readonly SearchEntry[]
  readonly records: PortalRecords
}

let built: SampleSite | null = null

/** Builds the whole portal; the second call returns the same one. */
export function buildSite(): SampleSite {
  if (built !== null) return built
  const book = new AnswerBook()
  const records = buildPortal(book)
  const sorted = [...book.answers].sort(([a], [b]) => (a < b ? -1 : 1))
  built = { answers: new Map(sorted), titles: book.titles, records }
  return built
}

/** All static answers in the order of their URLs: what a golden archive is made of. */
export function* sampleResponses(): Generator<SampleResponse> {
  yield* buildSite().answers.values()
}
