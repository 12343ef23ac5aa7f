import type { Fact, Observation } from '../../model/evidence.ts'
import type { ProbeValues } from '../../model/probes.ts'
import { known, order, unknown } from './fact.ts'
import type { Site } from './site.ts'

/** Facts that are an observation as it is. */
export const PROBE_FACTS = ['availability', 'dns', 'tls', 'security-headers', 'cookies', 'ipv6'] as const
export type ProbeFact = (typeof PROBE_FACTS)[number]

const NAMES: Readonly<Record<ProbeFact, string>> = { 'availability': '可用性', 'dns': '域名解析', 'tls': 'HTTPS', 'security-headers': '安全响应头', 'cookies': 'Cookie', 'ipv6': 'IPv6' }

/** The observation of the home's host if there are several; the latest one that saw something. */
export function probeFact<K extends ProbeFact>(site: Site, probe: K): Fact<ProbeValues[K]> {
  const made = site.observations.filter((one): one is Observation<ProbeValues[K]> => one.probe === probe)
  if (made.length === 0) return unknown(`归档中没有现场探测（${NAMES[probe]}）`)
  const host = URL.parse(site.home)?.host ?? ''
  const ranked = [...made].sort((a, b) => Number(b.ok) - Number(a.ok) || Number(b.target.includes(host)) - Number(a.target.includes(host)) || order(b.at, a.at) || order(JSON.stringify(a), JSON.stringify(b)))
  const best = ranked[0]
  if (best === undefined) return unknown(`归档中没有现场探测（${NAMES[probe]}）`)
  return best.ok ? known(best.value, best.evidence) : unknown(`${NAMES[probe]}探测未成功（${best.failure}：${best.detail}）`)
}
