import { describe, expect, test } from 'vitest'
import { compareYears } from '../../src/scoring/compare-years.ts'
import type { YearMapping, YearResult } from '../../src/scoring/compare-years.ts'

const before: YearResult = {
  total: 100,
  indicators: [{ id: 'a', weight: 40 }, { id: 'b', weight: 30 }, { id: 'c', weight: 20 }, { id: 'd', weight: 10 }],
  units: [
    { id: '甲', score: 80, indexes: { a: 0.8, b: 0.9, c: 0.7, d: 1 } },
    { id: '乙', score: 60, indexes: { a: 0.6, b: 0.7, c: null, d: 0 } },
    { id: '丙', score: 50, indexes: { a: 0.5, b: 0.5, c: 0.5 } },
    { id: '旧', score: 99, indexes: { a: 1, b: 1, c: 1, d: 1 } },
  ],
}
const now: YearResult = {
  total: 110,
  indicators: [{ id: 'a', weight: 50 }, { id: 'b1', weight: 10 }, { id: 'b2', weight: 30 }, { id: 'c', weight: 10 }, { id: 'e', weight: 10 }],
  units: [
    { id: '乙', score: 99, indexes: { a: 0.9, b1: 0.4, b2: 0.8, c: 1, e: 1 } },
    { id: '甲', score: 88, indexes: { a: 0.8, b1: 1, b2: 1, c: 1, e: 1 } },
    { id: '丙', score: 55, indexes: { a: 0.5, b1: null, b2: 0.5, c: 0.5, e: 0 } },
    { id: '新', score: 110, indexes: { a: 1, b1: 1, b2: 1, c: 1, e: 1 } },
  ],
}
const mapping: YearMapping[] = [
  { old: ['a'], new: ['a'], relation: 'same' },
  { old: ['b'], new: ['b1', 'b2'], relation: 'split' },
  { old: ['c'], new: ['c'], relation: 'changed' },
  { old: ['d'], new: [], relation: 'dropped' },
  { old: ['a/1'], new: ['a/2'], relation: 'same' },
]
const result = compareYears(before, now, mapping)

describe('year on year', () => {
  test('a same indicator: change of index, and of rank among the units of both years', () => {
    expect(result.matched[0]).toMatchObject({
      old: ['a'], new: ['a'], basis: 'index',
      units: [
        { unit: '甲', before: 0.8, now: 0.8, change: 0, rankBefore: 1, rankNow: 2, rankChange: -1 },
        { unit: '乙', before: 0.6, now: 0.9, change: 0.3, rankBefore: 2, rankNow: 1, rankChange: 1 },
        { unit: '丙', change: 0, rankBefore: 3, rankNow: 3, rankChange: 0 },
      ],
      notCompared: [{ unit: '旧', why: 'only-before' }, { unit: '新', why: 'only-now' }],
    })
  })
  test('a split indicator is compared with the weighted mean of its parts, and not at all where a part is missing', () => {
    expect(result.matched[1]).toMatchObject({
      basis: 'weighted-mean',
      units: [{ unit: '甲', before: 0.9, now: 1, change: 0.1 }, { unit: '乙', before: 0.7, now: 0.7, change: 0 }],
      notCompared: [{ unit: '丙', why: 'no-index-now' }, { unit: '旧' }, { unit: '新' }],
    })
  })
  test('a merged one the other way round', () => {
    const back = compareYears(now, before, [{ old: ['b1', 'b2'], new: ['b'], relation: 'merged' }])
    expect(back.matched[0]?.units.find(({ unit }) => unit === '甲')).toMatchObject({ before: 1, now: 0.9, change: -0.1 })
  })
  test('scores are compared as shares of what they are out of', () => {
    expect(result.scores).toEqual([
      { unit: '甲', before: 0.8, now: 0.8, change: 0, rankBefore: 1, rankNow: 2, rankChange: -1 },
      { unit: '乙', before: 0.6, now: 0.9, change: 0.3, rankBefore: 2, rankNow: 1, rankChange: 1 },
      { unit: '丙', before: 0.5, now: 0.5, change: 0, rankBefore: 3, rankNow: 3, rankChange: 0 },
    ])
  })
})

describe('what cannot be compared is said', () => {
  test('changed, dropped, and what the crosswalk does not name, even under the same id', () => {
    expect(result.notCompared).toEqual([
      { old: ['c'], new: ['c'], why: 'changed' }, { old: ['d'], new: [], why: 'dropped' }, { old: [], new: ['e'], why: 'not-in-crosswalk' },
    ])
    expect(compareYears(before, now, []).notCompared).toHaveLength(9)
    expect(compareYears(before, now, []).matched).toEqual([])
  })
  test('an entry that joins something the results do not have', () => {
    expect(compareYears(before, now, [{ old: ['b'], new: ['b1', 'b9'], relation: 'split' }]).notCompared).toContainEqual({ old: ['b'], new: ['b1', 'b9'], why: 'not-in-crosswalk' })
  })
  test('how much of each year\'s weight the comparison covers', () => {
    expect(result.comparable.before).toBeCloseTo(0.7, 12)
    expect(result.comparable.now).toBeCloseTo(90 / 110, 12)
  })
  test('units of one year only', () => {
    expect(result.units).toEqual({ onlyBefore: ['旧'], onlyNow: ['新'] })
  })
  test('an indicator named like a property of every object is not found in units without it', () => {
    const odd: YearResult = { total: 100, indicators: [{ id: 'constructor', weight: 100 }], units: [{ id: '甲', score: 1, indexes: {} }] }
    expect(compareYears(odd, odd, [{ old: ['constructor'], new: ['constructor'], relation: 'same' }]).matched[0]?.notCompared).toEqual([{ unit: '甲', why: 'no-index-before' }])
  })
  test('nothing at all', () => {
    const empty: YearResult = { total: 0, indicators: [], units: [] }
    expect(compareYears(empty, empty, [])).toEqual({ matched: [], notCompared: [], comparable: { before: 0, now: 0 }, scores: [], units: { onlyBefore: [], onlyNow: [] } })
  })
})
