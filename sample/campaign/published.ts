import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { CITIES } from './cities.ts'
import type { Archives } from './archives.ts'
import { adjudicate, advance, beginCampaign, collect, judge, mark, unreachable, versionOf, visit } from './play.ts'
import type { Played } from './play.ts'
import type { Stage } from './stage.ts'

interface Given { readonly units: ReadonlyMap<string, string>; readonly schemeEditionId: string; readonly year: 2018 | 2019; readonly earlierCampaignId?: string }

/** The campaign of an earlier year, from its beginning to its publication. */
export async function playPublished(stage: Stage, archives: Archives, { year, ...given }: Given): Promise<Played> {
  const played = await beginCampaign(stage, given.units, { ...given, slug: `shifan-${year}`, title: `${year} 年青岚省地市级政府网站绩效评估（示例）`, year, cities: CITIES, marksPerPoint: year === 2018 ? 1 : 2 })
  const { campaignId, entrants } = played
  const manager = stage.as('manager')
  // One site is down at first, and comes back the next day.
  await collect(stage, played, entrants, city => (city === CITIES[5] ? unreachable() : archives.of(city, year)))
  stage.later(1)
  await collect(stage, played, entrants.slice(5), city => archives.of(city, year))
  for (const [at, entrant] of entrants.entries()) await visit(stage, played, entrant, [0, 0, 0.02, 0.01, 0.03, 0.09][at] ?? 0)
  await advance(stage, campaignId, 'judging')
  await judge(stage, played, entrants)
  stage.later(7)
  await advance(stage, campaignId, 'assessing')
  await mark(stage, played, 1)
  stage.later(7)
  await advance(stage, campaignId, 'adjudicating')
  await adjudicate(stage, played, 0)
  await VERBS['result.open'].run(manager, { id: campaignId, version: await versionOf(stage, campaignId), until: dayAfter(stage.now, 10) })
  for (const { city, entrantId } of entrants) await VERBS['reply.agree'].run(stage.as(city.slug), { entrantId, pointIds: ['disclosure/open/statutory/1'] })
  stage.later(11)
  await VERBS['campaign.close'].run(manager, { id: campaignId, version: await versionOf(stage, campaignId) })
  await VERBS['publication.publish'].run(manager, { id: campaignId, version: await versionOf(stage, campaignId), title: `${year} 年评估结果` })
  return played
}

/** A correction of what was published: a point that was rated low is put right. */
export async function correct(stage: Stage, { campaignId, entrants }: Played): Promise<void> {
  stage.later(20)
  const manager = stage.as('manager')
  const [, , third] = entrants
  const judged = third && (await VERBS['judgement.read'].run(manager, { entrantId: third.entrantId }))
  const point = judged?.judgements.find(({ document }) => document.outcome === 'rated' && document.rating < 0.6)
  if (!third || !point) throw new Error('nothing to correct')
  await VERBS['override.set'].run(stage.as('reviewer'), { entrantId: third.entrantId, pointId: point.pointId, opinion: { outcome: 'rated', rating: 1 }, reason: '经核实，评估期内内容已经发布，采集时页面临时出错。' })
  await VERBS['publication.correct'].run(manager, { id: campaignId, version: await versionOf(stage, campaignId), title: '2019 年评估结果（更正）', reason: `${third.city.name}一项要点核实后更正。` })
}

export const dayAfter = (from: Date, days: number): string => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10)
