import { describe, expect, test } from 'vitest'
import { classesOf, spreadOf } from '../../src/scoring/distribution.ts'

describe('classes of scores', () => {
  test('a score on a bound belongs to the class above it, the maximum to the last', () => {
    const classes = classesOf([0, 5.49, 5.5, 109.99, 110], 110)
    expect(classes).toHaveLength(20)
    expect(classes[0]).toEqual({ from: 0, to: 5.5, units: 2 })
    expect(classes[1]).toEqual({ from: 5.5, to: 11, units: 1 })
    expect(classes[19]).toEqual({ from: 104.5, to: 110, units: 2 })
  })
  test.each(Array.from({ length: 20 }, (_, at) => at))('bound %i is found although it is computed in binary', at => {
    const bound = classesOf([], 110)[at]?.from ?? -1
    expect(classesOf([bound], 110).findIndex(({ units }) => units === 1)).toBe(at)
  })
  test('nothing is lost', () => {
    const values = Array.from({ length: 500 }, (_, i) => (i * 7919) % 101)
    expect(classesOf(values, 100, 7).reduce((sum, { units }) => sum + units, 0)).toBe(500)
  })
})

describe('the five numbers of a box', () => {
  test('are those of R’s type 7, rounded as shown', () => {
    expect(spreadOf([1, 2, 3, 4, 10], 2)).toEqual({ least: 1, q1: 2, median: 3, q3: 4, most: 10 })
    expect(spreadOf([0.12345, 0.2], 4)).toEqual({ least: 0.1235, q1: 0.1426, median: 0.1617, q3: 0.1809, most: 0.2 })
  })
  test('of nothing there are none', () => { expect(spreadOf([], 2)).toBeNull() })
})
