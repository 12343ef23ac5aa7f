import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correlation, cronbachAlpha, itemStatistics } from '../../src/scoring/item-statistics.ts'
import type { IndexTable } from '../../src/scoring/item-statistics.ts'

/** Chatterjee and Price's attitude survey (1977), 30 departments, as in R's `attitude`: rating, complaints, privileges, learning, raises, critical, advance. */
const ATTITUDE = [
  [43, 51, 30, 39, 61, 92, 45], [63, 64, 51, 54, 63, 73, 47], [71, 70, 68, 69, 76, 86, 48], [61, 63, 45, 47, 54, 84, 35], [81, 78, 56, 66, 71, 83, 47],
  [43, 55, 49, 44, 54, 49, 34], [58, 67, 42, 56, 66, 68, 35], [71, 75, 50, 55, 70, 66, 41], [72, 82, 72, 67, 71, 83, 31], [67, 61, 45, 47, 62, 80, 41],
  [64, 53, 53, 58, 58, 67, 34], [67, 60, 47, 39, 59, 74, 41], [69, 62, 57, 42, 55, 63, 25], [68, 83, 83, 45, 59, 77, 35], [77, 77, 54, 72, 79, 77, 46],
  [81, 90, 50, 72, 60, 54, 36], [74, 85, 64, 69, 79, 79, 63], [65, 60, 65, 75, 55, 80, 60], [65, 70, 46, 57, 75, 85, 46], [50, 58, 68, 54, 64, 78, 52],
  [50, 40, 33, 34, 43, 64, 33], [64, 61, 52, 62, 66, 80, 41], [53, 66, 52, 50, 63, 80, 37], [40, 37, 42, 58, 50, 57, 49], [63, 54, 42, 48, 66, 75, 33],
  [66, 77, 66, 63, 88, 76, 72], [78, 75, 58, 74, 80, 78, 49], [48, 57, 44, 45, 51, 83, 38], [85, 85, 71, 71, 77, 74, 55], [82, 82, 39, 59, 64, 78, 39],
]
const table = (units: IndexTable['units'], dimensions?: readonly string[]): IndexTable => ({
  indicators: Array.from({ length: units[0]?.length ?? 0 }, (_, i) => ({ id: `i${i}`, dimension: dimensions?.[i] ?? '甲', weight: 1 })), units,
})

describe('beside published values', () => {
  const { items, dimensions } = itemStatistics(table(ATTITUDE.map(row => row.map(value => value / 100))))
  // psych::alpha(attitude): raw_alpha 0.843; dropped 0.810 0.797 0.828 0.803 0.795 0.864 0.840.
  test('Cronbach\'s α and α without each item equal what the R package psych prints', () => {
    expect(dimensions).toMatchObject([{ name: '甲', indicators: 7, units: 30, unitsLeftOut: 0, leftOut: [] }])
    expect(dimensions[0]?.alpha.value).toBeCloseTo(0.843, 3)
    const printed = [0.81, 0.797, 0.828, 0.803, 0.795, 0.864, 0.84]
    items.forEach(({ alphaIfDropped }, i) => expect(alphaIfDropped.value).toBeCloseTo(printed[i] ?? 0, 3))
  })
  test('the corrected item–total correlations are those of the item with the sum of the rest', () => {
    const expected = [0.6713, 0.7421, 0.5607, 0.7144, 0.7863, 0.265, 0.4608]
    items.forEach(({ discrimination, discriminationTotal }, i) => {
      expect(discrimination.value).toBeCloseTo(expected[i] ?? 0, 4)
      expect(discriminationTotal.value).toBeCloseTo(expected[i] ?? 0, 4)
    })
  })
  test('difficulty is the mean', () => {
    expect(items[0]?.difficulty.value).toBeCloseTo(0.64633, 5)
  })
})

describe('gaps', () => {
  test('a unit with a gap leaves its dimension and stays in the other', () => {
    const { dimensions } = itemStatistics(table([[1, 0.5, 1, 1], [0, 0, 0.5, 0.2], [null, 0.7, 0, 0.1], [0.5, 0.4, 0.1, 0]], ['甲', '甲', '乙', '乙']))
    expect(dimensions).toMatchObject([{ name: '甲', units: 3, unitsLeftOut: 1 }, { name: '乙', units: 4, unitsLeftOut: 0 }])
  })
  test('an indicator that is a gap for most units is left out of α, and said to be', () => {
    const { dimensions, items } = itemStatistics(table([[1, 0.5, null], [0, 0.1, null], [0.5, 0.7, 1], [0.2, 0.3, null]]))
    expect(dimensions).toMatchObject([{ indicators: 2, units: 4, leftOut: ['i2'] }])
    expect(items[2]).toMatchObject({ units: 1, difficulty: { value: 1 }, ceiling: { value: 1 }, floor: { value: 0 }, discrimination: { value: null, reason: 'too-few-units' } })
  })
  test('ceiling and floor are shares of the known indexes', () => {
    const { items } = itemStatistics(table([[1], [1], [0], [null], [0.5]]))
    expect(items[0]).toMatchObject({ units: 4, ceiling: { value: 0.5 }, floor: { value: 0.25 }, difficulty: { value: 0.625 } })
  })
  test('the rest of the table counts by weight, and only where half of it is known', () => {
    const units = [[0.1, 0.2, 1], [0.2, 0.4, 0], [0.3, 0.5, 1], [0.9, null, 0.5]]
    const weighted: IndexTable = { ...table(units), indicators: [10, 90, 1].map((weight, i) => ({ id: `i${i}`, dimension: '甲', weight })) }
    const { items } = itemStatistics(weighted)
    expect(items[0]?.discriminationTotal).toEqual(correlation([[0.1, (90 * 0.2 + 1) / 91], [0.2, (90 * 0.4) / 91], [0.3, (90 * 0.5 + 1) / 91]]))
  })
})

describe('what cannot be computed', () => {
  test.each<[string, number[][], string]>([
    ['no unit', [], 'too-few-units'], ['one unit', [[1, 0]], 'too-few-units'], ['one item', [[1], [0]], 'too-few-items'], ['no spread', [[1, 0.5], [1, 0.5]], 'no-variation'], ['items that cancel out', [[1, 0], [0, 1]], 'no-variation'],
  ])('%s has no α', (_, rows, reason) => {
    expect(cronbachAlpha(rows)).toEqual({ value: null, reason })
  })
  test('two points, or a constant, have no correlation', () => {
    expect(correlation([[0, 0], [1, 1]])).toEqual({ value: null, reason: 'too-few-units' })
    expect(correlation([[0, 1], [0.5, 1], [1, 1]])).toEqual({ value: null, reason: 'no-variation' })
    expect(correlation([[0, 1], [0.5, 2], [1, 3]]).value).toBeCloseTo(1, 12)
  })
  test('whatever the table, no statistic is NaN', () => {
    const cell = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 8 }), units => {
      const result = itemStatistics({ indicators: ['甲', '甲', '甲', '乙'].map((dimension, i) => ({ id: `i${i}`, dimension, weight: i })), units })
      expect(JSON.stringify(result)).not.toMatch(/"value":null,"reason":null/)
    }))
  })
})
