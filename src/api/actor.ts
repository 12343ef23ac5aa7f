import type { Context } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { Actor } from '../workflow/campaign/actor.ts'
import type { ApiDependencies } from './dependencies.ts'
import type { SignedIn } from './sign-in/sign-in.ts'

/** Who is signed in with this request; prolongs the session's cookie. */
export async function personOf(c: Context, deps: Pick<ApiDependencies, 'signIn'>): Promise<SignedIn | null> {
  const { person, cookies } = await deps.signIn.recognise(c.req.raw.headers)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return person
}

/** The same, or not-signed-in. */
export async function signedIn(c: Context, deps: Pick<ApiDependencies, 'signIn'>): Promise<SignedIn> {
  const person = await personOf(c, deps)
  if (person === null) throw new AppError('not-signed-in', {})
  return person
}

export const actorOf = (person: SignedIn | null): Actor => (person === null ? { kind: 'public' } : { kind: 'person', id: person.id, name: person.name })
