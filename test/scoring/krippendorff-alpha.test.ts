import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { krippendorffAlpha, LEVELS } from '../../src/scoring/krippendorff-alpha.ts'

/** One string an observer, one character an item, as the sources print them; "." is missing. */
const items = (...observers: string[]): (number | null)[][] => [...(observers[0] ?? '')].map((_, i) => observers.map(row => (row[i] === '.' ? null : Number(row[i]))))

/** Hayes and Krippendorff 2007, table 1: 40 newspaper articles, five observers, tone 0 to 3. */
const ARTICLES = items(
  '112.001122.01311211000201001111223222221',
  '1130000.21102311121000302102111122222221',
  '203000222100221123001.30.1012202.2232.21',
  '.13....0.10022...31.103021122..122...12.',
  '2..0001.2....3112..0.0..2.0..20.2.2222.1',
)

describe("Krippendorff's α equals the published examples", () => {
  // The first from Content Analysis (2004), section 11.3.1; the next two from "Computing Krippendorff's Alpha-Reliability" (2011), B and C to E.
  test('two observers, binary: 0.095', () => {
    expect(krippendorffAlpha(items('1100000000', '0110010100'), 'nominal').value).toBeCloseTo(0.095, 3)
  })
  test('two observers, five categories: 0.692', () => {
    expect(krippendorffAlpha(items('112243335441', '212223335444'), 'nominal').value).toBeCloseTo(0.692, 3)
  })
  test('four observers, missing values: nominal 0.743, ordinal 0.815, interval 0.849', () => {
    const data = items('123321412...', '1233224125.3', '.3332342251.', '12332441251.')
    expect(krippendorffAlpha(data, 'nominal').value).toBeCloseTo(0.743, 3)
    expect(krippendorffAlpha(data, 'ordinal').value).toBeCloseTo(0.815, 3)
    expect(krippendorffAlpha(data, 'interval').value).toBeCloseTo(0.849, 3)
  })
  // The worked example of Wikipedia's article on α.
  test('three observers, most values missing: nominal 0.691, interval 0.811', () => {
    const data = items('.....34121133.3', '1.213343.......', '..21344.21133.4')
    expect(krippendorffAlpha(data, 'nominal').value).toBeCloseTo(0.691, 3)
    expect(krippendorffAlpha(data, 'interval').value).toBeCloseTo(0.811, 3)
  })
  test('Hayes and Krippendorff 2007: ordinal 0.7598, nominal 0.4765, interval 0.7574', () => {
    expect(krippendorffAlpha(ARTICLES, 'ordinal').value).toBeCloseTo(0.7598, 4)
    expect(krippendorffAlpha(ARTICLES, 'nominal').value).toBeCloseTo(0.4765, 4)
    expect(krippendorffAlpha(ARTICLES, 'interval').value).toBeCloseTo(0.7574, 4)
  })
})

/** The definition written out: a coincidence matrix and its differences (2011, section E). */
function byCoincidences(data: readonly (readonly (number | null)[])[], level: string): number {
  const units = data.map(row => row.filter(v => v !== null)).filter(row => row.length > 1)
  const values = [...new Set(units.flat())].sort((a, b) => a - b)
  const o = values.map(c => values.map(k => units.reduce((sum, row) => sum + row.reduce((s, a, i) => s + row.filter((b, j) => i !== j && a === c && b === k).length, 0) / (row.length - 1), 0)))
  const n = o.map(row => row.reduce((a, b) => a + b, 0))
  const delta = (c: number, k: number): number => {
    if (level === 'nominal') return c === k ? 0 : 1
    if (level === 'interval') return ((values[c] ?? 0) - (values[k] ?? 0)) ** 2
    const [from, to] = [Math.min(c, k), Math.max(c, k)]
    return (n.slice(from, to + 1).reduce((a, b) => a + b, 0) - ((n[c] ?? 0) + (n[k] ?? 0)) / 2) ** 2
  }
  const sum = (f: (c: number, k: number) => number): number => values.reduce((s, _, c) => s + values.reduce((t, _value, k) => t + f(c, k) * delta(c, k), 0), 0)
  const total = n.reduce((a, b) => a + b, 0)
  return 1 - ((total - 1) * sum((c, k) => o[c]?.[k] ?? 0)) / sum((c, k) => (n[c] ?? 0) * (n[k] ?? 0))
}

test('the sums of squares give what the coincidence matrix of the definition gives', () => {
  const rows = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  fc.assert(fc.property(rows, fc.constantFrom(...LEVELS), (data, level) => {
    const alpha = krippendorffAlpha(data, level)
    if (alpha.value === null) return
    expect(alpha.value).toBeCloseTo(byCoincidences(data, level), 9)
  }))
})

test('without pairs, or without variation, there is no α but a reason', () => {
  expect(krippendorffAlpha([], 'nominal')).toEqual({ value: null, reason: 'no-pairs' })
  expect(krippendorffAlpha([[1, null], [null, 2]], 'interval')).toEqual({ value: null, reason: 'no-pairs' })
  expect(krippendorffAlpha([[0.7, 0.7], [0.7, 0.7]], 'ordinal')).toEqual({ value: null, reason: 'no-variation' })
})
