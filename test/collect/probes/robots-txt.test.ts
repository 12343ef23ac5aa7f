import { afterEach, expect, test } from 'vitest'
import { runProbe } from '../../../src/collect/probe.ts'
import { robotsTxt } from '../../../src/collect/probes/robots-txt.ts'
import { ProbeBench } from './probe-bench.ts'

const bench = new ProbeBench()
afterEach(() => bench.dispose())

const run = async (status: number) => {
  const port = await bench.http((_, response) => response.writeHead(status).end('User-agent: *'))
  return await runProbe(robotsTxt, { origin: 'http://www.x.gov.cn' }, '', await bench.context([`www.x.gov.cn:80:127.0.0.1:${port}`]))
}
test('is read, is absent, or could not be seen', async () => {
  expect(await run(200)).toMatchObject({ ok: true, value: { present: true, text: 'User-agent: *' } })
  expect(await run(404)).toMatchObject({ ok: true, value: { present: false, text: '' } })
  expect(await run(503)).toMatchObject({ ok: false, failure: 'http' })
})
