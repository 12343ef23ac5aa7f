import type { IndexEntry } from '../../model/collection.ts'
import type { FailureKind } from '../../model/evidence.ts'
import { ACCOUNT_KINDS } from '../../model/media.ts'
import { AppError } from '../../shared/errors.ts'
import { addAvailabilitySamples, summariseAvailability } from '../../store/availability-sample.ts'
import { addCollectionFiles, claimCollection, finishCollection, getCollection, getCollectionOfChannel, listCollectionFiles, listCollections, queueCollections, renewCollection, setCollectionState } from '../../store/collection.ts'
import type { Collection } from '../../store/collection.ts'
import { listAudit } from '../../store/audit.ts'
import { openKeptArchive } from '../kept-archive.ts'
import { channelsOfEntrant } from '../../store/entrant.ts'
import { noteEvidenceObjects } from '../../store/evidence-object.ts'
import { newId } from '../../store/ids.ts'
import type { Act } from './act.ts'
import { sameCampaign } from './act.ts'
import { actorName } from './actor.ts'
import { given } from './changes.ts'
import { allEntrants } from './cohorts.ts'
import { checkStep, COLLECTION_MACHINE } from './states.ts'
import { defineVerb } from './verb.ts'

/** Queues one collection per entrant and channel; answers the ids of the new ones, which are the ids of their jobs. A channel already at work keeps its own. */
export const requestCollection = defineVerb('collection.request', {
  async work(act, { campaignId, cohortId, entrantIds, channelIds }) {
    await act.inCampaign(campaignId)
    const entrants = await allEntrants(act.ex, campaignId, cohortId)
    const wanted = entrantIds === undefined ? entrants : entrantIds.map(id => entrants.find(entrant => entrant.id === id) ?? missing(id))
    const targets: { id: string; entrantId: string; channelId: string }[] = []
    for (const { id: entrantId } of wanted) {
      for (const channel of await channelsOfEntrant(act.ex, entrantId)) {
        // What accounts hold is imported, not collected.
        if (!isAccount(channel.kind) && (channelIds === undefined || channelIds.includes(channel.id))) targets.push({ id: newId(), entrantId, channelId: channel.id })
      }
    }
    const made = await queueCollections(act.ex, campaignId, targets)
    act.record('campaign', campaignId, campaignId, { queued: made.length, entrants: wanted.length, channels: targets.length, ...(made.length <= 100 && { collections: made.map(({ id }) => id) }) })
    return { jobs: made.map(({ id, entrantId, channelId, attempt }) => ({ id, entrantId, channelId, attempt })) }
  },
})

const isAccount = (kind: string): boolean => (ACCOUNT_KINDS as readonly string[]).includes(kind)

function missing(id: string): never {
  throw new AppError('row-not-found', { what: 'entrant', id })
}

const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1_000).toISOString()

/** A worker takes a collection; null when another one has it, or it is not to be run. */
export const claimCollectionVerb = defineVerb('collection.claim', {
  async work(act, { id, holdSeconds }) {
    await act.everywhere()
    const claimed = await claimCollection(act.ex, id, actorName(act.actor), act.at, later(act.at, holdSeconds))
    act.record('collection', id, claimed?.campaignId ?? null, { claimed: claimed !== undefined })
    return claimed ?? null
  },
})

/** The worker lives; false = it no longer holds the collection and must stop. */
export const renewCollectionVerb = defineVerb('collection.renew', {
  kind: 'observation',
  async work(act, { id, holdSeconds, progress }) {
    await act.everywhere()
    return renewCollection(act.ex, id, actorName(act.actor), later(act.at, holdSeconds), progress)
  },
})

/** Keeps what was collected, whole or in part; refused (step-illegal) when this worker no longer holds it. */
export const finishCollectionVerb = defineVerb('collection.finish', {
  async work(act, { id, files, ...end }) {
    await act.everywhere()
    const before = await getCollection(act.ex, id)
    checkStep(COLLECTION_MACHINE, act.verb, 'collection', before.state, end.state)
    await noteEvidenceObjects(act.ex, files.map(({ sha256, size, mediaType }) => ({ sha256, size, mediaType })))
    await addCollectionFiles(act.ex, id, files.map(({ path, sha256 }) => ({ path, sha256 })))
    if (!(await finishCollection(act.ex, id, actorName(act.actor), { ...end, finishedAt: act.at }))) {
      throw new AppError('step-illegal', { what: 'collection', state: `held by ${before.heldBy ?? 'nobody'}`, verb: act.verb, allowed: `held by ${actorName(act.actor)}` })
    }
    act.record('collection', id, before.campaignId, { attempt: before.attempt, state: end.state, failure: end.failure, files: files.length })
    return getCollection(act.ex, id)
  },
})

async function moveCollection(act: Act, { campaignId, id, version }: { readonly campaignId: string; readonly id: string; readonly version: number }, to: Collection['state']): Promise<Collection> {
  await act.inCampaign(campaignId)
  const before = await getCollection(act.ex, id)
  sameCampaign('collection', before, campaignId)
  checkStep(COLLECTION_MACHINE, act.verb, 'collection', before.state)
  const after = await setCollectionState(act.ex, id, version, to)
  act.record('collection', id, campaignId, { from: before.state, to })
  return after
}

/** The worker that holds it learns by its next renewal. */
export const pauseCollection = defineVerb('collection.pause', { work: (act, params) => moveCollection(act, params, 'paused') })
/** Queued again; the caller gives the job back to the queue. */
export const resumeCollection = defineVerb('collection.resume', { work: (act, params) => moveCollection(act, params, 'queued') })
export const cancelCollection = defineVerb('collection.cancel', { work: (act, params) => moveCollection(act, params, 'cancelled') })

/** Queues again what failed in its latest attempt (of these kinds), on wish also what stayed partial. */
export const retryCollections = defineVerb('collection.retry', {
  async work(act, { campaignId, failures, partial = false }) {
    await act.inCampaign(campaignId)
    const latest: Collection[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listCollections>> = await listCollections(act.ex, { campaignId, latest: true, after, limit: 500 })
      latest.push(...page.items)
      after = page.next
    } while (after !== null)
    const taking = new Set((await allEntrants(act.ex, campaignId)).map(({ id }) => id))
    const again = latest.filter(({ entrantId, state, failure }) => taking.has(entrantId) && ((state === 'failed' && (failures === undefined || failures.some(kind => kind === failure))) || (partial && state === 'partial')))
    const made = await queueCollections(act.ex, campaignId, again.map(({ entrantId, channelId }) => ({ id: newId(), entrantId, channelId })))
    act.record('campaign', campaignId, campaignId, { failures: failures ?? 'all', partial, queued: made.length })
    return { jobs: made.map(({ id, entrantId, channelId, attempt }) => ({ id, entrantId, channelId, attempt })) }
  },
})

/** For a unit account: of one entrant of its own. */
export const listCollectionsVerb = defineVerb('collection.list', {
  kind: 'read',
  async work(act, params) {
    if (params.entrantId !== undefined) {
      const { entrant } = await act.entrantInReach(params.entrantId)
      sameCampaign('entrant', entrant, params.campaignId)
    } else {
      const { reach } = await act.inCampaign(params.campaignId)
      if (!reach.all) throw new AppError('input-invalid', { why: 'entrantId is needed' })
    }
    return listCollections(act.ex, given(params))
  },
})

const MOST_EXAMPLES = 20

interface FailedVisit { readonly kind: FailureKind; readonly url: string; readonly at: string; readonly detail: string }

/** Each address once with each of its failures, as it failed last: what is down is asked again and again. */
const distinct = (visits: readonly FailedVisit[]): readonly FailedVisit[] => [...new Map(visits.map(visit => [`${visit.url} ${visit.detail}`, visit])).values()]

/** A visit that saw nothing, or an answer that is an error. A site without robots.txt has no rules, which is no failure. */
function failedVisit({ type, status, failure, url, at, detail }: IndexEntry): readonly FailedVisit[] {
  if (type === 'failure') return [{ kind: failure ?? 'http', url, at, detail: detail ?? '' }]
  return type === 'response' && status >= 400 && !url.endsWith('/robots.txt') ? [{ kind: 'http', url, at, detail: `HTTP ${status}` }] : []
}

/** One collection with its log (for those who oversee), what failed in it (some addresses of each kind), the notes of the collector and the files it kept. */
export const readCollection = defineVerb('collection.read', {
  kind: 'read',
  prepare: async (_act, _params, { objects }) => objects,
  async work(act, { campaignId, id }, objects) {
    const found = await getCollectionOfChannel(act.ex, id)
    if (!found) throw new AppError('row-not-found', { what: 'collection', id })
    sameCampaign('collection', found, campaignId)
    const { reach } = await act.entrantInReach(found.entrantId, { what: 'collection', id })
    const archive = objects && (await openKeptArchive(act.ex, objects, id))
    const byKind = Map.groupBy((archive?.entries ?? []).flatMap(failedVisit), ({ kind }) => kind)
    // Who of the evaluators did what is not the unit's business.
    const log = reach.all ? (await listAudit(act.ex, { subject: { kind: 'collection', id }, limit: 200 })).items : []
    const { notes = [] } = (found.manifest ?? {}) as { readonly notes?: readonly string[] }
    return {
      ...found,
      notes: [...notes],
      failures: [...byKind].map(([kind, entries]) => ({ kind, count: entries.length, examples: distinct(entries).slice(0, MOST_EXAMPLES).map(({ url, at, detail }) => ({ url, at, detail })) })).sort((a, b) => b.count - a.count),
      files: (await listCollectionFiles(act.ex, id)).map(({ path, sha256, size }) => ({ path, sha256, size })),
      log: log.map(({ at, actor, action, detail }) => ({ at, actor, action, detail })),
    }
  },
})

/** Visits over the window of a campaign; one visit per channel and moment counts, however often it is reported. */
export const recordAvailability = defineVerb('availability.record', {
  kind: 'observation',
  async work(act, { campaignId, samples }) {
    await act.reachIn({ what: 'campaign', id: campaignId, campaignId })
    return addAvailabilitySamples(act.ex, samples.map(sample => ({ ...sample, campaignId })))
  },
})

export const readAvailability = defineVerb('availability.summary', {
  kind: 'read',
  async work(act, { entrantId, channelId, from, to }) {
    const { entrant } = await act.entrantInReach(entrantId)
    if (!(await channelsOfEntrant(act.ex, entrantId)).some(({ id }) => id === channelId)) throw new AppError('row-not-found', { what: 'channel', id: channelId })
    return summariseAvailability(act.ex, entrant.campaignId, channelId, from, to)
  },
})
