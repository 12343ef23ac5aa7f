import { Random } from './random.ts'

/** One unit as the simulation needs it: per indicator the interval its index (0..1) may still be in. */
export interface UncertainUnit {
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** Standard deviation of the index of each indicator from assessor noise; 0 or absent where machines decided. */
  readonly noise?: readonly number[]
}

export interface SimulationOptions {
  /** Published weights, one per indicator. */
  readonly weights: readonly number[]
  readonly draws: number
  readonly seed: string
  /**
   * How closely drawn weights keep to the published ones: the sum of the Dirichlet's parameters. 500 lets a weight of
   * 5 in 100 vary with a standard deviation of about 1; Infinity keeps the published weights.
   */
  readonly concentration: number
  /** Decimals that scores are rounded to before they are ranked. */
  readonly decimals: number
  /** Best first; each from its lower bound. */
  readonly tiers: readonly { readonly name: string; readonly from: number }[]
}

export interface UnitUncertainty {
  /** 5th, 50th and 95th percentile over the draws. */
  readonly rank: readonly [number, number, number]
  readonly score: readonly [number, number, number]
  /** Probability of each tier, in the order given; the rest to 1 is below all of them. */
  readonly tiers: readonly number[]
}

const PERCENTILES = [0.05, 0.5, 0.95] as const

/**
 * Monte Carlo over weights (Dirichlet around the published ones), over what is still open (uniform within each
 * interval) and over assessor noise (normal; sums of independent normals are normal, so one draw a unit carries all
 * its indicators; scores are kept within 0..total). Ranks are dense on rounded scores. Deterministic for a seed.
 */
export function simulate(units: readonly UncertainUnit[], options: SimulationOptions): UnitUncertainty[] {
  const { draws, tiers } = options
  const count = units.length
  const size = options.weights.length
  const total = options.weights.reduce((sum, weight) => sum + weight, 0)
  const scale = 10 ** options.decimals
  const steps = Math.round(total * scale) + 1
  const random = new Random(options.seed)

  const low = new Float64Array(count * size)
  const span = new Float64Array(count * size)
  const variance = new Float64Array(count * size)
  /** Indicators of each unit that are still open, flat: only these cost a random number. */
  const open: Int32Array[] = units.map((unit, u) => {
    const indices: number[] = []
    for (let i = 0; i < size; i++) {
      low[u * size + i] = unit.low[i] ?? 0
      span[u * size + i] = (unit.high[i] ?? 0) - (unit.low[i] ?? 0)
      variance[u * size + i] = (unit.noise?.[i] ?? 0) ** 2
      if ((span[u * size + i] ?? 0) > 0) indices.push(i)
    }
    return Int32Array.from(indices)
  })
  const isNoisy = units.map(unit => unit.noise?.some(sd => sd > 0) ?? false)

  const weights = new Float64Array(size)
  const steppedScores = new Int32Array(count)
  const rankOfStep = new Int32Array(steps)
  const rankCounts = new Uint32Array(count * (count + 1))
  const scoreCounts = units.map(() => new Map<number, number>())
  for (let draw = 0; draw < draws; draw++) {
    drawWeights(weights, options.weights, total, options.concentration, random)
    rankOfStep.fill(0)
    for (let u = 0; u < count; u++) {
      const score = drawScore(u * size, weights, low, span, open[u] ?? new Int32Array(), random) + (isNoisy[u] ? noise(u * size, weights, variance, random) : 0)
      const step = Math.min(steps - 1, Math.max(0, Math.floor(score * scale + 0.5 + 1e-9)))
      steppedScores[u] = step
      rankOfStep[step] = 1
    }
    for (let step = steps - 1, rank = 0; step >= 0; step--) if (rankOfStep[step] === 1) rankOfStep[step] = ++rank
    for (let u = 0; u < count; u++) {
      const step = steppedScores[u] ?? 0
      const at = u * (count + 1) + (rankOfStep[step] ?? 0)
      rankCounts[at] = (rankCounts[at] ?? 0) + 1
      const counts = scoreCounts[u]
      counts?.set(step, (counts.get(step) ?? 0) + 1)
    }
  }
  return units.map((_, u) => {
    const scores = [...(scoreCounts[u] ?? [])].sort(([a], [b]) => a - b)
    const ranks: [number, number][] = [...rankCounts.subarray(u * (count + 1), (u + 1) * (count + 1))].map((n, rank) => [rank, n])
    return {
      rank: percentiles(ranks, draws),
      score: percentiles(scores, draws).map(step => step / scale) as [number, number, number],
      tiers: tiers.map((tier, t) => {
        const upper = t === 0 ? Infinity : (tiers[t - 1]?.from ?? Infinity)
        return scores.reduce((sum, [step, n]) => sum + (step / scale >= tier.from && step / scale < upper ? n : 0), 0) / draws
      }),
    }
  })
}

function drawWeights(into: Float64Array, published: readonly number[], total: number, concentration: number, random: Random): void {
  if (concentration === Infinity) {
    into.set(published)
    return
  }
  let sum = 0
  for (let i = 0; i < published.length; i++) {
    const shape = ((published[i] ?? 0) / total) * concentration
    const value = shape > 0 ? random.gamma(shape) : 0
    into[i] = value
    sum += value
  }
  for (let i = 0; i < published.length; i++) into[i] = ((into[i] ?? 0) / sum) * total
}

function drawScore(base: number, weights: Float64Array, low: Float64Array, span: Float64Array, open: Int32Array, random: Random): number {
  let score = 0
  for (let i = 0; i < weights.length; i++) score += (weights[i] ?? 0) * (low[base + i] ?? 0)
  for (const i of open) score += (weights[i] ?? 0) * (span[base + i] ?? 0) * random.uniform()
  return score
}

function noise(base: number, weights: Float64Array, variance: Float64Array, random: Random): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) ** 2 * (variance[base + i] ?? 0)
  return Math.sqrt(sum) * random.normal()
}

/** Nearest-rank percentiles of [value, count] pairs sorted by value. */
function percentiles(counts: readonly (readonly [number, number])[], total: number): [number, number, number] {
  return PERCENTILES.map(p => {
    let seen = 0
    for (const [value, n] of counts) {
      seen += n
      if (n > 0 && seen >= p * total) return value
    }
    return 0
  }) as [number, number, number]
}
