import { isIP } from 'node:net'
import { AppError } from '../../shared/errors.ts'

/** One `--resolve HOST:PORT:ADDR[:PORT]`, as curl's with `*` for any host; a trailing port (ours) connects there instead. */
export interface Override {
  readonly host: string
  readonly port: number
  readonly addresses: readonly string[]
  readonly toPort: number | null
}

/** Parses one `--resolve` value; `option-invalid` when it is none. IPv6 addresses may stand in brackets, several addresses with commas. */
export function parseOverride(value: string): Override {
  const fail = (why: string): never => {
    throw new AppError('option-invalid', { option: '--resolve', value, why })
  }
  const match = /^\+?([^:\s]+):(\d{1,5}):(.+)$/.exec(value)
  if (!match) return fail('expected HOST:PORT:ADDRESS[:PORT]')
  const port = Number(match[2])
  let rest = match[3]!
  let toPort: number | null = null
  // A trailing port is told from the last group of a bare IPv6 address by whether the whole reads as an address.
  const trailing = /^(\[[^\]]+\](?:,.*)?|[^:]+|.*[\]\d]):(\d{1,5})$/.exec(rest)
  if (trailing && !rest.split(',').every(part => isIP(unbracket(part)) > 0)) {
    rest = trailing[1]!
    toPort = Number(trailing[2])
  }
  const addresses = rest.split(',').map(unbracket)
  for (const address of addresses) if (isIP(address) === 0) fail(`"${address}" is not an IP address`)
  for (const number of [port, toPort ?? 1]) if (number < 1 || number > 65535) fail(`port ${number} is out of range`)
  return { host: match[1]!.toLowerCase(), port, addresses, toPort }
}

/** The override for a host and port: the exact host before `*`, later ones before earlier. */
export function findOverride(overrides: readonly Override[], host: string, port: number): Override | null {
  const name = host.toLowerCase()
  return overrides.findLast(o => o.host === name && o.port === port) ?? overrides.findLast(o => o.host === '*' && o.port === port) ?? null
}

const unbracket = (address: string): string => address.trim().replace(/^\[(.*)\]$/, '$1')
