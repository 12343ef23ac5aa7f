import { describe, expect, test } from 'vitest'
import { combinePoint } from '../../src/scoring/point.ts'
import { settleMarks, settlePoint } from '../../src/scoring/settle-point.ts'
import type { PointOpinions } from '../../src/scoring/settle-point.ts'

const rated = (rating: number) => ({ outcome: 'rated', rating }) as const
const nothing: PointOpinions = { marks: [], adjudication: null, isDisputed: false, appeal: null, override: null }

describe('what counts of a point', () => {
  test('nobody said anything: the measures count', () => {
    expect(settlePoint(nothing, 0.2)).toBeUndefined()
    expect(combinePoint({ measures: [], decision: undefined }).state).toBe('pending')
  })
  test('marks that agree give their mean, marks that do not leave the point open', () => {
    expect(settlePoint({ ...nothing, marks: [rated(0.5), rated(0.7)] }, 0.2)).toMatchObject({ by: 'marks', rating: 0.6 })
    expect(settlePoint({ ...nothing, marks: [rated(0.5), rated(0.8)] }, 0.2)).toMatchObject({ by: 'marks', outcome: 'open', rating: null })
  })
  test('an override outranks an appeal, an appeal the adjudication, that the marks', () => {
    const all: PointOpinions = { marks: [rated(0), rated(1)], adjudication: { ...rated(0.3), reason: 'a' }, isDisputed: false, appeal: { rating: 0.6, reason: 'b' }, override: { ...rated(0.9), reason: 'c' } }
    expect(settlePoint(all, 0.2)).toMatchObject({ by: 'override', rating: 0.9 })
    expect(settlePoint({ ...all, override: null }, 0.2)).toMatchObject({ by: 'appeal', rating: 0.6 })
    expect(settlePoint({ ...all, override: null, appeal: null }, 0.2)).toMatchObject({ by: 'adjudication', rating: 0.3 })
    expect(settlePoint({ ...all, override: null, appeal: null, adjudication: null, isDisputed: true }, 0.2)).toMatchObject({ outcome: 'open' })
  })
  test('three marks: the extremes decide, and one that rates against one that does not disagree', () => {
    expect(settleMarks([rated(0.4), rated(0.5), rated(0.6)], 0.2)).toEqual(rated(0.5))
    expect(settleMarks([rated(0.4), rated(0.5), rated(0.7)], 0.2)).toBeNull()
    expect(settleMarks([rated(0.4), rated(0.5), { outcome: 'not-applicable' }], 0.2)).toBeNull()
    expect(settleMarks([{ outcome: 'undetermined' }, { outcome: 'undetermined' }, { outcome: 'undetermined' }], 0.2)).toEqual({ outcome: 'undetermined' })
  })
  test('a decision counts instead of the measures', () => {
    const measures = [{ share: 1, kind: 'automatic' as const, judgement: { outcome: 'rated' as const, rating: 0.2, confidence: 1, reasons: ['x'], advice: [], evidence: [] } }]
    expect(combinePoint({ measures, decision: { by: 'override', outcome: 'rated', rating: 0.9, reason: 'r' } })).toMatchObject({ state: 'rated', rating: 0.9, by: 'person' })
    expect(combinePoint({ measures, decision: { by: 'marks', outcome: 'open', rating: null, reason: '' } })).toMatchObject({ state: 'pending', ratingLow: 0, ratingHigh: 1 })
    expect(combinePoint({ measures, decision: { by: 'marks', outcome: 'not-applicable', rating: null, reason: '' } })).toMatchObject({ state: 'not-applicable' })
  })
})
