import type { Context } from 'hono'
import { createHash } from 'node:crypto'
import { AppError } from '../shared/errors.ts'
import type { Actor } from '../workflow/campaign/actor.ts'
import type { VerbName } from '../workflow/campaign/permissions.ts'
import type { VerbContext } from '../workflow/campaign/verb.ts'
import { actorOf, personOf } from './actor.ts'
import type { ApiDependencies } from './dependencies.ts'
import { readParams } from './params.ts'
import { reply } from './reply.ts'
import type { Route } from './route.ts'

/** How long an answer is given again. */
const KEPT_MS = 24 * 3_600_000

/** Calls a verb by name. */
export async function callVerb(deps: Pick<ApiDependencies, 'verbs'>, context: VerbContext, name: VerbName, params: unknown): Promise<unknown> {
  const verb = deps.verbs[name]
  if (!verb) throw new Error(`the server was put together without the verb ${name}`)
  return verb.run(context, params as never)
}

/** The five steps of every route. */
export async function perform(c: Context, route: Route, deps: ApiDependencies): Promise<Response> {
  const person = route.public ? null : await personOf(c, deps)
  if (person === null && !route.public) throw new AppError('not-signed-in', {})
  const key = c.req.header('idempotency-key')
  if (route.upload && !route.isRead && key === undefined) throw new AppError('key-needed', {})
  const { params, content, discard } = await readParams(c, route)
  const actor = actorOf(person)
  try {
    if (key === undefined || route.method === 'get' || route.hasSecret || route.isRead) return await reply(c, route, await callVerb(deps, { ...deps.context, actor }, route.verb, params), deps.origin)
    return await once(c, route, deps, { actor, params, content, key, scope: `${person?.id ?? 'public'} ${c.req.method} ${c.req.path}` })
  } finally {
    await discard()
  }
}

interface OnceRequest { readonly actor: Actor; readonly params: Record<string, unknown>; readonly content: Uint8Array | string; readonly key: string; readonly scope: string }

/** Does the work once for a key: its answer is kept in the transaction of the work, and given again for a day. */
async function once(c: Context, route: Route, deps: ApiDependencies, { actor, params, content, key, scope }: OnceRequest): Promise<Response> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new AppError('key-needed', {})
  const now = deps.context.clock()
  const requestDigest = createHash('sha256').update(`${new URL(c.req.url).search}\n${c.req.header('if-match') ?? ''}\n`).update(route.upload ? uploadDigest(params, content) : content).digest('hex')
  const request = { scope, key, requestDigest }
  const { result, isRepeated } = await deps.context.store.transaction(async tx => {
    const verdict = await deps.idempotency.begin(tx, { ...request, at: now.toISOString() })
    if (verdict.state === 'busy') throw new AppError('request-at-work', {})
    if (verdict.state === 'repeated') return { result: verdict.response, isRepeated: true }
    const made = await callVerb(deps, { ...deps.context, store: tx, actor }, route.verb, params)
    await deps.idempotency.keep(tx, request, { status: route.status ?? 200, response: made ?? null, expiresAt: new Date(now.getTime() + KEPT_MS).toISOString() })
    return { result: made, isRepeated: false }
  })
  if (isRepeated) c.header('idempotency-replayed', 'true')
  return reply(c, route, result, deps.origin)
}

/** A form's boundary differs from try to try; what it carries does not. */
function uploadDigest(params: Readonly<Record<string, unknown>>, content: Uint8Array | string): string {
  const hash = createHash('sha256').update(content)
  for (const name of Object.keys(params).filter(one => one !== 'bytes' && one !== 'file').sort()) hash.update(`\n${name}\n`).update(JSON.stringify(params[name]) ?? '')
  return hash.digest('hex')
}
