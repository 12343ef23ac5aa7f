import { z } from 'zod'
import * as words from '../../model/campaign.ts'
import { campaignSettings } from '../../model/campaign-settings.ts'
import { WAITING_KINDS } from '../../model/waiting.ts'
import { campaignPolicy } from '../../workflow/campaign/params.ts'
import { free, named } from './named.ts'
import { count, day, id, instant, text, versioned } from './words.ts'

export const tier = named('Tier', z.strictObject({ name: text, from: z.number() }))
export const policy = named('CampaignPolicy', campaignPolicy)
export const settings = named('CampaignSettings', campaignSettings)
const campaignShape = {
  id, slug: text, title: text, state: z.enum(words.CAMPAIGN_STATES), windowFrom: day, windowTo: day, evaluationDate: day, timeZone: text,
  declareUntil: instant.nullable(), assessUntil: instant.nullable(), replyUntil: instant.nullable(), disagreementThreshold: z.number(), marksPerPoint: z.int(),
  ranking: z.enum(words.RANKINGS), tiers: z.array(tier), policy, settings, earlierCampaignId: id.nullable(), ...versioned,
}
export const campaign = named('Campaign', z.strictObject(campaignShape))
export const cohort = named('Cohort', z.strictObject({ id, campaignId: id, name: text, position: z.int(), schemeEditionId: id, variant: text, channelKinds: z.array(text), settings: free('notes of whoever runs the campaign'), ...versioned }))
export const campaignWithCohorts = named('CampaignWithCohorts', z.strictObject({ ...campaignShape, cohorts: z.array(cohort) }))

/** `judgingDue`: units of which something imported waits to be judged. */
export const openWork = named('OpenWork', z.strictObject({ openTasks: count, unassignedTasks: count, openAdjudications: count, undecidedAppeals: count, collectionsAtWork: count, proposedSets: count, undecidedCases: count, entrantsWithoutJudgement: count, judgingDue: count }))
export const progress = named('CampaignProgress', z.strictObject({
  state: z.enum(words.CAMPAIGN_STATES), version: z.int(),
  /** Latest collection of each channel. */
  collections: z.array(named('CollectionCount', z.strictObject({ state: z.enum(words.COLLECTION_STATES), failure: text.nullable(), count }))),
  tasks: z.strictObject({ open: count, done: count }), open: openWork,
}))
/** `late`: of the count, those past their date; `done`: of the same kind, finished. */
const waiting = named('Waiting', z.strictObject({ kind: z.enum(WAITING_KINDS), count, late: count, done: count.nullable(), until: instant.nullable(), entrantId: id.nullable(), unitName: text.nullable() }))
export const campaignWaiting = named('CampaignWaiting', z.strictObject({ campaignId: id, title: text, state: z.enum(words.CAMPAIGN_STATES), timeZone: text, roles: z.array(z.enum(words.ROLES)), waiting: z.array(waiting) }))
export const readiness = named('Readiness', z.strictObject({ open: openWork, disagreements: count, pendingPoints: count, undeterminedPoints: count, replyUntil: instant.nullable(), isReady: z.boolean() }))
