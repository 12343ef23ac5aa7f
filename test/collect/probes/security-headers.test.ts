import { afterEach, expect, test } from 'vitest'
import { runProbe } from '../../../src/collect/probe.ts'
import { securityHeaders } from '../../../src/collect/probes/security-headers.ts'
import { ProbeBench } from './probe-bench.ts'

const bench = new ProbeBench()
afterEach(() => bench.dispose())

test('headers that protect, and those browsers would ignore', async () => {
  const strict = { 'strict-transport-security': 'max-age=31536000', 'content-security-policy': "default-src 'self'; frame-ancestors 'none'", 'x-content-type-options': 'NoSniff', 'referrer-policy': 'unknown, same-origin', server: 'nginx', 'x-powered-by': 'PHP/7.2.1' }
  const secure = await bench.https((_, response) => response.writeHead(200, strict).end('x'))
  const plain = await bench.http((_, response) => response.writeHead(200, { ...strict, 'content-security-policy': '', 'x-frame-options': 'ALLOWALL', 'referrer-policy': 'nonsense', server: 'Apache/2.4.6 (CentOS)', 'x-powered-by': 'ASP.NET' }).end('x'))
  const ctx = await bench.context([`www.x.gov.cn:443:127.0.0.1:${secure}`, `www.x.gov.cn:80:127.0.0.1:${plain}`])
  expect(await runProbe(securityHeaders, { url: 'https://www.x.gov.cn/' }, '', ctx)).toMatchObject({ ok: true, value: { hsts: true, csp: true, frameOptions: true, contentTypeOptions: true, referrerPolicy: true, versionLeaks: ['x-powered-by: PHP/7.2.1'] } })
  expect(await runProbe(securityHeaders, { url: 'http://www.x.gov.cn/' }, '', ctx)).toMatchObject({ ok: true, value: { hsts: false, csp: false, frameOptions: false, contentTypeOptions: true, referrerPolicy: false, versionLeaks: ['server: Apache/2.4.6 (CentOS)'] } })
})
