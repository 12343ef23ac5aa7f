import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Db, JobWithMetadata } from 'pg-boss'
import { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import type { Executor } from '../store/executor.ts'
import { storeFailure } from '../store/failure.ts'
import type { Store } from '../store/open.ts'
import type { QueueName } from './job.ts'

const HOUR = 3600
const DAY = 24 * HOUR
/** Longest that one run of a collection may take; a campaign's `maxMinutes` stays below. */
const COLLECT_EXPIRES = 23 * HOUR

/** Deaths of workers that one job survives: far more than chance brings, few enough to get rid of a site that kills them. */
const DEATHS = 24

/**
 * A worker that dies between fetching and claiming leaves nothing in the store: the missed heartbeat gives that job back.
 * One collect job per registrable host is active at a time, across all workers: the database's unique index says so.
 */
const QUEUE_OPTIONS = {
  collect: { policy: 'singleton', retryLimit: DEATHS, expireInSeconds: COLLECT_EXPIRES, retentionSeconds: 180 * DAY, heartbeatSeconds: 20 },
  judge: { policy: 'stately', retryLimit: DEATHS, expireInSeconds: 2 * HOUR, retentionSeconds: 180 * DAY, heartbeatSeconds: 20 },
  // A visit that could not be made in its time is not made up for: visits are to be spaced.
  availability: { policy: 'standard', retryLimit: 0, expireInSeconds: 300, retentionSeconds: HOUR, heartbeatSeconds: 20 },
} as const satisfies Record<QueueName, object>

/** What the queue answers to a completion; its own declaration leaves the fields out. */
const settled = z.object({ affected: z.int() })

/** A job as fetched: one claim of it. */
export interface FetchedJob { readonly id: string; readonly retryCount: number; readonly retryLimit: number; readonly key: string | null; readonly data: unknown }

export interface NewJob { readonly payload: Readonly<Record<string, string>>; readonly key: string; readonly id?: string; readonly startAfter?: Date | number; readonly retryLimit?: number }

/** The queues on the store's database (schema `pgboss`), by the few words that workers use. */
export class JobQueue {
  readonly #boss: PgBoss

  private constructor(boss: PgBoss) {
    this.#boss = boss
  }

  /** Opens, and on the first use of a database installs, the queues. `hear` gets what goes wrong in the background. */
  static async open(store: Pick<Store, 'url'>, name: string, hear: (error: unknown) => void): Promise<JobQueue> {
    const boss = new PgBoss({ connectionString: store.url, application_name: 'zhengheng-queue', max: 3, schedule: false, superviseIntervalSeconds: 5, monitorIntervalSeconds: 5, instanceName: name, openTelemetry: { enabled: false } })
    boss.on('error', hear)
    const queue = new JobQueue(boss)
    try {
      await boss.start()
      for (const [name, { policy, ...options }] of Object.entries(QUEUE_OPTIONS)) {
        await boss.createQueue(name, { policy, ...options })
        // A queue that an earlier version made keeps its policy, and gets today's bounds.
        await boss.updateQueue(name, options)
      }
    } catch (error) {
      await queue.close()
      throw storeFailure(error)
    }
    return queue
  }

  /** Sends in one statement; a job whose id is known already is left as it is. Inside `tx`: when that commits. */
  async send(queue: QueueName, jobs: readonly NewJob[], tx?: Executor): Promise<void> {
    if (jobs.length === 0) return
    await this.#boss.insert(queue, jobs.map(({ payload, key, id, startAfter, retryLimit }) => ({
      data: payload, singletonKey: key, ...(id !== undefined && { id }), ...(startAfter !== undefined && { startAfter }), ...(retryLimit !== undefined && { retryLimit }),
    })), within(tx))
  }

  async fetch(queue: QueueName): Promise<FetchedJob | undefined> {
    const [job] = await this.#boss.fetch<unknown>(queue, { includeMetadata: true })
    return job === undefined ? undefined : { id: job.id, retryCount: job.retryCount, retryLimit: job.retryLimit, key: job.singletonKey, data: job.data }
  }

  /** Ends this claim of the job, noting the error that ended it; throws (`step-illegal`, so the transaction with it fails) when the job was given to another worker meanwhile. */
  async complete(queue: QueueName, job: FetchedJob, tx: Executor, error?: unknown): Promise<void> {
    const { affected } = settled.parse(await this.#boss.complete(queue, { id: job.id, retryCount: job.retryCount }, error === undefined ? null : { error: messageOf(error) }, within(tx)))
    if (affected !== 1) throw new AppError('step-illegal', { what: `job ${job.id}`, state: 'given to another worker', verb: 'complete', allowed: 'active' })
  }

  /** Takes the job from a worker that fell silent: to be fetched again, or failed when that was its last attempt. */
  async takeBack(queue: QueueName, job: Pick<FetchedJob, 'id' | 'retryCount'>, why: string): Promise<void> {
    await this.#boss.fail(queue, { id: job.id, retryCount: job.retryCount }, { message: why })
  }

  /** The worker of the job lives. */
  async touch(queue: QueueName, job: FetchedJob): Promise<void> {
    await this.#boss.touch(queue, { id: job.id, retryCount: job.retryCount })
  }

  async find(queue: QueueName, filter: { readonly id: string } | { readonly data: object }, tx?: Executor): Promise<JobWithMetadata<unknown>[]> {
    return this.#boss.findJobs<unknown>(queue, { ...filter, ...within(tx) })
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: true })
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const within = (tx: Executor | undefined): { readonly db?: Db } => (tx === undefined ? {} : { db: fromDrizzle(tx.db as Parameters<typeof fromDrizzle>[0], sql) })
