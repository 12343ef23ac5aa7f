import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { addCollectOptions, parseCollectOptions, refuseUnseen } from '../../src/cli/collect.ts'
import type { RawCollectOptions } from '../../src/cli/collect.ts'
import { progressReporter } from '../../src/cli/progress.ts'
import type { CollectProgress } from '../../src/collect/collection-run.ts'

const parse = (...args: string[]) => {
  const command = addCollectOptions(new Command().exitOverride().argument('<url>'))
  command.parse(['http://www.x.gov.cn/', ...args], { from: 'user' })
  return parseCollectOptions('http://www.x.gov.cn/', command.opts<RawCollectOptions>(), 'default-out')
}

describe('options of collecting', () => {
  test('have polite defaults', () => {
    expect(parse()).toEqual({ url: 'http://www.x.gov.cn/', out: 'default-out', maxPages: 2000, maxMinutes: 60, rate: 4, concurrency: 8, browser: true, resume: false, allowPrivate: false, overrides: [] })
  })
  test('are all understood', () => {
    expect(parse('--out', 'd', '--hosts', 'a.gov.cn,*.b.gov.cn', 'c.gov.cn', '--max-pages', '10', '--max-minutes', '0.5', '--rate', '0', '--concurrency', '2', '--no-browser', '--resume', '--allow-private', '--resolve', 'a.gov.cn:80:127.0.0.1:8123', '--resolve', '*:443:127.0.0.1', '--user-agent', 'X/1')).toMatchObject({
      out: 'd', hosts: ['a.gov.cn', '*.b.gov.cn', 'c.gov.cn'], maxPages: 10, maxMinutes: 0.5, rate: 0, concurrency: 2, browser: false, resume: true, allowPrivate: true, userAgent: 'X/1',
      overrides: [{ host: 'a.gov.cn', port: 80, toPort: 8123 }, { host: '*', port: 443, toPort: null }],
    })
  })
  test.each([
    ['--max-pages', '0'], ['--max-pages', '1.5'], ['--max-pages', 'many'], ['--max-pages', ''], ['--max-minutes', '0'], ['--max-minutes', 'Infinity'], ['--rate', '-1'], ['--rate', 'NaN'],
    ['--concurrency', '65'], ['--hosts', 'http://x'], ['--resolve', 'x'], ['--user-agent', 'a\r\nb'], ['--user-agent', ''],
  ])('%s %j is refused by name', (option, value) => {
    expect(() => parse(`${option}=${value}`)).toThrow(expect.objectContaining({ code: 'option-invalid', params: expect.objectContaining({ option }) }))
  })
  test('a site nobody saw is an error with its own exit code', () => {
    expect(() => refuseUnseen('http://x/', { ended: 'unreachable', failure: { ok: false, failure: 'dns', detail: 'no address' } })).toThrow(expect.objectContaining({ code: 'site-unreachable', exit: 3 }))
    expect(() => refuseUnseen('http://x/', { ended: 'blocked', failure: null })).toThrow(expect.objectContaining({ code: 'site-blocked', exit: 3 }))
    expect(() => refuseUnseen('http://x/', { ended: 'complete', failure: null })).not.toThrow()
  })
})

describe('progress', () => {
  const progress: CollectProgress = { phase: 'crawl', pages: 3, maxPages: 10, queued: 5, files: 1, checks: 2, rendered: 0, failures: 0, bytes: 1_500_000 }
  test('is a plain line now and then where there is no terminal, and one for each phase', () => {
    const lines: string[] = []
    let now = 0
    const reporter = progressReporter({ isTTY: false, write: (line: string) => lines.push(line) > 0 } as unknown as NodeJS.WriteStream, () => now)
    for (now of [0, 100, 1900, 2100, 2200]) reporter.report(progress)
    reporter.report({ ...progress, phase: 'probes' })
    reporter.close()
    expect(lines).toEqual([expect.stringContaining('采集网页：网页 3，待采 5'), expect.stringContaining('采集网页'), expect.stringContaining('探测')])
  })
})
