import type { z } from 'zod'
import type { CollectSettings } from '../workflow/channel-collection.ts'
import type { VerbContext } from '../workflow/campaign/verb.ts'
import type { SuggestOptions } from '../workflow/suggest.ts'
import type { Executor } from '../store/executor.ts'
import type { ObjectStore } from '../store/objects/object-store.ts'
import type { Store } from '../store/open.ts'

export const QUEUES = ['collect', 'judge', 'availability'] as const
export type QueueName = (typeof QUEUES)[number]

/** What a worker is made of. */
export interface WorkerDeps {
  readonly store: Store
  readonly objects: ObjectStore
  /** Where collections at work stand. Shared by the workers of one machine, so that one takes up what another left. */
  readonly workDir: string
  /** Shown in `held_by` and the audit log; default: host and process. */
  readonly name?: string
  /** Jobs at a time per queue. */
  readonly slots?: Readonly<Partial<Record<QueueName, number>>>
  /** How long a silent worker is taken for alive; default 60. */
  readonly holdSeconds?: number
  /** How often queues are looked at when nothing wakes the worker; default 2000. */
  readonly pollMs?: number
  /** Laid over every campaign's settings: addresses and bounds of this installation. */
  readonly collecting?: Partial<CollectSettings>
  /** A language model that is asked about each website that was collected; without one nobody is asked. */
  readonly model?: SuggestOptions['endpoint']
  /** Hears of jobs that ended, were put off, or failed. */
  readonly report?: (event: JobEvent) => void
  /** Hears of trouble that is no single job's: a database that is away for a moment, the queue's own upkeep. */
  readonly trouble?: (error: unknown) => void
}

export interface JobEvent {
  readonly job: QueueName
  readonly id: string
  readonly payload: unknown
  readonly end: 'done' | 'again' | 'failed' | 'lost'
  readonly error?: unknown
}

/** How a run of a job ended. again: the same job, after so many seconds. */
export type JobEnd = { readonly kind: 'done' } | { readonly kind: 'again'; readonly seconds: number }

/** One run of a job, and what it may touch. */
export interface JobRun {
  readonly deps: WorkerDeps
  /** Of the worker and this job; what `held_by` then says. */
  readonly context: VerbContext
  /** As `context`, but its next transaction also completes the job (and sends `follow`): result and completion commit together. */
  settling(follow?: (tx: Executor, send: SendJob) => Promise<void>): VerbContext
  /** Aborts when the worker stops. */
  readonly stopping: AbortSignal
}

export type SendJob = (queue: QueueName, payload: Readonly<Record<string, string>>, options: { readonly key: string }) => Promise<void>

/** A kind of job: its payload is ids, and it calls workflow verbs. */
export interface Job<S extends z.ZodType = z.ZodType> {
  readonly name: QueueName
  readonly payload: S
  /** Jobs at a time in one worker unless told otherwise. */
  readonly slots: number
  run(run: JobRun, payload: z.output<S>): Promise<JobEnd>
}
export const defineJob = <S extends z.ZodType>(job: Job<S>): Job<S> => job

/** What a job does after the worker let go of it: nothing more. */
export const DONE: JobEnd = { kind: 'done' }
