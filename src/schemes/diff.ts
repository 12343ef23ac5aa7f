import type { ChangeKind, EditionChange } from '../model/scheme.ts'
import { meaningsOf } from './check-reuse.ts'
import { NO_LEVEL } from './scheme.ts'
import type { Scheme, SchemeIndicator, SchemePoint } from './scheme.ts'

type Change = (kind: ChangeKind, subject: string, before: string | null, after: string | null) => void

/**
 * What changed from A to B. Indicators and points are paired by id; where B's crosswalk says that one id of A became
 * another, by the crosswalk. Weights are compared in the variants both have.
 */
export function diffEditions(a: Scheme, b: Scheme): EditionChange[] {
  const changes: EditionChange[] = []
  const change: Change = (kind, subject, before, after) => changes.push({ kind, subject, before, after })
  const renamed = renamedIds(a, b)
  diffKeyed(a.variants, b.variants, ({ id }) => id, {
    added: variant => change('variant-added', variant.id, null, variant.title),
    removed: variant => change('variant-removed', variant.id, variant.title, null),
  })
  if (a.total !== b.total) change('total', 'total', String(a.total), String(b.total))
  const variants = b.variants.map(({ id }) => id).filter(id => a.variants.some(variant => variant.id === id))
  diffKeyed(a.indicators, b.indicators, ({ id }) => id, {
    renamed,
    added: ({ id, path, weight }) => change('indicator-added', id, null, `${named(path)}（${weights(weight)}）`),
    removed: ({ id, path, weight }) => change('indicator-removed', id, `${named(path)}（${weights(weight)}）`, null),
    both: (before, after) => diffIndicator(before, after, variants, change),
  })
  diffKeyed(a.indicators.flatMap(({ points }) => points), b.indicators.flatMap(({ points }) => points), ({ id }) => id, {
    renamed,
    added: ({ id, text }) => change('point-added', id, null, text),
    removed: ({ id, text }) => change('point-removed', id, text, null),
    both: (before, after) => diffPoint(before, after, change),
  })
  diffBonus(a, b, change)
  for (const policy of ['undetermined', 'notApplicable', 'decimals', 'tiers'] as const) compare('policy', policy, text(a.policies[policy]), text(b.policies[policy]), change)
  return changes
}

function diffIndicator(before: SchemeIndicator, after: SchemeIndicator, variants: readonly string[], change: Change): void {
  const [nameBefore, nameAfter] = [before, after].map(({ path }) => path.findLast(name => name !== NO_LEVEL) ?? '')
  if (nameBefore !== nameAfter) change('indicator-renamed', after.id, named(before.path), named(after.path))
  else if (named(before.path) !== named(after.path)) change('indicator-moved', after.id, named(before.path), named(after.path))
  const changed = variants.filter(variant => (before.weight[variant] ?? null) !== (after.weight[variant] ?? null))
  for (const variant of changed) change('weight', `${after.id} [${variant}]`, weightText(before.weight[variant]), weightText(after.weight[variant]))
}

function diffPoint(before: SchemePoint, after: SchemePoint, change: Change): void {
  compare('point-text', after.id, before.text, after.text, change)
  compare('point-variants', after.id, before.variants?.join('、') ?? null, after.variants?.join('、') ?? null, change)
  compare('point-share', after.id, String(before.share), String(after.share), change)
  compare('point-measures', after.id, measuresText(before), measuresText(after), change)
  compare('point-rubric', after.id, before.rubric ? text(before.rubric) : null, after.rubric ? text(after.rubric) : null, change)
}

function diffBonus(a: Scheme, b: Scheme, change: Change): void {
  compare('bonus-cap', 'bonus', String(a.bonus.cap), String(b.bonus.cap), change)
  diffKeyed(a.bonus.categories, b.bonus.categories, ({ name }) => name, {
    added: category => change('bonus-added', category.name, null, category.text),
    removed: category => change('bonus-removed', category.name, category.text, null),
    both: (before, after) => compare('bonus-text', after.name, before.text, after.text, change),
  })
}

interface KeyedDiff<T> {
  /** Key in A → key in B where they differ. */
  readonly renamed?: ReadonlyMap<string, string>
  readonly added: (value: T) => void
  readonly removed: (value: T) => void
  readonly both?: (before: T, after: T) => void
}

/** Pairs two lists by key: first what went or stayed in A's order, then what came in B's order. */
function diffKeyed<T>(a: readonly T[], b: readonly T[], key: (value: T) => string, { renamed, added, removed, both }: KeyedDiff<T>): void {
  const inB = new Map(b.map(value => [key(value), value]))
  const paired = new Set<string>()
  for (const before of a) {
    const name = renamed?.get(key(before)) ?? key(before)
    const after = inB.get(name)
    if (after === undefined) removed(before)
    else {
      paired.add(name)
      both?.(before, after)
    }
  }
  for (const after of b) if (!paired.has(key(after))) added(after)
}

/** Ids of A that live on under another id in B, from the one-to-one entries of B's crosswalk. */
function renamedIds(a: Scheme, b: Scheme): ReadonlyMap<string, string> {
  const known = meaningsOf(b)
  return new Map(b.crosswalks.filter(({ from }) => from === a.id).flatMap(({ entries }) => entries).flatMap(({ old: [before], new: [after], relation }) => (relation === 'same' && before !== undefined && after !== undefined && known.has(after) ? [[before, after] as const] : [])))
}

function compare(kind: ChangeKind, subject: string, before: string | null, after: string | null, change: Change): void {
  if (before !== after) change(kind, subject, before, after)
}

const named = (path: readonly string[]): string => path.filter(name => name !== NO_LEVEL).join('/')
const weightText = (weight: number | null | undefined): string => (typeof weight === 'number' ? String(weight) : '不适用')
const weights = (weight: SchemeIndicator['weight']): string => Object.entries(weight).map(([variant, value]) => `${variant} ${weightText(value)}`).join('，')
const measuresText = ({ measures, paramsByVariant }: SchemePoint): string | null => (measures.length === 0 ? null : [...measures.map(({ id, share, params }) => `${id}${share === 1 ? '' : ` ×${share}`}${Object.keys(params).length > 0 ? ` ${text(params)}` : ''}`), ...(paramsByVariant ? [text(paramsByVariant)] : [])].join('；'))
/** A value as text that is the same whenever the value is. */
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, (_, part: unknown) => (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1))) : part)))
