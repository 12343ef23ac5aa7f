import { defineProbe } from '../probe.ts'
import type { ProbeValues } from '../../model/probes.ts'

/** Addresses of a host. No AAAA record is a value; a name without any address is the failure `dns`. */
export const dns = defineProbe<'dns', { readonly host: string; readonly port: number }, ProbeValues['dns']>({
  id: 'dns',
  version: 1,
  title: '域名解析（A、AAAA）',
  async run({ host, port }, context) {
    const { a, aaaa } = await context.resolve(host, port)
    return { ok: true, value: { host, a, aaaa }, evidence: [] }
  },
})
