import { expect, test } from 'vitest'
import { Scope } from '../../../src/collect/crawl/scope.ts'
import { Visitor } from '../../../src/collect/crawl/visitor.ts'
import { systemClock } from '../../../src/collect/crawl/clock.ts'
import type { Exchange } from '../../../src/collect/exchange.ts'
import { HttpClient } from '../../../src/collect/http/client.ts'
import type { RequestInit } from '../../../src/collect/http/client.ts'

/** Never answers; remembers how long it would have waited. */
class SilentClient extends HttpClient {
  readonly waited: (number | undefined)[] = []
  override request(url: string, init: RequestInit = {}): Promise<Exchange> {
    this.waited.push(init.timeoutMs)
    return Promise.resolve({ url, method: 'GET', at: '2026-11-22T00:00:00.000Z', elapsedMs: 0, requestHeaders: [], ip: null, outcome: { ok: false, failure: 'timeout', detail: 'silence' } })
  }
}

const visit = async (leftMs: number): Promise<readonly (number | undefined)[]> => {
  const client = new SilentClient({ allowPrivate: true })
  const clock = { ...systemClock, sleep: () => Promise.resolve() }
  const visitor = new Visitor({ client, scope: new Scope(['www.x.gov.cn']), clock, rate: 0, concurrency: 2, record: () => undefined, signal: new AbortController().signal, patienceMs: () => 0, leftMs: () => leftMs })
  await visitor.request('http://www.x.gov.cn/', {})
  return client.waited
}

test('a silent host is asked twice, a minute at most each time', async () => {
  expect(await visit(3_600_000)).toEqual([60_000, 60_000])
})

test('a silent host cannot hold the crawl past its time budget', async () => {
  expect(await visit(20_000.4)).toEqual([20_000, 20_000])
  expect(await visit(-1)).toEqual([5000])
})
