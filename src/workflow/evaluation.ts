import type { Facts } from '../measures/measure.ts'
import { evaluationDocument } from '../model/evaluation.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import type { Variant } from '../model/scheme.ts'
import type { Suggestion } from '../model/suggestion.ts'
import { total } from '../scoring/total.ts'
import { VERSION } from '../shared/version.ts'
import { judgeIndicators } from './judge.ts'

/** Everything an evaluation document is made of besides the scheme. */
export interface EvaluationInput {
  readonly facts: Facts
  readonly summary: EvaluationDocument['facts']
  readonly coverage: EvaluationDocument['coverage']
  readonly archive: EvaluationDocument['archive']
  readonly unit: { readonly name: string; readonly address: string; readonly channels?: readonly { readonly kind: string; readonly address: string }[] }
  /** Evaluation date, YYYY-MM-DD. */
  readonly date: string
}

/** Judges facts by one variant of a scheme and adds up. Pure: same input, same document. */
export function evaluateFacts(variant: Variant, input: EvaluationInput): EvaluationDocument {
  const policies = { undetermined: variant.policies.undetermined, notApplicable: variant.policies.notApplicable, decimals: variant.policies.decimals }
  const indicators = judgeIndicators(variant.indicators, input.facts, { date: input.date, variant: variant.variant })
  const totals = total({ indicators, total: variant.total, policies, bonusCap: variant.bonus.cap })
  return evaluationDocument.parse({
    format: 'zhengheng.evaluation/1',
    tool: { version: VERSION },
    scheme: { id: variant.id, edition: variant.edition, title: variant.title, variant: variant.variant, variantTitle: variant.variantTitle },
    unit: { name: input.unit.name, level: variant.variant, channels: (input.unit.channels ?? [{ kind: 'website', address: input.unit.address }]).map(channel => ({ ...channel })) },
    date: input.date,
    window: { from: yearBefore(input.date), to: input.date },
    score: totals.score,
    index: totals.index,
    policies,
    dimensions: totals.dimensions,
    indicators: totals.indicators,
    todo: totals.todo,
    bonus: { cap: variant.bonus.cap, categories: variant.bonus.categories.map(category => ({ ...category })) },
    facts: input.summary,
    coverage: input.coverage,
    archive: input.archive,
  } satisfies EvaluationDocument)
}

/** What a language model suggested, by point, beside what was added up: it comes after, so nothing can count it. */
export function withSuggestions(indicators: EvaluationDocument['indicators'], suggestions: ReadonlyMap<string, readonly Suggestion[]>): EvaluationDocument['indicators'] {
  return indicators.map(indicator => ({ ...indicator, points: indicator.points.map(point => {
    const own = suggestions.get(point.id)
    return own === undefined ? point : { ...point, suggestions: [...own] }
  }) }))
}

/** The day after the same day one year earlier, so that the window holds one year. */
function yearBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCFullYear(day.getUTCFullYear() - 1)
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}
