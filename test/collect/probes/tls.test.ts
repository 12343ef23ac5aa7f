import { afterEach, expect, test } from 'vitest'
import { createServer as createTcpServer } from 'node:net'
import { runProbe } from '../../../src/collect/probe.ts'
import type { ProbeContext } from '../../../src/collect/probe.ts'
import { tls } from '../../../src/collect/probes/tls.ts'
import { ProbeBench, page } from './probe-bench.ts'

const bench = new ProbeBench()
afterEach(() => bench.dispose())

const run = (ctx: ProbeContext, httpUrl: string | null = null) => runProbe(tls, { host: 'www.x.gov.cn', port: 443, httpUrl }, 'www.x.gov.cn', ctx)

test('a self-signed certificate is offered but not valid, with its problem and end', async () => {
  const port = await bench.https(page)
  const result = await run(await bench.context([`www.x.gov.cn:443:127.0.0.1:${port}`]))
  expect(result).toMatchObject({ ok: true, value: { offered: true, valid: false, protocol: 'TLSv1.3', problem: 'DEPTH_ZERO_SELF_SIGNED_CERT', redirectsHttp: null } })
  expect(result.ok && result.value.expires?.startsWith('21')).toBe(true)
})
test('plain HTTP that leads to HTTPS over another plain hop does lead there', async () => {
  const secure = await bench.https(page)
  const plain = await bench.http((request, response) => response.writeHead(302, { location: request.url === '/' ? '/step' : 'https://www.x.gov.cn/' }).end())
  expect(await run(await bench.context([`www.x.gov.cn:443:127.0.0.1:${secure}`, `www.x.gov.cn:80:127.0.0.1:${plain}`]), 'http://www.x.gov.cn/')).toMatchObject({ ok: true, value: { redirectsHttp: true } })
})
test('a closed port means not offered', async () => {
  const plain = await bench.http(page)
  expect(await run(await bench.context([`www.x.gov.cn:443:127.0.0.1:${await bench.closed()}`, `www.x.gov.cn:80:127.0.0.1:${plain}`]), 'http://www.x.gov.cn/')).toMatchObject({ ok: true, value: { offered: false, valid: false, protocol: null, problem: null, redirectsHttp: false } })
})
test('something that does not speak TLS means not offered, and why', async () => {
  const port = await bench.http(page)
  const result = await run(await bench.context([`www.x.gov.cn:443:127.0.0.1:${port}`]))
  expect(result).toMatchObject({ ok: true, value: { offered: false, valid: false } })
  expect(result.ok && result.value.problem).toBeTruthy()
})
test('a connection that breaks is a failure', async () => {
  const port = await bench.listen(createTcpServer(socket => socket.destroy()))
  expect(await run(await bench.context([`www.x.gov.cn:443:127.0.0.1:${port}`]))).toMatchObject({ ok: false, failure: 'reset' })
})
test('private addresses are refused before anything is sent', async () => {
  const port = await bench.https(page)
  expect(await run(await bench.context([`www.x.gov.cn:443:127.0.0.1:${port}`], { allowPrivate: false }))).toMatchObject({ ok: false, failure: 'private-address' })
})
