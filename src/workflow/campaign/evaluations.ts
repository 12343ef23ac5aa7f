import type { EvaluationDocument } from '../../model/evaluation.ts'
import { channelsOfEntrant } from '../../store/entrant.ts'
import { acceptedJudgementSet } from '../../store/judgement-set.ts'
import { getUnit } from '../../store/unit.ts'
import { AppError } from '../../shared/errors.ts'
import { VERSION } from '../../shared/version.ts'
import { withSuggestions } from '../evaluation.ts'
import { suggestionsOf } from './set-suggestions.ts'
import { openedResult } from './replies.ts'
import { variantOfCohort } from './schemes.ts'
import { timeSeen, totalsOf } from './scores.ts'
import { defineVerb } from './verb.ts'

type Kept = Partial<Pick<EvaluationDocument, 'coverage' | 'archive'> & { summary: EvaluationDocument['facts'] }>

/** The evaluation document of an entrant as it stands: machine judgements, what people decided, totals. Null while nothing is accepted. A unit gets its own once its result was opened, and of a published campaign what was published. */
export const readEvaluation = defineVerb('evaluation.read', {
  kind: 'read',
  async work(act, { entrantId }) {
    const { entrant, campaign, reach } = await act.entrantInReach(entrantId)
    if (!reach.all) await openedResult(act.ex, entrant)
    const set = await acceptedJudgementSet(act.ex, entrantId)
    if (!set) return null
    const variant = await variantOfCohort(act.ex, campaign, entrant.cohortId)
    const unit = await getUnit(act.ex, entrant.unitId)
    const { coverage, archive, summary } = set.document as Kept
    if (!coverage || !archive || !summary) throw new AppError('facts-missing', { what: unit.name })
    for await (const [one] of totalsOf(act.ex, campaign, variant, [entrantId], { content: 'whole', ...timeSeen(campaign, reach) })) {
      if (!one) break
      const { totals, judged } = one
      const channels = await channelsOfEntrant(act.ex, entrantId)
      return {
        format: 'zhengheng.evaluation/1', tool: { version: VERSION },
        scheme: { id: variant.variant.id, edition: variant.variant.edition, title: variant.variant.title, variant: variant.variant.variant, variantTitle: variant.variant.variantTitle },
        unit: { name: unit.name, level: unit.level, channels: channels.map(({ kind, address }) => ({ kind, address })) },
        date: campaign.evaluationDate, window: { from: campaign.windowFrom, to: campaign.windowTo },
        score: totals.score, index: totals.index, policies: judged.policies, dimensions: totals.dimensions, indicators: withSuggestions(totals.indicators, suggestionsOf(set.document)), todo: totals.todo,
        bonus: { cap: judged.bonusCap, categories: variant.variant.bonus.categories.map(({ name, text }) => ({ name, text })), awards: [...(judged.awards ?? [])] },
        facts: summary, coverage, archive,
      } satisfies EvaluationDocument
    }
    return null
  },
})
