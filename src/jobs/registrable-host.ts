import { parse } from 'tldts'

/**
 * What politeness is owed to: the registrable name of an address (`www.baoding.gov.cn`, `slj.baoding.gov.cn` →
 * `baoding.gov.cn`), since departments share their city's servers; an IP address with its port stands for itself.
 */
export function registrableHost(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address.slice(0, 200)
  const { domain, isIp } = parse(url.hostname)
  return isIp || domain === null ? url.host : domain
}
