import { z } from 'zod'
import * as words from '../../model/campaign.ts'
import { DECIDED_BY, evaluatedIndicator, evaluatedPoint, evaluationDocument, pointDecision, POINT_STATES } from '../../model/evaluation.ts'
import { judgement } from './judgement.ts'
import { named } from './named.ts'
import { count, id, instant, ofPoint, rating, text, versioned } from './words.ts'

named('EvaluatedPoint', evaluatedPoint)
named('EvaluatedIndicator', evaluatedIndicator)
export const decision = named('PointDecision', pointDecision)
const scoreInterval = named('ScoreInterval', evaluationDocument.shape.score)
export const interval = named('IndexInterval', z.strictObject({ low: z.number(), high: z.number() }))
const dimensions = named('DimensionScores', evaluationDocument.shape.dimensions)
/** The one document every report reads; also docs/evaluation.schema.json. */
export const evaluation = named('Evaluation', evaluationDocument)

const indicator = named('IndicatorScore', z.strictObject({ id: text, path: z.array(text), weight: z.number(), low: z.number(), high: z.number(), index: interval.nullable() }))
const pointShape = { state: z.enum(POINT_STATES), rating, ratingLow: z.number(), ratingHigh: z.number(), by: z.enum(['auto', 'person']).nullable(), decidedBy: z.enum(DECIDED_BY).nullable(), worth: z.number(), low: z.number(), high: z.number() }
const point = named('PointScore', z.strictObject({ id: text, ...pointShape }))
/** One point of one entrant, as lists and exports have it. */
export const entrantPoint = named('EntrantPoint', z.strictObject({ entrantId: id, cohortId: id, unitName: text, regionCode: text, pointId: text, ...pointShape }))
const parts = { score: scoreInterval, indicators: z.array(indicator), points: z.array(point) }
const numbers = { entrantId: id, campaignId: id, cohortId: id, low: z.number(), high: z.number(), maximum: z.number(), bonus: z.number(), indexLow: z.number(), indexHigh: z.number(), dimensions }

export const score = named('Score', z.strictObject({ ...numbers, document: named('ScoreDocument', z.strictObject(parts)), computedAt: instant }))
/** The true quartile lies between `low` and `high`. */
const quartiles = named('Quartiles', z.strictObject({ q1: interval, median: interval, q3: interval }))
const besideCohort = z.strictObject({ low: z.number(), high: z.number(), cohort: quartiles.nullable() })
export const standing = named('Standing', z.strictObject({
  cohortId: id, units: count, rank: z.int().nullable(), tier: text.nullable(), score: besideCohort, withoutBonus: besideCohort,
  dimensions: z.array(z.strictObject({ name: text, index: interval.nullable(), cohort: quartiles.nullable() })),
}))
/** `rankBand`: 5th, 50th and 95th percentile; `tiers`: probability of each tier. Both only when asked for. */
export const rankingLine = named('RankingLine', z.strictObject({
  ...numbers, computedAt: instant, unitId: id, unitName: text, regionCode: text, withdrawn: z.boolean(), rank: z.int(), tier: text.nullable(),
  rankBand: z.tuple([z.number(), z.number(), z.number()]).nullable(), tiers: z.array(z.number()).nullable(),
}))

/** Units in the order of their present rank; `best` and `worst`: the ranks each has whichever single indicator is left out. `ranks`: in that order of units, null for very large cohorts. */
export const sensitivity = named('Sensitivity', z.strictObject({
  indicators: z.array(z.strictObject({ id: text, path: z.array(text), weight: z.number(), changed: z.number() })),
  units: z.array(z.strictObject({ entrantId: id, unitId: id, unitName: text, regionCode: text, score: z.number(), rank: z.int(), changedScore: z.number(), changedRank: z.int(), best: z.int(), worst: z.int() })),
  leaveOneOut: z.array(z.strictObject({ indicatorId: text, moved: count, meanMove: z.number(), largestMove: z.int(), ranks: z.array(z.int()).nullable() })),
}))

const preliminary = named('PreliminaryResult', z.strictObject({ id, campaignId: id, entrantId: id, openedAt: instant, closesAt: instant, document: z.strictObject({ ...numbers, ...parts, judgementSetId: id.nullable() }) }))
export const result = named('OpenedResult', z.strictObject({
  result: preliminary,
  judgements: z.array(named('ResultJudgement', z.strictObject({ pointId: text, measureId: text, measureVersion: z.int(), judgement }))),
  /** Points that people settled, and how. */
  decisions: z.array(z.strictObject({ pointId: text, decision })),
}))

export const agreed = named('Reply', z.strictObject({ ...ofPoint, repliedBy: id, at: instant, withdrawnAt: instant.nullable() }))
export const agreedNow = named('Agreed', z.strictObject({ added: count }))
export const withdrawnReply = named('WithdrawnReply', z.strictObject({ entrantId: id, pointId: text }))

const appealShape = { ...ofPoint, grounds: text, state: z.enum(words.APPEAL_STATES), filedBy: id.nullable(), filedAt: instant.nullable(), ...versioned }
export const appeal = named('Appeal', z.strictObject(appealShape))
const appealDecision = named('AppealDecision', z.strictObject({ id, appealId: id, outcome: z.enum(words.APPEAL_OUTCOMES), reason: text, ratingBefore: rating, ratingAfter: rating, scoreChange: z.number(), decidedBy: id, decidedAt: instant }))
export const appealWithDecision = named('AppealWithDecision', z.strictObject({ ...appealShape, decision: appealDecision.nullable() }))
export const appealEffect = named('AppealEffect', z.strictObject({ ratingBefore: rating, ratingAfter: rating, scoreBefore: interval, scoreAfter: interval, scoreChange: z.number() }))
export const decidedAppeal = named('DecidedAppeal', z.strictObject({ appeal, decision: appealDecision }))

const spread = z.strictObject({ least: z.number(), q1: z.number(), median: z.number(), q3: z.number(), most: z.number() })
/** Of what is already reached; `classes` are equal parts of `maximum`, `regions` the first two digits of the region code. */
export const distribution = named('Distribution', z.strictObject({
  units: count, maximum: z.number(), score: spread.nullable(), classes: z.array(z.strictObject({ from: z.number(), to: z.number(), units: count })),
  dimensions: z.array(z.strictObject({ name: text, weight: z.number(), index: spread.nullable() })), regions: z.array(z.strictObject({ code: text, units: count, ...spread.shape })),
}))
