import { readBreadcrumbs } from './breadcrumbs.ts'
import { decodeText } from './charset.ts'
import type { Decoded } from './charset.ts'
import { markWordedFooter } from './footer-wording.ts'
import { HtmlReader } from './html-reader.ts'
import { endpointFormat, readJsonEndpoint, readXmlEndpoint } from './lists/endpoint.ts'
import { readHanwebList } from './lists/hanweb.ts'
import type { EndpointFormat } from './lists/endpoint.ts'
import { linksOf, readPageLists } from './page-lists.ts'
import type { Link, Page } from './page.ts'
import { MAX_SCRIPT } from './script-reader.ts'
import { needOfScript } from './script-need.ts'
import { canonicalUrl, urlResolver } from './url.ts'

export interface ReadOptions {
  /** Address the bytes came from, after redirects. */
  readonly url: string
  readonly contentType?: string | null
}

/** Files by their first bytes: PDF, ZIP (also OOXML), OLE, RAR, GIF, PNG, JPEG, gzip, RIFF. */
const BINARY = [[0x25, 0x50, 0x44, 0x46], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0x52, 0x61, 0x72, 0x21], [0x47, 0x49, 0x46, 0x38], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x1f, 0x8b, 8], [0x52, 0x49, 0x46, 0x46]] as const
const BINARY_TYPE = /^\s*(?:image|audio|video|font)\/|^\s*application\/(?:pdf|zip|msword|vnd\.|octet-stream|x-(?:rar|7z|gzip|shockwave))/i

/**
 * Reads one page (HTML, or the XML/JSON answer of a list endpoint) into what stands on it. `body` is content-decoded
 * but not charset-decoded. Never throws, whatever the bytes; time and memory are linear in their number. Files that are
 * no text (PDF, images, archives) give an empty page. At most 20,000 links and 20,000 blocks are kept of a page.
 */
export function readPage(body: Uint8Array, options: ReadOptions): Page {
  const url = canonicalUrl(options.url) ?? options.url
  const contentType = options.contentType ?? null
  if (isBinary(body, contentType)) return emptyPage(url, { text: '', charset: 'utf-8', from: 'default' })
  const decoded = decodeText(body, contentType)
  const format = endpointFormat(decoded.text, contentType)
  return format === null ? readHtml(decoded, url) : readEndpoint(decoded, url, format)
}

function readHtml(decoded: Decoded, url: string): Page {
  const reader = new HtmlReader(withoutDirectives(decoded.text), url, decoded.charset)
  reader.read()
  const { content, head } = reader
  markWordedFooter(content.blocks, content.links)
  const breadcrumbs = readBreadcrumbs(content.blocks, content.links)
  const lists = readPageLists(reader, html => readRows(html, reader.base, decoded.charset))
  const links: readonly Link[] = lists.links.length === 0 ? content.links : [...content.links, ...lists.links]
  const refresh = head.refresh(content.resolve) ?? scriptedRedirect(reader)
  const siteCodes = reader.scripts.external.flatMap(({ siteCode }) => siteCode ?? [])
  if (siteCodes.length > 0) head.metas.set('script:sitecode', siteCodes)
  return {
    url,
    base: reader.base,
    charset: decoded.charset,
    charsetFrom: decoded.from,
    lang: head.lang,
    title: head.title,
    metas: Object.fromEntries(head.metas),
    refresh,
    links,
    blocks: content.blocks,
    tables: reader.tables.tables,
    forms: reader.forms.finish(),
    lists: lists.sources,
    breadcrumbs,
    scripts: reader.scripts.inline.map(({ source }) => (source.length > MAX_SCRIPT ? source.slice(0, MAX_SCRIPT) : source)),
    comments: reader.comments,
    needsScript: needOfScript(reader, links, lists.sources, refresh),
    textLength: content.blocks.reduce((sum, block) => sum + (block.zone === 'main' ? block.text.length : 0), 0),
  }
}

/** Pages taken from a server's template folder begin with directives (<%@ page … %>) that no visitor sees. */
function withoutDirectives(text: string): string {
  let at = 0
  for (;;) {
    while (text.charCodeAt(at) <= 32) at++
    const end = text.startsWith('<%', at) ? text.indexOf('%>', at) : -1
    if (end < 0) return at === 0 ? text : text.slice(at)
    at = end + 2
  }
}

/** Rows of a list that came as a piece of HTML inside data. */
function readRows(html: string, base: string, charset: string): Link[] {
  const reader = new HtmlReader(html, base, charset)
  reader.read()
  for (const link of reader.content.links) {
    link.zone = 'main'
    link.block = -1
  }
  return reader.content.links.filter(link => link.kind === 'a' || link.kind === 'img')
}

function readEndpoint(decoded: Decoded, url: string, format: EndpointFormat): Page {
  const resolve = urlResolver(url, decoded.charset)
  const hanweb = format === 'xml' ? readHanwebList(decoded.text) : null
  const empty = emptyPage(url, decoded)
  if (hanweb !== null) {
    const next = hanweb.next === null ? null : resolve(hanweb.next)
    const rows = hanweb.records > 0 && hanweb.html.includes('<a') ? readRows(hanweb.html, url, decoded.charset) : linksOf(readXmlEndpoint(decoded.text), resolve)
    return { ...empty, links: rows, lists: [{ kind: 'hanweb-recordset', next: next === null ? [] : [next] }] }
  }
  const items = format === 'json' ? readJsonEndpoint(decoded.text) : readXmlEndpoint(decoded.text)
  return { ...empty, links: linksOf(items, resolve), lists: [{ kind: 'endpoint', next: [] }] }
}

/** `location.href = '/index.html'` on a page that shows nothing is a redirect. */
function scriptedRedirect(reader: HtmlReader): Page['refresh'] {
  const { content, scripts } = reader
  if (content.links.some(link => link.kind === 'a') || content.blocks.reduce((sum, block) => sum + block.text.length, 0) > 60) return null
  for (const { source } of scripts.inline) {
    if (source.length > 4000) continue
    const found = /(?:^|[\s;{.])location(?:\.href)?\s*=\s*["']([^"'\s]{1,1000})["']|location\.(?:replace|assign)\s*\(\s*["']([^"'\s]{1,1000})["']/.exec(source)
    const url = found === null ? null : content.resolve(found[1] ?? found[2] ?? '')
    if (url !== null) return { url, seconds: 0 }
  }
  return null
}

function isBinary(body: Uint8Array, contentType: string | null): boolean {
  if (BINARY.some(magic => magic.every((byte, i) => body[i] === byte))) return true
  return contentType !== null && BINARY_TYPE.test(contentType) && !/xml|json|html/i.test(contentType)
}

function emptyPage(url: string, { charset, from }: Decoded): Page {
  return {
    url, base: url, charset, charsetFrom: from, lang: null, title: null, metas: {}, refresh: null, links: [], blocks: [], tables: [], forms: [], lists: [],
    breadcrumbs: [], scripts: [], comments: [], needsScript: { shell: false, list: false, footer: false }, textLength: 0,
  }
}
