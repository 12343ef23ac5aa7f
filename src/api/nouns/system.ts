import { z } from 'zod'
import { MEASURE_KINDS } from '../../model/evaluation.ts'
import { free, named } from './named.ts'
import { count, instant, text } from './words.ts'

const worker = named('WorkerState', z.strictObject({ name: text, host: text, startedAt: instant, heartbeatAt: instant, isAlive: z.boolean(), collections: count }))
const queue = named('QueueState', z.strictObject({ queue: text, state: text, count, oldest: instant.nullable() }))
/** Sizes in bytes; `judgements` as the database estimates it. */
export const system = named('System', z.strictObject({
  version: text, databaseVersion: text, databaseBytes: z.number(), schema: z.int(),
  /** The folder or bucket of the evidence, without any key. */
  evidenceAt: text.nullable(), evidenceObjects: count, evidenceBytes: z.number(), campaigns: count, units: count, people: count, judgements: count,
  workers: z.array(worker), queues: z.array(queue),
}))
/** `preset`: the params where a point gives none; null where it must give some. */
export const measure = named('Measure', z.strictObject({ id: text, version: z.int(), kind: z.enum(MEASURE_KINDS), title: text, explain: text, facts: z.array(text), likes: z.array(text), preset: free('the measure’s own parameters, see docs/measures').nullable() }))
/** What the sign-in page can offer. */
export const signInOptions = named('SignInOptions', z.strictObject({ singleSignOn: z.strictObject({ name: text, provider: z.literal('oidc') }).nullable(), passwordLength: z.strictObject({ least: z.int(), most: z.int() }) }))
