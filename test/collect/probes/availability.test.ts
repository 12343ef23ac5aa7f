import { afterEach, expect, test } from 'vitest'
import { runProbe } from '../../../src/collect/probe.ts'
import { availability } from '../../../src/collect/probes/availability.ts'
import { ProbeBench, page } from './probe-bench.ts'

const bench = new ProbeBench()
afterEach(() => bench.dispose())

const target = { url: 'http://www.x.gov.cn/', samples: 4, intervalMs: 1000 }
/** A context in which each visit takes the time, or meets the fate, that is listed. */
const timed = async (times: readonly (number | 'down' | 'refused' | 'error')[]) => {
  let i = 0
  const ctx = await bench.context([])
  return {
    ...ctx,
    async visit(url: string) {
      const time = times[i++]!
      const outcome = time === 'down' ? { ok: false as const, failure: 'timeout' as const, detail: 'x' } : { ok: true as const, status: time === 'refused' ? 403 : time === 'error' ? 502 : 200, statusText: '', rawHeaders: [], headers: {}, payload: Buffer.alloc(0), body: Buffer.alloc(0), truncated: false, location: null }
      const last = { url, method: 'GET' as const, at: '', elapsedMs: typeof time === 'number' ? time : 30_000, requestHeaders: [], ip: null, outcome }
      return { hops: [last], last, elapsedMs: last.elapsedMs, evidence: [] }
    },
  }
}

test('a site that answers, sampled live', async () => {
  const port = await bench.http(page)
  const ctx = await bench.context([`www.x.gov.cn:80:127.0.0.1:${port}`])
  const result = await runProbe(availability, target, target.url, ctx)
  expect(result).toMatchObject({ ok: true, value: { samples: 4, down: 0, slow: 0 } })
  expect(result.evidence).toHaveLength(4)
  expect(ctx.slept).toEqual([1000, 1000, 1000])
})
test('a closed port is down', async () => {
  const result = await runProbe(availability, target, target.url, await bench.context([`www.x.gov.cn:80:127.0.0.1:${await bench.closed()}`]))
  expect(result).toMatchObject({ ok: true, value: { samples: 4, down: 4, slow: 0, medianMs: 0 } })
})
test('slow and down are counted apart, refusals not at all', async () => {
  expect(await runProbe(availability, { ...target, samples: 6 }, '', await timed([200, 15_001, 'down', 'error', 'refused', 15_000]))).toMatchObject({ ok: true, value: { samples: 5, down: 2, slow: 1, medianMs: 15_000 } })
  expect(await runProbe(availability, target, '', await timed(['refused', 'refused', 'refused', 'refused']))).toMatchObject({ ok: false, failure: 'blocked' })
})
