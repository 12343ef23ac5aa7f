import type { z } from 'zod'
import type { Collection as CollectedArchive } from '../../collect/archive/archive.ts'
import type { AccountContent } from '../../model/media.ts'
import { AppError } from '../../shared/errors.ts'
import { appendAudit } from '../../store/audit.ts'
import type { Executor } from '../../store/executor.ts'
import type { ObjectStore } from '../../store/objects/object-store.ts'
import { Act } from './act.ts'
import type { FileScan } from '../virus-scan.ts'
import type { Actor } from './actor.ts'
import { inputFault } from './input-fault.ts'
import type { Permission, VerbName } from './permissions.ts'
import { PARAMS } from './params.ts'
import { PERMISSIONS } from './permissions.ts'

/** What a verb is given by whoever calls it: api, job or command line. */
export interface VerbContext {
  readonly actor: Actor
  /** The pool, or a transaction that the verb joins (a job that completes in the same one). */
  readonly store: Executor
  readonly clock: () => Date
  /** Evidence files; needed by attachments. */
  readonly objects?: ObjectStore
  /** Opens what a collection kept, for judging; the caller closes it. Needed by `judgement.judge`. */
  readonly openCollected?: (collectionId: string) => Promise<CollectedArchive>
  /** Reads the account that a collection of imports kept. Needed by `judgement.judge`. */
  readonly readImported?: (collectionId: string) => Promise<AccountContent>
  /** Makes a link with which a person sets a password; needed by `person.invite`. */
  readonly issueInvitation?: (personId: string) => Promise<{ readonly link: string; readonly expiresAt: string }>
  /** The virus scanner; without one files stay `not-scanned`. */
  readonly scanFile?: FileScan
}

/** read: changes nothing. change: audited in its own transaction. observation: written by the worker many times over, not audited. */
export type VerbKind = 'read' | 'change' | 'observation'

/** One verb of the campaign life cycle: permission, state, version and audit record are checked and written inside `run`. */
export interface Verb<N extends VerbName, R> {
  readonly name: N
  readonly kind: VerbKind
  readonly permission: Permission
  readonly params: (typeof PARAMS)[N]
  /** Throws AppError; `input-invalid` when the params do not fit. */
  run(context: VerbContext, params: z.input<(typeof PARAMS)[N]>): Promise<R>
}

type Given<N extends VerbName> = z.output<(typeof PARAMS)[N]>

interface VerbDefinition<N extends VerbName, R, M> {
  readonly kind?: VerbKind
  /** Slow work before the transaction; checks permission itself (the Act reads through the pool) and writes nothing to the database. */
  readonly prepare?: (act: Act, params: Given<N>, context: VerbContext) => Promise<M>
  /** All database work; may run again after a deadlock. */
  readonly work: (act: Act, params: Given<N>, prepared: M) => Promise<R>
}

/** Declares a verb. A change that leaves no audit record, or any verb that asked for no permission, is a bug and throws. */
export function defineVerb<const N extends VerbName, R, M = undefined>(name: N, definition: VerbDefinition<N, R, M>): Verb<N, R> {
  const { kind = 'change', prepare, work } = definition
  const params = PARAMS[name]
  return {
    name, kind, params, permission: PERMISSIONS[name],
    async run(context, input) {
      const parsed = params.safeParse(input)
      if (!parsed.success) throw new AppError('input-invalid', inputFault(params, input, parsed.error), parsed.error)
      const given = parsed.data as Given<N>
      const at = context.clock().toISOString()
      const make = (ex: Executor) => new Act({ verb: name, kind, ex, actor: context.actor, at })
      const prepared = (prepare ? await prepare(make(context.store), given, context) : undefined) as M
      if (kind === 'read') return checked(make(context.store), act => work(act, given, prepared))
      return context.store.transaction(async tx => {
        const act = make(tx)
        const result = await checked(act, one => work(one, given, prepared))
        if (kind === 'change') {
          if (act.records.length === 0) throw new Error(`${name} changed something without an audit record`)
          await appendAudit(tx, ...act.records)
        }
        return result
      })
    },
  }
}

async function checked<R>(act: Act, work: (act: Act) => Promise<R>): Promise<R> {
  const result = await work(act)
  if (!act.isPermitted) throw new Error(`${act.verb} asked for no permission`)
  return result
}
