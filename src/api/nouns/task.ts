import { z } from 'zod'
import * as words from '../../model/campaign.ts'
import { STATISTIC_GAPS } from '../../model/statistic.ts'
import { attachment, namelessAttachment } from './declaration.ts'
import { evidence, judgement, suggestions } from './judgement.ts'
import { free, named } from './named.ts'
import { rubric } from './scheme.ts'
import { count, id, instant, ofPoint, outcome, rating, text, versioned } from './words.ts'

export const task = named('Task', z.strictObject({ ...ofPoint, round: z.int(), assessorId: id.nullable(), state: z.enum(words.TASK_STATES), dueAt: instant.nullable(), ...versioned }))
export const taskPlan = named('TaskPlan', z.strictObject({
  points: count, marks: count, entrantsWithoutJudgement: count, indicators: z.array(z.strictObject({ id: text, points: count, marks: count })), assessors: z.array(z.strictObject({ personId: id, name: text })),
}))
export const taskLoad = named('TaskLoad', z.strictObject({ assessorId: id.nullable(), open: count, done: count }))
const tasksSoFar = { open: count, done: count, overdue: count, unassigned: count }
/** Tasks in force of one cohort; indicators and points without any are left out. `overdue`: open past their date. */
export const taskProgress = named('TaskProgress', z.strictObject({
  cohortId: id, cohortName: text,
  indicators: z.array(z.strictObject({ id: text, path: z.array(text), ...tasksSoFar, points: z.array(z.strictObject({ id: text, no: z.int(), text, ...tasksSoFar })) })),
}))
/** `perAssessor`: new tasks by the id of the person. */
export const createdTasks = named('CreatedTasks', z.strictObject({ created: count, perAssessor: z.record(text, count), entrantsWithoutJudgement: count }))

export const mark = named('Mark', z.strictObject({ ...ofPoint, taskId: id, assessorId: id, outcome, rating, note: text, evidence, state: z.enum(words.MARK_STATES), submittedAt: instant.nullable(), ...versioned }))
export const markVersion = named('MarkVersion', z.strictObject({ markId: id, version: z.int(), document: z.strictObject({ assessorId: id, outcome, rating, note: text, evidence, state: z.enum(words.MARK_STATES) }), at: instant }))

/** What people judge a point by. */
const material = {
  unit: z.strictObject({ id, name: text }),
  point: named('PointToJudge', z.strictObject({ id: text, no: z.int(), text, path: z.array(text), rubric: rubric.nullable() })),
  judgements: z.array(named('MachineJudgement', z.strictObject({ measureId: text, measureVersion: z.int(), title: text, explain: text, params: free('the measure’s own parameters, see docs/measures'), judgement }))),
  /** What the judgements come to; null where they do not settle the point. A mark that departs from it needs a note. */
  automatic: rating,
  /** By a language model, where one was asked: to be read beside the evidence, never a rating. */
  suggestions,
  declaration: named('DeclaredMaterial', z.strictObject({ id, text, links: z.array(text), attachments: z.array(attachment) })).nullable(),
}
export const taskWithMaterial = named('TaskWithMaterial', z.strictObject({ task, ...material, mark: mark.nullable() }))

export const adjudication = named('Adjudication', z.strictObject({ ...ofPoint, spread: z.number(), state: z.enum(words.ADJUDICATION_STATES), reviewerId: id.nullable(), outcome: outcome.nullable(), rating, reason: text.nullable(), evidence, decidedAt: instant.nullable(), ...versioned }))
/** The marks by their round with the files beside them, without the names of those who gave them. */
export const adjudicationWithMaterial = named('AdjudicationWithMaterial', z.strictObject({ adjudication, ...material, marks: z.array(named('NamelessMark', z.strictObject({ round: z.int(), outcome, rating, note: text, evidence, attachments: z.array(namelessAttachment) }))) }))
export const openedAdjudications = named('OpenedAdjudications', z.strictObject({ opened: count, unassigned: count }))

/** A finite number, or why there is none. */
const statistic = named('Statistic', z.union([z.strictObject({ value: z.number(), reason: z.null() }), z.strictObject({ value: z.null(), reason: z.enum(STATISTIC_GAPS) })]))
const agreementShape = { items: count, pairs: count, alpha: statistic, kappa: statistic, kappaOrder: z.enum(['fixed', 'both']), within: statistic }
const bias = named('AssessorBias', z.strictObject({ mean: statistic, low: statistic, high: statistic }))
const group = named('GroupAgreement', z.strictObject({ id: text, ...agreementShape }))
export const agreement = named('AgreementReport', z.strictObject({
  overall: named('Agreement', z.strictObject(agreementShape)), points: z.array(group), indicators: z.array(group),
  assessors: z.array(named('AssessorAgreement', z.strictObject({ id, ...agreementShape, bias }))),
  cells: z.array(named('AssessorIndicatorBias', z.strictObject({ assessor: id, indicator: text, items: count, bias }))),
}))
export const itemReport = named('ItemReport', z.strictObject({
  items: z.array(named('ItemStatistics', z.strictObject({ id: text, dimension: text, units: count, difficulty: statistic, ceiling: statistic, floor: statistic, discrimination: statistic, discriminationTotal: statistic, alphaIfDropped: statistic }))),
  dimensions: z.array(named('DimensionStatistics', z.strictObject({ name: text, alpha: statistic, indicators: count, units: count, leftOut: z.array(text), unitsLeftOut: count }))),
}))
