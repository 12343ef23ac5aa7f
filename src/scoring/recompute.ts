import type { EvaluationDocument } from '../model/evaluation.ts'
import { total } from './total.ts'

export interface Difference {
  /** Where in the document, e.g. `indicators[3].points[0].low`. */
  readonly at: string
  readonly stated: unknown
  readonly recomputed: unknown
}

/** Adds a finished document up again from its judgements, weights and policies; empty when every number follows. */
export function recompute(document: EvaluationDocument): Difference[] {
  // Suggestions are no part of the sum; an addition that knew them would differ.
  const indicators = document.indicators.map(indicator => ({ ...indicator, points: indicator.points.map(({ suggestions: _shown, ...point }) => point) }))
  const again = total({
    indicators,
    total: document.indicators.reduce((sum, indicator) => sum + indicator.weight, 0),
    policies: document.policies,
    bonusCap: document.bonus.cap,
    awards: document.bonus.awards,
  })
  const stated = { ...document, indicators }
  return Object.entries(again).flatMap(([key, value]) => differences(key, stated[key as keyof typeof again], value))
}

function differences(at: string, stated: unknown, recomputed: unknown): Difference[] {
  if (Object.is(stated, recomputed)) return []
  if (typeof stated === 'object' && typeof recomputed === 'object' && stated !== null && recomputed !== null) {
    const keys = [...new Set([...Object.keys(stated), ...Object.keys(recomputed)])]
    const isList = Array.isArray(stated)
    return keys.flatMap(key => differences(isList ? `${at}[${key}]` : `${at}.${key}`, (stated as Record<string, unknown>)[key], (recomputed as Record<string, unknown>)[key]))
  }
  return [{ at, stated, recomputed }]
}
