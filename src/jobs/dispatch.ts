import { listJudgingDue, listSampledChannels, listWaitingCollections } from '../store/collection-work.ts'
import type { WaitingCollection } from '../store/collection-work.ts'
import { claimCollectionVerb, finishCollectionVerb } from '../workflow/campaign/collections.ts'
import { PHASES } from '../workflow/campaign/states.ts'
import type { VerbContext } from '../workflow/campaign/verb.ts'
import { failedEnd } from '../workflow/channel-collection.ts'
import { availabilityOf } from './campaign-settings.ts'
import type { JobQueue } from './job-queue.ts'
import { registrableHost } from './registrable-host.ts'
import { collectJobId, judgeJobId, plannedVisits } from './visit-schedule.ts'

export interface DispatchContext {
  readonly queue: JobQueue
  readonly context: VerbContext
  /** Of the worker; what it holds is `name/job#claim`. */
  readonly name: string
}

/** More are dispatched by the next pass. */
const BATCH = 20_000
/** How far ahead visits are put into the queue, so that they are made even if nobody dispatches for a while. */
const AHEAD_MS = 3_600_000
/** How long imports of one unit must have stopped before it is judged. */
const QUIET_MS = 10_000
const LIVE: ReadonlySet<string> = new Set(['created', 'retry', 'active'])

/**
 * Brings the queue in line with the store, where the verbs write what is to be done: every queued collection has a job,
 * and one whose worker died gets it back. Any number of workers may do this at once: a job has one id.
 */
export class Dispatcher {
  readonly #on: DispatchContext
  readonly #sent = new Set<string>()
  #visitsUntil = 0

  constructor(on: DispatchContext) {
    this.#on = on
  }

  /** One pass; answers how many jobs were given to the queue. */
  async dispatch(): Promise<number> {
    const { context, queue } = this.#on
    const waiting = await listWaitingCollections(context.store, context.clock().toISOString(), BATCH)
    const fresh = waiting.filter(row => row.heldBy === null && !this.#sent.has(collectJobId(row.id, row.version)))
    await queue.send('collect', fresh.map(row => jobOf(row, collectJobId(row.id, row.version))))
    if (this.#sent.size > 5 * BATCH) this.#sent.clear()
    for (const row of fresh) this.#sent.add(collectJobId(row.id, row.version))
    let revived = 0
    for (const row of waiting) if (row.heldBy !== null && (await this.#revive(row, row.heldBy))) revived++
    return fresh.length + revived + (await this.#dispatchJudging()) + (await this.#dispatchVisits())
  }

  /** Gives the job of a worker that fell silent back to the queue, at the cost of an attempt; after the last one the collection failed. */
  async #revive(row: WaitingCollection, heldBy: string): Promise<boolean> {
    const { queue } = this.#on
    const holder = heldBy.slice(heldBy.lastIndexOf('/') + 1).split('#')[0]
    const jobs = await queue.find('collect', { data: { collectionId: row.id } })
    const active = jobs.find(({ id, state }) => id === holder && state === 'active')
    if (active === undefined) {
      if (jobs.some(({ state }) => LIVE.has(state))) return false
      if (jobs.some(({ id, state }) => id === holder && state === 'failed')) return this.#bury(row.id)
      await queue.send('collect', [jobOf(row)])
      return true
    }
    await queue.takeBack('collect', active, `the worker fell silent: ${heldBy}`)
    return true
  }

  async #bury(id: string): Promise<boolean> {
    const { context, name } = this.#on
    const burying = { ...context, actor: { kind: 'worker' as const, name: `${name}/dispatch` } }
    if (!(await claimCollectionVerb.run(burying, { id, holdSeconds: 30 }))) return false
    const { state, failure, failureDetail } = failedEnd(null, 'the worker died in every attempt')
    await finishCollectionVerb.run(burying, { id, state, failure, failureDetail, coverage: null, manifest: null, files: [] })
    return true
  }

  /** What was imported is judged when nothing more came for a moment: a batch of files is one judging. */
  async #dispatchJudging(): Promise<number> {
    const { context, queue } = this.#on
    const due = await listJudgingDue(context.store, PHASES['judgement.judge'] ?? [], new Date(context.clock().getTime() - QUIET_MS).toISOString(), BATCH)
    const fresh = due.filter(row => !this.#sent.has(judgeJobId(row.entrantId, row.since)))
    await queue.send('judge', fresh.map(({ entrantId, since }) => ({ id: judgeJobId(entrantId, since), payload: { entrantId }, key: entrantId })))
    for (const row of fresh) this.#sent.add(judgeJobId(row.entrantId, row.since))
    return fresh.length
  }

  async #dispatchVisits(): Promise<number> {
    const { context, queue } = this.#on
    const now = context.clock().getTime()
    // Far more often than they run out, so that a campaign that begins now is soon seen.
    if (now < this.#visitsUntil) return 0
    const jobs = (await listSampledChannels(context.store)).flatMap(({ campaignId, channelId, address, settings }) => {
      const window = availabilityOf(settings)
      if (window === null || !/^https?:/i.test(address)) return []
      return plannedVisits(campaignId, channelId, window, new Date(now), new Date(now + AHEAD_MS)).map(({ jobId, at }) => ({ id: jobId, startAfter: at, key: registrableHost(address), payload: { campaignId, channelId } }))
    })
    await queue.send('availability', jobs)
    this.#visitsUntil = now + 60_000
    return jobs.length
  }
}

const jobOf = ({ id, address }: WaitingCollection, jobId?: string) => ({ payload: { collectionId: id }, key: registrableHost(address), ...(jobId !== undefined && { id: jobId }) })
