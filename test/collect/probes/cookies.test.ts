import { afterEach, expect, test } from 'vitest'
import { runProbe } from '../../../src/collect/probe.ts'
import { cookies } from '../../../src/collect/probes/cookies.ts'
import { securityHeaders } from '../../../src/collect/probes/security-headers.ts'
import { ProbeBench } from './probe-bench.ts'

const bench = new ProbeBench()
afterEach(() => bench.dispose())

const home = 'http://www.x.gov.cn/'

test('cookies of every hop, without their values, the page fetched once', async () => {
  let visits = 0
  const port = await bench.http((request, response) => {
    visits++
    if (request.headers.cookie) response.writeHead(200, { 'set-cookie': ['JSESSIONID=secret; Path=/; HttpOnly; SameSite=Lax', '=nameless', 'junk', 'seen=1'] }).end('x')
    else response.writeHead(302, { location: '/', 'set-cookie': 'seen=0; Secure' }).end()
  })
  const ctx = await bench.context([`www.x.gov.cn:80:127.0.0.1:${port}`])
  const result = await runProbe(cookies, { url: home }, home, ctx)
  expect(result).toMatchObject({ ok: true, value: { beforeConsent: [{ name: 'seen', secure: false, httpOnly: false, sameSite: null }, { name: 'JSESSIONID', secure: false, httpOnly: true, sameSite: 'lax' }] } })
  expect(JSON.stringify(result)).not.toContain('secret')
  expect(result.evidence).toHaveLength(2)
  await runProbe(securityHeaders, { url: home }, home, ctx)
  expect(visits).toBe(2)
})
test.each([[403, 'blocked'], [429, 'blocked'], [500, 'http'], [404, 'http']])('HTTP %i shows no page: %s', async (status, failure) => {
  const port = await bench.http((_, response) => response.writeHead(status).end('x'))
  expect(await runProbe(cookies, { url: home }, home, await bench.context([`www.x.gov.cn:80:127.0.0.1:${port}`]))).toMatchObject({ ok: false, failure, detail: `HTTP ${status}` })
})
