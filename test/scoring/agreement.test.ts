import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureAgreement } from '../../src/scoring/agreement.ts'
import type { AgreementOptions, Mark } from '../../src/scoring/agreement.ts'

const options: AgreementOptions = { threshold: 0.2, level: 'interval' }
const mark = (unit: string, assessor: string, rating: number | null, point = 'p1', indicator = 'i1'): Mark => ({ unit, point, indicator, assessor, rating })
const twice = (ratings: readonly (readonly [number | null, number | null])[], point = 'p1', indicator = 'i1', assessors = ['甲', '乙']): Mark[] =>
  ratings.flatMap(([a, b], i) => [mark(`u${i}`, assessors[0] ?? '', a, point, indicator), mark(`u${i}`, assessors[1] ?? '', b, point, indicator)])

describe('agreement of marks', () => {
  test('is measured overall, by point, by indicator and by assessor', () => {
    const report = measureAgreement([...twice([[1, 1], [0.5, 0.5], [0, 0]]), ...twice([[1, 0], [0, 1], [0.5, 0.5]], 'p2', 'i2')], options)
    expect(report.points.map(({ id }) => id)).toEqual(['p1', 'p2'])
    expect(report.indicators.map(({ id, items }) => [id, items])).toEqual([['i1', 3], ['i2', 3]])
    expect(report.points[0]).toMatchObject({ alpha: { value: 1 }, kappa: { value: 1 }, kappaOrder: 'fixed', within: { value: 1 } })
    expect(report.points[1]?.kappa.value).toBe(-1)
    expect(report.points[1]?.within.value).toBeCloseTo(1 / 3, 12)
    expect(report.overall).toMatchObject({ items: 6, pairs: 6 })
    expect(report.assessors.map(({ id, items }) => [id, items])).toEqual([['乙', 6], ['甲', 6]])
  })
  test('a milder assessor has a bias above zero, the other the same below, with the interval of a t test', () => {
    const { assessors } = measureAgreement(twice([[0.9, 0.7], [0.8, 0.7], [0.6, 0.3], [1, 0.8]]), options)
    const bias = assessors.find(({ id }) => id === '甲')?.bias
    // Differences 0.2, 0.1, 0.3, 0.2: mean 0.2, s = 0.081650, t(3) = 3.182446, half width 0.129923.
    expect(bias?.mean.value).toBeCloseTo(0.2, 12)
    expect(bias?.low.value).toBeCloseTo(0.070077, 5)
    expect(bias?.high.value).toBeCloseTo(0.329923, 5)
    expect(assessors.find(({ id }) => id === '乙')?.bias.mean.value).toBeCloseTo(-0.2, 12)
  })
  test('of each assessor in each indicator the bias is told by itself; one alone has none', () => {
    const { cells } = measureAgreement([...twice([[0.9, 0.7], [0.8, 0.7]]), ...twice([[0.2, 0.5]], 'p2', 'i2'), mark('u9', '丙', 1, 'p3', 'i3')], options)
    expect(cells.map(({ assessor, indicator, items, bias }) => [assessor, indicator, items, bias.mean.value === null ? bias.mean.reason : Math.round(bias.mean.value * 100) / 100])).toEqual([
      ['丙', 'i3', 0, 'no-pairs'], ['乙', 'i1', 2, -0.15], ['乙', 'i2', 1, 0.3], ['甲', 'i1', 2, 0.15], ['甲', 'i2', 1, -0.3],
    ])
  })
  test('a difference equal to the threshold is within it, in spite of binary fractions', () => {
    expect(measureAgreement(twice([[0.8, 0.6], [0.3, 0.1], [0.81, 0.6]]), options).overall.within.value).toBeCloseTo(2 / 3, 12)
  })
  test('a point with a rubric is compared on its steps, so uneven steps count as neighbours', () => {
    const marks = twice([[1, 0.9], [0.9, 1], [0, 0], [0.9, 0.9]])
    const onSteps = measureAgreement(marks, { ...options, steps: new Map([['p1', [1, 0.9, 0]]]) }).overall.kappa.value ?? 0
    // Steps 2,1 / 1,2 / 0,0 / 1,1: observed 2, expected 2·Σ(x − 1)² = 4.
    expect(onSteps).toBeCloseTo(0.5, 12)
    expect(measureAgreement(marks, options).overall.kappa.value).toBeGreaterThan(0.9)
  })
  test('with several pairs of assessors it does not matter how they are called', () => {
    const marks = [...twice([[1, 0.5], [0.4, 0.2]], 'p1', 'i1', ['a', 'b']), ...twice([[0.7, 0.6], [0.1, 0.3]], 'p2', 'i1', ['c', 'a'])]
    const renamed = marks.map(m => ({ ...m, assessor: { a: 'z', b: 'y', c: 'x' }[m.assessor] ?? '' }))
    const [before, after] = [measureAgreement(marks, options).overall, measureAgreement(renamed, options).overall]
    expect(before.kappaOrder).toBe('both')
    expect(after.kappa.value).toBeCloseTo(before.kappa.value ?? 0, 12)
    expect(after.alpha.value).toBeCloseTo(before.alpha.value ?? 0, 12)
  })
})

describe('what cannot be computed', () => {
  test.each<[string, Mark[], string]>([
    ['no mark at all', [], 'no-pairs'],
    ['only one assessor', [mark('u1', '甲', 1), mark('u2', '甲', 0)], 'no-pairs'],
    ['the second mark is missing', twice([[1, null], [null, 0]]), 'no-pairs'],
    ['all marks are the same', twice([[1, 1], [1, 1]]), 'no-variation'],
  ])('%s: null with its reason', (_, marks, reason) => {
    const { overall } = measureAgreement(marks, options)
    expect(overall.alpha).toEqual({ value: null, reason })
    expect(overall.kappa).toEqual({ value: null, reason })
  })
  test('one shared item gives a bias without an interval', () => {
    const { bias } = measureAgreement(twice([[1, 0.5]]), options).assessors[0] ?? {}
    expect(bias).toEqual({ mean: { value: -0.5, reason: null }, low: { value: null, reason: 'too-few-units' }, high: { value: null, reason: 'too-few-units' } })
  })
  test('two marks of one assessor for one item, and ratings outside 0..1, are refused', () => {
    expect(() => measureAgreement([mark('u', 'a', 1), mark('u', 'a', 0)], options)).toThrow('two marks')
    for (const rating of [NaN, -0.1, 1.1, Infinity]) expect(() => measureAgreement([mark('u', 'a', rating)], options)).toThrow('0..1')
  })
  test('whatever the marks, no statistic is NaN, and their order changes nothing', () => {
    const anyMark = fc.record({ unit: fc.constantFrom('u1', 'u2', 'u3'), point: fc.constantFrom('p1', 'p2'), indicator: fc.constant('i'), assessor: fc.constantFrom('a', 'b', 'c'), rating: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) })
    fc.assert(fc.property(fc.uniqueArray(anyMark, { selector: m => `${m.unit}${m.point}${m.assessor}` }), fc.constantFrom('nominal', 'ordinal', 'interval'), (marks, level) => {
      const report = measureAgreement(marks, { ...options, level })
      expect(JSON.stringify(report)).not.toMatch(/"value":null,"reason":null/)
      expect(measureAgreement(marks.toReversed(), { ...options, level })).toEqual(report)
    }))
  })
})
