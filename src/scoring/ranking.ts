/** Ties share a rank. dense: 1, 1, 2; competition: 1, 1, 3. */
export type RankStyle = 'dense' | 'competition'

/** Ranks of scores (already rounded as shown), the highest first; `scores[i]` has rank `result[i]`. */
export function rank(scores: readonly number[], style: RankStyle = 'dense'): number[] {
  const sorted = [...scores].sort((a, b) => b - a)
  const ranks = new Map<number, number>()
  sorted.forEach((score, i) => {
    if (!ranks.has(score)) ranks.set(score, style === 'dense' ? ranks.size + 1 : i + 1)
  })
  return scores.map(score => ranks.get(score) ?? 0)
}

/** The first tier (they are listed from the best) whose lower bound the score reaches; null below all of them. */
export function tierOf<T extends { readonly from: number }>(score: number, tiers: readonly T[]): T | null {
  return tiers.find(tier => score >= tier.from) ?? null
}
