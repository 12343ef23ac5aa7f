import { isIP } from 'node:net'
import { parse } from 'tldts'
import { AppError } from '../../shared/errors.ts'

/** Which hosts belong to the evaluated unit. */
export class Scope {
  /** `example.gov.cn` for the host itself, `*.example.gov.cn` for its sub-domains. */
  readonly patterns: readonly string[]
  readonly #hosts: ReadonlySet<string>
  readonly #suffixes: readonly string[]
  readonly #known = new Map<string, boolean>()
  /** Scheme, host and port of the URL asked for last, with the slash behind: the next one is mostly of the same site. */
  #lastOrigin = '\0'
  #lastIncluded = false

  constructor(patterns: readonly string[]) {
    this.patterns = patterns
    this.#hosts = new Set(patterns.filter(pattern => !pattern.startsWith('*.')))
    this.#suffixes = patterns.filter(pattern => pattern.startsWith('*.')).map(pattern => pattern.slice(1))
  }

  includesHost(host: string): boolean {
    let included = this.#known.get(host)
    if (included === undefined) {
      included = this.#hosts.has(host) || this.#suffixes.some(suffix => host.endsWith(suffix))
      // Hosts come from pages: a page that names a million of them must not fill the memory.
      if (this.#known.size < 50_000) this.#known.set(host, included)
    }
    return included
  }

  /** For canonical URLs. */
  includes(url: string): boolean {
    if (!url.startsWith(this.#lastOrigin)) {
      const end = url.indexOf('/', url.indexOf('//') + 2) + 1
      this.#lastIncluded = this.includesHost(hostnameOf(url))
      // A copy, for a part of the URL would keep all of it.
      this.#lastOrigin = end > 0 ? Buffer.from(url.slice(0, end), 'latin1').toString('latin1') : '\0'
    }
    return this.#lastIncluded
  }
}

/** Host and port of a canonical URL, without the cost of a URL parser. */
export function hostOf(url: string): string {
  const start = url.indexOf('//') + 2
  const end = url.indexOf('/', start)
  return url.slice(start, end < 0 ? undefined : end)
}

/** Host name of a canonical URL, without port. */
export function hostnameOf(url: string): string {
  const host = hostOf(url)
  const colon = host.lastIndexOf(':')
  return colon < 0 || host.endsWith(']') ? host : host.slice(0, colon)
}

/**
 * The unit's hosts when nobody names them. A portal (`www.` or the bare registrable name) owns all sub-domains of its
 * registrable name; a department's site (`slj.bd.gov.cn`) owns its own host and what is below, not its city's.
 */
export function defaultHosts(url: string): string[] {
  const { hostname } = new URL(url)
  const { domain } = parse(hostname)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) > 0 || domain === null) return [hostname]
  const name = hostname === `www.${domain}` || hostname === domain ? domain : hostname.replace(/^www\./, '')
  return [name, `*.${name}`]
}

/** Checks the patterns of `--hosts`; `option-invalid` for what is no host. */
export function parseHostPattern(value: string): string {
  const pattern = value.trim().toLowerCase().replace(/\.$/, '')
  const name = pattern.startsWith('*.') ? pattern.slice(2) : pattern
  const ascii = URL.parse(`http://${name}/`)
  if (ascii === null || ascii.pathname !== '/' || /:\d*$/.test(name) || ascii.username !== '' || name.includes('*') || name === '') {
    throw new AppError('option-invalid', { option: '--hosts', value, why: 'expected a host name such as www.example.gov.cn or *.example.gov.cn', whyZh: '应为主机名，如 www.example.gov.cn 或 *.example.gov.cn' })
  }
  return pattern.startsWith('*.') ? `*.${ascii.hostname}` : ascii.hostname
}
