import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { isCollecting, findAssignment } from '../store/collection-work.ts'
import { sendNotice } from '../store/notice.ts'
import { suggestForCollected } from '../workflow/campaign/collected-suggestions.ts'
import { claimCollectionVerb, finishCollectionVerb, renewCollectionVerb } from '../workflow/campaign/collections.ts'
import { collectChannel, failedEnd } from '../workflow/channel-collection.ts'
import type { ChannelEnd, CollectSettings } from '../workflow/channel-collection.ts'
import { collectingOf } from './campaign-settings.ts'
import { DONE, defineJob } from './job.ts'
import type { JobEnd, JobRun } from './job.ts'
import { afterError, afterSiteFailure, COLLECT_ATTEMPTS } from './retry-policy.ts'
import type { RetryStep } from './retry-policy.ts'
import { takeUpDirectory } from './work-folder.ts'

const DEFAULT_HOLD = 60
const RELEASE_SECONDS = 1

/** Collects one channel of one entrant. The collection's row says who holds it; whoever loses it writes nothing more. */
export const collectJob = defineJob({
  name: 'collect',
  payload: z.strictObject({ collectionId: z.uuid() }),
  slots: 4,
  async run(run, { collectionId: id }) {
    const holdSeconds = run.deps.holdSeconds ?? DEFAULT_HOLD
    const claimed = await claimCollectionVerb.run(run.context, { id, holdSeconds })
    const assignment = claimed && (await findAssignment(run.deps.store, id))
    // Somebody else has it, or it was paused or cancelled while it waited.
    if (!claimed || !assignment) return DONE
    const { entrantId, campaignId } = claimed
    const tries = 1 + triesOf(claimed.progress)
    const hold = new Hold(run, { id, campaignId, holdSeconds, tries: tries - 1 })
    let dir = ''
    let end: ChannelEnd | null
    let step: RetryStep = { kind: 'never' }
    try {
      // Right before we touch what an earlier claim left: a worker that stalled since its claim takes nothing from its successor.
      if (!(await hold.keep(holdSeconds, {}))) return DONE
      dir = await takeUpDirectory(run.deps.workDir, id)
      end = await collectChannel({ address: assignment.address, unit: assignment.unit, dir, settings: settingsOf(run, assignment.settings) }, { objects: run.deps.objects, signal: hold.signal, progress: progress => hold.note({ ...progress }), beforeKeeping: kept => suggest(run, { entrantId, campaignId, channelId: claimed.channelId, dir: kept }, hold.signal) })
      if (end !== null && end.failure !== null) step = afterSiteFailure(end.failure, tries, end.retryAfterSeconds, (Date.now() - Date.parse(claimed.startedAt ?? claimed.createdAt)) / 1000)
    } catch (error) {
      if (!hold.signal.aborted) {
        step = afterError(error, COLLECT_ATTEMPTS - tries)
        if (step.kind === 'never') run.deps.report?.({ job: 'collect', id, payload: { collectionId: id }, end: 'failed', error })
      }
      end = hold.signal.aborted ? null : failedEnd(null, error instanceof Error ? error.message : String(error))
    } finally {
      await hold.end()
    }
    if (hold.isLost) return DONE
    if (end === null) return putOff(hold, RELEASE_SECONDS, { tries: tries - 1, why: 'stopped' })
    if (step.kind !== 'never') return putOff(hold, step.seconds, { tries: step.kind === 'wait' ? tries - 1 : tries, why: end.failure ?? 'error' })
    // The last word on how far it came; and no long write for nothing.
    if (!(await hold.keep(holdSeconds, {}))) return DONE
    const { retryAfterSeconds: _asked, files, ...result } = end
    await finishCollectionVerb.run(run.settling(async (tx, send) => {
      if (!(await isCollecting(tx, entrantId))) await send('judge', { entrantId }, { key: entrantId })
      await sendNotice(tx, { topic: 'collection', body: { campaignId, id, state: result.state } })
    }), { id, ...result, coverage: result.coverage && { ...result.coverage }, manifest: result.manifest && { ...result.manifest }, files: [...files] })
    await rm(dir, { recursive: true, force: true })
    return DONE
  },
})

/** Suggestions are an extra: a model that fails costs no collection. */
async function suggest({ deps }: JobRun, collected: Parameters<typeof suggestForCollected>[1], signal: AbortSignal): Promise<void> {
  if (!deps.model) return
  await suggestForCollected(deps.store, collected, { endpoint: deps.model, signal }).catch((error: unknown) => deps.trouble?.(error))
}

function settingsOf({ deps }: JobRun, campaign: Readonly<Record<string, unknown>>): CollectSettings {
  return { ...collectingOf(campaign), allowPrivate: false, overrides: [], ...deps.collecting }
}

/** The collection stays ours until the job comes again, so that nobody takes it for abandoned. */
async function putOff(hold: Hold, seconds: number, note: { readonly tries: number; readonly why: string }): Promise<JobEnd> {
  const isOurs = await hold.keep(Math.max(1, Math.floor(seconds) - 1), { phase: 'waiting', seconds, ...note })
  return isOurs ? { kind: 'again', seconds } : DONE
}

/** Attempts that counted, as the collection's row remembers them: not the queue's business, which counts deaths. */
const triesOf = (progress: Readonly<Record<string, unknown>> | null): number => z.object({ tries: z.int().min(0) }).safeParse(progress).data?.tries ?? 0

interface Held { readonly id: string; readonly campaignId: string; readonly holdSeconds: number; readonly tries: number }

/** Keeps a collection ours while we work on it, and tells how far it is. */
class Hold {
  isLost = false
  readonly signal: AbortSignal
  readonly #lost = new AbortController()
  readonly #run: JobRun
  readonly #held: Held
  readonly #timer: NodeJS.Timeout
  #progress: Readonly<Record<string, unknown>> = { phase: 'crawl' }
  #renewing: Promise<void> = Promise.resolve()
  #until: number

  constructor(run: JobRun, held: Held) {
    this.#run = run
    this.#held = held
    this.#until = Date.now() + held.holdSeconds * 1000
    this.signal = AbortSignal.any([run.stopping, this.#lost.signal])
    this.#timer = setInterval(() => { this.#renewing = this.#renewing.then(() => this.#renew()) }, Math.min(2_000, (held.holdSeconds * 1000) / 4))
  }

  note(progress: Readonly<Record<string, unknown>>): void {
    this.#progress = progress
  }

  /** Ends the renewing. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#renewing
  }

  /** One more renewal for that long; false when it is not ours any more. */
  async keep(seconds: number, progress: Readonly<Record<string, unknown>>): Promise<boolean> {
    return renewCollectionVerb.run(this.#run.context, { id: this.#held.id, holdSeconds: Math.min(86_400, seconds), progress: { tries: this.#held.tries, ...this.#progress, ...progress } })
  }

  async #renew(): Promise<void> {
    const { id, campaignId, holdSeconds } = this.#held
    try {
      if (await this.keep(holdSeconds, {})) {
        this.#until = Date.now() + holdSeconds * 1000
        await sendNotice(this.#run.deps.store, { topic: 'collection', body: { campaignId, id, progress: this.#progress } })
      } else this.#lose()
    } catch (error) {
      // The database may be away for a moment; past our time somebody else may have begun.
      if (Date.now() > this.#until) this.#lose(error)
    }
  }

  #lose(error?: unknown): void {
    this.isLost = true
    this.#lost.abort(error ?? new Error('no longer ours'))
  }
}
