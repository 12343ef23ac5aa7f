import { round } from '../shared/round.ts'
import { rank } from './ranking.ts'
import type { RankStyle } from './ranking.ts'

/** A published or closed result of one cohort. */
export interface YearResult {
  readonly indicators: readonly { readonly id: string; readonly weight: number }[]
  readonly units: readonly YearUnit[]
  /** What the scores are out of, e.g. 100 or 110: scores of different years are compared as shares of it. */
  readonly total: number
}

export interface YearUnit {
  readonly id: string
  readonly score: number
  /** Index 0..1 by indicator id; absent or null = not applicable or undetermined. */
  readonly indexes: Readonly<Record<string, number | null>>
}

/** An entry of a crosswalk as plain data, ids of indicators of the earlier and of the later edition. */
export interface YearMapping {
  readonly old: readonly string[]
  readonly new: readonly string[]
  readonly relation: 'same' | 'changed' | 'split' | 'merged' | 'dropped' | 'new'
}

/** Why something has no change to show. */
export type NotComparable = 'changed' | 'dropped' | 'new' | 'not-in-crosswalk' | 'only-before' | 'only-now' | 'no-index-before' | 'no-index-now'

export interface UnitChange {
  readonly unit: string
  readonly before: number
  readonly now: number
  /** now − before: above 0 = better. */
  readonly change: number
  readonly rankBefore: number
  readonly rankNow: number
  /** Places won: above 0 = better. */
  readonly rankChange: number
}

export interface MatchedIndicator {
  readonly old: readonly string[]
  readonly new: readonly string[]
  /** index: one by one. weighted-mean: one side has several, taken together by their weights; null if one of them is. */
  readonly basis: 'index' | 'weighted-mean'
  /** Units with an index in both years, ranked among themselves by this indicator. */
  readonly units: readonly UnitChange[]
  readonly notCompared: readonly { readonly unit: string; readonly why: NotComparable }[]
}

export interface YearComparison {
  readonly matched: readonly MatchedIndicator[]
  readonly notCompared: readonly { readonly old: readonly string[]; readonly new: readonly string[]; readonly why: NotComparable }[]
  /** Share of each year's weight that the matched indicators have, 0..1: how much the comparison of scores is worth. */
  readonly comparable: { readonly before: number; readonly now: number }
  /** Scores as shares of the totals, of units in both years, ranked among themselves. */
  readonly scores: readonly UnitChange[]
  readonly units: { readonly onlyBefore: readonly string[]; readonly onlyNow: readonly string[] }
}

/** Indexes are compared, and ranked, with the four decimals they are published with. */
const DECIMALS = 4

/**
 * Year on year through a crosswalk: same, split and merged indicators are compared; changed, dropped, new ones and those the
 * crosswalk does not name are listed with the reason; equal ids alone prove nothing. Entries about other ids (points) are
 * passed over. Ranks count only units found in both years, so that newcomers move nobody.
 */
export function compareYears(before: YearResult, now: YearResult, mapping: readonly YearMapping[], rankStyle: RankStyle = 'dense'): YearComparison {
  const [weightsBefore, weightsNow] = [weightsOf(before), weightsOf(now)]
  const entries = mapping.filter(entry => [...entry.old.filter(id => weightsBefore.has(id)), ...entry.new.filter(id => weightsNow.has(id))].length > 0)
  const isComparable = ({ relation, old, new: later }: YearMapping): boolean =>
    ['same', 'split', 'merged'].includes(relation) && old.length > 0 && later.length > 0 && old.every(id => weightsBefore.has(id)) && later.every(id => weightsNow.has(id))
  const matched = entries.filter(isComparable)
  const covered = (side: 'old' | 'new', weights: ReadonlyMap<string, number>): number => {
    const ids = new Set(matched.flatMap(entry => entry[side]))
    const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
    return all > 0 ? [...weights].reduce((sum, [id, weight]) => sum + (ids.has(id) ? weight : 0), 0) / all : 0
  }
  const named = { old: new Set(entries.flatMap(({ old }) => old)), new: new Set(entries.flatMap(entry => entry.new)) }
  return {
    matched: matched.map(entry => compareIndicator(entry, before, now, { before: weightsBefore, now: weightsNow }, rankStyle)),
    notCompared: [
      ...entries.filter(entry => !isComparable(entry)).map(({ old, new: later, relation }) => ({ old, new: later, why: reasonOf(relation) })),
      ...[...weightsBefore.keys()].filter(id => !named.old.has(id)).map(id => ({ old: [id], new: [], why: 'not-in-crosswalk' as const })),
      ...[...weightsNow.keys()].filter(id => !named.new.has(id)).map(id => ({ old: [], new: [id], why: 'not-in-crosswalk' as const })),
    ],
    comparable: { before: covered('old', weightsBefore), now: covered('new', weightsNow) },
    scores: changesOf(inBoth(before, now).map(([a, b]) => ({ unit: a.id, before: shareOf(a.score, before.total), now: shareOf(b.score, now.total) })), rankStyle),
    units: { onlyBefore: missingIn(before, now), onlyNow: missingIn(now, before) },
  }
}

const weightsOf = ({ indicators }: YearResult): Map<string, number> => new Map(indicators.map(({ id, weight }) => [id, weight]))
const shareOf = (score: number, total: number): number => (total > 0 ? round(score / total, DECIMALS) : 0)

/** An entry that claims sameness but names an id the results do not have says nothing about them. */
const reasonOf = (relation: YearMapping['relation']): NotComparable => (relation === 'changed' || relation === 'dropped' || relation === 'new' ? relation : 'not-in-crosswalk')

function missingIn({ units }: YearResult, other: YearResult): string[] {
  const ids = new Set(other.units.map(({ id }) => id))
  return units.filter(({ id }) => !ids.has(id)).map(({ id }) => id)
}

function inBoth(before: YearResult, now: YearResult): [YearUnit, YearUnit][] {
  const later = new Map(now.units.map(unit => [unit.id, unit]))
  return before.units.flatMap((unit): [YearUnit, YearUnit][] => {
    const other = later.get(unit.id)
    return other ? [[unit, other]] : []
  })
}

function compareIndicator(entry: YearMapping, before: YearResult, now: YearResult, weights: { readonly before: ReadonlyMap<string, number>; readonly now: ReadonlyMap<string, number> }, rankStyle: RankStyle): MatchedIndicator {
  const pairs = inBoth(before, now).map(([a, b]) => ({ unit: a.id, before: indexOf(a, entry.old, weights.before), now: indexOf(b, entry.new, weights.now) }))
  const known = pairs.flatMap(({ unit, before, now }) => (before !== null && now !== null ? [{ unit, before, now }] : []))
  return {
    old: entry.old, new: entry.new,
    basis: entry.old.length === 1 && entry.new.length === 1 ? 'index' : 'weighted-mean',
    units: changesOf(known, rankStyle),
    notCompared: [
      ...pairs.filter(pair => pair.before === null || pair.now === null).map(pair => ({ unit: pair.unit, why: pair.before === null ? 'no-index-before' as const : 'no-index-now' as const })),
      ...missingIn(before, now).map(unit => ({ unit, why: 'only-before' as const })),
      ...missingIn(now, before).map(unit => ({ unit, why: 'only-now' as const })),
    ],
  }
}

/** One index, or the weighted mean of several; by equal parts where they have no weight. */
function indexOf(unit: YearUnit, ids: readonly string[], weights: ReadonlyMap<string, number>): number | null {
  const indexes = ids.map(id => (Object.hasOwn(unit.indexes, id) ? unit.indexes[id] : null))
  const all = ids.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0)
  let mean = 0
  for (const [i, index] of indexes.entries()) {
    if (index === null || index === undefined) return null
    mean += index * (all > 0 ? (weights.get(ids[i] ?? '') ?? 0) / all : 1 / ids.length)
  }
  return round(mean, DECIMALS)
}

function changesOf(pairs: readonly { readonly unit: string; readonly before: number; readonly now: number }[], rankStyle: RankStyle): UnitChange[] {
  const ranksBefore = rank(pairs.map(({ before }) => before), rankStyle)
  const ranksNow = rank(pairs.map(({ now }) => now), rankStyle)
  return pairs.map(({ unit, before, now }, i) => {
    const [rankBefore, rankNow] = [ranksBefore[i] ?? 0, ranksNow[i] ?? 0]
    return { unit, before, now, change: round(now - before, DECIMALS), rankBefore, rankNow, rankChange: rankBefore - rankNow }
  })
}
