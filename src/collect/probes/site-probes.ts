import type { Observation } from '../../model/evidence.ts'
import { runProbe } from '../probe.ts'
import type { ProbeContext } from '../probe.ts'
import { availability } from './availability.ts'
import { cookies } from './cookies.ts'
import { dns } from './dns.ts'
import { ipv6 } from './ipv6.ts'
import { robotsTxt } from './robots-txt.ts'
import { securityHeaders } from './security-headers.ts'
import { tls } from './tls.ts'

export interface SiteProbeTarget {
  /** Home page as the crawl found it. */
  readonly url: string
  /** Links of the second and third level for the IPv6 trial; may be known only late. */
  readonly links: () => Promise<readonly string[]>
  readonly samples: number
  readonly intervalMs: number
}

/** Every probe, by id. */
export const PROBES = { dns, tls, 'security-headers': securityHeaders, cookies, ipv6, availability, 'robots-txt': robotsTxt } as const

/** Runs all probes of one site side by side and gives each observation as soon as it is made. Rejects when the signal aborts. */
export async function runSiteProbes(target: SiteProbeTarget, context: ProbeContext, made: (observation: Observation) => Promise<void>): Promise<void> {
  const { url } = target
  const { hostname, port, protocol, origin } = new URL(url)
  const secure = protocol === 'https:'
  const httpUrl = secure && port !== '' ? null : `http://${hostname}${!secure && port !== '' ? `:${port}` : ''}/`
  const quick = async () => {
    await made(await runProbe(dns, { host: hostname, port: Number(port) || (secure ? 443 : 80) }, hostname, context))
    await made(await runProbe(robotsTxt, { origin }, origin, context))
    await made(await runProbe(securityHeaders, { url }, url, context))
    await made(await runProbe(cookies, { url }, url, context))
    await made(await runProbe(tls, { host: hostname, port: secure ? Number(port) || 443 : 443, httpUrl }, hostname, context))
    await made(await runProbe(ipv6, { url, links: await target.links() }, url, context))
  }
  const spaced = async () => made(await runProbe(availability, { url, samples: target.samples, intervalMs: target.intervalMs }, url, context))
  await Promise.all([quick(), spaced()])
}
