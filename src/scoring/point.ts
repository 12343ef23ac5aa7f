import type { EvaluatedPoint, MeasureKind, PointDecision, PointState } from '../model/evaluation.ts'
import type { Judgement } from '../model/judgement.ts'

/** A measure's answer as a point sees it. */
export interface PointPart {
  readonly share: number
  readonly kind: MeasureKind
  readonly judgement: Judgement
}

/** What follows for a point from its measures: its state and the ratings still possible. */
export type PointOutcome = Pick<EvaluatedPoint, 'state' | 'rating' | 'ratingLow' | 'ratingHigh' | 'confidence' | 'by'>

const UNKNOWN = { rating: null, ratingLow: 0, ratingHigh: 1, confidence: null, by: null } as const

function partState({ kind, judgement }: PointPart): PointState {
  if (judgement.outcome === 'not-applicable') return 'not-applicable'
  if (kind === 'suggested' || kind === 'declared') return 'pending'
  if (judgement.outcome === 'rated') return 'rated'
  return judgement.missing.includes('person') ? 'pending' : 'undetermined'
}

/** What follows for a point from what people decided of it, else from its measures. */
export function combinePoint({ measures, decision }: { readonly measures: readonly PointPart[]; readonly decision?: PointDecision | undefined }): PointOutcome {
  if (decision === undefined) return combineParts(measures)
  const { outcome, rating } = decision
  switch (outcome) {
    case 'open': return { state: 'pending', ...UNKNOWN }
    case 'undetermined': return { state: 'undetermined', ...UNKNOWN }
    case 'not-applicable': return { state: 'not-applicable', ...UNKNOWN, ratingHigh: 0 }
    case 'rated': {
      if (rating === null) throw new RangeError('a point decided as rated has no rating')
      return { state: 'rated', rating, ratingLow: rating, ratingHigh: rating, confidence: 1, by: 'person' }
    }
  }
}

/**
 * Adds the measures of one point up. A suggestion is shown but never counted: until a person confirms it the part may
 * still be anything from 0 to 1. A point without measures waits for a person.
 */
export function combineParts(parts: readonly PointPart[]): PointOutcome {
  if (parts.length === 0) return { state: 'pending', ...UNKNOWN }
  const applicable = parts.map(part => ({ part, state: partState(part) })).filter(({ state }) => state !== 'not-applicable')
  if (applicable.length === 0) return { state: 'not-applicable', ...UNKNOWN, ratingHigh: 0 }

  let shares = 0
  let low = 0
  let high = 0
  let confidence = 0
  for (const { part, state } of applicable) {
    shares += part.share
    if (state === 'rated' && part.judgement.outcome === 'rated') {
      low += part.share * part.judgement.rating
      high += part.share * part.judgement.rating
      confidence += part.share * part.judgement.confidence
    } else {
      high += part.share
    }
  }
  const states = applicable.map(({ state }) => state)
  // A single part is passed through undivided, so that its rating stays the very number the measure gave.
  const rating = applicable.length === 1 ? low / (shares || 1) : Math.min(1, low / shares)
  if (states.every(state => state === 'rated')) {
    return { state: 'rated', rating, ratingLow: rating, ratingHigh: rating, confidence: confidence / shares, by: 'auto' }
  }
  return {
    state: states.includes('pending') ? 'pending' : 'undetermined',
    rating: null,
    ratingLow: Math.min(1, low / shares),
    ratingHigh: Math.min(1, high / shares),
    confidence: null,
    by: null,
  }
}
