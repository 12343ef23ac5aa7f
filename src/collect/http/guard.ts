import ipaddr from 'ipaddr.js'

/**
 * Addresses we may connect to: public unicast only. `allowPrivate` adds loopback, private, carrier-grade NAT and unique
 * local addresses; link-local (cloud metadata), multicast, unspecified and translated addresses stay refused.
 */
export interface GuardOptions { readonly allowPrivate: boolean }

const LIFTED = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'])
/** Public by range, but the host's own fabric at some providers. */
const METADATA = new Set(['168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254'])
const GLOBAL_UNICAST_V6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/** Why an address is refused ("loopback", "linkLocal", …), or null when it may be connected to. */
export function refusal(address: string, options: GuardOptions): string | null {
  if (!ipaddr.isValid(address)) return 'not an address'
  const parsed = ipaddr.parse(address.replace(/%.*$/, ''))
  if (METADATA.has(parsed.toString())) return 'metadata'
  if (parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress()) return refusal(parsed.toIPv4Address().toString(), options)
  const range = parsed.range()
  if (options.allowPrivate && LIFTED.has(range)) return null
  if (range !== 'unicast') return range
  // Everything outside 2000::/3 (IPv4-compatible, site-local, 64:ff9b:1::/48 …) is not public, whatever it is called.
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST_V6)) return 'reserved'
  return null
}

/** Ports that browsers refuse (Fetch Standard, "bad port"): other protocols that could be made to obey an HTTP request. */
const BAD_PORTS = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139,
  143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659,
  4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211,
])

/** Whether a port may be asked for by a page. */
export const isPortAllowed = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65536 && !BAD_PORTS.has(port)
