import type { SchemeDraft, IndicatorDraft, PointDraft, WeightsDraft } from './draft.ts'
import { groupsOf, indicatorsOf } from './draft.ts'
import { NO_LEVEL } from './scheme.ts'
import type { Scheme, SchemeIndicator, SchemePoint, Weights } from './scheme.ts'

/** The scheme a draft without faults stands for; undefined when a part is missing. */
export function buildScheme(draft: SchemeDraft): Scheme | undefined {
  const { family, edition, title, source, levels, variants, total, policies, bonus } = draft
  if (!family || !edition || !title || !source || !levels || !variants || !total || !policies || !bonus) return undefined
  const fill = (path: readonly string[]): string[] => [...path, ...Array.from({ length: levels - path.length }, () => NO_LEVEL)]
  return {
    id: `${family}-${edition}`, family, edition, title, source, levels, total, policies, bonus,
    variants: variants.map(variant => ({ id: variant.id, title: variant.title })),
    groups: groupsOf(draft.nodes).map(({ id = '', path, subtotal }) => ({ id, path, subtotal: subtotal ? buildWeights(subtotal.weights) : null })),
    indicators: indicatorsOf(draft.nodes).map(indicator => buildIndicator(indicator, fill, source.title)),
    crosswalks: draft.crosswalks.map(({ from, entries }) => ({ from, entries: entries.map(({ old, new: news, relation, note }) => ({ old, new: news, relation, ...(note !== undefined && { note }) })) })),
  }
}

function buildIndicator({ id = '', path, weight, points }: IndicatorDraft, fill: (path: readonly string[]) => string[], document: string): SchemeIndicator {
  return { id, path: fill(path), weight: weight ? buildWeights(weight.weights) : {}, points: points.map(point => buildPoint(point, document)) }
}

function buildPoint({ id = '', text = '', share, cite, variants, params, measures, rubric }: PointDraft, document: string): SchemePoint {
  return {
    id, no: cite?.no ?? 0, text, share,
    cite: { document, table: cite?.table ?? '', row: cite?.row ?? '', no: cite?.no ?? 0 },
    measures: measures.map(measure => ({ id: measure.use, share: measure.share, params: measure.params })),
    ...(rubric && { rubric }),
    ...(variants && { variants: variants.map(variant => variant.id) }),
    ...(params.size > 0 && { paramsByVariant: Object.fromEntries([...params].map(([variant, { value }]) => [variant, value])) }),
  }
}

const buildWeights = (weights: WeightsDraft): Weights => Object.fromEntries([...weights].map(([variant, { value }]) => [variant, value ?? null]))
