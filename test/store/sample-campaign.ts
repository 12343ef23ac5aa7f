import { createCampaign } from '../../src/store/campaign.ts'
import type { Campaign } from '../../src/store/campaign.ts'
import { importChannels } from '../../src/store/channel.ts'
import { createCohort } from '../../src/store/cohort.ts'
import type { Cohort } from '../../src/store/cohort.ts'
import { importEntrants, listEntrants } from '../../src/store/entrant.ts'
import type { Executor } from '../../src/store/executor.ts'
import { newId } from '../../src/store/ids.ts'
import { proposeJudgementSet } from '../../src/store/judgement-set.ts'
import type { JudgementSet } from '../../src/store/judgement-set.ts'
import { grantMembership } from '../../src/store/membership.ts'
import { createPerson } from '../../src/store/person.ts'
import type { Person } from '../../src/store/person.ts'
import { importSchemeEdition } from '../../src/store/scheme-edition.ts'
import type { SchemeEdition } from '../../src/store/scheme-edition.ts'
import { createTasks, listTasks } from '../../src/store/task.ts'
import type { Task } from '../../src/store/task.ts'
import { importUnits } from '../../src/store/unit.ts'
import type { Role } from '../../src/model/campaign.ts'
import type { Judgement } from '../../src/model/judgement.ts'

export interface SampleCampaign { readonly campaign: Campaign; readonly cohort: Cohort; readonly edition: SchemeEdition; readonly entrants: readonly { readonly id: string; readonly unitId: string }[] }

let made = 0

/** A campaign in draft with one cohort and `size` cities of province 44, each with a website and a WeChat account. */
export async function sampleCampaign(ex: Executor, size = 3): Promise<SampleCampaign> {
  const no = ++made
  const edition = await importSchemeEdition(ex, { schemeId: 'sample', edition: `${no}`, title: '示例', document: { points: ['a/1', 'a/2'] } })
  const campaign = await createCampaign(ex, { slug: `sample-${no}`, title: `示例 ${no}`, windowFrom: '2026-01-01', windowTo: '2026-06-30', evaluationDate: '2026-06-30' })
  const cohort = await createCohort(ex, { campaignId: campaign.id, name: '地市', schemeEditionId: edition.id, variant: 'city', channelKinds: ['website'] })
  const ids = Array.from({ length: size }, () => newId())
  await importUnits(ex, ids.map((id, index) => ({ id, name: `城市 ${no}-${index}`, level: 'prefecture', regionCode: String(440_000 + index + 1) })))
  await importChannels(ex, ids.flatMap((unitId, index) => [{ unitId, kind: 'website', address: `https://www.city${index}.gov.cn/` }, { unitId, kind: 'wechat', address: `city${index}` }]))
  await importEntrants(ex, ids.map(unitId => ({ campaignId: campaign.id, cohortId: cohort.id, unitId })))
  const { items } = await listEntrants(ex, { campaignId: campaign.id, limit: 500 })
  return { campaign, cohort, edition, entrants: items.map(({ id, unitId }) => ({ id, unitId })) }
}

export async function samplePerson(ex: Executor, role: Role, campaignId: string | null, extra: { readonly unitId?: string; readonly regionCode?: string; readonly employerUnitId?: string } = {}): Promise<Person> {
  const no = ++made
  const { unitId, ...home } = extra
  const person = await createPerson(ex, { name: `人员 ${no}`, email: `Person${no}@example.cn`, ...home })
  await grantMembership(ex, { personId: person.id, role, campaignId, ...(unitId !== undefined && { unitId }) })
  return person
}

export const ratedJudgement = (rating: number, reason = '理由'): Judgement => ({ outcome: 'rated', rating, confidence: 1, reasons: [reason], advice: [], evidence: [] })

export async function sampleSet(ex: Executor, { campaign, edition }: SampleCampaign, entrantId: string, ratings: Readonly<Record<string, number>>): Promise<JudgementSet> {
  return proposeJudgementSet(ex, {
    campaignId: campaign.id, entrantId, schemeEditionId: edition.id, schemeId: edition.schemeId, edition: edition.edition, variant: 'city', toolVersion: '0.1.0', evaluationDate: campaign.evaluationDate,
  }, Object.entries(ratings).map(([pointId, rating]) => ({ pointId, position: 0, measureId: 'site/example', measureVersion: 1, document: ratedJudgement(rating) })))
}

/** The two blind tasks of one point. */
export async function sampleTasks(ex: Executor, { campaign }: SampleCampaign, entrantId: string, pointId: string, assessors: readonly Person[]): Promise<Task[]> {
  await createTasks(ex, assessors.map((assessor, index) => ({ campaignId: campaign.id, entrantId, pointId, round: index + 1, assessorId: assessor.id })))
  return [...(await listTasks(ex, { campaignId: campaign.id, entrantId, pointId })).items].sort((a, b) => a.round - b.round)
}
