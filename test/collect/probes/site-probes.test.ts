import { afterEach, expect, test } from 'vitest'
import { PROBES, runSiteProbes } from '../../../src/collect/probes/site-probes.ts'
import type { Observation } from '../../../src/model/evidence.ts'
import { ProbeBench, page } from './probe-bench.ts'

const bench = new ProbeBench()
afterEach(() => bench.dispose())

test('all probes of a site run side by side and each gives its observation', async () => {
  const port = await bench.http((request, response) => (request.url === '/robots.txt' ? response.writeHead(404).end() : page(request, response)))
  const made: Observation[] = []
  const ctx = await bench.context([`www.x.gov.cn:80:127.0.0.1:${port}`, `www.x.gov.cn:443:127.0.0.1:${await bench.closed()}`])
  await runSiteProbes({ url: 'http://www.x.gov.cn/', links: async () => [], samples: 2, intervalMs: 0 }, ctx, async observation => void made.push(observation))
  expect(made.map(each => each.probe).sort()).toEqual(Object.keys(PROBES).sort())
  expect(made.filter(each => !each.ok)).toEqual([])
  expect(Object.entries(PROBES).every(([id, probe]) => probe.id === id && probe.title !== '')).toBe(true)
})
