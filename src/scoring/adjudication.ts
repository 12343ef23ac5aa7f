import { isWithin } from './agreement.ts'

/** What one person says of one point: a rating 0..1, or that there is none. */
export type Opinion =
  | { readonly outcome: 'rated'; readonly rating: number }
  | { readonly outcome: 'not-applicable' }
  | { readonly outcome: 'undetermined' }

export type Comparison =
  | { readonly agreed: true; readonly opinion: Opinion; readonly spread: number }
  /** `spread` is the difference of the ratings; 1, the widest there is, when one rates and the other does not. */
  | { readonly agreed: false; readonly spread: number }

/**
 * Two blind marks of one point: within the threshold (inclusive) their mean counts, and the same "not applicable" or
 * "undetermined" from both counts as said; everything else goes to a reviewer.
 */
export function compareMarks(first: Opinion, second: Opinion, threshold: number): Comparison {
  if (first.outcome === 'rated' && second.outcome === 'rated') {
    const spread = Math.abs(first.rating - second.rating)
    return isWithin(first.rating, second.rating, threshold) ? { agreed: true, opinion: meanOf(first.rating, second.rating), spread } : { agreed: false, spread }
  }
  return first.outcome === second.outcome ? { agreed: true, opinion: first, spread: 0 } : { agreed: false, spread: 1 }
}

/** A reviewer follows the first or the second mark, takes the mean of both, or decides for himself. */
export type Decision =
  | { readonly follows: 'first' | 'second' | 'mean' }
  | { readonly follows: 'neither'; readonly opinion: Opinion }

/** What counts after the reviewer's decision; null when it asks for a mean of marks that are not both ratings. */
export function ratingFromDecision(decision: Decision, first: Opinion, second: Opinion): Opinion | null {
  switch (decision.follows) {
    case 'first': return first
    case 'second': return second
    case 'neither': return decision.opinion
    case 'mean': return first.outcome === 'rated' && second.outcome === 'rated' ? meanOf(first.rating, second.rating) : null
  }
}

const meanOf = (a: number, b: number): Opinion => ({ outcome: 'rated', rating: (a + b) / 2 })
