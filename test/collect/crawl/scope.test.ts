import { describe, expect, test } from 'vitest'
import { Scope, defaultHosts, hostOf, hostnameOf, parseHostPattern } from '../../../src/collect/crawl/scope.ts'

describe('scope', () => {
  test.each([
    ['http://www.qinglan.gov.cn/', ['qinglan.gov.cn', '*.qinglan.gov.cn']],
    ['https://qinglan.gov.cn/x', ['qinglan.gov.cn', '*.qinglan.gov.cn']],
    ['http://slj.bd.gov.cn/', ['slj.bd.gov.cn', '*.slj.bd.gov.cn']],
    ['http://www.gov.cn/', ['www.gov.cn', '*.www.gov.cn']],
    ['http://www.example.com.cn/', ['example.com.cn', '*.example.com.cn']],
    ['http://127.0.0.1:8080/', ['127.0.0.1']],
    ['http://[::1]/', ['[::1]']],
    ['http://localhost/', ['localhost']],
  ])('%s owns %j', (url, hosts) => expect(defaultHosts(url)).toEqual(hosts))
  test.each([
    ['https://www.qinglan.gov.cn/a', true], ['http://qinglan.gov.cn:8080/', true], ['http://a.b.qinglan.gov.cn/', true],
    ['http://notqinglan.gov.cn/', false], ['http://qinglan.gov.cn.evil.com/', false], ['http://www.gov.cn/', false], ['http://evil.com/?http://qinglan.gov.cn/', false],
  ])('%s in scope: %s', (url, included) => expect(new Scope(['qinglan.gov.cn', '*.qinglan.gov.cn']).includes(url)).toBe(included))
  test('hosts of URLs', () => {
    expect([hostOf('http://a.cn:81/x'), hostnameOf('http://a.cn:81/x'), hostnameOf('http://[::1]:81/'), hostnameOf('http://[::1]/')]).toEqual(['a.cn:81', 'a.cn', '[::1]', '[::1]'])
  })
  test.each([['WWW.X.gov.cn', 'www.x.gov.cn'], ['*.x.gov.cn', '*.x.gov.cn'], ['政府.政务', 'xn--mxtq1m.xn--zfr164b']])('pattern %s', (value, pattern) => expect(parseHostPattern(value)).toBe(pattern))
  test.each(['', '*', '*.', 'a/b', 'a:80', 'a*b.cn', 'u@x.cn', 'http://x.cn'])('refuses pattern %s', value => expect(() => parseHostPattern(value)).toThrow(expect.objectContaining({ code: 'option-invalid' })))
})
