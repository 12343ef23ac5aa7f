import { resolveVariant } from '../../schemes/resolve.ts'
import type { Scheme } from '../../schemes/scheme.ts'
import { AppError } from '../../shared/errors.ts'
import { getChannel } from '../../store/channel.ts'
import { createCohort, getCohort, listCohorts, updateCohort } from '../../store/cohort.ts'
import { createEntrant, listEntrants, withdrawEntrant } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { getSchemeEdition } from '../../store/scheme-edition.ts'
import { getUnit } from '../../store/unit.ts'
import { sameCampaign } from './act.ts'
import { changedFields, given } from './changes.ts'
import { defineVerb } from './verb.ts'

export const createCohortVerb = defineVerb('cohort.create', {
  async work(act, params) {
    await act.inCampaign(params.campaignId)
    await checkVariant(act.ex, params.schemeEditionId, params.variant)
    const made = await createCohort(act.ex, given(params))
    act.record('cohort', made.id, params.campaignId, { after: params })
    return made
  },
})

/** The edition of a cohort is free while the campaign is a draft; afterwards it is in use and stays. */
export const updateCohortVerb = defineVerb('cohort.update', {
  async work(act, { id, version, changes }) {
    const before = await getCohort(act.ex, id)
    const { campaign } = await act.inReach({ what: 'cohort', id, campaignId: before.campaignId }, () => false)
    if (campaign.state !== 'draft' && (changes.schemeEditionId !== undefined || changes.variant !== undefined)) {
      throw new AppError('step-illegal', { what: 'campaign', state: campaign.state, verb: `${act.verb} (scheme)`, allowed: 'draft' })
    }
    await checkVariant(act.ex, changes.schemeEditionId ?? before.schemeEditionId, changes.variant ?? before.variant)
    const after = await updateCohort(act.ex, id, version, given(changes))
    act.record('cohort', id, campaign.id, changedFields(before, changes))
    return after
  },
})

async function checkVariant(ex: Executor, editionId: string, variant: string): Promise<void> {
  resolveVariant((await getSchemeEdition(ex, editionId)).document as Scheme, variant)
}

export const listCohortsVerb = defineVerb('cohort.list', {
  kind: 'read',
  async work(act, { campaignId }) { await act.inCampaign(campaignId); return listCohorts(act.ex, campaignId) },
})

export const addEntrant = defineVerb('entrant.add', {
  async work(act, params) {
    await act.inCampaign(params.campaignId)
    sameCampaign('cohort', await getCohort(act.ex, params.cohortId), params.campaignId)
    if (params.channelId && (await getChannel(act.ex, params.channelId)).unitId !== params.unitId) throw new AppError('row-not-found', { what: 'channel', id: params.channelId })
    const made = await createEntrant(act.ex, given(params))
    act.record('entrant', made.id, params.campaignId, { after: params })
    return made
  },
})

export const withdrawEntrantVerb = defineVerb('entrant.withdraw', {
  async work(act, { id, version, reason }) {
    const { entrant } = await act.entrantInReach(id)
    if (entrant.withdrawnAt !== null) throw new AppError('step-illegal', { what: 'entrant', state: 'withdrawn', verb: act.verb, allowed: 'taking part' })
    const after = await withdrawEntrant(act.ex, id, version, act.at, reason)
    act.record('entrant', id, entrant.campaignId, { reason })
    return after
  },
})

/** For a unit account: only its own. */
export const listEntrantsVerb = defineVerb('entrant.list', {
  kind: 'read',
  async work(act, params) {
    const { reach } = await act.inCampaign(params.campaignId)
    if (reach.all) return listEntrants(act.ex, given(params))
    const own = await Promise.all([...reach.units].map(async unitId => (await listEntrants(act.ex, { ...given(params), unitId, limit: 500, after: null })).items))
    return { items: own.flat().filter(({ unitId }) => params.unitId === undefined || unitId === params.unitId), next: null }
  },
})

/** One entrant with its unit; of somebody else's a unit does not learn that it exists. */
export const readEntrant = defineVerb('entrant.read', {
  kind: 'read',
  async work(act, { entrantId }) {
    const { entrant } = await act.entrantInReach(entrantId)
    return { ...entrant, unit: await getUnit(act.ex, entrant.unitId), cohortName: (await getCohort(act.ex, entrant.cohortId)).name }
  },
})

/** Every entrant of a campaign that takes part, in pages. */
export async function* everyEntrant(ex: Executor, campaignId: string, cohortId?: string) {
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listEntrants>> = await listEntrants(ex, { campaignId, after, limit: 500, ...(cohortId !== undefined && { cohortId }) })
    yield* page.items
    after = page.next
  } while (after !== null)
}

/** The entrants that take part, all at once (ids, units and cohorts only weigh little). */
export async function allEntrants(ex: Executor, campaignId: string, cohortId?: string) {
  const all = []
  for await (const entrant of everyEntrant(ex, campaignId, cohortId)) all.push(entrant)
  return all
}

