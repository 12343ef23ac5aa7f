import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vetoThenDeduct } from '../../src/scoring/veto-then-deduct.ts'
import type { DeductedIndicator, Veto, VetoThenDeductRule } from '../../src/scoring/veto-then-deduct.ts'

/** 国办秘函〔2019〕19号: 扣分 100, 不合格 < 60, 加分 only > 80, at most 30. */
const RULE: VetoThenDeductRule = { full: 100, passFrom: 60, bonusAbove: 80, bonusCap: 30, decimals: 2 }
const CLEAR: Veto[] = [{ id: '安全', state: 'clear' }, { id: '站点无法访问', state: 'clear' }]
const NO_BONUS = { low: 0, high: 0 }
const sure = (points: number) => ({ least: points, most: points })
const indicator = (id: string, worth: number, ...lost: number[]): DeductedIndicator => ({ id, worth, applies: true, deductions: lost.map(sure) })
/** A site that keeps `score` of 100. */
const site = (score: number): DeductedIndicator[] => [indicator('全部', 100, 100 - score)]

describe('单项否决', () => {
  test('any veto fails, and nothing else is scored', () => {
    const result = vetoThenDeduct(RULE, [...CLEAR, { id: '首页不更新', state: 'hit' }], site(100), { low: 30, high: 30 })
    expect(result).toEqual({ verdict: 'failed', because: 'veto', vetoes: ['首页不更新'], openVetoes: [], deduction: null, bonus: null, final: null })
  })
  test('a veto that could not be seen leaves the verdict open, unless the score fails anyway', () => {
    const vetoes: Veto[] = [...CLEAR, { id: '互动回应差', state: 'undetermined' }]
    expect(vetoThenDeduct(RULE, vetoes, site(95), NO_BONUS)).toMatchObject({ verdict: 'open', openVetoes: ['互动回应差'], final: { low: 95, high: 95 } })
    expect(vetoThenDeduct(RULE, vetoes, site(40), NO_BONUS)).toMatchObject({ verdict: 'failed', because: 'score' })
    expect(vetoThenDeduct(RULE, [...vetoes, { id: '安全', state: 'hit' }], site(95), NO_BONUS)).toMatchObject({ verdict: 'failed', because: 'veto' })
  })
})

describe('扣分', () => {
  test('the self-check of 2019: −5, −2, −3 and −1 leave 89', () => {
    const result = vetoThenDeduct(RULE, CLEAR, [indicator('发布解读', 40, 5), indicator('办事服务', 25, 2), indicator('互动交流', 20, 3), indicator('功能设计', 15, 1)], NO_BONUS)
    expect(result).toMatchObject({ verdict: 'passed', because: null, final: { low: 89, high: 89 } })
  })
  test('what is deducted within one indicator never exceeds its value', () => {
    const result = vetoThenDeduct(RULE, CLEAR, [indicator('甲', 10, 4, 4, 4), indicator('乙', 90)], NO_BONUS)
    expect(result.deduction).toMatchObject({ low: 90, high: 90, indicators: [{ id: '甲', low: 0, high: 0 }, { id: '乙', low: 90 }] })
  })
  test('many small deductions add up without binary dust: 200 dead links at 0.1 are 20 points, and 80 is not above 80', () => {
    const result = vetoThenDeduct(RULE, CLEAR, [indicator('链接', 100, ...Array.from({ length: 200 }, () => 0.1))], { low: 10, high: 10 })
    expect(result).toMatchObject({ bonus: { low: 0, high: 0 }, final: { low: 80, high: 80 } })
  })
  test('a body without services has at most 75, and its score is multiplied by 4/3', () => {
    const without = (lost: number): DeductedIndicator[] => [indicator('其他', 75, lost), { ...indicator('办事服务', 25, 20), applies: false }]
    expect(vetoThenDeduct(RULE, CLEAR, without(0), NO_BONUS).final).toEqual({ low: 100, high: 100 })
    expect(vetoThenDeduct(RULE, CLEAR, without(6), NO_BONUS).final).toEqual({ low: 92, high: 92 })
    expect(vetoThenDeduct(RULE, CLEAR, without(30.01), NO_BONUS)).toMatchObject({ verdict: 'failed', final: { low: 59.99 } })
    expect(vetoThenDeduct(RULE, CLEAR, without(10), NO_BONUS).final?.low).toBe(86.67)
  })
})

describe('the gates', () => {
  test.each([[0, 'failed'], [59.99, 'failed'], [60, 'passed'], [80, 'passed'], [100, 'passed']])('%d of 100: %s', (score, verdict) => {
    expect(vetoThenDeduct(RULE, CLEAR, site(score), NO_BONUS).verdict).toBe(verdict)
  })
  test.each([[79, 30, 79], [80, 30, 80], [80.01, 30, 110.01], [95, 12.5, 107.5], [95, 45, 125], [100, 30, 130], [95, -5, 95]])('%d with a bonus of %d is %d', (score, bonus, final) => {
    expect(vetoThenDeduct(RULE, CLEAR, site(score), { low: bonus, high: bonus }).final).toEqual({ low: final, high: final })
  })
  test('the yearly assessment of supervision counts at most 20', () => {
    expect(vetoThenDeduct({ ...RULE, bonusCap: 20 }, CLEAR, site(90), { low: 25, high: 25 }).final?.high).toBe(110)
  })
})

describe('what could not be seen', () => {
  const unseen = (score: number, most: number): DeductedIndicator[] => [{ id: '甲', worth: 100, applies: true, deductions: [{ least: 100 - score, most: 100 - score + most }] }]
  test('makes the score an interval, and the verdict open where it straddles the pass mark', () => {
    expect(vetoThenDeduct(RULE, CLEAR, unseen(65, 10), NO_BONUS)).toMatchObject({ verdict: 'open', because: null, final: { low: 55, high: 65 } })
    expect(vetoThenDeduct(RULE, CLEAR, unseen(75, 10), NO_BONUS)).toMatchObject({ verdict: 'passed', final: { low: 65, high: 75 } })
    expect(vetoThenDeduct(RULE, CLEAR, unseen(59, 10), NO_BONUS)).toMatchObject({ verdict: 'failed', because: 'score' })
  })
  test('may open the bonus at its upper end only', () => {
    expect(vetoThenDeduct(RULE, CLEAR, unseen(85, 10), { low: 5, high: 8 })).toMatchObject({ bonus: { low: 0, high: 8 }, final: { low: 75, high: 93 } })
  })
  test('never makes low exceed high, whatever the findings', () => {
    const range = fc.tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 40, noNaN: true })).map(([least, more]) => ({ least, most: least + more }))
    const any = fc.record({ id: fc.string(), worth: fc.integer({ min: 1, max: 50 }), applies: fc.boolean(), deductions: fc.array(range, { maxLength: 4 }) })
    fc.assert(fc.property(fc.array(any, { maxLength: 6 }), indicators => {
      const { deduction, final } = vetoThenDeduct(RULE, CLEAR, [...indicators, indicator('乙', 10)], { low: 3, high: 9 })
      const [low, high] = [deduction?.low ?? NaN, deduction?.high ?? NaN]
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(100)
      expect(low).toBeLessThanOrEqual(high)
      expect(final?.low).toBeLessThanOrEqual(final?.high ?? NaN)
    }))
  })
})

test('a deduction part in which nothing applies is refused', () => {
  expect(() => vetoThenDeduct(RULE, CLEAR, [{ ...indicator('甲', 25), applies: false }], NO_BONUS)).toThrow('no indicator')
})
