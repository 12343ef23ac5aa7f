import { detectBlock } from '../collect/crawl/blocked.ts'
import { readResource } from '../facts/files/read-resource.ts'
import type { PageFacts } from '../facts/page-facts.ts'
import { understandPage } from '../facts/page/understand-page.ts'
import { mergeRendered } from '../facts/site/merge-rendered.ts'
import type { SeenStatus, SiteResource } from '../facts/site/site-input.ts'
import type { ArchivedRecord } from '../model/collection.ts'
import type { FailureKind } from '../model/evidence.ts'
import { readPage } from '../page/read-page.ts'
import { canonicalUrl } from '../page/url.ts'

type Content = Extract<ArchivedRecord, { type: 'response' | 'rendered' }>
type Seen<T> = { readonly value: T; readonly isGood: boolean }

const HTML_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i
const DATA_TYPE = /^\s*(?:application|text)\/(?:[\w.+-]*json|[\w.+-]*xml|javascript|x-javascript)\b/i
const LOOKS_LIKE_HTML = /^\s*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|script|div|table)\b/i

/**
 * Takes in the records of an archive, one by one and in any order of URLs, and keeps what they mean. Of several answers
 * of one address the last good one counts, else the last; what a firewall sent instead of content counts as blocked.
 */
export class SiteGathering {
  readonly #pages = new Map<string, Seen<PageFacts>>()
  readonly #rendered = new Map<string, PageFacts>()
  readonly #resources = new Map<string, Seen<SiteResource>>()
  readonly #statuses = new Map<string, SeenStatus>()
  readonly #redirects = new Map<string, string>()
  readonly #screenshots: string[] = []
  #responses = 0
  #bytes = 0
  #from = ''
  #to = ''

  /** Reads and understands one record. */
  async add(record: ArchivedRecord): Promise<void> {
    if (this.#from === '' || record.at < this.#from) this.#from = record.at
    if (record.at > this.#to) this.#to = record.at
    switch (record.type) {
      case 'screenshot':
        this.#screenshots.push(record.url)
        return
      case 'failure':
        this.#noteStatus(record.url, { failure: record.failure, detail: record.detail, evidence: record.evidence })
        return
      case 'redirect': {
        this.#responses++
        const target = canonicalUrl(record.location, record.url)
        if (target !== null && target !== record.url) this.#redirects.set(record.url, target)
        this.#noteStatus(record.url, { status: record.status, evidence: record.evidence })
        return
      }
      case 'rendered':
        this.#rendered.set(record.url, understandPage(readPage(record.body, { url: record.url, contentType: 'text/html; charset=utf-8' }), { url: record.url, status: record.status, evidence: record.evidence, rendered: true }))
        return
      case 'response':
        this.#responses++
        this.#bytes += record.body.length
        await this.#addResponse(record)
    }
  }

  async #addResponse(record: Content): Promise<void> {
    if (record.method === 'HEAD') {
      this.#noteStatus(record.url, { status: record.status, evidence: record.evidence })
      return
    }
    const contentType = record.headers['content-type'] ?? null
    const isHtml = contentType === null ? looksLikeHtml(record.body) : HTML_TYPE.test(contentType)
    const page = isHtml || (contentType !== null && DATA_TYPE.test(contentType)) ? readPage(record.body, { url: record.url, contentType }) : null
    const wall = detectBlock(record, isHtml ? page : null)
    if (wall !== null) {
      this.#noteStatus(record.url, { failure: 'blocked', detail: wall, evidence: record.evidence })
      return
    }
    this.#noteStatus(record.url, { status: record.status, evidence: record.evidence })
    const isGood = record.status < 400
    if (page !== null && isHtml) keep(this.#pages, record.url, { value: understandPage(page, record), isGood })
    else {
      // The answer of a list endpoint is data and a piece of a column at once.
      if (page !== null && page.links.length > 0) keep(this.#pages, record.url, { value: understandPage(page, record), isGood })
      keep(this.#resources, record.url, { value: await readResource(record.body, { url: record.url, status: record.status, contentType, contentDisposition: record.headers['content-disposition'] ?? null, evidence: record.evidence }), isGood })
    }
  }

  /** A good answer is never taken back by a later failure: the address works, if not always. */
  #noteStatus(url: string, status: SeenStatus): void {
    const before = this.#statuses.get(url)
    const isGood = 'status' in status && status.status < 400
    if (before === undefined || isGood || !('status' in before && before.status < 400)) this.#statuses.set(url, status)
  }

  /** Pages with what a browser made of them merged in, sorted by URL. */
  pages(): PageFacts[] {
    return [...this.#pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([url, { value }]) => {
      const rendered = this.#rendered.get(url)
      return rendered ? mergeRendered(value, rendered) : value
    })
  }

  get resources(): SiteResource[] {
    return [...this.#resources.values()].map(({ value }) => value)
  }

  get statuses(): ReadonlyMap<string, SeenStatus> {
    return this.#statuses
  }

  get redirects(): ReadonlyMap<string, string> {
    return this.#redirects
  }

  /** URLs of which a screenshot is archived, in the order taken. */
  get screenshots(): readonly string[] {
    return [...new Set(this.#screenshots)]
  }

  /** Answers taken in, their bytes, and the time they span (ISO 8601). */
  get extent(): { readonly responses: number; readonly bytes: number; readonly from: string; readonly to: string } {
    return { responses: this.#responses, bytes: this.#bytes, from: this.#from, to: this.#to }
  }

  /** What could not be seen, by kind, each with its addresses in order. */
  failures(): { kind: FailureKind; urls: string[] }[] {
    const byKind = new Map<FailureKind, string[]>()
    for (const [url, status] of this.#statuses) {
      if ('failure' in status) byKind.set(status.failure, [...(byKind.get(status.failure) ?? []), url])
    }
    return [...byKind].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, urls]) => ({ kind, urls: urls.sort() }))
  }
}

function keep<T>(map: Map<string, Seen<T>>, url: string, seen: Seen<T>): void {
  if (seen.isGood || !map.get(url)?.isGood) map.set(url, seen)
}

const looksLikeHtml = (body: Uint8Array): boolean => LOOKS_LIKE_HTML.test(Buffer.from(body.subarray(0, 1024)).toString('latin1'))
