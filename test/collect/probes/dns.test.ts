import { afterEach, expect, test } from 'vitest'
import { runProbe } from '../../../src/collect/probe.ts'
import type { ProbeContext } from '../../../src/collect/probe.ts'
import { dns } from '../../../src/collect/probes/dns.ts'
import { ProbeBench } from './probe-bench.ts'

const bench = new ProbeBench()
afterEach(() => bench.dispose())

const run = (ctx: ProbeContext, host = 'www.x.gov.cn') => runProbe(dns, { host, port: 80 }, host, ctx)
const code = (value: string) => () => Promise.reject(Object.assign(new Error(`query ${value}`), { code: value }))

test('overrides are taken as they stand', async () => {
  expect(await run(await bench.context(['www.x.gov.cn:80:192.0.2.1,[2001:db8::1]']))).toMatchObject({ ok: true, value: { host: 'www.x.gov.cn', a: ['192.0.2.1'], aaaa: ['2001:db8::1'] }, probe: 'dns', target: 'www.x.gov.cn', at: '2026-11-20T08:00:00.000Z' })
})
test('no AAAA record is a value', async () => {
  expect(await run(await bench.context([], { records: { resolve4: async () => ['192.0.2.2', '192.0.2.1'], resolve6: code('ENODATA') } }))).toMatchObject({ ok: true, value: { a: ['192.0.2.1', '192.0.2.2'], aaaa: [] } })
})
test('a name nobody knows is the failure dns', async () => {
  expect(await run(await bench.context([]))).toMatchObject({ ok: false, failure: 'dns' })
})
test('an AAAA question nobody answered is a failure, not an absence', async () => {
  expect(await run(await bench.context([], { records: { resolve4: async () => ['192.0.2.1'], resolve6: code('ESERVFAIL') } }))).toMatchObject({ ok: false, failure: 'dns' })
})
