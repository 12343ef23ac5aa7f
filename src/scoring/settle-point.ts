import type { PointDecision } from '../model/evaluation.ts'
import { compareMarks } from './adjudication.ts'
import type { Opinion } from './adjudication.ts'
import { isWithin } from './agreement.ts'

/** What people have said of one point of one unit. */
export interface PointOpinions {
  /** Blind marks, only when all of them are in. */
  readonly marks: readonly Opinion[]
  readonly adjudication: (Opinion & { readonly reason: string }) | null
  /** An adjudication is open. */
  readonly isDisputed: boolean
  /** The decision of an appeal that changed the rating. */
  readonly appeal: { readonly rating: number; readonly reason: string } | null
  readonly override: (Opinion & { readonly reason: string }) | null
}

/**
 * What counts of a point that people had a say in: an override, else a granted appeal, else the adjudication, else the
 * marks where they agree; undefined = nobody said anything, the measures count.
 */
export function settlePoint({ marks, adjudication, isDisputed, appeal, override }: PointOpinions, threshold: number): PointDecision | undefined {
  if (override) return decisionOf('override', override, override.reason)
  if (appeal) return decisionOf('appeal', { outcome: 'rated', rating: appeal.rating }, appeal.reason)
  if (adjudication) return decisionOf('adjudication', adjudication, adjudication.reason)
  if (isDisputed) return { by: 'adjudication', outcome: 'open', rating: null, reason: '' }
  if (marks.length === 0) return undefined
  const settled = settleMarks(marks, threshold)
  return settled === null ? { by: 'marks', outcome: 'open', rating: null, reason: '' } : decisionOf('marks', settled, '')
}

const decisionOf = (by: PointDecision['by'], opinion: Opinion, reason: string): PointDecision => ({ by, outcome: opinion.outcome, rating: opinion.outcome === 'rated' ? opinion.rating : null, reason })

/** What any number of blind marks say together: the mean when the extremes are within the threshold, null when they disagree. */
export function settleMarks(marks: readonly Opinion[], threshold: number): Opinion | null {
  const [first, second] = marks
  if (first === undefined) return null
  if (second === undefined) return first
  if (marks.length === 2) {
    const compared = compareMarks(first, second, threshold)
    return compared.agreed ? compared.opinion : null
  }
  const ratings = marks.flatMap(mark => (mark.outcome === 'rated' ? [mark.rating] : []))
  if (ratings.length === 0) return marks.every(({ outcome }) => outcome === first.outcome) ? first : null
  if (ratings.length < marks.length || !isWithin(Math.min(...ratings), Math.max(...ratings), threshold)) return null
  return { outcome: 'rated', rating: ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length }
}
