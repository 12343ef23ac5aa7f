import { z } from 'zod'
import { evidenceRef, failureKind } from './evidence.ts'
import { judgement } from './judgement.ts'
import { suggestion } from './suggestion.ts'

export const MEASURE_KINDS = ['automatic', 'suggested', 'declared', 'external'] as const
export type MeasureKind = (typeof MEASURE_KINDS)[number]

/** How people settled a point, strongest first. */
export const DECIDED_BY = ['override', 'appeal', 'adjudication', 'marks'] as const

/** What people made of a point: it counts instead of the measures. open: they have not agreed yet. */
export const pointDecision = z.strictObject({
  by: z.enum(DECIDED_BY),
  outcome: z.enum(['rated', 'not-applicable', 'undetermined', 'open']),
  /** 0..1 when rated, else null. */
  rating: z.number().min(0).max(1).nullable(),
  reason: z.string(),
})
export type PointDecision = z.infer<typeof pointDecision>

export const POINT_STATES = ['rated', 'undetermined', 'not-applicable', 'pending'] as const
export type PointState = (typeof POINT_STATES)[number]

const score = z.number().min(0)

export const evaluatedPoint = z.strictObject({
  id: z.string(),
  no: z.int().nonnegative(),
  text: z.string(),
  cite: z.strictObject({ document: z.string(), table: z.string(), row: z.string(), no: z.int() }),
  share: z.number().positive(),
  /** rated: counted; undetermined: facts were missing; pending: a person's turn (a suggestion may stand in `measures`). */
  state: z.enum(POINT_STATES),
  /** The rating that counts, unrounded; null unless `state` is rated. */
  rating: z.number().min(0).max(1).nullable(),
  /** Lowest and highest rating still possible: equal when rated, 0..1 when nothing is known. */
  ratingLow: z.number().min(0).max(1),
  ratingHigh: z.number().min(0).max(1),
  confidence: z.number().min(0).max(1).nullable(),
  by: z.enum(['auto', 'person']).nullable(),
  /** Points of the total this point can give, and the interval it gives; rounded to the scheme's decimals. */
  worth: score,
  low: score,
  high: score,
  measures: z.array(z.strictObject({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    /** How it is judged, in Chinese, as the measure explained itself in this version. */
    explain: z.string(),
    kind: z.enum(MEASURE_KINDS),
    share: z.number().positive(),
    params: z.record(z.string(), z.unknown()),
    judgement,
  })),
  decision: pointDecision.optional(),
  /** What a language model suggested, where one was asked: shown, never counted. */
  suggestions: z.array(suggestion).min(1).optional(),
  rubric: z.strictObject({ guidance: z.string(), steps: z.array(z.strictObject({ rating: z.number(), text: z.string() })) }).optional(),
})
export type EvaluatedPoint = z.infer<typeof evaluatedPoint>

export const evaluatedIndicator = z.strictObject({
  path: z.array(z.string()).min(2).max(3),
  id: z.string(),
  weight: z.number().nonnegative(),
  low: score,
  high: score,
  /** score ÷ weight as an interval; null when nothing in it applies. */
  index: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  points: z.array(evaluatedPoint).min(1),
})
export type EvaluatedIndicator = z.infer<typeof evaluatedIndicator>

/** What one could ask for without reading the points: lists of faults with where they stand. */
export const factSummary = z.strictObject({
  counts: z.record(z.string(), z.number()),
  deadLinks: z.array(z.strictObject({ url: z.string(), status: z.string(), internal: z.boolean(), from: z.array(z.strictObject({ url: z.string(), text: z.string() })) })),
  staleColumns: z.array(z.strictObject({ name: z.string(), url: z.string(), lastDate: z.string().nullable(), expectedDays: z.int() })),
  emptyColumns: z.array(z.strictObject({ name: z.string(), url: z.string() })),
  personalData: z.array(z.strictObject({ kind: z.string(), masked: z.string(), url: z.string(), evidence: evidenceRef })),
  textErrors: z.array(z.strictObject({ wrong: z.string(), right: z.string(), url: z.string(), context: z.string() })),
  footer: z.record(z.string(), z.string().nullable()),
})
export type FactSummary = z.infer<typeof factSummary>

/** The one document every report reads. Same archive + scheme edition + version + date = the same bytes. */
export const evaluationDocument = z.strictObject({
  format: z.literal('zhengheng.evaluation/1'),
  tool: z.strictObject({ version: z.string() }),
  scheme: z.strictObject({ id: z.string(), edition: z.string(), title: z.string(), variant: z.string(), variantTitle: z.string() }),
  unit: z.strictObject({ name: z.string(), level: z.string(), channels: z.array(z.strictObject({ kind: z.string(), address: z.string() })) }),
  /** Evaluation date and the window that counts back from it, YYYY-MM-DD. */
  date: z.string(),
  window: z.strictObject({ from: z.string(), to: z.string() }),
  score: z.strictObject({
    low: score,
    high: score,
    /** What is already certain: rated points' worth (of `maximum`). */
    determined: score,
    maximum: score,
    bonus: z.strictObject({ value: z.number(), cap: z.number(), cases: z.int() }),
  }),
  index: z.strictObject({ low: z.number(), high: z.number() }),
  policies: z.strictObject({ undetermined: z.enum(['hold', 'zero']), notApplicable: z.enum(['renormalise', 'full']), decimals: z.int() }),
  /** Level-1 subtotals in the table's order. */
  dimensions: z.array(z.strictObject({ name: z.string(), weight: z.number(), low: score, high: score, index: z.strictObject({ low: z.number(), high: z.number() }).nullable() })),
  indicators: z.array(evaluatedIndicator),
  /** What to mend, most points to gain first: rated points under their worth, with the advice of their measures. */
  todo: z.array(z.strictObject({ point: z.string(), text: z.string(), path: z.array(z.string()), gain: score, advice: z.array(z.string()).min(1) })),
  bonus: z.strictObject({
    cap: z.number(),
    categories: z.array(z.strictObject({ name: z.string(), text: z.string() })),
    /** Bonus points of each accepted case. */
    awards: z.array(z.number().min(0)).optional(),
  }),
  facts: factSummary,
  coverage: z.strictObject({
    target: z.string(),
    pages: z.int(),
    responses: z.int(),
    bytes: z.int(),
    hosts: z.array(z.strictObject({ host: z.string(), pages: z.int() })),
    failures: z.array(z.strictObject({ kind: failureKind, count: z.int(), examples: z.array(z.string()) })),
    blocked: z.int(),
    sampled: z.strictObject({ seed: z.string(), ended: z.string().nullable() }),
    collected: z.strictObject({ from: z.string(), to: z.string() }),
    notes: z.array(z.string()),
  }),
  archive: z.array(z.strictObject({ file: z.string(), sha256: z.string(), records: z.int() })),
})
export type EvaluationDocument = z.infer<typeof evaluationDocument>
