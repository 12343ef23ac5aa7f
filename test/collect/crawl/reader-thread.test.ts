import { afterEach, expect, test } from 'vitest'
import { Gleaner } from '../../../src/collect/crawl/glean.ts'
import { ReaderHere, ReaderThread } from '../../../src/collect/crawl/reader-thread.ts'
import type { AnswerReader, AnswerToRead, Reading } from '../../../src/collect/crawl/read-answer.ts'
import { Scope } from '../../../src/collect/crawl/scope.ts'

const START = { hosts: ['www.x.gov.cn'], today: Date.parse('2026-11-22') }
const gleaner = () => new Gleaner(new Scope(START.hosts), START.today)
const FILLER = `<p>${'正文内容。'.repeat(800)}</p>`

/** Page `n` of a site: it leads to the next ten, to a file and out of the site. */
function page(n: number): AnswerToRead {
  const links = Array.from({ length: 10 }, (_, i) => `<li><a href="/zwgk/${n + i + 1}.html">关于印发第${n + i + 1}号文件的通知</a><span>2026-11-0${(i % 9) + 1}</span></li>`).join('')
  const html = `<html><head><title>第${n}号文件的通知_某市</title><meta name="PubDate" content="2026-01-02"></head><body>${FILLER}<ul>${links}</ul><a href="/f/${n}.pdf">附件</a><a href="http://www.other.cn/${n}">外链</a></body></html>`
  return { url: `http://www.x.gov.cn/zwgk/${n}.html`, depth: 2, isFile: false, isRedirect: false, status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(html) }
}

const open: AnswerReader[] = []
const opened = <T extends AnswerReader>(reader: T): T => { open.push(reader); return reader }
afterEach(async () => { for (const reader of open.splice(0)) await reader.close() })

/** Reads pages one after the other until the thread does it, then the next 40 at once. */
async function readAside(reader: ReaderThread): Promise<{ readonly readings: readonly Reading[]; readonly aside: number }> {
  const readings: Reading[] = []
  for (let n = 0; reader.ahead === 0 && n < 20_000; n++) {
    readings.push(await reader.read(page(n)))
    await new Promise(resolve => setImmediate(resolve))
  }
  const aside = readings.length
  readings.push(...await Promise.all(Array.from({ length: 40 }, (_, i) => reader.read(page(aside + i)))))
  return { readings, aside }
}

test('a thread reads as the crawl itself does, and leaves the bodies where they are', async () => {
  const reader = opened(new ReaderThread(START, gleaner()))
  const { readings, aside } = await readAside(reader)
  expect(aside).toBeGreaterThan(0)
  const here = opened(new ReaderHere(gleaner()))
  const wanted = await Promise.all(readings.map((_, n) => here.read(page(n))))
  // The thread does not know what was given before it began, and gives some of it again: what counts is the best value of each.
  const best = (all: readonly Reading[], of: 'visits' | 'checks') => {
    const values = new Map<string, number>()
    for (const { url, value } of all.flatMap(({ gleanings }) => gleanings?.[of] ?? [])) values.set(url, Math.min(value, values.get(url) ?? Infinity))
    return values
  }
  for (const of of ['visits', 'checks'] as const) expect(best(readings, of)).toEqual(best(wanted, of))
  const rest = (all: readonly Reading[]) => all.map(({ gleanings, ...reading }) => ({ ...reading, ...gleanings, visits: 0, checks: 0 }))
  expect(rest(readings)).toEqual(rest(wanted))
  const answer = page(7)
  await reader.read(answer)
  expect(Buffer.from(answer.body).equals(Buffer.from(page(7).body))).toBe(true)
})

test('what a lost thread was to read is rejected, not waited for', async () => {
  const reader = new ReaderThread(START, gleaner())
  await readAside(reader)
  const waiting = Array.from({ length: 500 }, (_, n) => reader.read(page(n)))
  const [last] = await Promise.all([waiting.at(-1)?.catch((error: unknown) => String(error)), reader.close(), Promise.allSettled(waiting)])
  expect(last).toContain('the thread that reads pages has ended')
  await expect(reader.read(page(3))).rejects.toThrow('has ended')
})

test('refusals, errors, redirects and files give nothing', async () => {
  const reader = opened(new ReaderHere(gleaner()))
  const readings = await Promise.all([{ status: 403 }, { status: 404 }, { isRedirect: true }, { isFile: true, headers: { 'content-type': 'application/pdf' } }].map(change => reader.read({ ...page(1), ...change })))
  expect(readings.map(({ gleanings }) => gleanings)).toEqual([null, null, null, null])
  expect(readings.map(({ wall, isRefused }) => [wall !== null, isRefused])).toEqual([[true, true], [false, false], [false, false], [false, false]])
  // What they would have led to is given by the next page that has it.
  expect((await reader.read(page(1))).gleanings?.visits.length).toBe(11)
})
