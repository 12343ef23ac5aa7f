import { NO_LEVEL } from './scheme.ts'
import type { Scheme, Weights } from './scheme.ts'

/** What each level above the indicators weighs: the sum of its indicators by variant; null where none of them applies. */
export function groupWeights({ groups, indicators, variants }: Pick<Scheme, 'groups' | 'indicators' | 'variants'>): Readonly<Record<string, Weights>> {
  return Object.fromEntries(groups.map(({ id, path }) => {
    const names = path.filter(name => name !== NO_LEVEL)
    const inside = indicators.filter(indicator => names.every((name, level) => indicator.path[level] === name))
    return [id, Object.fromEntries(variants.map(variant => {
      const applying = inside.flatMap(({ weight }) => weight[variant.id] ?? [])
      return [variant.id, applying.length === 0 ? null : exact(applying.reduce((sum, weight) => sum + weight, 0))]
    }))]
  }))
}

/** Printed weights have one decimal at most; adding them in binary must not show more. */
const exact = (sum: number): number => Math.round(sum * 1e6) / 1e6
