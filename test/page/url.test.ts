import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalUrl, MAX_URL_LENGTH, urlResolver } from '../../src/page/url.ts'

const base = 'http://www.example.gov.cn/zwgk/tzgg/index.html'

describe('canonicalUrl', () => {
  test.each([
    ['HTTP://WWW.Example.GOV.CN:80/A', 'http://www.example.gov.cn/A'],
    ['https://www.example.gov.cn:443', 'https://www.example.gov.cn/'],
    ['https://www.example.gov.cn:8443/', 'https://www.example.gov.cn:8443/'],
    ['/a/b.html#top', 'http://www.example.gov.cn/a/b.html'],
    ['./t20200805_1.html', 'http://www.example.gov.cn/zwgk/tzgg/t20200805_1.html'],
    ['../../x/./y.html', 'http://www.example.gov.cn/x/y.html'],
    ['../../../../x.html', 'http://www.example.gov.cn/x.html'],
    ['/a/../b', 'http://www.example.gov.cn/b'],
    ['//hd.example.gov.cn/x', 'http://hd.example.gov.cn/x'],
    ['?', 'http://www.example.gov.cn/zwgk/tzgg/index.html'],
    ['?page=2&utm_source=wx&spm=1', 'http://www.example.gov.cn/zwgk/tzgg/index.html?page=2'],
    ['/p.jsp;jsessionid=AB12CD?id=1', 'http://www.example.gov.cn/p.jsp?id=1'],
    ['/p.php?PHPSESSID=abc', 'http://www.example.gov.cn/p.php'],
    ['/(S(abc123))/x.aspx', 'http://www.example.gov.cn/x.aspx'],
    ['/%e4%b8%ad%41', 'http://www.example.gov.cn/%E4%B8%ADA'],
    ['通知.html', 'http://www.example.gov.cn/zwgk/tzgg/%E9%80%9A%E7%9F%A5.html'],
    ['/a b.html', 'http://www.example.gov.cn/a%20b.html'],
    ['http:\\\\www.example.gov.cn\\x', 'http://www.example.gov.cn/x'],
    ['http://user:secret@www.example.gov.cn/x', 'http://www.example.gov.cn/x'],
    ['http://www.example.gov.cn./x', 'http://www.example.gov.cn/x'],
    [' \n/a\t.html ', 'http://www.example.gov.cn/a.html'],
    ['http://127.1/x', 'http://127.0.0.1/x'],
  ])('%s → %s', (reference, expected) => {
    expect(canonicalUrl(reference, base)).toBe(expected)
  })

  test.each(['javascript:void(0)', 'mailto:a@b.cn', 'data:text/html,x', 'tel:12345', 'ftp://a.cn/', 'file:///etc/passwd', 'http://', 'http://[::1', 'https://..'])('%s is no address to fetch', reference => {
    expect(canonicalUrl(reference, base)).toBeNull()
  })

  test('an address over the length bound is a trap, not an address', () => {
    expect(canonicalUrl(`/${'a'.repeat(MAX_URL_LENGTH)}`, base)).toBeNull()
    expect(canonicalUrl('中'.repeat(1e6), base)).toBeNull()
  })

  test('a page in GBK asks its server in GBK, as browsers do', () => {
    const resolve = urlResolver(base, 'gbk')
    expect(resolve('/s?q=中文')).toBe('http://www.example.gov.cn/s?q=%D6%D0%CE%C4')
    expect(resolve('/中.html')).toBe('http://www.example.gov.cn/%E4%B8%AD.html')
  })

  test('an unusable base leaves absolute addresses usable', () => {
    expect(canonicalUrl('http://a.gov.cn/x', 'about:blank')).toBe('http://a.gov.cn/x')
    expect(canonicalUrl('/x', 'about:blank')).toBeNull()
  })

  test('is idempotent and never throws, and the quick way agrees with the URL parser', () => {
    const piece = fc.constantFrom('a', '/', '.', '..', './', '../', '?', '#', '&', '=', ';', '(', ')', '%41', '%zz', '中', ' ', ':', '@', 'http://', 'https://', 'x.cn', 'index.html', 'A')
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const reference = pieces.join('')
      const once = canonicalUrl(reference, base)
      if (once === null) return
      expect(canonicalUrl(once)).toBe(once)
      const isPlainPath = /^[\w/.]+$/.test(reference) && !reference.startsWith('//')
      expect(isPlainPath ? once : null).toBe(isPlainPath ? new URL(reference, base).href : null)
    }), { numRuns: 2000 })
  })
})
