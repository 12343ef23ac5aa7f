import type { ProbeValues } from '../../model/probes.ts'
import { CollectFailure } from '../http/failure-kinds.ts'
import { defineProbe } from '../probe.ts'
import type { ProbeContext } from '../probe.ts'

export interface Ipv6Target {
  readonly url: string
  /** Links of the second and third level to be tried over IPv6, drawn by the caller. */
  readonly links: readonly string[]
}

const MAX_LINKS = 40
/** What connecting fails with when the way out is missing on our side. */
const NO_ROUTE = /\b(?:ENETUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT|ENETDOWN|EHOSTUNREACH|EACCES|EPERM)\b/

/** AAAA record, home page over IPv6, and how many of the given links answer over it. Without IPv6 on this machine: `not-observable`. */
export const ipv6 = defineProbe<'ipv6', Ipv6Target, ProbeValues['ipv6']>({
  id: 'ipv6',
  version: 1,
  title: 'IPv6 支持',
  async run({ url, links }, context) {
    const { hostname, port, protocol } = new URL(url)
    const { aaaa } = await context.resolve(hostname, Number(port) || (protocol === 'https:' ? 443 : 80))
    if (aaaa.length === 0) return { ok: true, value: { aaaa: false, homeOverIpv6: false, linksChecked: 0, linksReachable: 0 }, evidence: [] }
    if (!aaaa.some(address => context.reachesIpv6(address))) throw new CollectFailure('not-observable', 'this machine has no IPv6 address to reach it from')
    const home = await open(url, context)
    const tried = links.slice(0, MAX_LINKS)
    let reachable = 0
    for (const link of tried) if ((await open(link, context)).opens) reachable++
    return { ok: true, value: { aaaa: true, homeOverIpv6: home.opens, linksChecked: tried.length, linksReachable: reachable }, evidence: home.evidence }
  },
})

async function open(url: string, context: ProbeContext): Promise<{ readonly opens: boolean; readonly evidence: Awaited<ReturnType<ProbeContext['visit']>>['evidence'] }> {
  const { last, evidence } = await context.visit(url, { family: 6, timeoutMs: 15_000 })
  const { outcome } = last
  if (outcome.ok) return { opens: outcome.status < 400, evidence }
  if (NO_ROUTE.test(outcome.detail)) throw new CollectFailure('not-observable', `no way out over IPv6: ${outcome.detail}`)
  if (outcome.failure === 'private-address' || outcome.failure === 'robots' || outcome.failure === 'blocked') throw new CollectFailure(outcome.failure, outcome.detail)
  return { opens: false, evidence }
}
