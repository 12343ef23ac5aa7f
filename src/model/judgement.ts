import { z } from 'zod'
import { evidenceRef } from './evidence.ts'

/** The answer of one measure for one point. `rating` is a fraction 0..1, unrounded. Texts are Chinese. */
export const judgement = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('rated'),
    rating: z.number().min(0).max(1),
    /** 0..1: how sure the measure is, e.g. from the size of its sample. */
    confidence: z.number().min(0).max(1),
    reasons: z.array(z.string()).min(1),
    /** What would raise the rating; empty at 1. */
    advice: z.array(z.string()),
    evidence: z.array(evidenceRef),
  }),
  z.strictObject({ outcome: z.literal('not-applicable'), reason: z.string() }),
  z.strictObject({
    outcome: z.literal('undetermined'),
    reason: z.string(),
    /** Names of the facts that were missing; `person` when only a person can tell. */
    missing: z.array(z.string()),
  }),
])
export type Judgement = z.infer<typeof judgement>
export type Rated = Extract<Judgement, { outcome: 'rated' }>
