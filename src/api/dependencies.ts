import type { VerbName } from '../workflow/campaign/permissions.ts'
import type { VerbContext } from '../workflow/campaign/verb.ts'
import type { SignIn } from './sign-in/sign-in.ts'

/** A verb as the api calls it: it parses, permits, does, audits. */
export interface CallableVerb { readonly name: string; run(context: VerbContext, params: never): Promise<unknown> }

/** A request that may come twice: who asks for what, under which key, with which content. */
export interface IdempotentRequest { readonly scope: string; readonly key: string; readonly requestDigest: string }

/** Answers to requests that may come twice, in the transaction of the work; see the store's idempotency keys. */
export interface IdempotencyPort {
  begin(tx: VerbContext['store'], request: IdempotentRequest & { readonly at: string }): Promise<{ readonly state: 'new' } | { readonly state: 'busy' } | { readonly state: 'repeated'; readonly status: number; readonly response: unknown }>
  keep(tx: VerbContext['store'], request: IdempotentRequest, answer: { readonly status: number; readonly response: unknown; readonly expiresAt: string }): Promise<void>
}

/** Something changed: a hint to look again. */
export interface Hint { readonly topic: string; readonly body: Readonly<Record<string, unknown>> }

/** All that the api is made of; nothing else reaches it. */
export interface ApiDependencies {
  /** Every verb by its name. A name that is absent answers 501-like `unexpected`: the server was put together wrongly. */
  readonly verbs: Readonly<Partial<Record<VerbName, CallableVerb>>>
  /** What verbs are given besides the actor. */
  readonly context: Omit<VerbContext, 'actor'>
  readonly signIn: SignIn
  /** What the button of single sign-on says, where there is one. */
  readonly singleSignOn?: string | undefined
  readonly idempotency: IdempotencyPort
  /** True until somebody can sign in. */
  readonly needsSetup: () => Promise<boolean>
  /** Calls `hear` for every hint until the answer is called. */
  readonly listen: (hear: (hint: Hint) => void) => () => void
  /** Where browsers reach us; requests that change something must come from here. */
  readonly origin: string
  /** Where the built web application lies; null: none is served. */
  readonly webFolder: string | null
  /** How often progress is looked at while somebody watches, milliseconds. */
  readonly progressEvery: number
  /** Address of the connection, or what a trusted proxy says. */
  readonly clientAddress: (request: Request, environment: unknown) => string
  /** A bug: its number, the request (without query and body) and what was thrown. */
  readonly report: (fault: { readonly id: string; readonly method: string; readonly path: string; readonly error: unknown }) => void
}
