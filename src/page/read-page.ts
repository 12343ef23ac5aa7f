import { decodeText } from './charset.ts'
import type { Page } from './page.ts'
import { canonicalUrl } from './url.ts'

export interface ReadOptions {
  /** Address the bytes came from, after redirects. */
  readonly url: string
  readonly contentType?: string | null
}

/**
 * Reads one page (HTML, or the XML/JSON answer of a list endpoint) into what stands on it. `body` is content-decoded
 * but not charset-decoded. Never throws, whatever the bytes; time and memory are linear in their number.
 */
export function readPage(body: Uint8Array, options: ReadOptions): Page {
  const { text, charset, from } = decodeText(body, options.contentType)
  void text
  const url = canonicalUrl(options.url) ?? options.url
  return {
    url, base: url, charset, charsetFrom: from, lang: null, title: null, metas: {}, refresh: null, links: [], blocks: [], tables: [], forms: [], lists: [],
    breadcrumbs: [], scripts: [], comments: [], needsScript: { shell: false, list: false, footer: false }, textLength: 0,
  }
}
