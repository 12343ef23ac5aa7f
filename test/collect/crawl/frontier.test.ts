import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Frontier } from '../../../src/collect/crawl/frontier.ts'

const all = (frontier: Frontier, ready: (host: string) => boolean = () => true): string[] => {
  const urls: string[] = []
  for (let next = frontier.next(ready); next !== null; next = frontier.next(ready)) urls.push(next.url)
  return urls
}

describe('the frontier', () => {
  test('gives each URL once, best value first, whatever the order of discovery', () => {
    const entries = fc.uniqueArray(fc.record({ host: fc.constantFrom('a.cn', 'b.cn', 'c.cn'), path: fc.nat(500), value: fc.integer({ min: 0, max: 9 }) }), { selector: entry => `${entry.host}/${entry.path}`, maxLength: 200 })
    fc.assert(fc.property(entries, fc.func(fc.nat()), (list, shuffle) => {
      const fill = (order: typeof list) => {
        const frontier = new Frontier()
        for (const { host, path, value } of order) frontier.add(`http://${host}/${path}`, value, 1)
        return all(frontier)
      }
      const once = fill(list)
      expect(fill(list.toSorted((a, b) => shuffle(a.path) - shuffle(b.path)))).toEqual(once)
      expect(new Set(once).size).toBe(list.length)
      const values = once.map(url => list.find(({ host, path }) => url === `http://${host}/${path}`)!.value)
      expect(values).toEqual(values.toSorted((a, b) => a - b))
    }), { numRuns: 50 })
  })
  test('a URL met again keeps its better value', () => {
    const frontier = new Frontier()
    frontier.add('http://a.cn/1', 5, 3)
    frontier.add('http://a.cn/2', 4, 1)
    expect(frontier.add('http://a.cn/1', 1, 2)).toBe(false)
    frontier.add('http://a.cn/1', 9, 9)
    expect(all(frontier)).toEqual(['http://a.cn/1', 'http://a.cn/2'])
  })
  test('only ready hosts are served; a dropped host never again', () => {
    const frontier = new Frontier()
    for (const host of ['a', 'b', 'c']) for (const path of [1, 2]) frontier.add(`http://${host}.cn/${path}`, path, 0)
    expect(frontier.drop('b.cn')).toBe(2)
    frontier.add('http://b.cn/3', 0, 0)
    expect(all(frontier, host => host !== 'a.cn')).toEqual(['http://c.cn/1', 'http://c.cn/2'])
    expect([...frontier.waitingHosts()]).toEqual(['a.cn'])
    expect(frontier.queued).toBe(2)
  })
  test('what was taken is not given, and not queued again', () => {
    const frontier = new Frontier()
    frontier.add('http://a.cn/1', 0, 0)
    expect([frontier.take('http://a.cn/1'), frontier.take('http://a.cn/1'), frontier.take('http://a.cn/2')]).toEqual([true, false, true])
    frontier.add('http://a.cn/2', 0, 0)
    expect(all(frontier)).toEqual([])
  })
})
