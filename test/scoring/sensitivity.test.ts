import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leaveOneOut, moveWeight, rankRange, rankWith } from '../../src/scoring/sensitivity.ts'

const units = [[1, 0, 0.5], [0.6, 0.6, 0.6], [0, 1, 0.5], [0.6, 0.6, 0.6]]
const options = { weights: [50, 30, 20], decimals: 2 }

describe('moving one weight', () => {
  test('the others shrink in proportion and the total stays', () => {
    expect(moveWeight([50, 30, 20], 0, 75)).toEqual([75, 15, 10])
    expect(moveWeight([50, 30, 20], 2, 0)).toEqual([62.5, 37.5, 0])
    expect(moveWeight([50, 30, 20], 1, 100)).toEqual([0, 100, 0])
  })
  test('back to the published weight is the published table', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 8 }), fc.nat(7), fc.double({ min: 0, max: 0.999, noNaN: true }), (weights, at, share) => {
      const indicator = at % weights.length
      const total = weights.reduce((a, b) => a + b, 0)
      const moved = moveWeight(weights, indicator, share * total)
      expect(moved.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 9)
      moveWeight(moved, indicator, weights[indicator] ?? 0).forEach((weight, i) => expect(weight).toBeCloseTo(weights[i] ?? 0, 6))
    }))
  })
  test('a lone indicator keeps everything; a weight outside 0..total is refused', () => {
    expect(moveWeight([100], 0, 40)).toEqual([100])
    for (const to of [-1, 101, NaN]) expect(() => moveWeight([50, 50], 0, to)).toThrow('cannot be')
    expect(() => moveWeight([50, 50], 2, 10)).toThrow('cannot be')
  })
  test('a table of no weight at all stays as it is', () => {
    expect(moveWeight([0, 0], 0, 0)).toEqual([0, 0])
    expect(rankWith([[1, 1]], { weights: [0, 0], decimals: 1 }).scores).toEqual([0])
  })
})

describe('ranks', () => {
  test('follow from the weights; ties share a rank', () => {
    expect(rankWith(units, options)).toMatchObject({ scores: [60, 60, 40, 60], ranks: [1, 1, 2, 1] })
    expect(rankWith(units, { ...options, rankStyle: 'competition' }).ranks).toEqual([1, 1, 4, 1])
    expect(rankWith(units, { ...options, weights: moveWeight(options.weights, 1, 90) }).ranks).toEqual([3, 2, 1, 2])
  })
  test('what does not apply gives its weight to the rest of the unit', () => {
    expect(rankWith([[1, null, 0.5], [null, null, null]], options).scores).toEqual([85.71, 0])
  })
})

describe('leaving one indicator out', () => {
  test('says how far the ranking hangs on it', () => {
    const [first, second, third] = leaveOneOut(units, options)
    // Without the first, 60:40 of the others: 20, 60, 80, 60.
    expect(first).toEqual({ indicator: 0, ranks: [3, 2, 1, 2], moved: 4, meanMove: 5 / 4, largestMove: 2 })
    expect(second?.ranks).toEqual([1, 2, 3, 2])
    expect(third?.ranks).toEqual([1, 2, 3, 2])
    expect(rankRange(units, options)).toEqual([{ best: 1, worst: 3 }, { best: 1, worst: 2 }, { best: 1, worst: 3 }, { best: 1, worst: 2 }])
  })
  test('no units, no ranks', () => {
    expect(leaveOneOut([], options)).toHaveLength(3)
    expect(leaveOneOut([], options)[0]).toEqual({ indicator: 0, ranks: [], moved: 0, meanMove: 0, largestMove: 0 })
  })
})
