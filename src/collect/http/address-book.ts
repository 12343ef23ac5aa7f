import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { CollectFailure } from './failure-kinds.ts'
import { isPortAllowed, refusal } from './guard.ts'
import type { GuardOptions } from './guard.ts'
import { findOverride } from './overrides.ts'
import type { Override } from './overrides.ts'

/** Looks a name up; rejects with an error that has a `code` (ENOTFOUND …) when there is no address. */
export type Lookup = (host: string) => Promise<readonly string[]>

export interface AddressOptions extends GuardOptions {
  readonly overrides?: readonly Override[]
  readonly lookup?: Lookup
  /** How long an answer is kept, in milliseconds; 0 = every connection looks up anew. */
  readonly keepMs?: number
  readonly timeoutMs?: number
}

/** Where to connect for an origin: checked addresses and the port. */
export interface Destination { readonly addresses: readonly string[]; readonly port: number }

/** getaddrinfo occupies a thread of the small pool that also compresses; a page full of dead hosts must not take them all. */
const MAX_LOOKUPS = 2

const lookupAll: Lookup = async host => (await systemLookup(host, { all: true })).map(found => found.address)

/** Finds addresses, applies `--resolve`, and lets nothing through that the guard refuses. The address checked is the address connected to. */
export class AddressBook {
  readonly #options: AddressOptions
  readonly #kept = new Map<string, { readonly until: number; readonly addresses: Promise<readonly string[]> }>()
  #running = 0
  readonly #waiting: (() => void)[] = []

  constructor(options: AddressOptions) {
    this.#options = options
  }

  /** All addresses of a host, unchecked: overrides first, then a literal, then DNS. Rejects with kind `dns` when there is none. */
  async addresses(host: string, port: number): Promise<readonly string[]> {
    const override = findOverride(this.#options.overrides ?? [], host, port)
    if (override) return override.addresses
    const literal = host.replace(/^\[(.*)\]$/, '$1')
    return isIP(literal) > 0 ? [literal] : await this.#lookup(host.toLowerCase())
  }

  /** Where a connection may go. Rejects with `dns`, `private-address` or `unsupported` (port). */
  async destination(host: string, port: number, family?: 4 | 6): Promise<Destination> {
    if (!isPortAllowed(port)) throw new CollectFailure('unsupported', `port ${port} is not used for web sites`)
    const all = await this.addresses(host, port)
    const wanted = family === undefined ? all : all.filter(address => isIP(address) === family)
    if (wanted.length === 0) throw new CollectFailure('dns', `${host} has no ${family === 6 ? 'IPv6' : family === 4 ? 'IPv4' : ''} address`.replace('  ', ' '))
    const allowed = wanted.filter(address => refusal(address, this.#options) === null)
    if (allowed.length === 0) throw new CollectFailure('private-address', `${host} is at ${wanted[0]} (${refusal(wanted[0]!, this.#options)})`)
    return { addresses: allowed, port: findOverride(this.#options.overrides ?? [], host, port)?.toPort ?? port }
  }

  #lookup(host: string): Promise<readonly string[]> {
    const now = performance.now()
    const kept = this.#kept.get(host)
    if (kept && kept.until > now) return kept.addresses
    const addresses = this.#lookupNow(host)
    addresses.catch(() => undefined) // whoever awaits it gets the error
    const keepMs = this.#options.keepMs ?? 60_000
    if (keepMs > 0) {
      if (this.#kept.size >= 4096) this.#kept.delete(this.#kept.keys().next().value!)
      this.#kept.set(host, { until: now + keepMs, addresses })
    }
    return addresses
  }

  async #lookupNow(host: string): Promise<readonly string[]> {
    if (this.#running >= MAX_LOOKUPS) await new Promise<void>(resolve => this.#waiting.push(resolve))
    this.#running++
    let timer: NodeJS.Timeout | undefined
    try {
      const timeout = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new CollectFailure('dns', `no answer for ${host} in time`)), this.#options.timeoutMs ?? 10_000)
      })
      return await Promise.race([(this.#options.lookup ?? lookupAll)(host), timeout])
    } finally {
      clearTimeout(timer)
      this.#running--
      this.#waiting.shift()?.()
    }
  }
}
