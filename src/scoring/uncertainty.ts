import { Histogram } from './histogram.ts'
import { Random } from './random.ts'

/** One unit as the simulation needs it: per indicator the interval its index (0..1) may still be in. */
export interface UncertainUnit {
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** Standard deviation of the index of each indicator from assessor noise; 0 or absent where machines decided. */
  readonly noise?: readonly number[]
  /** Added to every drawn score. */
  readonly bonus?: number
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
 * its indicators; scores are kept within 0..total and the highest bonus). Ranks are dense on rounded scores. Deterministic for a seed.
 */
export function simulate(units: readonly UncertainUnit[], options: SimulationOptions): UnitUncertainty[] {
  const { draws, decimals, concentration } = options
  const total = options.weights.reduce((sum, weight) => sum + weight, 0)
  const scale = 10 ** decimals
  const last = Math.round((total + units.reduce((most, { bonus = 0 }) => Math.max(most, bonus), 0)) * scale)
  const random = new Random(options.seed)
  const fleet = layOut(units, options.weights.length)
  const { count } = fleet

  const weights = new Float64Array(options.weights.length)
  const scores = new Float64Array(count)
  const steps = new Int32Array(count)
  const rankOfStep = new Int32Array(last + 1)
  const rankCounts = new Uint32Array(count * (count + 1))
  const histograms = units.map(() => new Histogram())
  for (let draw = 0; draw < draws; draw++) {
    drawWeights(weights, options.weights, total, concentration, random)
    drawScores(scores, fleet, weights, random)
    for (let u = 0; u < count; u++) {
      const step = Math.min(last, Math.max(0, Math.floor((scores[u] ?? 0) * scale + 0.5 + 1e-9)))
      steps[u] = step
      histograms[u]?.add(step)
    }
    rankSteps(steps, rankOfStep)
    for (let u = 0; u < count; u++) {
      const at = u * (count + 1) + (rankOfStep[steps[u] ?? 0] ?? 0)
      rankCounts[at] = (rankCounts[at] ?? 0) + 1
    }
  }
  return histograms.map((histogram, u) => summarise(histogram, rankCounts.subarray(u * (count + 1), (u + 1) * (count + 1)), scale, options))
}

/** Units as flat arrays; what is open and what is noisy are lists of their own, since only these cost random numbers. */
interface Fleet {
  readonly count: number
  readonly bonus: Float64Array
  /** Unit after unit, one number an indicator. */
  readonly low: Float64Array
  readonly open: Entries
  readonly noisy: Entries
  readonly isNoisy: boolean
  readonly uniforms: Float64Array
  readonly normals: Float64Array
  readonly spare: Float64Array
}
/** Entries from[u] to from[u + 1] are those of unit u: an indicator, and its span or variance. */
interface Entries { readonly from: Int32Array; readonly indicator: Int32Array; readonly value: Float64Array }

function layOut(units: readonly UncertainUnit[], size: number): Fleet {
  const low = new Float64Array(units.length * size)
  units.forEach((unit, u) => {
    for (let i = 0; i < size; i++) low[u * size + i] = unit.low[i] ?? 0
  })
  const open = entriesOf(units, size, (unit, i) => (unit.high[i] ?? 0) - (unit.low[i] ?? 0))
  const noisy = entriesOf(units, size, (unit, i) => (unit.noise?.[i] ?? 0) ** 2)
  const room = (numbers: number): Float64Array => new Float64Array(numbers)
  return { count: units.length, bonus: Float64Array.from(units, ({ bonus = 0 }) => bonus), low, open, noisy, isNoisy: noisy.value.length > 0, uniforms: room(open.value.length), normals: room(units.length), spare: room(Math.max(64, 2 * units.length)) }
}

function entriesOf(units: readonly UncertainUnit[], size: number, valueOf: (unit: UncertainUnit, indicator: number) => number): Entries {
  const from = new Int32Array(units.length + 1)
  const indicator: number[] = []
  const value: number[] = []
  units.forEach((unit, u) => {
    for (let i = 0; i < size; i++) {
      const v = valueOf(unit, i)
      if (v <= 0) continue
      indicator.push(i)
      value.push(v)
    }
    from[u + 1] = indicator.length
  })
  return { from, indicator: Int32Array.from(indicator), value: Float64Array.from(value) }
}

function drawWeights(into: Float64Array, published: readonly number[], total: number, concentration: number, random: Random): void {
  if (concentration === Infinity || total === 0) {
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

/** One draw of all scores. This is where the time goes: no allocation, no call and no test in the inner loops. */
function drawScores(into: Float64Array, { count, bonus, low, open, noisy, isNoisy, uniforms, normals, spare }: Fleet, weights: Float64Array, random: Random): void {
  const size = weights.length
  random.fillUniform(uniforms, uniforms.length)
  if (isNoisy) random.fillNormal(normals, count, spare)
  for (let u = 0; u < count; u++) {
    // Four sums side by side do not wait for each other's additions.
    const base = u * size
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    let i = 0
    for (; i + 3 < size; i += 4) {
      s0 += (weights[i] ?? 0) * (low[base + i] ?? 0)
      s1 += (weights[i + 1] ?? 0) * (low[base + i + 1] ?? 0)
      s2 += (weights[i + 2] ?? 0) * (low[base + i + 2] ?? 0)
      s3 += (weights[i + 3] ?? 0) * (low[base + i + 3] ?? 0)
    }
    for (; i < size; i++) s0 += (weights[i] ?? 0) * (low[base + i] ?? 0)
    let score = s0 + s1 + (s2 + s3) + (bonus[u] ?? 0)
    for (let k = open.from[u] ?? 0, end = open.from[u + 1] ?? 0; k < end; k++) score += (weights[open.indicator[k] ?? 0] ?? 0) * (open.value[k] ?? 0) * (uniforms[k] ?? 0)
    if (isNoisy) {
      let variance = 0
      for (let k = noisy.from[u] ?? 0, end = noisy.from[u + 1] ?? 0; k < end; k++) {
        const weight = weights[noisy.indicator[k] ?? 0] ?? 0
        variance += weight * weight * (noisy.value[k] ?? 0)
      }
      score += Math.sqrt(variance) * (normals[u] ?? 0)
    }
    into[u] = score
  }
}

/** Dense ranks by marking the scores that occur and counting down from the best: no sorting. `ranks` holds them by step. */
function rankSteps(steps: Int32Array, ranks: Int32Array): void {
  let lowest = ranks.length
  let highest = -1
  for (let u = 0; u < steps.length; u++) {
    const step = steps[u] ?? 0
    if (step < lowest) lowest = step
    if (step > highest) highest = step
  }
  ranks.fill(0, lowest, highest + 1)
  for (let u = 0; u < steps.length; u++) ranks[steps[u] ?? 0] = 1
  for (let step = highest, rank = 0; step >= lowest; step--) if (ranks[step] === 1) ranks[step] = ++rank
}

function summarise(histogram: Histogram, rankCounts: Uint32Array, scale: number, { draws, tiers }: SimulationOptions): UnitUncertainty {
  const scores = histogram.entries()
  return {
    rank: percentiles([...rankCounts].map((n, rank) => [rank, n]), draws),
    score: percentiles(scores, draws).map(step => step / scale) as [number, number, number],
    tiers: tiers.map((tier, t) => {
      const upper = t === 0 ? Infinity : (tiers[t - 1]?.from ?? Infinity)
      return scores.reduce((sum, [step, n]) => sum + (step / scale >= tier.from && step / scale < upper ? n : 0), 0) / draws
    }),
  }
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
