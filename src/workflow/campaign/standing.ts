import type { EvaluationDocument } from '../../model/evaluation.ts'
import { quartiles } from '../../scoring/quartiles.ts'
import type { Quartiles } from '../../scoring/quartiles.ts'
import { rank, tierOf } from '../../scoring/ranking.ts'
import { round } from '../../shared/round.ts'
import type { Campaign } from '../../store/campaign.ts'
import type { Executor } from '../../store/executor.ts'
import { entrantsUnderCorrection } from '../../store/judgement-override.ts'
import { listCohortScores } from '../../store/score.ts'
import type { RankingLine } from '../../store/score.ts'
import { openedResult } from './replies.ts'
import { variantOfCohort } from './schemes.ts'
import { scoreRow, timeSeen, totalsOf } from './scores.ts'
import { defineVerb } from './verb.ts'

/** Of a smaller cohort a unit learns no quartiles: they would be the scores of its neighbours. */
const LEAST_UNITS = 5
const INDEX_DECIMALS = 4

/** Where an entrant stands in its cohort, by what is known now. */
export interface Standing {
  readonly cohortId: string
  /** Units of the cohort that have a score. */
  readonly units: number
  /** By what is already reached; null for the unit itself, which sees only its own. */
  readonly rank: number | null
  readonly tier: string | null
  /** With the bonus that counts, as ranks and tiers go by. */
  readonly score: { readonly low: number; readonly high: number; readonly cohort: Quartiles | null }
  readonly withoutBonus: { readonly low: number; readonly high: number; readonly cohort: Quartiles | null }
  /** Indexes 0..1 of each dimension. */
  readonly dimensions: readonly { readonly name: string; readonly index: { readonly low: number; readonly high: number } | null; readonly cohort: Quartiles | null }[]
}

/** An entrant beside the quartiles of its cohort; null while it has no score. A unit gets its own after its result was opened, and of a published campaign as it was published. */
export const readStanding = defineVerb('score.standing', {
  kind: 'read',
  async work(act, { entrantId }): Promise<Standing | null> {
    const { entrant, campaign, reach } = await act.entrantInReach(entrantId)
    if (!reach.all) await openedResult(act.ex, entrant)
    const present = await listCohortScores(act.ex, entrant.cohortId)
    const lines = timeSeen(campaign, reach).asPublished ? await asPublished(act.ex, campaign, entrant.cohortId, present) : present
    const at = lines.findIndex(line => line.entrantId === entrantId)
    const own = lines[at]
    if (!own) return null
    const { policies } = (await variantOfCohort(act.ex, campaign, entrant.cohortId)).variant
    const isTold = reach.all || lines.length >= LEAST_UNITS
    const dimensionsOf = (line: typeof own) => line.dimensions as EvaluationDocument['dimensions']
    const plain = ({ low, high, bonus }: typeof own) => ({ low: round(low - bonus, policies.decimals), high: round(high - bonus, policies.decimals) })
    const indexes = Map.groupBy(lines.flatMap(dimensionsOf), ({ name }) => name)
    return {
      cohortId: entrant.cohortId, units: lines.length,
      rank: reach.all ? (rank(lines.map(({ low }) => low), campaign.ranking)[at] ?? null) : null,
      tier: tierOf(own.low, policies.tiers)?.name ?? null,
      score: { low: own.low, high: own.high, cohort: isTold ? quartiles(lines, policies.decimals) : null },
      withoutBonus: { ...plain(own), cohort: isTold ? quartiles(lines.map(plain), policies.decimals) : null },
      dimensions: dimensionsOf(own).map(({ name, index }) => ({ name, index, cohort: isTold ? quartiles((indexes.get(name) ?? []).flatMap(one => one.index ?? []), INDEX_DECIMALS) : null })),
    }
  },
})

/** The lines of a cohort as they were published: those that a correction is being prepared for are added up again without it. */
async function asPublished(ex: Executor, campaign: Campaign, cohortId: string, lines: readonly RankingLine[]): Promise<RankingLine[]> {
  const published = new Map<string, Pick<RankingLine, 'low' | 'high' | 'dimensions'>>()
  const variant = await variantOfCohort(ex, campaign, cohortId)
  for await (const chunk of totalsOf(ex, campaign, variant, await entrantsUnderCorrection(ex, cohortId), { asPublished: true })) {
    for (const one of chunk) { const { low, high, dimensions } = scoreRow(campaign.id, cohortId, one); published.set(one.entrantId, { low, high, dimensions }) }
  }
  return lines.map(line => Object.assign(line, published.get(line.entrantId)))
}
