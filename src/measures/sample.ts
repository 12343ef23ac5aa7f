import type { Coverage } from '../facts/facts.ts'
import type { Known } from '../model/evidence.ts'

/**
 * How sure a rating is. One formula for all measures:
 *
 *     confidence = (1 − half width of the 95 % Wilson interval of the rating over the sample) × (1 − unseen share)
 *
 * The first factor falls with a small sample (n = 1: about 0.60, n = 10: about 0.75 to 0.86, n = 100: above 0.90); it is 1 where everything
 * there is was looked at (a census). The second is the share of pages and parts that should have been seen and were not.
 */

const Z = 1.96
/** Below this many pages nobody can say that a government site has not got something: a portal has hundreds. */
export const PAGES_NEEDED = 10
/** More than this share of the pages unseen: what was not found may well stand there. */
export const UNSEEN_LIMIT = 0.2

/** Half the width of the 95 % Wilson score interval for `rating` (0..1) over `size` draws; 1 for an empty sample. */
export function halfWidth(rating: number, size: number): number {
  if (size <= 0) return 1
  const square = Z * Z
  return (Z * Math.sqrt((rating * (1 - rating)) / size + square / (4 * size * size))) / (1 + square / size)
}

/** Confidence (0..1) of a rating drawn from a sample of `size`. */
export function sampleConfidence(rating: number, size: number, unseen = 0): number {
  return clamp((1 - halfWidth(clamp(rating), size)) * (1 - clamp(unseen)))
}

/** Confidence (0..1) where all there is was looked at, but for an unseen share. */
export function censusConfidence(unseen = 0): number {
  return clamp(1 - unseen)
}

/** Share (0..1) of known pages that could not be seen. Without the fact nobody knows: 1. */
export function unseenShare(coverage: Known<Coverage> | undefined): number {
  if (!coverage) return 1
  const { pages, failed, untried } = coverage.value
  const all = pages + failed + untried
  return all === 0 ? 1 : (failed + untried) / all
}

/** Whether "not found" may be called "not there": enough pages were read, and few of the known ones were missed. */
export function isAbsenceCertain(coverage: Known<Coverage> | undefined): boolean {
  return coverage !== undefined && coverage.value.pages >= PAGES_NEEDED && unseenShare(coverage) <= UNSEEN_LIMIT
}

/** What was looked through, for reasons: `已看 120 页，另有 8 页未能看到`. */
export function coverageText(coverage: Known<Coverage> | undefined): string {
  if (!coverage) return '采集范围不明'
  const { pages, failed, untried } = coverage.value
  return failed + untried === 0 ? `已看 ${pages} 页` : `已看 ${pages} 页，另有 ${failed + untried} 页未能看到`
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
