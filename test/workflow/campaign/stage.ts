import type { Judgement } from '../../../src/model/judgement.ts'
import type { Role } from '../../../src/model/campaign.ts'
import type { Scheme } from '../../../src/schemes/scheme.ts'
import { importChannels } from '../../../src/store/channel.ts'
import { createEntrant } from '../../../src/store/entrant.ts'
import type { Executor } from '../../../src/store/executor.ts'
import { newId } from '../../../src/store/ids.ts'
import { proposeJudgementSet } from '../../../src/store/judgement-set.ts'
import { importSchemeEdition } from '../../../src/store/scheme-edition.ts'
import { createUnit } from '../../../src/store/unit.ts'
import type { Actor } from '../../../src/workflow/campaign/actor.ts'
import type { VerbContext } from '../../../src/workflow/campaign/verb.ts'
import { VERBS } from './checked-verbs.ts'

let made = 0

/** A table of four points: `a/1` and `a/2` the machine rates, `b/1` has a rubric of steps, `b/2` is rated freely. */
export function sampleScheme(no: number): Scheme {
  const cite = { document: 'd', table: 't', row: 'r', no: 1 }
  const auto = (id: string, nth: number) => ({ id, no: nth, text: `要点 ${id}`, share: 1, cite, measures: [{ id: 'site/domain-name', share: 1, params: { fullNames: ['人民政府'] } }] })
  const rubric = { guidance: '看', steps: [{ rating: 1, text: '好' }, { rating: 0.5, text: '中' }, { rating: 0, text: '差' }] }
  return {
    id: `sample-${no}`, family: 'sample', edition: '2026', title: '示例', source: { document: 'd', title: 't', table: 't', sha256: '0'.repeat(64) }, levels: 2, variants: [{ id: 'city', title: '市' }], total: 100,
    policies: { undetermined: 'hold', notApplicable: 'renormalise', decimals: 2, tiers: [] }, bonus: { title: '加分', cap: 10, categories: [{ name: '创新', text: '创新案例' }] }, groups: [],
    indicators: [
      { id: 'a', path: ['甲', '一'], weight: { city: 60 }, points: [auto('a/1', 1), auto('a/2', 2)] },
      { id: 'b', path: ['乙', '二'], weight: { city: 40 }, points: [{ id: 'b/1', no: 1, text: '要点 b/1', share: 1, cite, measures: [], rubric }, { id: 'b/2', no: 2, text: '要点 b/2', share: 1, cite, measures: [] }] },
    ],
    crosswalks: [],
  }
}

export const POINTS = ['a/1', 'a/2', 'b/1', 'b/2'] as const
export const ratedJudgement = (rating: number): Judgement => ({ outcome: 'rated', rating, confidence: 1, reasons: ['理由'], advice: [], evidence: [] })

export interface Stage {
  readonly store: Executor
  readonly campaignId: string
  readonly cohortId: string
  readonly editionId: string
  readonly entrants: readonly { readonly id: string; readonly unitId: string; readonly channelId: string; readonly regionCode: string }[]
  readonly actors: Readonly<Record<'admin' | 'manager' | 'first' | 'second' | 'third' | 'reviewer' | 'observer' | 'stranger', Actor & { kind: 'person' }>> & { readonly units: readonly (Actor & { kind: 'person' })[] }
  /** The clock the verbs read; tests move it. */
  now: Date
  as(actor: Actor): VerbContext
}

export const OPERATOR: Actor = { kind: 'operator', name: 'test' }
export const WORKER: Actor = { kind: 'worker', name: 'w1' }

/** A campaign in draft with `size` cities, an account for each, three assessors, a reviewer, a manager, an observer. */
export async function setStage(store: Executor, size = 2, fields: Record<string, unknown> = {}): Promise<Stage> {
  const no = ++made
  const edition = await importSchemeEdition(store, { schemeId: `sample-${no}`, edition: '2026', title: '示例', document: sampleScheme(no) })
  const context = (actor: Actor): VerbContext => ({ actor, store, clock: () => stage.now })
  const stage: Stage = { store, campaignId: '', cohortId: '', editionId: edition.id, entrants: [], actors: {} as Stage['actors'], now: new Date('2026-06-01T00:00:00Z'), as: context }
  const operator = context(OPERATOR)
  const campaign = await VERBS['campaign.create'].run(operator, { slug: `stage-${no}`, title: `批次 ${no}`, windowFrom: '2026-01-01', windowTo: '2026-06-30', evaluationDate: '2026-06-30', ...fields })
  const cohort = await VERBS['cohort.create'].run(operator, { campaignId: campaign.id, name: '地市', schemeEditionId: edition.id, variant: 'city' })
  const entrants = []
  for (let i = 0; i < size; i++) {
    const regionCode = `44${String(no % 90 + 10)}0${i}`
    const unit = await createUnit(store, { name: `城市 ${no}-${i}`, level: 'prefecture', regionCode })
    const channelId = newId()
    await importChannels(store, [{ id: channelId, unitId: unit.id, kind: 'website', address: `https://www.c${no}-${i}.gov.cn/` }])
    const entrant = await createEntrant(store, { campaignId: campaign.id, cohortId: cohort.id, unitId: unit.id })
    entrants.push({ id: entrant.id, unitId: unit.id, channelId, regionCode })
  }
  const person = async (label: string, role: Role | null, unitId?: string, extra: { regionCode?: string } = {}): Promise<Actor & { kind: 'person' }> => {
    const row = await VERBS['person.create'].run(operator, { name: `${label} ${no}`, email: `${label}-${no}@example.cn`, ...extra })
    if (role !== null) await VERBS['membership.grant'].run(operator, { personId: row.id, role, campaignId: role === 'administrator' ? null : campaign.id, ...(unitId !== undefined && { unitId }) })
    return { kind: 'person', id: row.id, name: row.name }
  }
  const units = []
  for (const [i, { unitId }] of entrants.entries()) units.push(await person(`unit${i}`, 'unit', unitId))
  const actors = {
    admin: await person('admin', 'administrator'), manager: await person('manager', 'manager'), first: await person('first', 'assessor'), second: await person('second', 'assessor'), third: await person('third', 'assessor'),
    reviewer: await person('reviewer', 'reviewer'), observer: await person('observer', 'observer'), stranger: await person('stranger', null), units,
  }
  return Object.assign(stage, { campaignId: campaign.id, cohortId: cohort.id, entrants, actors })
}

/** Moves the campaign to a phase by the manager. */
export async function advance(stage: Stage, ...phases: readonly ('collecting' | 'judging' | 'declaring' | 'assessing' | 'adjudicating')[]): Promise<void> {
  for (const to of phases) await VERBS['campaign.advance'].run(stage.as(stage.actors.manager), { id: stage.campaignId, version: await versionOf(stage), to })
}

export async function versionOf(stage: Stage): Promise<number> {
  return (await VERBS['campaign.read'].run(stage.as(OPERATOR), { id: stage.campaignId })).version
}

const NOTHING_FOUND = {
  summary: { counts: {}, deadLinks: [], staleColumns: [], emptyColumns: [], personalData: [], textErrors: [], footer: {} }, archive: [],
  coverage: { target: 'https://www.c.gov.cn/', pages: 0, responses: 0, bytes: 0, hosts: [], failures: [], blocked: 0, sampled: { seed: 's', ended: null }, collected: { from: '2026-06-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }, notes: [] },
}

/** A proposed set of machine judgements for `a/1` and `a/2`. */
export async function proposeSet(stage: Stage, entrantId: string, ratings: readonly [number, number]) {
  return proposeJudgementSet(stage.store, {
    campaignId: stage.campaignId, entrantId, schemeEditionId: stage.editionId, schemeId: 'sample', edition: '2026', variant: 'city', toolVersion: '0.1.0', evaluationDate: '2026-06-30', document: NOTHING_FOUND,
  }, ratings.map((rating, i) => ({ pointId: `a/${i + 1}`, position: 0, measureId: 'site/domain-name', measureVersion: 1, document: ratedJudgement(rating) })))
}

/** Machine judgements of every entrant, accepted. */
export async function judgeAll(stage: Stage, ratings: readonly [number, number] = [0.8, 0.6]): Promise<void> {
  for (const { id } of stage.entrants) await proposeSet(stage, id, ratings)
  await VERBS['judgement.accept-first'].run(stage.as(stage.actors.manager), { campaignId: stage.campaignId })
}

/** The open tasks of an assessor. */
export async function tasksOf(stage: Stage, assessor: Actor) {
  return (await VERBS['task.list'].run(stage.as(assessor), { campaignId: stage.campaignId, state: 'open', limit: 500 })).items
}

/** Saves and submits a mark. */
export async function mark(stage: Stage, assessor: Actor, taskId: string, rating: number) {
  const draft = await VERBS['mark.save'].run(stage.as(assessor), { taskId, version: 0, opinion: { outcome: 'rated', rating }, note: '说明' })
  return VERBS['mark.submit'].run(stage.as(assessor), { taskId, version: draft.version })
}
