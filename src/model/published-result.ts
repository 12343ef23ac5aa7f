import { z } from 'zod'
import { evaluatedPoint, evaluationDocument, MEASURE_KINDS, pointDecision } from './evaluation.ts'
import { judgement } from './judgement.ts'

const interval = z.strictObject({ low: z.number(), high: z.number() })
const { state, rating, by, worth, low, high } = evaluatedPoint.shape

/** A point as it was frozen; its statement stands in the scheme edition. */
export const frozenPoint = z.strictObject({
  id: z.string(), no: z.int(), share: z.number(), state, rating, by, worth, low, high,
  measures: z.array(z.strictObject({ id: z.string(), version: z.int(), kind: z.enum(MEASURE_KINDS), share: z.number(), judgement })),
  decision: pointDecision.optional(),
})
export type FrozenPoint = z.infer<typeof frozenPoint>

export const frozenIndicator = z.strictObject({ id: z.string(), path: z.array(z.string()), weight: z.number(), low, high, index: interval.nullable(), points: z.array(frozenPoint) })

/** What a published row says of one unit: everything that is needed to add it up again. */
export const frozenResult = z.strictObject({
  total: z.number(),
  policies: evaluationDocument.shape.policies,
  bonus: z.strictObject({ cap: z.number(), awards: z.array(z.number()) }),
  score: evaluationDocument.shape.score,
  final: interval,
  index: interval,
  indicators: z.array(frozenIndicator),
})
export type FrozenResult = z.infer<typeof frozenResult>

export const earlierPlace = z.strictObject({ publicationId: z.string(), score: z.number(), rank: z.int().nullable(), tier: z.string().nullable() })

/** One line of the published `results.jsonl`: a unit with its place and everything behind it. */
export const publishedRow = z.strictObject({
  entrantId: z.string(), cohortId: z.string(), unitId: z.string(), unitName: z.string(), regionCode: z.string(), cohortName: z.string(),
  /** In the printed list, from 1. */
  position: z.int(),
  rank: z.int().nullable(), tier: z.string().nullable(), score: z.number(), index: z.number(),
  dimensions: evaluationDocument.shape.dimensions,
  earlier: earlierPlace.nullable(),
  document: frozenResult,
})
export type PublishedRow = z.infer<typeof publishedRow>
