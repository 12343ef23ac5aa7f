import { describe, expect, test } from 'vitest'
import { entryState, placeText, rateProvided, rateUnified, rateWorking, sectionOf, tally } from '../../src/measures/entry.ts'
import { entry, HOSTILE } from './known-facts.ts'

const question = { what: '评价渠道', advice: '设置评价渠道', mend: '修复评价渠道', coverage: undefined }

describe('entries', () => {
  test('one that works is enough; only all dead is dead', () => {
    expect(entryState([])).toBe('absent')
    expect(entryState([entry('rating', { works: false }), entry('rating', { works: null }), entry('rating')])).toBe('works')
    expect(entryState([entry('rating', { works: false }), entry('rating', { works: null })])).toBe('unknown')
    expect(entryState([entry('rating', { works: false })])).toBe('dead')
  })
  test('an entry nobody opened is offered, but whether it works is a person\'s turn', () => {
    const found = [entry('rating', { works: null })]
    expect(rateProvided(found, question)).toMatchObject({ outcome: 'rated', rating: 1, confidence: 0.7 })
    expect(rateWorking(found, question)).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('what was not found is open as long as nobody knows how much was seen', () => {
    for (const rateIt of [rateProvided, rateWorking, rateUnified]) expect(rateIt([], question)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
  })
  test('a section is a host and its first folder', () => {
    expect(sectionOf('https://www.example.gov.cn/hdjl/zx/1.html?x=/y/')).toBe('www.example.gov.cn/hdjl')
    expect(sectionOf('https://www.example.gov.cn/index.html')).toBe('www.example.gov.cn/')
    expect(sectionOf('no address')).toBe('no address')
  })
  test('a tally is the same in whatever order things were found', () => {
    expect(tally(['b', 'a', 'c', 'a'])).toEqual([{ key: 'a', count: 2 }, { key: 'b', count: 1 }, { key: 'c', count: 1 }])
    expect(tally(['c', 'a', 'a', 'b'])).toEqual(tally(['b', 'a', 'c', 'a']))
  })
  test('a hostile address is one bounded line', () => {
    const text = placeText(`https://www.example.gov.cn/${HOSTILE}`)
    expect(text.length).toBeLessThanOrEqual(91)
    expect(text).not.toMatch(/[\u202E\n]/)
  })
})
