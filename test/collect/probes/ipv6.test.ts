import { afterEach, expect, test } from 'vitest'
import { runProbe } from '../../../src/collect/probe.ts'
import type { ProbeContext } from '../../../src/collect/probe.ts'
import { ipv6 } from '../../../src/collect/probes/ipv6.ts'
import { ProbeBench } from './probe-bench.ts'

const bench = new ProbeBench()
afterEach(() => bench.dispose())

const run = (ctx: ProbeContext, links: readonly string[] = []) => runProbe(ipv6, { url: 'http://www.x.gov.cn/', links }, '', ctx)

test('no AAAA record is a definite no', async () => {
  expect(await run(await bench.context(['www.x.gov.cn:80:192.0.2.1']))).toMatchObject({ ok: true, value: { aaaa: false, homeOverIpv6: false, linksChecked: 0 } })
})
test('without IPv6 on this machine nothing is said', async () => {
  expect(await run(await bench.context(['www.x.gov.cn:80:[2400:3200::1]'], { ownIpv6: ['fe80::1', 'fd00::2', '::1'] }))).toMatchObject({ ok: false, failure: 'not-observable' })
})
test('home and links over IPv6', async context_ => {
  const port = await bench.http((request, response) => (request.url === '/dead' ? response.writeHead(404).end() : response.end('x')), '::1').catch(() => null)
  if (port === null) return context_.skip('this machine has no IPv6 loopback')
  const ctx = await bench.context([`www.x.gov.cn:80:[::1]:${port}`, 'old.x.gov.cn:80:127.0.0.1'], { ownIpv6: ['::1'] })
  expect(await run(ctx, ['http://www.x.gov.cn/a', 'http://www.x.gov.cn/dead', 'http://old.x.gov.cn/'])).toMatchObject({ ok: true, value: { aaaa: true, homeOverIpv6: true, linksChecked: 3, linksReachable: 1 } })
})
