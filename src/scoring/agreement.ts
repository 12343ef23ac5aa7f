import { krippendorffAlpha } from './krippendorff-alpha.ts'
import type { Level } from './krippendorff-alpha.ts'
import { computed, notComputed } from './statistic.ts'
import type { Statistic } from './statistic.ts'
import { studentT95 } from './student-t.ts'
import { categoryOf, quadraticKappa } from './weighted-kappa.ts'
import type { PairOrder } from './weighted-kappa.ts'

/** One assessor's mark of one point of one unit. `rating` is 0..1; null = not applicable or undetermined, which is a missing value here. */
export interface Mark {
  readonly unit: string
  readonly point: string
  readonly indicator: string
  readonly assessor: string
  readonly rating: number | null
}

export interface AgreementOptions {
  /** Marks this far apart, or closer, agree: the campaign's threshold. */
  readonly threshold: number
  readonly level: Level
  /** Ratings of the rubric's steps by point; points without them are rated freely and binned. */
  readonly steps?: ReadonlyMap<string, readonly number[]>
  /** Bins of free ratings for κ; 11 = tenths. */
  readonly bins?: number
}

export interface Agreement {
  /** Points of units marked by at least two assessors, and the pairs of marks in them. */
  readonly items: number
  readonly pairs: number
  readonly alpha: Statistic
  /** Quadratic-weighted. */
  readonly kappa: Statistic
  readonly kappaOrder: PairOrder
  /** Share of pairs within the threshold, 0..1. */
  readonly within: Statistic
}

export interface Bias {
  /** Mean of own mark − mean of the others' marks of the same item: above 0 = milder than they. */
  readonly mean: Statistic
  /** 95 % by Student's t over the items, which takes them as independent. */
  readonly low: Statistic
  readonly high: Statistic
}

export type GroupAgreement = Agreement & { readonly id: string }
export interface AgreementReport {
  readonly overall: Agreement
  /** Each in order of their ids; an assessor's over the items he or she marked. */
  readonly points: readonly GroupAgreement[]
  readonly indicators: readonly GroupAgreement[]
  readonly assessors: readonly (GroupAgreement & { readonly bias: Bias })[]
  /** Of each assessor in each indicator: who is milder or stricter than the others, and where. */
  readonly cells: readonly { readonly assessor: string; readonly indicator: string; readonly items: number; readonly bias: Bias }[]
}

interface RatedMark extends Mark { readonly rating: number }
interface Pair {
  readonly assessors: readonly [string, string]
  readonly categories: readonly [number, number]
  readonly isNear: boolean
}
/** The marks of one point of one unit, and each two of them. */
interface Item {
  readonly point: string
  readonly indicator: string
  readonly marks: readonly RatedMark[]
  readonly ratings: readonly number[]
  readonly pairs: readonly Pair[]
}

/** Agreement of blind marks overall, by point, by indicator and by assessor. Throws on two marks of one assessor for the same item and on a rating outside 0..1: those are bugs of the caller. */
export function measureAgreement(marks: readonly Mark[], options: AgreementOptions): AgreementReport {
  const items = collectItems(marks, options)
  const grouped = <G>(keys: (item: Item) => readonly string[], measure: (id: string, group: readonly Item[]) => G): G[] => {
    const groups = new Map<string, Item[]>()
    for (const item of items) for (const key of keys(item)) (groups.get(key) ?? setIn(groups, key, [])).push(item)
    return inOrder(groups).map(([id, group]) => measure(id, group))
  }
  const measured = (id: string, group: readonly Item[]): GroupAgreement => ({ id, ...agreementOf(group, options.level) })
  return {
    overall: agreementOf(items, options.level),
    points: grouped(({ point }) => [point], measured),
    indicators: grouped(({ indicator }) => [indicator], measured),
    assessors: grouped(item => item.marks.map(({ assessor }) => assessor), (id, group) => ({ ...measured(id, group), bias: biasOf(id, group) })),
    cells: grouped(item => item.marks.map(({ assessor }) => assessor), (assessor, group) => inOrder(Map.groupBy(group, ({ indicator }) => indicator)).map(([indicator, within]) => ({ assessor, indicator, items: within.filter(({ marks: all }) => all.length > 1).length, bias: biasOf(assessor, within) }))).flat(),
  }
}

/** Marks by unit and point; a missing rating leaves the item to the others. In order of ids, so that the order given changes no last digit. */
function collectItems(marks: readonly Mark[], options: AgreementOptions): Item[] {
  const units = new Map<string, Map<string, RatedMark[]>>()
  for (const mark of marks) {
    if (!isRated(mark)) continue
    if (!(mark.rating >= 0 && mark.rating <= 1)) throw new RangeError(`a rating lies in 0..1, not ${mark.rating} (unit ${mark.unit}, point ${mark.point})`)
    const points = units.get(mark.unit) ?? setIn(units, mark.unit, new Map<string, RatedMark[]>())
    const item = points.get(mark.point) ?? setIn(points, mark.point, [])
    if (item.some(other => other.assessor === mark.assessor)) throw new RangeError(`two marks of assessor ${mark.assessor} for unit ${mark.unit}, point ${mark.point}`)
    item.push(mark)
  }
  const steps = new Map([...(options.steps ?? [])].map(([point, ratings]) => [point, { steps: ratings.toSorted((a, b) => a - b) }]))
  const bins = { bins: options.bins ?? 11 }
  const items: Item[] = []
  for (const [, points] of inOrder(units)) {
    for (const [point, item] of inOrder(points)) {
      item.sort((a, b) => (a.assessor < b.assessor ? -1 : 1))
      items.push({ point, indicator: item[0]?.indicator ?? '', marks: item, ratings: item.map(({ rating }) => rating), pairs: pairsOf(item, steps.get(point) ?? bins, options.threshold) })
    }
  }
  return items
}

const isRated = (mark: Mark): mark is RatedMark => mark.rating !== null
const inOrder = <V>(map: ReadonlyMap<string, V>): [string, V][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

function setIn<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value)
  return value
}

function pairsOf(marks: readonly RatedMark[], scale: Parameters<typeof categoryOf>[1], threshold: number): Pair[] {
  const pairs: Pair[] = []
  const categories = marks.map(({ rating }) => categoryOf(rating, scale))
  marks.forEach((a, i) => {
    marks.slice(i + 1).forEach((b, j) => pairs.push({
      assessors: [a.assessor, b.assessor],
      categories: [categories[i] ?? 0, categories[i + 1 + j] ?? 0],
      isNear: isWithin(a.rating, b.rating, threshold),
    }))
  })
  return pairs
}

function agreementOf(items: readonly Item[], level: Level): Agreement {
  const ratings: (readonly number[])[] = []
  const categories: (readonly [number, number])[] = []
  let kappaOrder: PairOrder = 'fixed'
  let near = 0
  let assessors: Pair['assessors'] | null = null
  // Plain loops: a campaign has hundreds of thousands of pairs, and this is asked for while people wait.
  for (const { pairs, ratings: all } of items) {
    if (pairs.length === 0) continue
    ratings.push(all)
    for (const pair of pairs) {
      assessors ??= pair.assessors
      if (pair.assessors[0] !== assessors[0] || pair.assessors[1] !== assessors[1]) kappaOrder = 'both'
      categories.push(pair.categories)
      if (pair.isNear) near++
    }
  }
  const count = categories.length
  return {
    items: ratings.length,
    pairs: count,
    alpha: krippendorffAlpha(ratings, level),
    kappa: quadraticKappa(categories, kappaOrder),
    kappaOrder,
    within: count > 0 ? computed(near / count) : notComputed('no-pairs'),
  }
}

/** Whether two ratings are no further apart than the threshold; 0.8 and 0.6 are 0.2 apart, whatever binary fractions say. */
export const isWithin = (a: number, b: number, threshold: number): boolean => Math.abs(a - b) <= threshold + 1e-9

function biasOf(assessor: string, items: readonly Item[]): Bias {
  const differences: number[] = []
  for (const { marks } of items) {
    const own = marks.find(mark => mark.assessor === assessor)
    if (!own || marks.length < 2) continue
    const others = marks.reduce((sum, { rating }) => sum + rating, 0) - own.rating
    differences.push(own.rating - others / (marks.length - 1))
  }
  const n = differences.length
  if (n === 0) return { mean: notComputed('no-pairs'), low: notComputed('no-pairs'), high: notComputed('no-pairs') }
  const mean = differences.reduce((sum, d) => sum + d, 0) / n
  if (n === 1) return { mean: computed(mean), low: notComputed('too-few-units'), high: notComputed('too-few-units') }
  const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1)
  const margin = studentT95(n - 1) * Math.sqrt(variance / n)
  return { mean: computed(mean), low: computed(mean - margin), high: computed(mean + margin) }
}
