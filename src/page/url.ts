import iconv from 'iconv-lite'
import { SpanMemo } from './span-memo.ts'

/** Longest canonical URL we keep, in characters; what is longer is a trap or an accident. */
export const MAX_URL_LENGTH = 4096

/** Query parameters that say who shared a link or when, never what is shown. */
const TRACKING = /^(?:utm_[a-z_]+|spm|scm|gclid|fbclid|yclid|msclkid|mkt_tok|hmsr|hmpl|hmcu|hmkw|hmci|isappinstalled|nsukey|share_token|sharefrom)$/i
const SESSION = /^(?:jsessionid|phpsessid|aspsessionid[a-z]*|cfid|cftoken|_sid|sessionid)$/i
/** `;jsessionid=…` in a path, and the cookieless ASP.NET segment `/(S(…))/`. */
const SESSION_IN_PATH = /;jsessionid=[^/?;]*|\/\((?:[A-Z]\([^()/]*\))+\)(?=\/)/gi

/** ASCII characters that WHATWG leaves alone in a path and that need no look at context. */
const PLAIN = new Uint8Array(128)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/!$&()*+,:=@') PLAIN[c.charCodeAt(0)] = 1
const QUERY = 2
PLAIN['?'.charCodeAt(0)] = QUERY
const HASH = 3
PLAIN['#'.charCodeAt(0)] = HASH

/** Makes absolute canonical URLs from the references of one page. */
export type UrlResolver = (reference: string) => string | null

/**
 * A resolver for one base address. `charset` is the encoding of the page: like browsers, non-ASCII characters in a query
 * are escaped in the page's own encoding, so a GBK page asks its server in GBK.
 */
export function urlResolver(base: string, charset = 'utf-8'): UrlResolver {
  const parsed = canonicalBase(base)
  if (parsed === null) return reference => resolveSlowly(reference, undefined, charset)
  const { origin, directory } = parsed
  return reference => resolveQuickly(reference, origin, directory) ?? resolveSlowly(reference, base, charset)
}

let lastBase = ''
let lastResolver: UrlResolver = reference => resolveSlowly(reference, undefined, 'utf-8')

/**
 * The one spelling of a URL that we store and compare: WHATWG-parsed, http/https only, without fragment, credentials,
 * default port, session id, tracking parameters or empty `?`; escapes in upper case and only where needed. Null for
 * everything that is not a fetchable address (javascript:, mailto:, data:, broken, over {@link MAX_URL_LENGTH}).
 */
export function canonicalUrl(url: string, base?: string): string | null {
  const key = base ?? ''
  if (key !== lastBase) {
    lastResolver = urlResolver(key)
    lastBase = key
  }
  return lastResolver(url)
}

function canonicalBase(base: string): { origin: string; directory: string } | null {
  const url = resolveSlowly(base, undefined, 'utf-8')
  if (url === null) return null
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)
  const rootSlash = path.indexOf('/', path.indexOf('//') + 2)
  return { origin: path.slice(0, rootSlash), directory: path.slice(0, path.lastIndexOf('/') + 1) }
}

/** A copy that shares nothing: a part of a page's text would keep the whole text alive as long as the URL is known. */
function detached(url: string): string {
  return Buffer.from(url, 'latin1').toString('latin1')
}

/** Pages of one site link to the same addresses over and over: each is spelled and copied once. For references that {@link isRooted}, in the scope of their {@link siteOf}. */
export const KNOWN_URLS = new SpanMemo<string>(2 ** 15)
const MOST_SITES = 1000
const sites = new Map<string, number>()
let sitesSeen = 0

/** A number for the site of a canonical URL and the encoding its pages are in: what rooted references lead to depends on nothing else. */
export function siteOf(base: string, charset: string): number {
  const key = `${charset} ${base.slice(0, base.indexOf('/', 8))}`
  let site = sites.get(key)
  if (site === undefined) {
    if (sites.size >= MOST_SITES) sites.clear()
    site = ++sitesSeen
    sites.set(key, site)
  }
  return site
}

/** Whether a reference leads to the same address from every page of a site. */
export const isRooted = (reference: string): boolean => reference.startsWith('/') || /^https?:\/\//i.test(reference)

/** Most references need no URL parser: plain characters, no query, no odd dots. Answers null when in doubt. */
function resolveQuickly(reference: string, origin: string, directory: string): string | null {
  const length = reference.length
  if (length === 0 || length > 1024) return null
  let end = length
  for (let i = 0; i < length; i++) {
    const code = reference.charCodeAt(i)
    const kind = code < 128 ? PLAIN[code] : 0
    if (kind === 1) continue
    if (kind !== HASH) return null
    end = i
    break
  }
  if (end === 0) return null
  const text = end === length ? reference : reference.slice(0, end)
  if (text.charCodeAt(0) === 47) return text.charCodeAt(1) === 47 || hasDotSegment(text, 0) ? null : detached(origin + text)
  const scheme = text.startsWith('http://') ? 7 : text.startsWith('https://') ? 8 : 0
  if (scheme > 0) return absoluteQuickly(text, scheme)
  if (text.includes(':')) return null
  return relativeQuickly(text, origin, directory)
}

function absoluteQuickly(text: string, scheme: number): string | null {
  const slash = text.indexOf('/', scheme)
  if (slash <= scheme) return null
  for (let i = scheme; i < slash; i++) {
    const code = text.charCodeAt(i)
    const fine = (code >= 97 && code <= 122) || code === 46 || code === 45
    if (!fine) return null
  }
  // A dot at the end of the host, or an address of digits only, is for the real parser.
  if (text.charCodeAt(slash - 1) === 46 || text.charCodeAt(scheme) === 46 || hasDotSegment(text, slash)) return null
  return detached(text)
}

function relativeQuickly(text: string, origin: string, directory: string): string | null {
  let folder = directory
  let from = 0
  for (;;) {
    if (text.startsWith('./', from)) from += 2
    else if (text.startsWith('../', from)) {
      from += 3
      if (folder.length > origin.length + 1) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
    } else break
  }
  const rest = from === 0 ? text : text.slice(from)
  if (rest === '.' || rest === '..' || hasDotSegment(rest, 0)) return null
  return detached(folder + rest)
}

/** A `.`- or `..`-segment, or ASP.NET session segment, somewhere after `from`. */
function hasDotSegment(text: string, from: number): boolean {
  return text.includes('/.', from) || text.includes('/(', from)
}

function resolveSlowly(reference: string, base: string | undefined, charset: string): string | null {
  if (reference.length > MAX_URL_LENGTH * 4) return null
  const url = parse(charset === 'utf-8' ? reference : escapeQuery(reference, charset), base)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null
  const host = url.host.replace(/\.{1,255}(?=$|:)/, '')
  if (host === '' || host.startsWith(':') || host.startsWith('.')) return null
  const path = normaliseEscapes(url.pathname.replace(SESSION_IN_PATH, ''))
  const canonical = `${url.protocol}//${host}${path === '' ? '/' : path}${canonicalQuery(url.search)}`
  return canonical.length > MAX_URL_LENGTH ? null : canonical
}

function parse(reference: string, base: string | undefined): URL | null {
  return URL.parse(reference, base)
}

function canonicalQuery(search: string): string {
  if (search.length < 2) return ''
  const kept = search.slice(1).split('&').filter(pair => {
    const equals = pair.indexOf('=')
    const name = equals < 0 ? pair : pair.slice(0, equals)
    return pair !== '' && !TRACKING.test(name) && !SESSION.test(name)
  })
  return kept.length === 0 ? '' : `?${normaliseEscapes(kept.join('&'))}`
}

/** Escapes in upper case; escaped letters, digits, `-._~` in plain (RFC 3986 §6.2.2). */
function normaliseEscapes(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/%[0-9a-f]{2}/gi, escape => {
    const code = Number.parseInt(escape.slice(1), 16)
    const unreserved = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 46 || code === 95 || code === 126
    return unreserved ? String.fromCharCode(code) : escape.toUpperCase()
  })
}

function escapeQuery(reference: string, charset: string): string {
  const start = reference.indexOf('?')
  if (start < 0 || !iconv.encodingExists(charset)) return reference
  const hash = reference.indexOf('#', start)
  const query = reference.slice(start, hash < 0 ? undefined : hash)
  const escaped = query.replace(/[\u0080-\uffff]+/g, run => [...iconv.encode(run, charset)].map(byte => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join(''))
  return reference.slice(0, start) + escaped + (hash < 0 ? '' : reference.slice(hash))
}
