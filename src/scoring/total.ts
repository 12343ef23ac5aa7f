import type { EvaluatedIndicator, EvaluatedPoint, EvaluationDocument } from '../model/evaluation.ts'
import { round } from '../shared/round.ts'
import { combinePoint } from './point.ts'
import type { PointOutcome } from './point.ts'

/** The parts of an evaluation that are given, not computed: what `total` needs and what `recompute` keeps. */
export type JudgedPoint = Pick<EvaluatedPoint, 'id' | 'no' | 'text' | 'cite' | 'share' | 'measures' | 'decision' | 'rubric'>
export interface JudgedIndicator extends Pick<EvaluatedIndicator, 'path' | 'id' | 'weight'> {
  readonly points: readonly JudgedPoint[]
}
export interface Judged {
  readonly indicators: readonly JudgedIndicator[]
  /** The sum of all weights of the variant, e.g. 100. */
  readonly total: number
  readonly policies: EvaluationDocument['policies']
  readonly bonusCap: number
  /** Bonus points of each accepted case; their sum counts up to the cap. */
  readonly awards?: readonly number[] | undefined
}

export type Totals = Pick<EvaluationDocument, 'score' | 'index' | 'dimensions' | 'indicators' | 'todo'>

interface Sum { low: number; high: number; worth: number; decided: number }
const emptySum = (): Sum => ({ low: 0, high: 0, worth: 0, decided: 0 })

/**
 * Turns judgements into scores: the only place where anything is added up. Works on unrounded fractions and rounds
 * each shown number once; so shown parts may differ from a shown sum by the last decimal.
 */
export function total(judged: Judged): Totals {
  const outcomes = judged.indicators.map(indicator => indicator.points.map(point => combinePoint(point)))
  const factor = weightFactor(judged, outcomes)
  const shown = (value: number): number => round(value, judged.policies.decimals)

  const grand = emptySum()
  const dimensions = new Map<string, Sum & { weight: number }>()
  const todo: Totals['todo'] = []
  const indicators = judged.indicators.map((indicator, i) => {
    const sum = emptySum()
    const worths = pointWorths(indicator, outcomes[i] ?? [], judged.policies.notApplicable, factor)
    const points = indicator.points.map((point, p): EvaluatedPoint => {
      const outcome = outcomes[i]?.[p] ?? combinePoint(point)
      const worth = worths[p] ?? 0
      const reached = outcome.state === 'not-applicable' && judged.policies.notApplicable === 'full'
      const low = worth * (reached ? 1 : outcome.ratingLow)
      const high = worth * (reached ? 1 : highestRating(outcome, judged.policies.undetermined))
      addTo(sum, { low, high, worth, decided: low === high ? worth : 0 })
      const gain = outcome.state === 'rated' ? worth - high : 0
      const advice = adviceOf(point)
      if (shown(gain) > 0 && advice.length > 0) todo.push({ point: point.id, text: point.text, path: [...indicator.path], gain: shown(gain), advice })
      return { ...pointFields(point), ...outcome, worth: shown(worth), low: shown(low), high: shown(high) }
    })
    addTo(grand, sum)
    const dimension = dimensions.get(indicator.path[0] ?? '') ?? { ...emptySum(), weight: 0 }
    addTo(dimension, sum)
    dimension.weight += indicator.weight
    dimensions.set(indicator.path[0] ?? '', dimension)
    return { path: [...indicator.path], id: indicator.id, weight: indicator.weight, low: shown(sum.low), high: shown(sum.high), index: indexOf(sum), points }
  })
  todo.sort((a, b) => b.gain - a.gain || (a.point < b.point ? -1 : 1))
  return {
    score: {
      low: shown(grand.low), high: shown(grand.high), determined: shown(grand.decided), maximum: shown(grand.worth),
      bonus: { value: shown(Math.min(judged.bonusCap, (judged.awards ?? []).reduce((sum, award) => sum + award, 0))), cap: judged.bonusCap, cases: judged.awards?.length ?? 0 },
    },
    index: { low: ratio(grand.low, grand.worth), high: ratio(grand.high, grand.worth) },
    dimensions: [...dimensions].map(([name, sum]) => ({ name, weight: sum.weight, low: shown(sum.low), high: shown(sum.high), index: indexOf(sum) })),
    indicators,
    todo,
  }
}

/** What is ranked and published: the score with the bonus that counts, as an interval. */
export function finalScore({ low, high, bonus }: Totals['score'], decimals: number): { low: number; high: number } {
  return { low: round(low + bonus.value, decimals), high: round(high + bonus.value, decimals) }
}

/**
 * What every weight is multiplied by: with `renormalise`, indicators in which nothing applies leave their weight to
 * the others in proportion, so that the maximum stays the printed total.
 */
function weightFactor(judged: Judged, outcomes: readonly (readonly PointOutcome[])[]): number {
  if (judged.policies.notApplicable === 'full') return 1
  const applying = judged.indicators.reduce((sum, indicator, i) => sum + ((outcomes[i] ?? []).some(o => o.state !== 'not-applicable') ? indicator.weight : 0), 0)
  return applying > 0 ? judged.total / applying : 1
}

/** Points of the total each point of an indicator can give, by its share among the applicable ones. */
function pointWorths(indicator: JudgedIndicator, outcomes: readonly PointOutcome[], policy: 'renormalise' | 'full', factor: number): number[] {
  const counts = (i: number): boolean => policy === 'full' || outcomes[i]?.state !== 'not-applicable'
  const shares = indicator.points.reduce((sum, point, i) => sum + (counts(i) ? point.share : 0), 0)
  return indicator.points.map((point, i) => (counts(i) && shares > 0 ? (indicator.weight * factor * point.share) / shares : 0))
}

/** With `zero`, what the machine could not determine counts as nothing; a person's turn stays open either way. */
const highestRating = (outcome: PointOutcome, policy: 'hold' | 'zero'): number => (policy === 'zero' && outcome.state === 'undetermined' ? outcome.ratingLow : outcome.ratingHigh)

const adviceOf = (point: JudgedPoint): string[] => [...new Set(point.measures.flatMap(({ judgement }) => (judgement.outcome === 'rated' ? judgement.advice : [])))]

function pointFields({ id, no, text, cite, share, measures, decision, rubric }: JudgedPoint): JudgedPoint {
  return { id, no, text, cite, share, measures, ...(decision && { decision }), ...(rubric && { rubric }) }
}

function addTo(sum: Sum, part: Sum): void {
  sum.low += part.low
  sum.high += part.high
  sum.worth += part.worth
  sum.decided += part.decided
}

/** Indexes are published with four decimals (the tables show two), always from unrounded scores. */
const ratio = (score: number, worth: number): number => (worth > 0 ? round(score / worth, 4) : 0)
const indexOf = (sum: Sum): { low: number; high: number } | null => (sum.worth > 0 ? { low: ratio(sum.low, sum.worth), high: ratio(sum.high, sum.worth) } : null)
