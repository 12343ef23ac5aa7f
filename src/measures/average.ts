import type { Coverage } from '../facts/facts.ts'
import type { EvidenceRef, Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { coverageText, isAbsenceCertain, sampleConfidence, unseenShare } from './sample.ts'
import { rate, UNKNOWN_LIMIT } from './share.ts'
import { listNames } from './wording.ts'

/** One of several things that are rated by degree and then averaged. */
export interface Degree {
  readonly name: string
  /** 0..1; absent: not found; unknown: found, but it could not be told. */
  readonly rating: number | 'absent' | 'unknown'
  /** What was seen, with its numbers. */
  readonly note: string
  /** What would raise it; only read below 1. */
  readonly advice: string
  readonly evidence?: readonly EvidenceRef[]
}

export interface AverageQuestion {
  /** Counter and noun: `个主题`. */
  readonly noun: string
  readonly coverage: Known<Coverage> | undefined
  /** How many observations stand behind the degrees. */
  readonly size: number
}

/**
 * Mean of the degrees that could be told. Not found counts as 0 only if enough of the site was seen; when more than a quarter
 * is unknown, so is the mean.
 */
export function rateAverage(degrees: readonly Degree[], { noun, coverage, size }: AverageQuestion): Judgement {
  const certain = isAbsenceCertain(coverage)
  const isUnknown = ({ rating }: Degree): boolean => rating === 'unknown' || (rating === 'absent' && !certain)
  const unknown = degrees.filter(isUnknown)
  if (degrees.length === 0) return { outcome: 'not-applicable', reason: `没有要求的${noun}` }
  if (unknown.length > degrees.length * UNKNOWN_LIMIT) {
    const reason = `${degrees.length} ${noun}中有 ${unknown.length} ${noun}无法判定：${listNames(unknown.map(({ name, note }) => `${name}（${note}）`), noun)}；${coverageText(coverage)}`
    return { outcome: 'undetermined', reason, missing: unknown.some(({ rating }) => rating === 'absent') ? ['coverage'] : ['person'] }
  }
  const decided = degrees.filter(degree => !isUnknown(degree))
  const ratings = decided.map(({ rating }) => (typeof rating === 'number' ? rating : 0))
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / decided.length
  const unseen = decided.some(({ rating }) => rating === 'absent') ? unseenShare(coverage) : 0
  return rate({
    rating: mean,
    confidence: sampleConfidence(mean, Math.max(size, decided.length), unseen) * (decided.length / degrees.length),
    reasons: [...decided.map(({ name, note }) => `${name}：${note}`), ...(unknown.length > 0 ? [`无法判定、未计入：${listNames(unknown.map(({ name }) => name), noun)}`] : [])],
    advice: decided.flatMap(({ name, advice }, index) => ((ratings[index] ?? 1) < 1 ? [`${name}：${advice}`] : [])),
    evidence: decided.flatMap(({ evidence }) => evidence ?? []),
  })
}
