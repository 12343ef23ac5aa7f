import type { Indicator, Point, Variant } from '../model/scheme.ts'
import { AppError } from '../shared/errors.ts'
import type { Scheme, SchemePoint } from './scheme.ts'

/**
 * One variant of an edition: indicators without weight and points not printed for it are left out, printed conditions
 * are merged into the measures' params. A scheme with a single variant needs none named.
 */
export function resolveVariant(scheme: Scheme, variant?: string): Variant {
  const known = scheme.variants.map(({ id }) => id).join(', ')
  const only = scheme.variants.length === 1 ? scheme.variants[0] : undefined
  if (variant === undefined && !only) throw new AppError('variant-needed', { id: scheme.id, known })
  const chosen = variant === undefined ? only : scheme.variants.find(({ id }) => id === variant)
  if (!chosen) throw new AppError('variant-unknown', { id: scheme.id, variant: variant ?? '', known })
  return {
    id: scheme.id,
    edition: scheme.edition,
    title: scheme.title,
    variant: chosen.id,
    variantTitle: chosen.title,
    total: scheme.total,
    indicators: scheme.indicators.flatMap(({ id, path, weight, points }): Indicator[] => {
      const own = weight[chosen.id]
      return typeof own === 'number' ? [{ id, path, weight: own, points: points.filter(point => appliesTo(point, chosen.id)).map(point => resolvePoint(point, chosen.id)) }] : []
    }),
    bonus: { cap: scheme.bonus.cap, categories: scheme.bonus.categories },
    policies: { ...scheme.policies, bonusCap: scheme.bonus.cap },
  }
}

/** Whether a point is printed for a variant. */
const appliesTo = ({ variants }: SchemePoint, variant: string): boolean => !variants || variants.includes(variant)

function resolvePoint({ id, no, text, share, cite, measures, rubric, paramsByVariant }: SchemePoint, variant: string): Point {
  const conditions = paramsByVariant?.[variant]
  return {
    id, no, text, share, cite,
    measures: conditions ? measures.map(use => ({ ...use, params: { ...use.params, ...conditions } })) : measures,
    ...(rubric && { rubric }),
    ...(conditions && { conditions }),
  }
}
