import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quartiles } from '../../src/scoring/quartiles.ts'

const exact = (...values: number[]) => values.map(value => ({ low: value, high: value }))

describe('quartiles', () => {
  test.each([
    ['nothing', [], null],
    ['one', exact(7), [7, 7, 7]],
    ['four: type 7 interpolates', exact(4, 1, 3, 2), [1.75, 2.5, 3.25]],
    ['five', exact(50, 10, 40, 20, 30), [20, 30, 40]],
  ])('%s', (_, values, expected) => {
    const found = quartiles(values, 2)
    expect(found && [found.q1, found.median, found.q3]).toEqual(expected && expected.map(value => ({ low: value, high: value })))
  })
  test('open numbers give open quartiles', () => {
    expect(quartiles([{ low: 10, high: 30 }, { low: 20, high: 20 }, { low: 0, high: 40 }], 2)?.median).toEqual({ low: 10, high: 30 })
  })
  test('whatever the open numbers become, the true quartile lies within', () => {
    const value = fc.record({ low: fc.integer({ min: 0, max: 100 }), open: fc.integer({ min: 0, max: 40 }), part: fc.integer({ min: 0, max: 100 }) })
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), all => {
      const open = quartiles(all.map(({ low, open: width }) => ({ low, high: low + width })), 4)
      const become = quartiles(exact(...all.map(({ low, open: width, part }) => low + (width * part) / 100)), 4)
      for (const which of ['q1', 'median', 'q3'] as const) {
        expect(become?.[which].low).toBeGreaterThanOrEqual((open?.[which].low ?? 0) - 1e-4)
        expect(become?.[which].low).toBeLessThanOrEqual((open?.[which].high ?? 0) + 1e-4)
      }
    }))
  })
})
