import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import type { Archives } from './archives.ts'
import { CITIES } from './cities.ts'
import { adjudicate, advance, beginCampaign, collect, judge, mark, unreachable } from './play.ts'
import type { Played } from './play.ts'
import type { Stage } from './stage.ts'

interface Given { readonly units: ReadonlyMap<string, string>; readonly schemeEditionId: string }

/** A campaign in which assessors are at work: most marks are in, one disagreement waits for the reviewer, one site was judged again. */
export async function playAssessing(stage: Stage, archives: Archives, given: Given): Promise<Played> {
  const played = await beginCampaign(stage, given.units, { ...given, slug: 'shifan-zhuanxiang', title: '2020 年政府网站专项评估（示例，评分中）', year: 2020, cities: CITIES.slice(0, 3) })
  const { campaignId, entrants } = played
  await collect(stage, played, entrants, city => archives.shallow(city))
  await advance(stage, campaignId, 'judging')
  await judge(stage, played, entrants)
  await advance(stage, campaignId, 'assessing')
  await mark(stage, played, 0.7)
  await adjudicate(stage, played, 1)
  // Collected again in depth: what that would change waits to be accepted.
  const again = entrants.slice(1, 2)
  await collect(stage, played, again, city => archives.of(city, 2020))
  for (const { entrantId } of again) await VERBS['judgement.judge'].run(stage.worker, { entrantId })
  return played
}

/** A campaign that is still collecting what units declare: one site failed, one is paused, drafts are being written. */
export async function playDeclaring(stage: Stage, archives: Archives, given: Given): Promise<Played> {
  const played = await beginCampaign(stage, given.units, { ...given, slug: 'shifan-shiping', title: '2021 年试评估（示例，申报中）', year: 2020, cities: CITIES.slice(0, 4) })
  const { campaignId, entrants } = played
  await collect(stage, played, entrants.slice(0, 3), city => (city === CITIES[2] ? unreachable() : archives.shallow(city)))
  await VERBS['collection.request'].run(stage.as('manager'), { campaignId, entrantIds: entrants.slice(3).map(({ entrantId }) => entrantId) })
  const { items } = await VERBS['collection.list'].run(stage.as('manager'), { campaignId, state: 'queued' })
  for (const { id, version } of items) await VERBS['collection.pause'].run(stage.as('manager'), { campaignId, id, version })
  await advance(stage, campaignId, 'judging')
  await judge(stage, played, entrants.slice(0, 2))
  await advance(stage, campaignId, 'declaring')
  const [first] = entrants
  if (first) await VERBS['declaration.save'].run(stage.as(first.city.slug), { entrantId: first.entrantId, pointId: 'management/rules/policies/0', version: 0, text: '（草稿）已印发集约化管理办法。', links: [] })
  return played
}
