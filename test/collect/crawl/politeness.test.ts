import { describe, expect, test } from 'vitest'
import { detectBlock } from '../../../src/collect/crawl/blocked.ts'
import { Pacing, retryAfterMs } from '../../../src/collect/crawl/pacing.ts'
import { SeededSample } from '../../../src/collect/crawl/seeded-sample.ts'
import type { Answer } from '../../../src/collect/exchange.ts'
import { readPage } from '../../../src/page/read-page.ts'

const fakeClock = () => {
  const clock = { at: 0, now: () => new Date(clock.at), ms: () => clock.at, sleep: (ms: number) => ((clock.at += ms), Promise.resolve()) }
  return clock
}

describe('pacing', () => {
  test('keeps to the rate, host by host', async () => {
    const clock = fakeClock()
    const pacing = new Pacing(clock, { rate: 2, perHost: 4 })
    for (let i = 0; i < 3; i++) {
      await pacing.start('a')
      pacing.finish('a', { elapsedMs: 10, troubled: false, waitMs: null })
    }
    expect(clock.at).toBe(1000)
    expect([pacing.readyAt('a'), pacing.readyAt('b')]).toEqual([1500, 0])
  })
  test('backs off while a host is in trouble and comes back slowly', async () => {
    const clock = fakeClock()
    const pacing = new Pacing(clock, { rate: 0, perHost: 4 })
    const rests: number[] = []
    for (const troubled of [true, true, true, false, false]) {
      await pacing.start('a')
      pacing.finish('a', { elapsedMs: 10, troubled, waitMs: null })
      rests.push(pacing.readyAt('a') - clock.at)
    }
    expect(rests.slice(0, 3)).toEqual([1000, 2000, 4000])
    expect(rests[4]).toBeLessThan(rests[3]!)
    expect(pacing.troublesOf('a')).toBe(0)
  })
  test('gives slow hosts a rest, waits as told, and never opens more than allowed', async () => {
    const clock = fakeClock()
    const pacing = new Pacing(clock, { rate: 0, perHost: 1 })
    await pacing.start('a')
    expect(pacing.readyAt('a')).toBe(Infinity)
    pacing.finish('a', { elapsedMs: 5000, troubled: false, waitMs: 7000 })
    expect(pacing.readyAt('a')).toBe(7000)
    await pacing.start('a')
    pacing.finish('a', { elapsedMs: 10, troubled: false, waitMs: null })
    expect(pacing.readyAt('a')).toBe(12_000)
    pacing.setDelay('a', 500)
  })
  test.each([['120', 120_000], ['0', 0], [undefined, null], ['soon', null], ['Thu, 01 Jan 1970 00:00:10 GMT', 10_000], ['Thu, 01 Jan 1960 00:00:10 GMT', 0], ['-5', null]])('Retry-After: %s is %s', (header, ms) => {
    expect(retryAfterMs(header, new Date(0))).toBe(ms)
  })
})

describe('walls', () => {
  const answer = (status: number, body: string, headers: Record<string, string> = {}): Answer => {
    const bytes = Buffer.from(body)
    return { ok: true, status, statusText: '', rawHeaders: [], headers, payload: bytes, body: bytes, truncated: false, location: null }
  }
  const judge = (given: Answer) => detectBlock(given, readPage(given.body, { url: 'http://x.gov.cn/', contentType: 'text/html; charset=utf-8' }))
  test.each([
    [403, '<h1>Forbidden</h1>', 'HTTP 403'], [429, '', 'HTTP 429'], [403, '<p>网站防火墙 safedog</p>', '安全狗'], [521, '<script>x</script>', '加速乐'],
    [412, '<script>$_ts=window["$_ts"];</script>', '瑞数'], [405, '<a href="https://errors.aliyun.com/x">', '阿里云'], [200, '<p>请输入验证码后继续访问</p>', '验证码'], [200, '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x.js"></script>', 'Cloudflare'],
  ])('HTTP %i %s', (status, body, by) => expect(judge(answer(status, body))).toContain(by))
  test('a header can say it', () => expect(judge(answer(503, '', { 'cf-mitigated': 'challenge' }))).toContain('Cloudflare'))
  test.each([
    ['an article about firewalls', `<p>${'我市加强网站防火墙建设，安全狗、云锁等产品投入使用，访问过于频繁的请求会被拦截。'.repeat(30)}</p>`],
    ['a log-in page with a captcha among other things', `${'<a href="/x">栏目</a>'.repeat(20)}<p>请输入验证码</p>`],
    ['a short page', '<p>页面建设中</p>'],
  ])('%s is content', (_, body) => expect(judge(answer(200, body))).toBeNull())
  test.each([404, 500, 301])('HTTP %i alone is no wall', status => expect(judge(answer(status, '<p>x</p>'))).toBeNull())
})

describe('a seeded sample', () => {
  test('does not depend on the order, and differs by seed', () => {
    const draw = (seed: string, keys: string[]) => {
      const sample = new SeededSample<string>(seed, 5)
      for (const key of keys) sample.offer(key, key)
      return sample.values
    }
    const keys = Array.from({ length: 200 }, (_, i) => `http://x/${i}`)
    expect(draw('a', keys.toReversed())).toEqual(draw('a', keys))
    expect(draw('a', [...keys, ...keys])).toHaveLength(5)
    expect(draw('b', keys)).not.toEqual(draw('a', keys))
  })
})
