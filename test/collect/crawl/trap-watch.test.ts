import { describe, expect, test } from 'vitest'
import { TrapWatch } from '../../../src/collect/crawl/trap-watch.ts'

const caught = (urls: readonly string[]): { count: number; notes: string[] } => {
  const watch = new TrapWatch(2026)
  return { count: urls.filter(url => watch.isTrap(url)).length, notes: watch.notes() }
}
const many = (n: number, make: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => `http://www.x.gov.cn${make(i)}`)

describe('endless address spaces', () => {
  test.each([
    ['a month view', many(500, i => `/cal.jsp?year=${2000 + (i % 100)}&month=${i % 12}`), '日历', 60],
    ['months in the path', many(200, i => `/calendar/${2020 + Math.floor(i / 12)}/${1 + (i % 12)}/`), '日历', 60],
    ['years no document has', many(100, i => `/list/${2100 + i}/05/`), '日历', 0],
    ['session ids', many(100, i => `/a.jsp?id=7&sid=${i.toString(16).padStart(16, '4fa')}`), '会话', 5],
    ['paths that grow', many(50, i => `/a${'/b/c'.repeat(i)}/`), '路径', 5],
    ['every combination of filters', many(5000, i => `/s.jsp?${['a', 'b', 'c', 'd', 'e', 'f', 'g'].filter((_, bit) => i & (1 << bit)).map(name => `${name}=${i}`).join('&') || 'z=1'}`), '任意组合', 400],
  ])('%s is bounded and reported', (_, urls, word, most) => {
    const { count, notes } = caught(urls)
    expect(urls.length - count).toBeLessThanOrEqual(most)
    expect(notes.join()).toContain(word)
  })
  test.each([
    ['articles of a TRS site', many(5000, i => `/zwgk/202${i % 7}${String(1 + (i % 12)).padStart(2, '0')}/t20200709_${i}.html`)],
    ['articles of one servlet', many(5000, i => `/content.jsp?id=${i}`)],
    ['pages of lists', many(900, i => `/list.jsp?columnid=${i % 30}&page=${Math.floor(i / 30)}`)],
    ['deep dates', many(300, i => `/art/2024/${1 + (i % 12)}/${1 + (i % 28)}/art_60085_${i}.html`)],
    ['uuid names', many(300, i => `/tjgb/202305/36796c${i.toString(16).padStart(26, '0')}.shtml`)],
    ['one article by uuid', many(3, i => `/a.jsp?guid=36796c${i.toString(16).padStart(26, '0')}`)],
  ])('%s is none', (_, urls) => expect(caught(urls)).toEqual({ count: 0, notes: [] }))
})
