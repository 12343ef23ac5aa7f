import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import { AppError } from '../shared/errors.ts'
import { standingOf } from '../workflow/campaign/actor.ts'
import type { Actor } from '../workflow/campaign/actor.ts'
import { inputFault } from '../workflow/campaign/input-fault.ts'
import { actorOf, signedIn } from './actor.ts'
import type { ApiDependencies } from './dependencies.ts'
import { callVerb } from './perform.ts'
import { AUTH_PATH } from './sign-in/options.ts'
import { PASSWORD_LENGTH } from './sign-in/password.ts'

const setupBody = z.strictObject({ secret: z.string().min(20).max(100), name: z.string().trim().min(1).max(200), email: z.email().max(254), password: z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most) })
const FIRST_START: Actor = { kind: 'operator', name: 'first start' }

/** POST /setup: whoever holds the one-time link becomes the first administrator; once somebody can sign in it is closed. */
export async function setUp(c: Context, deps: ApiDependencies): Promise<Response> {
  const { secret, name, email, password } = await bodyOf(c, setupBody)
  if (!(await deps.needsSetup())) throw new AppError('link-invalid', {})
  await deps.signIn.spendSetup(secret)
  const personId = await deps.context.store.transaction(async tx => {
    const context = { ...deps.context, store: tx, actor: FIRST_START }
    const { id } = (await callVerb(deps, context, 'person.create', { name, email })) as { id: string }
    await callVerb(deps, context, 'membership.grant', { personId: id, role: 'administrator', campaignId: null })
    return id
  })
  await deps.signIn.setPassword(personId, password)
  return c.json({ id: personId }, 201)
}

const invitationBody = z.strictObject({ secret: z.string().min(20).max(100), password: z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most) })

/** POST /invitation: whoever holds the link sets the password of the person it was made for; counted and recorded like any setting of one. */
export async function acceptInvitation(c: Context, deps: ApiDependencies): Promise<Response> {
  const { secret, password } = await bodyOf(c, invitationBody)
  const headers = new Headers(c.req.raw.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/json')
  return deps.signIn.handle(new Request(new URL(`${AUTH_PATH}/reset-password`, deps.origin), { method: 'POST', headers, body: JSON.stringify({ token: secret, newPassword: password }) }), deps.clientAddress(c.req.raw, c.env))
}

async function bodyOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const given: unknown = await c.req.json().catch((error: unknown) => { throw new AppError('body-unreadable', { why: 'JSON' }, error) })
  const body = schema.safeParse(given)
  if (!body.success) throw new AppError('input-invalid', inputFault(schema, given, body.error), body.error)
  return body.data
}

/** GET /me: the person and every role held. */
export async function whoAmI(c: Context, deps: ApiDependencies): Promise<Response> {
  const person = await signedIn(c, deps)
  const roles = (await standingOf(deps.context.store, actorOf(person))).map(({ party, campaignId, unitId }) => ({ role: party, campaignId, unitId }))
  return c.json({ id: person.id, name: person.name, email: person.email, secondFactor: person.secondFactor, roles }, 200, { 'cache-control': 'no-store' })
}
