import type { EvaluationDocument } from '../model/evaluation.ts'

/** Points of one unit in the order of the variant, as they count. */
export interface CountedPoints { readonly states: readonly string[]; readonly low: readonly number[]; readonly high: readonly number[] }

/**
 * The interval of each indicator's index (0..1) from its points, unrounded, by the same rules as `total`; null where
 * nothing of it applies. Points are those of all indicators, one after the other.
 */
export function indicatorIndexes(indicators: readonly { readonly points: readonly { readonly share: number }[] }[], { states, low, high }: CountedPoints, { notApplicable, undetermined }: Pick<EvaluationDocument['policies'], 'notApplicable' | 'undetermined'>): ({ readonly low: number; readonly high: number } | null)[] {
  let at = 0
  return indicators.map(({ points }) => {
    let [shares, least, most] = [0, 0, 0]
    for (const { share } of points) {
      const i = at++
      const applies = states[i] !== 'not-applicable'
      if (!applies && notApplicable !== 'full') continue
      shares += share
      least += share * (applies ? (low[i] ?? 0) : 1)
      most += share * (!applies ? 1 : undetermined === 'zero' && states[i] === 'undetermined' ? (low[i] ?? 0) : (high[i] ?? 1))
    }
    return shares > 0 ? { low: least / shares, high: most / shares } : null
  })
}
