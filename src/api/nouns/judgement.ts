import { z } from 'zod'
import * as words from '../../model/campaign.ts'
import { evaluationDocument, factSummary } from '../../model/evaluation.ts'
import { evidenceRef } from '../../model/evidence.ts'
import { judgement as judgementAnswer } from '../../model/judgement.ts'
import { suggestion } from '../../model/suggestion.ts'
import { free, named } from './named.ts'
import { count, day, id, instant, ofEntrant, ofPoint, outcome, rating, text, versioned } from './words.ts'

/** Points at archived bytes; see the evidence routes. */
export const evidence = z.array(named('EvidenceRef', evidenceRef))
export const judgement = named('Judgement', judgementAnswer)
export const summary = named('FactSummary', factSummary)
export const coverage = named('EvaluationCoverage', evaluationDocument.shape.coverage)
export const archive = named('ArchiveFiles', evaluationDocument.shape.archive)

const setShape = { ...ofEntrant, factSetId: id.nullable(), schemeEditionId: id, schemeId: text, edition: text, variant: text, toolVersion: text, evaluationDate: day, state: z.enum(words.JUDGEMENT_SET_STATES), reason: text.nullable(), decidedBy: id.nullable(), decidedAt: instant.nullable(), ...versioned }
export const judgementSet = named('JudgementSet', z.strictObject(setShape))
/** `againstId`: the set in force that it would replace; null: the first. `changes`: answers that differ from it. */
export const judgementProposal = named('JudgementProposal', z.strictObject({ ...setShape, unitId: id, unitName: text, cohortId: id, againstId: id.nullable(), changes: count }))
/** What a language model suggested for one point, with the archived words it rests on. It counts nowhere. */
export const suggestions = z.array(named('Suggestion', suggestion))
/** What an evaluation says besides its judgements; parts are absent where nothing was collected. */
const setDocument = named('JudgementSetDocument', z.strictObject({ summary, coverage, archive, site: z.strictObject({ name: text, address: text }), suggestions: z.record(text, suggestions) }).partial())
const judgementRow = named('PointJudgement', z.strictObject({ judgementSetId: id, entrantId: id, pointId: text, position: z.int(), measureId: text, measureVersion: z.int(), outcome, rating, confidence: rating, params: free('the measure’s own parameters, see docs/measures'), document: judgement }))
export const acceptedJudgements = named('AcceptedJudgements', z.strictObject({ set: named('JudgementSetWithDocument', z.strictObject({ ...setShape, document: setDocument })), judgements: z.array(judgementRow) }))

/** One judgement that counts, as lists and exports have it. */
export const countingJudgement = named('CountingJudgement', z.strictObject({ judgementSetId: id, entrantId: id, unitName: text, regionCode: text, pointId: text, position: z.int(), measureId: text, measureVersion: z.int(), outcome, rating, confidence: rating, reasons: z.array(text), advice: z.array(text), evidence: z.int() }))

const side = named('JudgementSide', z.strictObject({ measureId: text, measureVersion: z.int(), outcome, rating, document: judgement }))
export const judgementDifference = named('JudgementDifference', z.strictObject({
  set: judgementSet,
  /** The set in force that it is compared with; null for the first. */
  against: id.nullable(),
  differences: z.array(z.strictObject({ pointId: text, position: z.int(), before: side.nullable(), after: side.nullable() })),
}))
export const acceptedSets = named('AcceptedSets', z.strictObject({ accepted: z.int() }))
/** `published`: in force in what was published last. */
const overrideShape = { ...ofPoint, outcome, rating, reason: text, evidence, madeBy: id, revokedAt: instant.nullable(), revokedBy: id.nullable(), revokedReason: text.nullable(), published: z.boolean(), ...versioned }
export const override = named('Override', z.strictObject(overrideShape))
export const namedOverride = named('NamedOverride', z.strictObject({ ...overrideShape, madeByName: text, revokedByName: text.nullable() }))
