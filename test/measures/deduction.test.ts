import { describe, expect, test } from 'vitest'
import { deductionOf, rateDeductions } from '../../src/measures/deduction.ts'
import type { Deduction } from '../../src/measures/deduction.ts'

const fault = (count: number, each: number, cap: number): Deduction => ({ what: '失效链接', counter: '条', count, each, cap, advice: '修复' })
const question = { looked: '检查链接', unseen: [], confidence: 1, notes: [] }

describe('deductions', () => {
  test.each([[0, 0.1, 0.3, 0], [2, 0.1, 0.3, 0.2], [3, 0.1, 0.3, 0.3], [1000, 0.1, 0.3, 0.3]])('%i faults at %f, cap %f, take off %f', (count, each, cap, off) => expect(deductionOf(fault(count, each, cap))).toBeCloseTo(off, 10))
  test('they add up, to 0 at the least', () => {
    expect(rateDeductions([fault(2, 0.1, 0.3), fault(1, 0.2, 0.2)], question)).toMatchObject({ rating: 1 - (0.2 + 0.2) })
    expect(rateDeductions([fault(9, 0.1, 0.9), fault(1, 0.7, 0.7)], question)).toMatchObject({ rating: 0 })
  })
  test('nothing to take off is a full rating without advice', () => expect(rateDeductions([fault(0, 0.1, 0.3)], question)).toMatchObject({ rating: 1, advice: [], reasons: ['检查链接，未发现应扣分的问题'] }))
  test('the text has no floating point dust', () => expect(rateDeductions([fault(3, 0.1, 0.9)], question)).toMatchObject({ reasons: ['检查链接，共扣 0.3', '失效链接 3 条，扣 0.3（每条扣 0.1，最多扣 0.9）'] }))
  test('a fault that is there or not shows no count', () => expect(rateDeductions([fault(1, 0.3, 0.3)], question)).toMatchObject({ reasons: ['检查链接，共扣 0.3', '失效链接，扣 0.3'] }))
  test('each check that could not be made lowers the confidence and is told', () => {
    const judgement = rateDeductions([], { ...question, unseen: ['故障率', 'Cookie'] })
    expect(judgement).toMatchObject({ rating: 1 })
    expect(judgement.outcome === 'rated' && judgement.confidence).toBeCloseTo(0.64, 10)
    expect(judgement.outcome === 'rated' && judgement.reasons.join()).toContain('未能检查：故障率（不扣分，降低可信度）')
  })
})
