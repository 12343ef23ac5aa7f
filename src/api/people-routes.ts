import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import { AppError } from '../shared/errors.ts'
import { standingOf } from '../workflow/campaign/actor.ts'
import type { Actor } from '../workflow/campaign/actor.ts'
import { actorOf, signedIn } from './actor.ts'
import type { ApiDependencies } from './dependencies.ts'
import { callVerb } from './perform.ts'
import { PASSWORD_LENGTH } from './sign-in/password.ts'

const setupBody = z.strictObject({ secret: z.string().min(20).max(100), name: z.string().trim().min(1).max(200), email: z.email().max(254), password: z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most) })
const FIRST_START: Actor = { kind: 'operator', name: 'first start' }

/** POST /setup: whoever holds the one-time link becomes the first administrator; once somebody can sign in it is closed. */
export async function setUp(c: Context, deps: ApiDependencies): Promise<Response> {
  const body = setupBody.safeParse(await c.req.json().catch((error: unknown) => { throw new AppError('body-unreadable', { why: 'JSON' }, error) }))
  if (!body.success) throw new AppError('input-invalid', { why: z.prettifyError(body.error) }, body.error)
  const { secret, name, email, password } = body.data
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

/** POST /people/{id}/invitation: a one-time link with which the person sets a password. For whoever may change people. */
export async function invite(c: Context, deps: ApiDependencies): Promise<Response> {
  const by = await signedIn(c, deps)
  const id = c.req.param('id') ?? ''
  if (!z.uuid().safeParse(id).success) throw new AppError('input-invalid', { why: 'id' })
  const context = { ...deps.context, actor: actorOf(by) }
  const { disabledAt } = await findPerson(deps, context, id)
  if (disabledAt !== null) throw new AppError('record-sealed', { what: 'person', why: 'disabled' })
  const { secret, expiresAt } = await deps.signIn.issueInvitation(id)
  await deps.auditInvitation(by, id)
  // The secret stands behind #, which browsers do not send: it reaches no log on the way.
  return c.json({ link: `${deps.origin}/invitation#${secret}`, expiresAt }, 201, { 'cache-control': 'no-store' })
}

interface Listed { readonly id: string; readonly disabledAt: string | null }

/** The person, looked for where the verb that lists people allows it. */
async function findPerson(deps: ApiDependencies, context: Parameters<typeof callVerb>[1], id: string): Promise<Listed> {
  let after: string | null = null
  do {
    const page = (await callVerb(deps, context, 'person.list', { limit: 500, after })) as { items: Listed[]; next: string | null }
    const found = page.items.find(person => person.id === id)
    if (found) return found
    after = page.next
  } while (after !== null)
  throw new AppError('row-not-found', { what: 'person', id })
}

/** GET /me: the person and every role held. */
export async function whoAmI(c: Context, deps: ApiDependencies): Promise<Response> {
  const person = await signedIn(c, deps)
  const roles = (await standingOf(deps.context.store, actorOf(person))).map(({ party, campaignId, unitId }) => ({ role: party, campaignId, unitId }))
  return c.json({ id: person.id, name: person.name, email: person.email, secondFactor: person.secondFactor, roles }, 200, { 'cache-control': 'no-store' })
}
