import { AppError } from '../../shared/errors.ts'
import { createCampaign, listCampaigns, updateCampaign } from '../../store/campaign.ts'
import type { Campaign } from '../../store/campaign.ts'
import { countCollections } from '../../store/collection.ts'
import { listCohorts } from '../../store/cohort.ts'
import { listEntrants } from '../../store/entrant.ts'
import { countOpenWork } from '../../store/point-record.ts'
import { countTasks } from '../../store/task.ts'
import { refuseOpenWork } from './open-work.ts'
import { campaignPolicy } from './params.ts'
import { CAMPAIGN_MACHINE, checkStep } from './states.ts'
import { changedFields, given } from './changes.ts'
import { rescoreCampaign } from './scores.ts'
import { defineVerb } from './verb.ts'

export const createCampaignVerb = defineVerb('campaign.create', {
  async work(act, params) {
    await act.everywhere()
    refuseReversedWindow(params)
    const made = await createCampaign(act.ex, given(params))
    act.record('campaign', made.id, made.id, { after: params })
    return made
  },
})

export const configureCampaign = defineVerb('campaign.configure', {
  async work(act, { id, version, changes }) {
    const { campaign } = await act.inCampaign(id, 'update')
    if (campaign.state !== 'draft') {
      // What marks and judgements were made by does not change under them.
      for (const field of ['windowFrom', 'windowTo', 'evaluationDate', 'marksPerPoint', 'disagreementThreshold', 'policy'] as const) {
        if (field in changes && ['assessing', 'adjudicating', 'replying'].includes(campaign.state)) throw new AppError('step-illegal', { what: `campaign ${field}`, state: campaign.state, verb: act.verb, allowed: 'draft, collecting, judging, declaring' })
      }
    }
    refuseReversedWindow({ ...campaign, ...given(changes) })
    if (changes.policy) campaignPolicy.parse(changes.policy)
    const after = await updateCampaign(act.ex, id, version, given(changes))
    if (campaign.state !== 'draft' && (changes.policy !== undefined || changes.disagreementThreshold !== undefined)) await rescoreCampaign(act.ex, after)
    act.record('campaign', id, id, changedFields(campaign, changes))
    return after
  },
})

function refuseReversedWindow({ windowFrom, windowTo }: { readonly windowFrom: string; readonly windowTo: string }): void {
  if (windowFrom > windowTo) throw new AppError('input-invalid', { why: `windowFrom ${windowFrom} > windowTo ${windowTo}`, whyZh: `评估时段的结束 ${windowTo} 早于开始 ${windowFrom}` })
}

/** Moves a campaign on, or back where that loses nothing; checks what the next phase stands on. */
export const advanceCampaign = defineVerb('campaign.advance', {
  async work(act, { id, version, to }) {
    const { campaign } = await act.inCampaign(id, 'update')
    checkStep(CAMPAIGN_MACHINE, act.verb, 'campaign', campaign.state, to)
    await checkReadiness(act.ex, campaign, to)
    const after = await updateCampaign(act.ex, id, version, { state: to })
    act.record('campaign', id, id, { from: campaign.state, to })
    return after
  },
})

async function checkReadiness(ex: Parameters<typeof countOpenWork>[0], campaign: Campaign, to: Campaign['state']): Promise<void> {
  const verb = `campaign.advance → ${to}`
  if (campaign.state === 'draft') {
    if ((await listCohorts(ex, campaign.id)).length === 0) throw new AppError('work-open', { verb, why: 'no cohort', whyZh: '还没有分组' })
    if ((await listEntrants(ex, { campaignId: campaign.id, limit: 1 })).items.length === 0) throw new AppError('work-open', { verb, why: 'no entrant', whyZh: '还没有参评单位' })
  }
  if (to === 'adjudicating') {
    const { openTasks, unassignedTasks } = await countOpenWork(ex, campaign.id)
    refuseOpenWork(verb, { openTasks, unassignedTasks })
  }
}

export const cancelCampaign = defineVerb('campaign.cancel', {
  async work(act, { id, version, reason }) {
    const { campaign } = await act.inCampaign(id, 'update')
    checkStep(CAMPAIGN_MACHINE, act.verb, 'campaign', campaign.state)
    const after = await updateCampaign(act.ex, id, version, { state: 'cancelled' })
    act.record('campaign', id, id, { from: campaign.state, to: 'cancelled', reason })
    return after
  },
})

/** Only those in which the actor has a role. */
export const listCampaignsVerb = defineVerb('campaign.list', {
  kind: 'read',
  async work(act, params) {
    const only = await act.somewhere()
    return listCampaigns(act.ex, { ...params, ...(only !== null && { only: [...only] }) })
  },
})

export const readCampaign = defineVerb('campaign.read', {
  kind: 'read',
  async work(act, { id }) {
    const { campaign } = await act.inCampaign(id)
    return { ...campaign, cohorts: await listCohorts(act.ex, id) }
  },
})

/** Collections by state and failure, tasks done, and everything that is still open. Counts only: nothing of any mark. */
export const readProgress = defineVerb('campaign.progress', {
  kind: 'read',
  async work(act, { id }) {
    const { campaign } = await act.inCampaign(id)
    const [collections, tasks, open] = [await countCollections(act.ex, id), await countTasks(act.ex, id), await countOpenWork(act.ex, id)]
    const counted = (key: 'open' | 'done') => tasks.reduce((sum, load) => sum + load[key], 0)
    return { state: campaign.state, version: campaign.version, collections, tasks: { open: counted('open'), done: counted('done') }, open }
  },
})

