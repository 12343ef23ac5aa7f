import { expect, test } from 'vitest'
import { registrableHost } from '../../src/jobs/registrable-host.ts'

test.each([
  ['https://www.baoding.gov.cn/', 'baoding.gov.cn'],
  ['http://slj.baoding.gov.cn:8080/index.html', 'baoding.gov.cn'],
  ['https://www.gov.cn/', 'www.gov.cn'],
  ['http://example.com/', 'example.com'],
  ['http://10.1.2.3:81/', '10.1.2.3:81'],
  ['http://localhost:8000/', 'localhost:8000'],
  ['gh_0123456789', 'gh_0123456789'],
])('%s owes politeness as %s', (address, host) => {
  expect(registrableHost(address)).toBe(host)
})
