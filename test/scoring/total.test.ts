import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { Judgement } from '../../src/model/judgement.ts'
import type { MeasureKind } from '../../src/model/evaluation.ts'
import { combineParts } from '../../src/scoring/point.ts'
import { recompute } from '../../src/scoring/recompute.ts'
import { total } from '../../src/scoring/total.ts'
import type { Judged, JudgedPoint } from '../../src/scoring/total.ts'

const rated = (rating: number, advice: string[] = []): Judgement => ({ outcome: 'rated', rating, confidence: 1, reasons: ['理由'], advice, evidence: [] })
const unseen: Judgement = { outcome: 'undetermined', reason: '超时', missing: ['home'] }
const forPerson: Judgement = { outcome: 'undetermined', reason: '需人工', missing: ['person'] }
const notApplicable: Judgement = { outcome: 'not-applicable', reason: '无对外服务' }
const part = (judgement: Judgement, kind: MeasureKind = 'automatic', share = 1) => ({ id: 'a/b', version: 1, title: '', explain: '', kind, share, params: {}, judgement })
const point = (id: string, measures: ReturnType<typeof part>[], share = 1): JudgedPoint => ({ id, no: 1, text: '', cite: { document: '', table: '', row: '', no: 1 }, share, measures })
const policies = { undetermined: 'hold', notApplicable: 'renormalise', decimals: 2 } as const
const judged = (indicators: Judged['indicators'], more: Partial<Judged> = {}): Judged => ({ indicators, total: indicators.reduce((s, i) => s + i.weight, 0), policies, bonusCap: 10, ...more })
const indicator = (weight: number, points: JudgedPoint[], name = '甲') => ({ path: [name, '乙', '——'], id: `${name}/${weight}`, weight, points })

describe('combining the measures of a point', () => {
  test.each([
    ['no measure waits for a person', [], { state: 'pending', ratingLow: 0, ratingHigh: 1 }],
    ['one rated measure passes its rating through', [part(rated(1 / 3))], { state: 'rated', rating: 1 / 3, ratingLow: 1 / 3, ratingHigh: 1 / 3 }],
    ['a suggestion is never counted', [part(rated(0.9), 'suggested')], { state: 'pending', rating: null, ratingLow: 0, ratingHigh: 1 }],
    ['a failure of ours is undetermined, not zero', [part(unseen)], { state: 'undetermined', rating: null, ratingLow: 0, ratingHigh: 1 }],
    ['a measure that hands over to a person is pending', [part(forPerson)], { state: 'pending' }],
    ['a known part narrows the interval', [part(rated(0.5), 'automatic', 3), part(unseen)], { state: 'undetermined', ratingLow: 0.375, ratingHigh: 0.625 }],
    ['a part that does not apply leaves its share to the others', [part(rated(0.4)), part(notApplicable)], { state: 'rated', rating: 0.4 }],
    ['nothing applies', [part(notApplicable)], { state: 'not-applicable', rating: null }],
    ['external records count', [part(rated(1), 'external')], { state: 'rated', rating: 1 }],
  ])('%s', (_, parts, expected) => expect(combineParts(parts)).toMatchObject(expected))
})

describe('totals', () => {
  test('adds rated points by weight and share and keeps the rest as an interval', () => {
    const result = total(judged([
      indicator(60, [point('p1', [part(rated(0.5, ['补齐栏目']))], 2), point('p2', [part(unseen)])]),
      indicator(40, [point('p3', [part(rated(1))])], '丙'),
    ]))
    expect(result.score).toMatchObject({ low: 60, high: 80, determined: 80, maximum: 100 })
    expect(result.dimensions).toMatchObject([{ name: '甲', weight: 60, low: 20, high: 40 }, { name: '丙', weight: 40, low: 40, high: 40, index: { low: 1, high: 1 } }])
    expect(result.todo).toEqual([{ point: 'p1', text: '', path: ['甲', '乙', '——'], gain: 20, advice: ['补齐栏目'] }])
  })
  test('a point that does not apply leaves its share inside its indicator, a whole indicator to all others', () => {
    const inside = total(judged([indicator(100, [point('a', [part(rated(0.5))]), point('b', [part(notApplicable)])])]))
    expect(inside.score).toMatchObject({ low: 50, high: 50, maximum: 100 })
    const whole = total(judged([indicator(75, [point('a', [part(rated(0.5))])]), indicator(25, [point('b', [part(notApplicable)])], '丙')]))
    expect(whole.score).toMatchObject({ low: 50, high: 50, maximum: 100 })
    expect(whole.dimensions[1]).toMatchObject({ index: null, low: 0, high: 0 })
  })
  test('by policy "full" what does not apply counts as reached', () => {
    const result = total(judged([indicator(100, [point('a', [part(rated(0))]), point('b', [part(notApplicable)])])], { policies: { ...policies, notApplicable: 'full' } }))
    expect(result.score).toMatchObject({ low: 50, high: 50 })
  })
  test('by policy "zero" what nobody could see counts as nothing, but a person’s turn stays open', () => {
    const result = total(judged([indicator(100, [point('a', [part(unseen)]), point('b', [part(forPerson)])])], { policies: { ...policies, undetermined: 'zero' } }))
    expect(result.score).toMatchObject({ low: 0, high: 50 })
  })

  const anyPoint = fc.record({
    share: fc.integer({ min: 1, max: 5 }),
    parts: fc.array(fc.record({
      kind: fc.constantFrom<MeasureKind>('automatic', 'suggested', 'external'),
      share: fc.integer({ min: 1, max: 4 }),
      judgement: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }).map(r => rated(r, ['x'])), fc.constantFrom(unseen, forPerson, notApplicable)),
    }), { maxLength: 3 }),
  })
  const anyJudged = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 20 }), points: fc.array(anyPoint, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 8 })
    .map(list => judged(list.map(({ weight, points }, i) => indicator(weight, points.map((p, n) => point(`${i}/${n}`, p.parts.map(q => part(q.judgement, q.kind, q.share)), p.share)), `维度${i % 3}`))))

  test('for any judgements 0 ≤ low ≤ high ≤ maximum, and the document adds up again', () => {
    fc.assert(fc.property(anyJudged, given => {
      const result = total(given)
      expect(result.score.low).toBeGreaterThanOrEqual(0)
      expect(result.score.low).toBeLessThanOrEqual(result.score.high)
      expect(result.score.high).toBeLessThanOrEqual(result.score.maximum)
      const anyApplies = result.indicators.some(i => i.index !== null)
      expect(result.score.maximum).toBeCloseTo(anyApplies ? given.total : 0, 6)
      expect(recompute({ ...result, policies, bonus: { cap: 10, categories: [] } } as never)).toEqual([])
    }))
  })
  test('recompute names every number that does not follow', () => {
    const result = total(judged([indicator(100, [point('a', [part(rated(0.25))])])]))
    const forged = { ...result, score: { ...result.score, low: 99 }, policies, bonus: { cap: 10, categories: [] } }
    expect(recompute(forged as never)).toEqual([{ at: 'score.low', stated: 99, recomputed: 25 }])
  })
})
