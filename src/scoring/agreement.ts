import { krippendorffAlpha } from './krippendorff-alpha.ts'
import type { Level } from './krippendorff-alpha.ts'
import { computed, notComputed } from './statistic.ts'
import type { Statistic } from './statistic.ts'
import { studentT95 } from './student-t.ts'
import { categoryOf, quadraticKappa } from './weighted-kappa.ts'

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
  /**
   * fixed = all pairs are of the same two assessors, so κ is Cohen's. both = several pairs of assessors are pooled: nobody is
   * "the first", each pair counts in both orders, so that names and their order change nothing.
   */
  readonly kappaOrder: 'fixed' | 'both'
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
}

interface RatedMark extends Mark { readonly rating: number }
/** The marks of one point of one unit. */
type Item = readonly RatedMark[]

/** Agreement of blind marks overall, by point, by indicator and by assessor. Throws on two marks of one assessor for the same item and on a rating outside 0..1: those are bugs of the caller. */
export function measureAgreement(marks: readonly Mark[], options: AgreementOptions): AgreementReport {
  const items = collectItems(marks)
  const grouped = <G>(keys: (item: Item) => readonly string[], measure: (id: string, group: readonly Item[]) => G): G[] => {
    const groups = new Map<string, Item[]>()
    for (const item of items) for (const key of keys(item)) (groups.get(key) ?? setIn(groups, key, [])).push(item)
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, group]) => measure(id, group))
  }
  const measured = (id: string, group: readonly Item[]): GroupAgreement => ({ id, ...agreementOf(group, options) })
  return {
    overall: agreementOf(items, options),
    points: grouped(item => [item[0]?.point ?? ''], measured),
    indicators: grouped(item => [item[0]?.indicator ?? ''], measured),
    assessors: grouped(item => item.map(({ assessor }) => assessor), (id, group) => ({ ...measured(id, group), bias: biasOf(id, group) })),
  }
}

/** Marks by unit and point; a missing rating leaves the item to the others. Sorted, so that the order given changes no last digit. */
function collectItems(marks: readonly Mark[]): Item[] {
  const items = new Map<string, RatedMark[]>()
  for (const mark of marks) {
    const { rating } = mark
    if (rating === null) continue
    if (!(rating >= 0 && rating <= 1)) throw new RangeError(`a rating lies in 0..1, not ${rating} (unit ${mark.unit}, point ${mark.point})`)
    const key = JSON.stringify([mark.unit, mark.point])
    const item = items.get(key) ?? setIn(items, key, [])
    if (item.some(other => other.assessor === mark.assessor)) throw new RangeError(`two marks of assessor ${mark.assessor} for unit ${mark.unit}, point ${mark.point}`)
    item.push({ ...mark, rating })
  }
  return [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item.sort((a, b) => (a.assessor < b.assessor ? -1 : 1)))
}

function setIn<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value)
  return value
}

function agreementOf(items: readonly Item[], options: AgreementOptions): Agreement {
  const shared = items.filter(item => item.length >= 2)
  const pairs = shared.flatMap(pairsOf)
  const kappaOrder = new Set(pairs.map(([a, b]) => JSON.stringify([a.assessor, b.assessor]))).size <= 1 ? 'fixed' : 'both'
  const categories = pairs.map(([a, b]): [number, number] => [category(a, options), category(b, options)])
  const near = pairs.filter(([a, b]) => isWithin(a.rating, b.rating, options.threshold)).length
  return {
    items: shared.length,
    pairs: pairs.length,
    alpha: krippendorffAlpha(shared.map(item => item.map(({ rating }) => rating)), options.level),
    kappa: quadraticKappa(kappaOrder === 'fixed' ? categories : [...categories, ...categories.map(([a, b]): [number, number] => [b, a])]),
    kappaOrder,
    within: pairs.length > 0 ? computed(near / pairs.length) : notComputed('no-pairs'),
  }
}

const pairsOf = (item: Item): [RatedMark, RatedMark][] => item.flatMap((a, i) => item.slice(i + 1).map((b): [RatedMark, RatedMark] => [a, b]))

function category({ point, rating }: RatedMark, { steps, bins = 11 }: AgreementOptions): number {
  const rubric = steps?.get(point)
  return categoryOf(rating, rubric ? { steps: rubric } : { bins })
}

/** Whether two ratings are no further apart than the threshold; 0.8 and 0.6 are 0.2 apart, whatever binary fractions say. */
export const isWithin = (a: number, b: number, threshold: number): boolean => Math.abs(a - b) <= threshold + 1e-9

function biasOf(assessor: string, items: readonly Item[]): Bias {
  const differences = items.filter(item => item.length >= 2).flatMap(item => {
    const own = item.find(mark => mark.assessor === assessor)
    if (!own) return []
    const others = item.filter(mark => mark !== own)
    return [own.rating - others.reduce((sum, { rating }) => sum + rating, 0) / others.length]
  })
  const n = differences.length
  if (n === 0) return { mean: notComputed('no-pairs'), low: notComputed('no-pairs'), high: notComputed('no-pairs') }
  const mean = differences.reduce((sum, d) => sum + d, 0) / n
  if (n === 1) return { mean: computed(mean), low: notComputed('too-few-units'), high: notComputed('too-few-units') }
  const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1)
  const margin = studentT95(n - 1) * Math.sqrt(variance / n)
  return { mean: computed(mean), low: computed(mean - margin), high: computed(mean + margin) }
}
