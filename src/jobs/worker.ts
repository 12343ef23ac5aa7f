import { hostname } from 'node:os'
import { listenToNotices } from '../store/notice.ts'
import type { Executor } from '../store/executor.ts'
import type { VerbContext } from '../workflow/campaign/verb.ts'
import { readStoredAccount } from '../workflow/stored-account.ts'
import { openStoredCollection } from '../workflow/stored-collection.ts'
import { availabilityJob } from './availability.ts'
import { collectJob } from './collect.ts'
import { Dispatcher } from './dispatch.ts'
import { JobQueue } from './job-queue.ts'
import type { FetchedJob } from './job-queue.ts'
import type { Job, JobEnd, JobEvent, JobRun, WorkerDeps } from './job.ts'
import { judgeJob } from './judge.ts'
import { afterError } from './retry-policy.ts'
import { sweepWorkFolder } from './work-folder.ts'

/** Every kind of job, once. */
export const JOBS: readonly Job[] = [collectJob, judgeJob, availabilityJob] as unknown as readonly Job[]

const POLL_MS = 2_000
const TOUCH_MS = 5_000
/** A job that is given back by a worker that stops is there for the next one after this. */
const HAND_BACK_SECONDS = 1
/** What an error costs, in deaths: a bug that strikes each time is seen after a few tries. */
const ERROR_COST = 8

/**
 * Starts a worker in this process: it fetches jobs from the store's queues and runs them until `stop`, which lets each
 * job finish its current request and leaves what is not done for the next worker. Throws what opening the queues throws.
 */
export async function startWorker(deps: WorkerDeps): Promise<{ stop(): Promise<void> }> {
  const name = deps.name ?? `${hostname()}:${process.pid}`
  const worker = new Worker(deps, name, await JobQueue.open(deps.store, name, error => deps.trouble?.(error)))
  try {
    await worker.start()
  } catch (error) {
    await worker.stop()
    throw error
  }
  return { stop: () => worker.stop() }
}

class Worker {
  readonly #deps: WorkerDeps
  readonly #queue: JobQueue
  readonly #name: string
  readonly #stopping = new AbortController()
  readonly #dispatcher: Dispatcher
  readonly #sleepers = new Set<() => void>()
  #loops: Promise<unknown> = Promise.resolve()
  #silence: () => Promise<void> = () => Promise.resolve()

  constructor(deps: WorkerDeps, name: string, queue: JobQueue) {
    this.#deps = deps
    this.#queue = queue
    this.#name = name
    this.#dispatcher = new Dispatcher({ queue, context: this.#context(this.#name), name: this.#name })
  }

  async start(): Promise<void> {
    await sweepWorkFolder(this.#deps.store, this.#deps.workDir, new Date())
    this.#silence = await listenToNotices(this.#deps.store, ({ topic }) => { if (topic !== 'collection') this.#wake() })
    this.#loops = Promise.all([this.#dispatchLoop(), ...JOBS.map(job => this.#feed(job))])
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the worker stops'))
    this.#wake()
    await this.#loops
    await this.#silence()
    await this.#queue.close()
  }

  async #dispatchLoop(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const given = await this.#dispatcher.dispatch().catch((error: unknown) => { this.#deps.trouble?.(error); return 0 })
      if (given > 0) this.#wake()
      await this.#sleep()
    }
  }

  /** Keeps up to `slots` jobs of a queue at work. */
  async #feed(job: Job): Promise<void> {
    const slots = this.#deps.slots?.[job.name] ?? job.slots
    const running = new Set<Promise<void>>()
    while (!this.#stopping.signal.aborted) {
      const fetched = running.size < slots ? await this.#queue.fetch(job.name).catch((error: unknown) => this.#deps.trouble?.(error)) : undefined
      if (!fetched) {
        await this.#sleep()
        continue
      }
      const work: Promise<void> = this.#runOne(job, fetched).finally(() => { running.delete(work); this.#wake() })
      running.add(work)
    }
    await Promise.all(running)
  }

  /** Runs one claim of a job to its end; never rejects. What it could not settle, another worker takes up. */
  async #runOne(job: Job, fetched: FetchedJob): Promise<void> {
    const tell = (end: JobEvent['end'], error?: unknown) => this.#deps.report?.({ job: job.name, id: fetched.id, payload: fetched.data, end, ...(error !== undefined && { error }) })
    const touching = setInterval(() => { this.#queue.touch(job.name, fetched).catch((error: unknown) => this.#deps.trouble?.(error)) }, TOUCH_MS)
    const state = { isSettled: false }
    try {
      const end = await this.#attempt(job, fetched, state)
      if (end.kind === 'again') await this.#again(job, fetched, end.seconds)
      else if (!state.isSettled) await this.#deps.store.transaction(tx => this.#queue.complete(job.name, fetched, tx))
      tell(end.kind === 'again' ? 'again' : 'done')
    } catch (error) {
      await this.#afterThrow(job, fetched, error).then(end => tell(end, error), (second: unknown) => tell('lost', second))
    } finally {
      clearInterval(touching)
    }
  }

  async #attempt(job: Job, fetched: FetchedJob, state: { isSettled: boolean }): Promise<JobEnd> {
    // Each claim has a name of its own: the same worker may be given its job again after it stalled, and must not pass for itself.
    const context = this.#context(`${this.#name}/${fetched.id}#${fetched.retryCount}`)
    const { store } = this.#deps
    const settle = async (tx: Executor, follow: Parameters<JobRun['settling']>[0]) => {
      await this.#queue.complete(job.name, fetched, tx)
      await follow?.(tx, (queue, payload, { key }) => this.#queue.send(queue, [{ payload, key }], tx))
    }
    const run: JobRun = {
      deps: this.#deps, context, stopping: this.#stopping.signal,
      settling: follow => ({
        ...context,
        store: {
          db: store.db,
          async transaction(work, options) {
            const result = await store.transaction(async tx => {
              const made = await work(tx)
              await settle(tx, follow)
              return made
            }, options)
            state.isSettled = true
            return result
          },
        },
      }),
    }
    return job.run(run, job.payload.parse(fetched.data))
  }

  /** The same job at a later time, in the transaction that ends this one. */
  async #again(job: Job, fetched: FetchedJob, seconds: number, cost = 0): Promise<void> {
    await this.#deps.store.transaction(async tx => {
      await this.#queue.complete(job.name, fetched, tx)
      await this.#queue.send(job.name, [{ payload: fetched.data as Record<string, string>, key: fetched.key ?? '', startAfter: seconds, retryLimit: Math.max(0, fetched.retryLimit - fetched.retryCount - cost) }], tx)
    })
  }

  async #afterThrow(job: Job, fetched: FetchedJob, error: unknown): Promise<JobEvent['end']> {
    const left = fetched.retryLimit - fetched.retryCount
    const step = this.#stopping.signal.aborted ? { kind: 'wait' as const, seconds: HAND_BACK_SECONDS } : afterError(error, left)
    if (step.kind === 'never') {
      await this.#deps.store.transaction(tx => this.#queue.complete(job.name, fetched, tx, error))
      return 'failed'
    }
    await this.#again(job, fetched, step.seconds, step.kind === 'wait' ? 0 : ERROR_COST)
    return 'again'
  }

  #context(name: string): VerbContext {
    const { store, objects, workDir } = this.#deps
    return { actor: { kind: 'worker', name }, store, objects, clock: () => new Date(), openCollected: id => openStoredCollection(store, objects, workDir, id), readImported: id => readStoredAccount(store, objects, workDir, id) }
  }

  /** Until something may have changed, or the next look is due. */
  async #sleep(): Promise<void> {
    if (this.#stopping.signal.aborted) return
    await new Promise<void>(resolve => {
      const done = () => {
        clearTimeout(timer)
        this.#sleepers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, this.#deps.pollMs ?? POLL_MS)
      this.#sleepers.add(done)
    })
  }

  #wake(): void {
    for (const done of this.#sleepers) done()
  }
}
