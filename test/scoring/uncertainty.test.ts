import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { Histogram } from '../../src/scoring/histogram.ts'
import { Random } from '../../src/scoring/random.ts'
import { rank, tierOf } from '../../src/scoring/ranking.ts'
import { simulate } from '../../src/scoring/uncertainty.ts'
import type { SimulationOptions, UncertainUnit } from '../../src/scoring/uncertainty.ts'

const TIERS = [{ name: '优秀', from: 60 }, { name: '良好', from: 50 }]

function fleet(count: number, size: number): { units: UncertainUnit[]; weights: number[] } {
  const random = new Random('fleet')
  const weights = Array.from({ length: size }, () => 100 / size)
  const units = Array.from({ length: count }, () => {
    const low = Array.from({ length: size }, () => random.uniform())
    return { low, high: low.map(value => (random.uniform() < 0.3 ? Math.min(1, value + 0.4) : value)), noise: low.map(() => (random.uniform() < 0.3 ? 0.05 : 0)) }
  })
  return { units, weights }
}

/** The same model written down plainly: a draw at a time, every indicator with noise of its own, ranks by sorting. */
function reference(units: readonly UncertainUnit[], options: SimulationOptions) {
  const random = new Random('another seed')
  const total = options.weights.reduce((a, b) => a + b, 0)
  const ranks: number[][] = units.map(() => [])
  const scores: number[][] = units.map(() => [])
  for (let draw = 0; draw < options.draws; draw++) {
    const gammas = options.weights.map(weight => random.gamma((weight / total) * options.concentration))
    const sum = gammas.reduce((a, b) => a + b, 0)
    const drawn = units.map(unit => options.weights.reduce((score, _, i) => {
      const [low, high] = [unit.low[i] ?? 0, unit.high[i] ?? 0]
      return score + (((gammas[i] ?? 0) / sum) * total) * (low + (high - low) * random.uniform() + (unit.noise?.[i] ?? 0) * random.normal())
    }, 0)).map(score => Math.round(Math.min(total, Math.max(0, score)) * 100) / 100)
    rank(drawn).forEach((r, u) => { ranks[u]?.push(r); scores[u]?.push(drawn[u] ?? 0) })
  }
  const at = (values: number[], p: number): number => values.sort((a, b) => a - b)[Math.ceil(p * values.length) - 1] ?? 0
  return units.map((_, u) => ({
    rank: [0.05, 0.5, 0.95].map(p => at(ranks[u] ?? [], p)),
    score: [0.05, 0.5, 0.95].map(p => at(scores[u] ?? [], p)),
    tiers: [(scores[u] ?? []).filter(s => s >= 60).length / options.draws, (scores[u] ?? []).filter(s => s >= 50 && s < 60).length / options.draws],
  }))
}

describe('the simulation', () => {
  const { units, weights } = fleet(24, 12)
  const options: SimulationOptions = { weights, draws: 6000, seed: 'campaign', concentration: 300, decimals: 2, tiers: TIERS }

  test('agrees with the model written down plainly', () => {
    const ours = simulate(units, options)
    reference(units, options).forEach((expected, u) => {
      expect(Math.abs((ours[u]?.score[1] ?? 0) - (expected.score[1] ?? 0))).toBeLessThan(0.25)
      expect(Math.abs((ours[u]?.score[0] ?? 0) - (expected.score[0] ?? 0))).toBeLessThan(0.5)
      expect(Math.abs((ours[u]?.score[2] ?? 0) - (expected.score[2] ?? 0))).toBeLessThan(0.5)
      expected.rank.forEach((r, i) => expect(Math.abs((ours[u]?.rank[i] ?? 0) - r)).toBeLessThanOrEqual(1))
      expected.tiers.forEach((p, i) => expect(Math.abs((ours[u]?.tiers[i] ?? 0) - p)).toBeLessThan(0.035))
    })
  })
  test('gives the same numbers for the same seed and others for another', () => {
    expect(simulate(units, options)).toEqual(simulate(units, options))
    expect(simulate(units, { ...options, seed: 'other' })).not.toEqual(simulate(units, options))
  })
  test('with nothing uncertain every draw is the published result', () => {
    const certain = simulate([{ low: [1, 0.5], high: [1, 0.5] }, { low: [0.5, 0.5], high: [0.5, 0.5] }, { low: [1, 0.5], high: [1, 0.5] }], { weights: [60, 40], draws: 50, seed: 's', concentration: Infinity, decimals: 1, tiers: TIERS })
    expect(certain).toEqual([
      { rank: [1, 1, 1], score: [80, 80, 80], tiers: [1, 0] },
      { rank: [2, 2, 2], score: [50, 50, 50], tiers: [0, 1] },
      { rank: [1, 1, 1], score: [80, 80, 80], tiers: [1, 0] },
    ])
  })
})

test('random numbers have the moments they should', () => {
  const random = new Random('moments')
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length
  const normals = Array.from({ length: 20_000 }, () => random.normal())
  expect(mean(normals)).toBeCloseTo(0, 1)
  expect(mean(normals.map(x => x * x))).toBeCloseTo(1, 1)
  for (const shape of [0.3, 1, 4.5]) expect(mean(Array.from({ length: 20_000 }, () => random.gamma(shape))) / shape).toBeCloseTo(1, 1)
  const uniforms = Array.from({ length: 20_000 }, () => random.uniform())
  expect(Math.min(...uniforms)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...uniforms)).toBeLessThan(1)
  expect(mean(uniforms)).toBeCloseTo(0.5, 1)
})

test('many random numbers at once are those drawn one by one', () => {
  const [many, single] = [new Random('batch'), new Random('batch')]
  const batch = new Float64Array(100)
  many.fillUniform(batch, 60)
  expect([...batch.subarray(0, 60)]).toEqual(Array.from({ length: 60 }, () => single.uniform()))
  expect([...batch.subarray(60)]).toEqual(Array.from({ length: 40 }, () => 0))
  expect(many.uniform()).toBe(single.uniform())

  const normals = new Float64Array(20_001)
  many.fillNormal(normals, normals.length, new Float64Array(64))
  const moment = (k: number): number => normals.reduce((sum, x) => sum + x ** k, 0) / normals.length
  expect(moment(1)).toBeCloseTo(0, 1)
  expect(moment(2)).toBeCloseTo(1, 1)
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.2)
  expect(normals.every(x => x !== 0)).toBe(true)
})

test('a histogram counts what it was given, wherever it lies', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -2000, max: 20_000 })), values => {
    const histogram = new Histogram()
    for (const value of values) histogram.add(value)
    const expected = [...new Set(values)].sort((a, b) => a - b).map(value => [value, values.filter(v => v === value).length])
    expect(histogram.entries()).toEqual(expected)
  }))
})

test('ties share a rank, dense by default, competition by option', () => {
  const scores = [71.3, 79, 71.3, 70.3]
  expect(rank(scores)).toEqual([2, 1, 2, 3])
  expect(rank(scores, 'competition')).toEqual([2, 1, 2, 4])
  expect(rank([])).toEqual([])
})

test('a tier begins at its bound', () => {
  expect([60, 59.99, 49.9].map(score => tierOf(score, TIERS)?.name ?? null)).toEqual(['优秀', '良好', null])
})
