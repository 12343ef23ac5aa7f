import { describe, expect, test } from 'vitest'
import { MAX_ROBOTS_BYTES, parseRobots, productToken } from '../../../src/collect/crawl/robots.ts'

const rules = (text: string, token = 'zhengheng') => parseRobots(Buffer.from(text), token)

describe('groups', () => {
  test.each([
    ['our own group wins over *', 'User-agent: *\nDisallow: /\n\nUser-agent: ZhengHeng\nDisallow: /a', '/b', true],
    ['* holds when nobody names us', 'User-agent: baiduspider\nAllow: /\n\nUser-agent: *\nDisallow: /a', '/a/1', false],
    ['several agents share one group', 'User-agent: x\nUser-agent: zhengheng/2.0\nDisallow: /a', '/a', false],
    ['groups that name us are merged', 'User-agent: zhengheng\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\nUser-agent: zhengheng\nDisallow: /b', '/b', false],
    ['no group, no rule', 'Disallow: /', '/a', true],
    ['unknown lines between agents do not end the list', 'User-agent: zhengheng\nSitemap: http://x/s.xml\nUser-agent: y\nDisallow: /a', '/a', false],
    ['an empty Disallow forbids nothing', 'User-agent: *\nDisallow:', '/a', true],
    ['BOM, CR line ends, spaces and comments', '\uFEFFUser-agent : * # all\rDisallow : /a # secret\r', '/a', false],
    ['no group for us nor *', 'User-agent: googlebot\nDisallow: /', '/', true],
  ])('%s', (_, text, path, allowed) => expect(rules(text).allows(path)).toBe(allowed))
})

describe('paths', () => {
  test.each([
    ['/fish', '/fish.html', false], ['/fish', '/catfish', true], ['/fish/', '/fish', true], ['/*.php', '/a/b.php?x=1', false], ['/*.php$', '/a.php', false], ['/*.php$', '/a.php?x', true],
    ['/a*b*c', '/a1b2c3', false], ['/a*b*c', '/a1c2b3', true], ['/$', '/', false], ['/$', '/a', true], ['/%7Ejoe/', '/~joe/x', false], ['/信息', '/%E4%BF%A1%E6%81%AF/1', false], ['/a%3cd', '/a%3Cd.html', false],
    ['/file-%2A', '/file-*', false], ['/a$b', '/a$b', false], ['/', '/robots.txt', true], ['*/print', '/x/print', false], ['/a*', '/a', false], ['/x*$', '/xyz', false], ['/a*a$', '/a', true],
  ])('Disallow: %s against %s → %s', (pattern, path, allowed) => expect(rules(`User-agent: *\nDisallow: ${pattern}`).allows(path)).toBe(allowed))
  test('the longest match wins, Allow on a tie', () => {
    const both = rules('User-agent: *\nDisallow: /zwgk\nAllow: /zwgk/zfgb\nDisallow: /x\nAllow: /x')
    expect([both.allows('/zwgk/a'), both.allows('/zwgk/zfgb/1.html'), both.allows('/x')]).toEqual([false, true, true])
  })
  test('hostile files cost little: half a megabyte of stars, and nothing behind the bound', () => {
    const started = performance.now()
    const hostile = rules(`User-agent: *\n${`Disallow: /${'*a'.repeat(500)}b\n`.repeat(450)}`)
    expect(hostile.allows(`/${'a'.repeat(4000)}`)).toBe(true)
    expect(performance.now() - started).toBeLessThan(1500)
    expect(rules(`User-agent: *\n${'#'.repeat(MAX_ROBOTS_BYTES)}\nDisallow: /`).allows('/a')).toBe(true)
  })
  test('crawl delay is read and bounded', () => {
    expect(rules('User-agent: *\nCrawl-delay: 5').crawlDelay).toBe(5)
    expect(rules('User-agent: *\nCrawl-delay: 9999').crawlDelay).toBe(30)
    expect(rules('User-agent: *\nCrawl-delay: x').crawlDelay).toBeNull()
  })
  test.each([['Zhengheng/0.1 (+https://x)', 'zhengheng'], ['My_Bot-x', 'my_bot-x'], ['0day', '*']])('product token of %s', (agent, token) => expect(productToken(agent)).toBe(token))
})
