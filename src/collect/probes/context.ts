import { Resolver } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { isIP } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import ipaddr from 'ipaddr.js'
import type { IndexEntry } from '../../model/collection.ts'
import type { Exchange } from '../exchange.ts'
import type { AddressBook } from '../http/address-book.ts'
import type { RequestInit } from '../http/client.ts'
import { CollectFailure, failureOf } from '../http/failure-kinds.ts'
import { findOverride } from '../http/overrides.ts'
import type { Override } from '../http/overrides.ts'
import { followRedirects } from '../http/redirect-chain.ts'
import { evidenceOf } from '../probe.ts'
import type { Addresses, ProbeContext, Visit, VisitInit } from '../probe.ts'

/** Asks for the records of one kind; rejects as `node:dns` does (ENODATA: none of this kind, ENOTFOUND: no such name). */
export interface RecordLookup {
  resolve4(host: string): Promise<readonly string[]>
  resolve6(host: string): Promise<readonly string[]>
}

export interface ProbeContextOptions {
  /** Sends one paced request and archives it. */
  readonly send: (url: string, init: RequestInit) => Promise<{ readonly exchange: Exchange; readonly entry: IndexEntry }>
  readonly addressBook: AddressBook
  readonly overrides: readonly Override[]
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly sleep?: (ms: number) => Promise<void>
  readonly records?: RecordLookup
  /** IPv6 addresses of this machine; default: what the interfaces say. */
  readonly ownIpv6?: readonly string[]
}

/** What probes may touch, on top of the collection's own client. */
export function probeContext(options: ProbeContextOptions): ProbeContext {
  const { signal, now } = options
  const visits = new Map<string, Promise<Visit>>()
  const visit = (url: string, init?: VisitInit) => visitWith(options, url, init ?? {})
  return {
    visit,
    shared(url) {
      const made = visits.get(url) ?? visit(url)
      visits.set(url, made)
      return made
    },
    resolve: (host, port) => resolveWith(options, host, port),
    destination: (host, port) => options.addressBook.destination(host, port),
    reachesIpv6: address => reaches(address, options.ownIpv6 ?? ownIpv6()),
    signal,
    now,
    sleep: options.sleep ?? (ms => sleep(ms, undefined, { signal })),
  }
}

async function visitWith(options: ProbeContextOptions, url: string, init: VisitInit): Promise<Visit> {
  const { wanted, ...request } = init
  const entries: IndexEntry[] = []
  const { exchanges, last } = await followRedirects(
    url,
    { ...request, signal: options.signal },
    async (hop, hopInit) => {
      const { exchange, entry } = await options.send(hop, hopInit)
      entries.push(entry)
      return exchange
    },
    wanted ?? (() => true),
  )
  // A loop ends with a failure that was no exchange of its own.
  const hops = exchanges.slice(0, entries.length)
  return { hops, last, elapsedMs: hops.reduce((sum, hop) => sum + hop.elapsedMs, 0), evidence: entries.map(evidenceOf) }
}

async function resolveWith(options: ProbeContextOptions, host: string, port: number): Promise<Addresses> {
  const name = host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(name) > 0 || findOverride(options.overrides, host, port)) return byKind(await options.addressBook.addresses(host, port))
  const records = options.records ?? new Resolver({ timeout: 5000, tries: 2 })
  const [a, aaaa] = await Promise.all([lookup(name, host => records.resolve4(host)), lookup(name, host => records.resolve6(host))])
  if (a.found.length + aaaa.found.length === 0) {
    // The system may know names that DNS does not (hosts file), or be allowed to ask where we are not.
    return byKind(await options.addressBook.addresses(host, port))
  }
  const unseen = a.problem ?? aaaa.problem
  if (unseen !== null) throw new CollectFailure('dns', unseen)
  return { a: a.found, aaaa: aaaa.found }
}

const byKind = (addresses: readonly string[]): Addresses => ({ a: addresses.filter(address => isIP(address) === 4).sort(), aaaa: addresses.filter(address => isIP(address) === 6).sort() })

/** `problem` is set when nobody could tell; having no such record is no problem. */
async function lookup(host: string, ask: (host: string) => Promise<readonly string[]>): Promise<{ readonly found: readonly string[]; readonly problem: string | null }> {
  try {
    return { found: [...(await ask(host))].sort(), problem: null }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENODATA' || code === 'ENOTFOUND') return { found: [], problem: null }
    const failure = failureOf(error)
    return { found: [], problem: failure?.detail ?? String(error) }
  }
}

function ownIpv6(): string[] {
  return Object.values(networkInterfaces()).flatMap(addresses => (addresses ?? []).filter(each => each.family === 'IPv6').map(each => each.address))
}

/** Routes follow scope: loopback from loopback, private from private or global, global only from global addresses. */
function reaches(address: string, own: readonly string[]): boolean {
  const range = ipaddr.parse(address).range()
  const ranges = new Set(own.map(each => ipaddr.parse(each.replace(/%.*$/, '')).range()))
  if (range === 'loopback') return ranges.has('loopback')
  return ranges.has('unicast') || (range === 'uniqueLocal' && ranges.has('uniqueLocal'))
}
