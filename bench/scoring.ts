/**
 * The speed of the calculator's statistics on one core, medians of seven runs after one to warm up: `node bench/scoring.ts`.
 * Goal: 500 units × 36 indicators × 10,000 draws of the simulation under 2 s.
 */
import { writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { measureAgreement } from '../src/scoring/agreement.ts'
import type { Mark } from '../src/scoring/agreement.ts'
import { itemStatistics } from '../src/scoring/item-statistics.ts'
import { Random } from '../src/scoring/random.ts'
import { leaveOneOut, moveWeight, rankWith } from '../src/scoring/sensitivity.ts'
import { simulate } from '../src/scoring/uncertainty.ts'
import type { UncertainUnit } from '../src/scoring/uncertainty.ts'

const RUNS = 7
const INDICATORS = 36

const random = new Random('bench')
const weights = Array.from({ length: INDICATORS }, () => 100 / INDICATORS)
const row = (): number[] => Array.from({ length: INDICATORS }, () => random.uniform())

/** Three in ten indexes are still open by 0.4, three in ten carry assessor noise. */
function uncertainUnits(count: number): UncertainUnit[] {
  return Array.from({ length: count }, () => {
    const low = row()
    return { low, high: low.map(index => (random.uniform() < 0.3 ? Math.min(1, index + 0.4) : index)), noise: low.map(() => (random.uniform() < 0.3 ? 0.05 : 0)) }
  })
}

/** Each point of each unit marked by two of twenty assessors. */
function marks(units: number, points: number): Mark[] {
  return Array.from({ length: units * points }, (_, i) => i).flatMap(i => {
    const [unit, point] = [Math.floor(i / points), i % points]
    const truth = random.uniform()
    return [unit % 20, (unit + 1 + (point % 19)) % 20].map(assessor => ({ unit: `u${unit}`, point: `p${point}`, indicator: `i${Math.floor(point / 3)}`, assessor: `a${assessor}`, rating: Math.min(1, Math.max(0, truth + 0.1 * random.normal())) }))
  })
}

const fleet = uncertainUnits(500)
const cohort = Array.from({ length: 3000 }, row)
const doubleMarks = marks(3000, 90)
const table = { indicators: weights.map((weight, i) => ({ id: `i${i}`, dimension: `d${i % 6}`, weight })), units: cohort }
const options = { weights, decimals: 2 }

const CASES: readonly { readonly name: string; readonly goal: number | null; readonly run: () => unknown }[] = [
  { name: 'simulate: 500 units × 36 indicators × 10,000 draws', goal: 2, run: () => simulate(fleet, { weights, draws: 10_000, seed: 'campaign', concentration: 300, decimals: 2, tiers: [{ name: '优秀', from: 85 }, { name: '良好', from: 75 }] }) },
  { name: 'agreement: 3,000 units × 90 points × 2 marks', goal: null, run: () => measureAgreement(doubleMarks, { threshold: 0.2, level: 'interval' }) },
  { name: 'item statistics: 3,000 units × 36 indicators', goal: null, run: () => itemStatistics(table) },
  { name: 'leave one out: 3,000 units × 36 indicators', goal: null, run: () => leaveOneOut(cohort, options) },
  { name: 'move one weight: 3,000 units × 36 indicators', goal: null, run: () => rankWith(cohort, { ...options, weights: moveWeight(weights, 0, 20) }) },
]

interface Times { readonly wall: readonly number[]; readonly cpu: readonly number[] }

/** Seconds by the clock, and of processor time, which says more where others use the machine. */
function measure(run: () => unknown): Times {
  run()
  const times = Array.from({ length: RUNS }, () => {
    const [started, before] = [performance.now(), process.cpuUsage()]
    run()
    const { user, system } = process.cpuUsage(before)
    return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 }
  })
  return { wall: times.map(({ wall }) => wall).sort((a, b) => a - b), cpu: times.map(({ cpu }) => cpu).sort((a, b) => a - b) }
}

const median = (sorted: readonly number[]): number => sorted[(RUNS - 1) / 2] ?? 0

const rows = CASES.map(({ name, goal, run }) => {
  const { wall, cpu } = measure(run)
  const verdict = goal === null ? '' : `< ${goal} ${median(wall) < goal ? '✓' : '✗'}`
  return `| ${name} | ${[median(wall), wall[0] ?? 0, wall.at(-1) ?? 0, median(cpu)].map(value => value.toFixed(3)).join(' | ')} | ${verdict} |`
})
const text = `# Statistics on one core

Written by \`node bench/scoring.ts\`, ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores (load ${loadavg()[0]?.toFixed(1)}), Node ${process.version}, ${process.platform} ${process.arch}; seconds of ${RUNS} runs.

| | median | least | most | CPU median | goal |
|---|---|---|---|---|---|
${rows.join('\n')}
`
process.stdout.write(text)
await writeFile(join(import.meta.dirname, 'scoring.md'), text)
