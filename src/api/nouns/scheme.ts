import { z } from 'zod'
import { MEASURE_KINDS } from '../../model/evaluation.ts'
import { CHANGE_KINDS } from '../../model/scheme.ts'
import { tier } from './campaign.ts'
import { free, named } from './named.ts'
import { count, id, instant, text, versioned } from './words.ts'

export const cite = named('Citation', z.strictObject({ document: text, table: text, row: text, no: z.int() }))
export const rubric = named('Rubric', z.strictObject({ guidance: text, steps: z.array(z.strictObject({ rating: z.number(), text })) }))
/** By variant; null where the table prints that it does not apply, which is not 0. */
const weights = named('Weights', z.record(text, z.number().nullable()))

const point = named('SchemePoint', z.strictObject({
  id: text, no: z.int(), text, share: z.number(), cite, rubric: rubric.optional(),
  measures: z.array(named('MeasureUse', z.strictObject({ id: text, share: z.number(), params: free('the measure’s own parameters, see docs/measures') }))),
  conditions: free('printed conditions, already in the params of the measures').optional(),
  variants: z.array(text).optional(),
  paramsByVariant: z.record(text, free('the measure’s own parameters, see docs/measures')).optional(),
}))
const crosswalk = named('Crosswalk', z.strictObject({ from: text, entries: z.array(z.strictObject({ old: z.array(text), new: z.array(text), relation: z.enum(['same', 'changed', 'split', 'merged', 'dropped', 'new']), note: text.optional() })) }))

/** A whole edition: tree, weights by variant, policies, crosswalks. */
const scheme = named('Scheme', z.strictObject({
  id: text, family: text, edition: text, title: text,
  source: z.strictObject({ document: text, title: text, table: text, sha256: text }),
  levels: count, variants: z.array(z.strictObject({ id: text, title: text })), total: z.number(),
  policies: z.strictObject({ undetermined: z.enum(['hold', 'zero']), notApplicable: z.enum(['renormalise', 'full']), decimals: count, tiers: z.array(tier) }),
  bonus: z.strictObject({ title: text, cap: z.number(), categories: z.array(z.strictObject({ name: text, text })) }),
  groups: z.array(named('SchemeGroup', z.strictObject({ id: text, path: z.array(text), subtotal: weights.nullable() }))),
  indicators: z.array(named('SchemeIndicator', z.strictObject({ id: text, path: z.array(text), weight: weights, points: z.array(point) }))),
  crosswalks: z.array(crosswalk),
}))

const editionShape = { id, schemeId: text, edition: text, title: text, digest: text, usedAt: instant.nullable(), ...versioned }
export const schemeEdition = named('SchemeEdition', z.strictObject(editionShape))
/** A measure as readers see it; `preset` counts where a point gives no params of its own. */
const schemeMeasure = named('SchemeMeasure', z.strictObject({ id: text, version: z.int(), kind: z.enum(MEASURE_KINDS), title: text, explain: text, preset: free('the measure’s own parameters, see docs/measures') }))
export const schemeEditionWithScheme = named('SchemeEditionWithScheme', z.strictObject({ ...editionShape, document: scheme, groupWeights: z.record(text, weights), measures: z.array(schemeMeasure) }))
/** `before` and `after` are as people read them; null where there is nothing. */
export const editionDifference = named('EditionDifference', z.strictObject({ changes: z.array(named('EditionChange', z.strictObject({ kind: z.enum(CHANGE_KINDS), subject: text, before: text.nullable(), after: text.nullable() }))) }))
export const shippedScheme = named('ShippedScheme', z.strictObject({ id: text, title: text, edition: text, variants: z.array(text), indicators: count, points: count, isImported: z.boolean() }))
export const importedScheme = named('ImportedScheme', z.strictObject({ id, schemeId: text, edition: text, digest: text }))
