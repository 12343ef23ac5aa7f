import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { studentT95 } from '../../src/scoring/student-t.ts'
import { categoryOf, quadraticKappa } from '../../src/scoring/weighted-kappa.ts'

const pairs = (first: string, second: string): [number, number][] => [...first].map((a, i) => [Number(a), Number(second[i])])
const table = (counts: readonly (readonly number[])[]): [number, number][] => counts.flatMap((row, a) => row.flatMap((n, b) => Array.from({ length: n }, (): [number, number] => [a, b])))

describe('quadratic-weighted κ', () => {
  // The data set "anxiety" of the R package irr (20 subjects, scale 1 to 6), raters 1 and 2: kappa2(…, "squared") prints 0.297.
  test('equals 0.297 for the anxiety ratings of the R package irr', () => {
    expect(quadraticKappa(pairs('33345523522615221243', '36462424332333221334')).value).toBeCloseTo(0.297, 3)
  })
  test('is the κ of the definition: weights 1 − (i − j)²/(k − 1)² over the table and its margins', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }), counts => {
      const kappa = quadraticKappa(table(counts))
      const n = counts.flat().reduce((a, b) => a + b, 0)
      if (kappa.value === null) return
      const rows = counts.map(row => row.reduce((a, b) => a + b, 0) / n)
      const columns = [0, 1, 2, 3].map(j => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0) / n)
      const weighted = (share: (i: number, j: number) => number): number => counts.reduce((sum, row, i) => sum + row.reduce((s, _, j) => s + (1 - (i - j) ** 2 / 9) * share(i, j), 0), 0)
      const [po, pe] = [weighted((i, j) => (counts[i]?.[j] ?? 0) / n), weighted((i, j) => (rows[i] ?? 0) * (columns[j] ?? 0))]
      expect(kappa.value).toBeCloseTo((po - pe) / (1 - pe), 9)
    }))
  })
  test('of pooled pairs is that of every pair in both orders', () => {
    const given = pairs('3334552352', '3646242433')
    const both = [...given, ...given.map(([a, b]): [number, number] => [b, a])]
    expect(quadraticKappa(given, 'both').value).toBeCloseTo(quadraticKappa(both).value ?? NaN, 12)
    expect(quadraticKappa(given, 'both').value).not.toBeCloseTo(quadraticKappa(given).value ?? NaN, 4)
  })
  test('does not exist without pairs or without variation', () => {
    expect(quadraticKappa([])).toEqual({ value: null, reason: 'no-pairs' })
    expect(quadraticKappa([[2, 2], [2, 2]])).toEqual({ value: null, reason: 'no-variation' })
  })
})

test.each<[number, Parameters<typeof categoryOf>[1], number]>([
  [0.72, { bins: 11 }, 0.7], [1, { bins: 11 }, 1], [0, { bins: 5 }, 0], [0.4, { bins: 5 }, 0.5], [0.3, { bins: 1 }, 0],
  [0.9, { steps: [0, 0.6, 1] }, 1], [0.7, { steps: [0, 0.6, 1] }, 0.5], [0.3, { steps: [0, 0.6, 1] }, 0], [0.5, { steps: [1] }, 0], [0.5, { steps: [] }, 0],
])('rating %d on %j is category %d', (rating, scale, category) => {
  expect(categoryOf(rating, scale)).toBeCloseTo(category, 12)
})

test.each([[1, 12.706], [2, 4.303], [3, 3.182], [4, 2.776], [10, 2.228], [30, 2.042], [100, 1.984], [1000, 1.962]])('t of 95 %% with %d degrees of freedom is %d, as printed tables have it', (df, t) => {
  expect(studentT95(df)).toBeCloseTo(t, 3)
})
test('t falls steadily where the series gives way to the expansion', () => {
  expect(studentT95(400) - studentT95(401)).toBeCloseTo(studentT95(401) - studentT95(402), 6)
  expect(() => studentT95(0)).toThrow('degrees of freedom')
})
