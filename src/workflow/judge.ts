import { measures } from '../measures/registry.ts'
import { runMeasure } from '../measures/measure.ts'
import type { AnyMeasure, Facts, JudgeContext } from '../measures/measure.ts'
import type { Indicator, MeasureUse, Point } from '../model/scheme.ts'
import type { JudgedIndicator, JudgedPoint } from '../scoring/total.ts'

const BY_ID: ReadonlyMap<string, AnyMeasure> = new Map(measures.map(measure => [measure.id, measure]))

/** Runs every measure of every point over the same facts. Pure: nothing but facts, the scheme and the context decides. */
export function judgeIndicators(indicators: readonly Indicator[], facts: Facts, context: JudgeContext): JudgedIndicator[] {
  return indicators.map(({ path, id, weight, points }) => ({ path: [...path], id, weight, points: points.map(point => judgePoint(point, facts, context)) }))
}

function judgePoint({ id, no, text, cite, share, measures: uses, rubric }: Point, facts: Facts, context: JudgeContext): JudgedPoint {
  return {
    id, no, text, cite: { ...cite }, share,
    measures: uses.map(use => judgeUse(use, facts, context)),
    ...(rubric && { rubric: { guidance: rubric.guidance, steps: rubric.steps.map(step => ({ ...step })) } }),
  }
}

function judgeUse(use: MeasureUse, facts: Facts, context: JudgeContext): JudgedPoint['measures'][number] {
  const measure = BY_ID.get(use.id)
  // The scheme was validated against the registry on load, so this is a bug and not an input error.
  if (!measure) throw new Error(`measure "${use.id}" is not registered`)
  const params = measure.params.parse(use.params) as Record<string, unknown>
  return { id: measure.id, version: measure.version, title: measure.title, explain: measure.explain, kind: measure.kind, share: use.share, params, judgement: runMeasure(measure, facts, params, context) }
}
