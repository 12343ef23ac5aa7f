import { findDisagreements } from '../../store/adjudication.ts'
import { updateCampaign } from '../../store/campaign.ts'
import type { Campaign } from '../../store/campaign.ts'
import { listCohorts } from '../../store/cohort.ts'
import type { Executor } from '../../store/executor.ts'
import { publishOverrides } from '../../store/judgement-override.ts'
import { countOpenWork } from '../../store/point-record.ts'
import type { OpenWork } from '../../store/point-record.ts'
import { createPublication, findPublicationRow, getPublication, listPublicationChanges, listPublicationLines, listPublications } from '../../store/publication.ts'
import { countPointStates, listCohortPoints, listCohortScores } from '../../store/score.ts'
import { AppError } from '../../shared/errors.ts'
import { rank, tierOf } from '../../scoring/ranking.ts'
import { indicatorIndexes } from '../../scoring/indexes.ts'
import { simulateAside } from '../simulation-thread.ts'
import { refuseOpenWork } from './open-work.ts'
import { variantOfCohort } from './schemes.ts'
import { rescoreCampaign } from './scores.ts'
import { ChangeLog, freezeHead, freezeRows } from './snapshot.ts'
import { CAMPAIGN_MACHINE, checkStep } from './states.ts'
import { defineVerb } from './verb.ts'
import { compareWithEarlier } from './year-on-year.ts'

/** What still stands between a campaign and its close. */
export interface Readiness {
  readonly open: OpenWork
  readonly disagreements: number
  /** Points that wait for a person: they keep the campaign open. */
  readonly pendingPoints: number
  /** Points nobody could determine: held as an interval or counted as 0, as the policy says; they do not keep it open. */
  readonly undeterminedPoints: number
  readonly replyUntil: string | null
  readonly isReady: boolean
}

/** Counts what is open, by the scores that stand. */
async function readiness(ex: Executor, campaign: Campaign, at: string): Promise<Readiness> {
  const open = await countOpenWork(ex, campaign.id)
  const disagreements = (await findDisagreements(ex, campaign.id)).length
  const { pending: pendingPoints = 0, undetermined: undeterminedPoints = 0 } = await countPointStates(ex, campaign.id)
  const { openTasks, openAdjudications, undecidedAppeals, undecidedCases, entrantsWithoutJudgement } = open
  const isReplyOver = campaign.replyUntil !== null && Date.parse(at) > Date.parse(campaign.replyUntil)
  const isReady = openTasks + openAdjudications + undecidedAppeals + undecidedCases + entrantsWithoutJudgement + disagreements + pendingPoints === 0 && isReplyOver
  return { open, disagreements, pendingPoints, undeterminedPoints, replyUntil: campaign.replyUntil, isReady }
}

export const checkCampaign = defineVerb('campaign.check', {
  kind: 'read',
  async work(act, { id }) {
    const { campaign } = await act.inCampaign(id)
    return readiness(act.ex, campaign, act.at)
  },
})

export const closeCampaign = defineVerb('campaign.close', {
  async work(act, { id, version }) {
    const { campaign } = await act.inCampaign(id, 'update')
    checkStep(CAMPAIGN_MACHINE, act.verb, 'campaign', campaign.state)
    if (campaign.replyUntil === null || Date.parse(act.at) <= Date.parse(campaign.replyUntil)) throw new AppError('deadline-not-passed', { what: 'reply', until: campaign.replyUntil ?? '—', timeZone: campaign.timeZone })
    await rescoreCampaign(act.ex, campaign)
    const { open, disagreements, pendingPoints, undeterminedPoints } = await readiness(act.ex, campaign, act.at)
    refuseOpenWork(act.verb, { ...open, disagreements, pendingPoints })
    const after = await updateCampaign(act.ex, id, version, { state: 'closed' })
    act.record('campaign', id, id, { from: campaign.state, to: 'closed', undeterminedPoints })
    return after
  },
})

export const reopenCampaign = defineVerb('campaign.reopen', {
  async work(act, { id, version, reason }) {
    const { campaign } = await act.inCampaign(id, 'update')
    checkStep(CAMPAIGN_MACHINE, act.verb, 'campaign', campaign.state)
    const after = await updateCampaign(act.ex, id, version, { state: 'replying' })
    act.record('campaign', id, id, { from: campaign.state, to: 'replying', reason })
    return after
  },
})

/** Freezes the result of a closed campaign in one transaction; afterwards the database itself refuses any change of it. */
export const publish = defineVerb('publication.publish', {
  async work(act, { id, version, title }) {
    const { campaign } = await act.inCampaign(id, 'update')
    checkStep(CAMPAIGN_MACHINE, act.verb, 'campaign', campaign.state)
    const made = await createPublication(act.ex, { campaignId: id, title, document: await freezeHead(act.ex, campaign), publishedBy: act.personId, publishedAt: act.at }, freezeRows(act.ex, campaign), [])
    await publishOverrides(act.ex, id)
    await updateCampaign(act.ex, id, version, { state: 'published' })
    act.record('publication', made.id, id, { number: made.number, digest: made.digest, rows: made.rows })
    return made
  },
})

/** A later correction: the whole result anew, with what changed against the publication before and why. */
export const correct = defineVerb('publication.correct', {
  async work(act, { id, version, title, reason }) {
    const { campaign } = await act.inCampaign(id, 'update')
    const [last] = await listPublications(act.ex, id)
    if (!last) throw new AppError('row-not-found', { what: 'publication', id })
    await rescoreCampaign(act.ex, campaign)
    const log = new ChangeLog(act.ex, last.id, reason)
    const head = { campaignId: id, title, reason, correctsId: last.id, document: await freezeHead(act.ex, campaign), publishedBy: act.personId, publishedAt: act.at }
    const made = await createPublication(act.ex, head, log.compare(freezeRows(act.ex, campaign)), log.changes())
    await publishOverrides(act.ex, id)
    // The version rises, so that of two who correct at once the second looks again.
    await updateCampaign(act.ex, id, version, { state: 'published' })
    act.record('publication', made.id, id, { number: made.number, corrects: last.id, digest: made.digest, changes: made.changes, reason })
    return made
  },
})

export const listPublicationsVerb = defineVerb('publication.list', {
  kind: 'read',
  async work(act, { campaignId }) { await act.somewhere(); return listPublications(act.ex, campaignId) },
})

export const listLines = defineVerb('publication.lines', {
  kind: 'read',
  async work(act, params) {
    await act.somewhere()
    await getPublication(act.ex, params.publicationId)
    return listPublicationLines(act.ex, params)
  },
})

export const readPublication = defineVerb('publication.read', {
  kind: 'read',
  async work(act, { publicationId, entrantId }) {
    await act.somewhere()
    const publication = await getPublication(act.ex, publicationId)
    const row = await findPublicationRow(act.ex, publicationId, entrantId)
    if (!row) throw new AppError('row-not-found', { what: 'publication_row', id: entrantId })
    return { publication, row, changes: (await listPublicationChanges(act.ex, publicationId)).filter(change => change.entrantId === entrantId) }
  },
})

/** Year on year of a cohort against an earlier publication (default: the latest of the campaign it is compared with), through the crosswalk. */
export const compareYearsVerb = defineVerb('publication.compare', {
  kind: 'read',
  async work(act, { publicationId, cohortId, earlierPublicationId }) {
    await act.somewhere()
    return compareWithEarlier(act.ex, await getPublication(act.ex, publicationId), cohortId, earlierPublicationId)
  },
})

const DRAWS = 10_000
/** Scores simulated at most: a second or two; of very large cohorts fewer draws are taken. */
const MOST_SCORES = 5_000_000
const FEWEST_DRAWS = 1_000
const CONCENTRATION = 500

/** The present ranking of a cohort by what is already reached; on wish with rank bands over weights and open points. */
export const readRanking = defineVerb('score.ranking', {
  kind: 'read',
  async work(act, { campaignId, cohortId, bands: wantsBands }) {
    const { campaign } = await act.inCampaign(campaignId)
    const cohort = (await listCohorts(act.ex, campaignId)).find(({ id }) => id === cohortId)
    if (!cohort) throw new AppError('row-not-found', { what: 'cohort', id: cohortId })
    const { variant } = await variantOfCohort(act.ex, campaign, cohortId)
    const lines = await listCohortScores(act.ex, cohortId)
    const ranks = rank(lines.map(({ low }) => low), campaign.ranking)
    const points = new Map((wantsBands ? await listCohortPoints(act.ex, cohortId) : []).map(row => [row.entrantId, row]))
    const indexes = (wantsBands ? lines : []).map(({ entrantId, indexLow, indexHigh, bonus }) => {
      // Where nothing applies the weight goes to the others: as if it were rated like they are.
      const found = indicatorIndexes(variant.indicators, points.get(entrantId) ?? { states: [], low: [], high: [] }, variant.policies).map(index => index ?? { low: indexLow, high: indexHigh })
      return { low: found.map(({ low }) => low), high: found.map(({ high }) => high), bonus }
    })
    const bands = indexes.length === 0 ? [] : await simulateAside({
      units: indexes,
      options: { weights: variant.indicators.map(({ weight }) => weight), draws: Math.max(FEWEST_DRAWS, Math.min(DRAWS, Math.floor(MOST_SCORES / lines.length))), seed: `${campaignId} ${cohortId}`, concentration: CONCENTRATION, decimals: variant.policies.decimals, tiers: variant.policies.tiers },
    })
    return lines.map((line, i) => Object.assign(line, { rank: ranks[i] ?? 0, tier: tierOf(line.low, variant.policies.tiers)?.name ?? null, rankBand: bands[i]?.rank ?? null, tiers: bands[i]?.tiers ?? null })).sort((a, b) => a.rank - b.rank || (a.regionCode < b.regionCode ? -1 : 1))
  },
})
