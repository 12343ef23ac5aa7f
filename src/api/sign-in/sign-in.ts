import { betterAuth } from 'better-auth'
import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { SIGN_IN_REPLIES } from '../nouns/sign-in.ts'
import { shaped } from '../shape.ts'
import { AUTH_PATH, CLIENT_HEADER, signInOptions } from './options.ts'
import type { SignInSettings } from './options.ts'
import { hashPassword, PASSWORD_LENGTH } from './password.ts'

/** A person who is signed in. */
export interface SignedIn { readonly id: string; readonly name: string; readonly email: string; readonly secondFactor: boolean }

/** Who is asking, and the cookies that prolong the session. */
export interface Recognised { readonly person: SignedIn | null; readonly cookies: readonly string[] }

/** What happened to a session, for the audit log. */
export interface SignInEvent { readonly action: 'session.start' | 'session.end' | 'session.refused' | 'session.password-accepted' | 'session.password-set' | 'session.second-factor-set'; readonly personId: string | null; readonly name: string; readonly detail: Readonly<Record<string, unknown>> }

export interface SignInPorts {
  readonly audit: (event: SignInEvent) => Promise<void>
  /** Counts a try; see the store's rate limit. */
  readonly consumeRate: (key: string, rule: { readonly windowSeconds: number; readonly most: number }) => Promise<{ readonly allowed: boolean; readonly retryAfter: number }>
  readonly clearRate: (key: string) => Promise<void>
}

export interface SignIn {
  /** Answers everything below AUTH_PATH. `client` is the address of the connection. */
  handle(request: Request, client: string): Promise<Response>
  recognise(headers: Headers): Promise<Recognised>
  /** A one-time secret with which the person sets a password; ends in a week. */
  issueInvitation(personId: string): Promise<{ readonly secret: string; readonly expiresAt: string }>
  /** A one-time secret for whoever sets the installation up; earlier ones stay valid until they end after a day. */
  issueSetup(): Promise<string>
  /** Spends a setup secret, or throws link-invalid. */
  spendSetup(secret: string): Promise<void>
  /** Gives a person a first password. */
  setPassword(personId: string, password: string): Promise<void>
}

const PASSWORD_PATH = '/sign-in/email'
const SECOND_FACTOR = /^\/two-factor\/verify-/
const IP_RULE = { windowSeconds: 600, most: 60 }
const PASSWORD_RULE = { windowSeconds: 900, most: 30 }
const ACCOUNT_RULE = { windowSeconds: 900, most: 10 }
const DAY = 86_400_000
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Sign-in over the store's PostgreSQL. */
export function createSignIn(settings: SignInSettings, ports: SignInPorts): SignIn {
  const auth = betterAuth({ ...signInOptions(settings), databaseHooks: sessionHooks(ports) })
  const oneTime = async (identifier: string, value: string, expiresAt: Date): Promise<void> => {
    const { internalAdapter } = await auth.$context
    await internalAdapter.createVerificationValue({ identifier, value, expiresAt })
  }
  return {
    handle: async (request, client) => handleSignIn(request, client, ports, { forward: async forwarded => auth.handler(forwarded), recognise: async headers => (await recognise(auth, headers)).person }),
    recognise: async headers => recognise(auth, headers),
    async issueInvitation(personId) {
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = new Date(Date.now() + 7 * DAY)
      await oneTime(`reset-password:${secret}`, personId, expiresAt)
      return { secret, expiresAt: expiresAt.toISOString() }
    },
    async issueSetup() {
      const secret = randomBytes(32).toString('base64url')
      await oneTime(`first-administrator:${secret}`, 'setup', new Date(Date.now() + DAY))
      return secret
    },
    async spendSetup(secret) {
      const { internalAdapter } = await auth.$context
      const spent = await internalAdapter.consumeVerificationValue(`first-administrator:${secret}`)
      if (!spent || spent.expiresAt < new Date()) throw new AppError('link-invalid', {})
    },
    async setPassword(personId, password) {
      if (password.length < PASSWORD_LENGTH.least || password.length > PASSWORD_LENGTH.most) throw new AppError('input-invalid', { why: `a password has ${PASSWORD_LENGTH.least}–${PASSWORD_LENGTH.most} characters`, whyZh: `密码应为 ${PASSWORD_LENGTH.least}–${PASSWORD_LENGTH.most} 个字符` })
      const { internalAdapter } = await auth.$context
      await internalAdapter.createAccount({ userId: personId, providerId: 'credential', accountId: personId, password: await hashPassword(password) })
    },
  }
}

type Auth = { readonly api: { getSession(input: { headers: Headers; returnHeaders: true }): Promise<{ headers: Headers | null; response: unknown }> } }

async function recognise(auth: unknown, headers: Headers): Promise<Recognised> {
  if (!headers.has('cookie')) return { person: null, cookies: [] }
  const { headers: set, response } = await (auth as Auth).api.getSession({ headers, returnHeaders: true })
  const found = response as { user: { id: string; name: string; email: string; disabledAt?: Date | string | null; twoFactorEnabled?: boolean | null } } | null
  const cookies = set?.getSetCookie() ?? []
  if (!found || found.user.disabledAt) return { person: null, cookies: [] }
  return { person: { id: found.user.id, name: found.user.name, email: found.user.email, secondFactor: found.user.twoFactorEnabled === true }, cookies }
}

/** Sessions that begin are recorded where they are made, whatever route made them; a disabled person gets none. */
function sessionHooks(ports: SignInPorts) {
  interface Person { readonly name: string; readonly disabledAt?: Date | null; readonly twoFactorEnabled?: boolean | null }
  type Context = { readonly path: string; readonly context: { readonly internalAdapter: { findUserById(id: string): Promise<unknown> } } } | null
  const personOf = async (id: string, context: unknown) => (await (context as Context)?.context.internalAdapter.findUserById(id)) as Person | null | undefined
  return {
    session: {
      create: {
        before: async ({ userId }: { userId: string }, context: unknown): Promise<boolean | void> => {
          if ((await personOf(userId, context))?.disabledAt) return false
        },
        after: async ({ userId, ipAddress }: { userId: string; ipAddress?: string | null | undefined }, context: unknown): Promise<void> => {
          const person = await personOf(userId, context)
          const path = (context as Context)?.path ?? ''
          const half = path === PASSWORD_PATH && person?.twoFactorEnabled === true
          await ports.audit({ action: half ? 'session.password-accepted' : 'session.start', personId: userId, name: person?.name ?? '', detail: { by: path, address: ipAddress ?? null } })
        },
      },
    },
  }
}

interface Forwarding { readonly forward: (request: Request) => Promise<Response>; readonly recognise: (headers: Headers) => Promise<SignedIn | null> }

/** Counts tries, forwards to the library under our own client header, and records what came of it. */
async function handleSignIn(request: Request, client: string, ports: SignInPorts, { forward, recognise: who }: Forwarding): Promise<Response> {
  const path = new URL(request.url).pathname.slice(AUTH_PATH.length)
  const body = request.method === 'POST' ? await request.arrayBuffer() : null
  const email = path === PASSWORD_PATH && body ? emailIn(body) : null
  const account = email === null ? null : `account:${sha256(email)}`
  if (request.method === 'POST') await count(ports, `sign-in:${client}`, IP_RULE)
  if (path === PASSWORD_PATH || path === '/reset-password') await count(ports, `password:${client}`, PASSWORD_RULE)
  if (account !== null) await count(ports, account, ACCOUNT_RULE)
  const headers = new Headers(request.headers)
  headers.set(CLIENT_HEADER, client)
  const before = path === '/sign-out' || path.startsWith('/two-factor/') || path === '/change-password' ? await who(headers) : null
  const answer = await forward(new Request(request.url, { method: request.method, headers, ...(body && { body }) }))
  const isDone = answer.status < 400
  if (account !== null && isDone) await ports.clearRate(account)
  const event = (action: SignInEvent['action'], detail: SignInEvent['detail'] = {}): SignInEvent => ({ action, personId: before?.id ?? null, name: before?.name ?? email ?? 'anonymous', detail: { by: path, address: client, ...detail } })
  if (path === '/sign-out' && before && isDone) await ports.audit(event('session.end'))
  if ((path === PASSWORD_PATH || SECOND_FACTOR.test(path)) && !isDone) await ports.audit(event('session.refused', { status: answer.status }))
  if ((path === '/change-password' || path === '/reset-password') && isDone) await ports.audit(event('session.password-set'))
  if (/^\/two-factor\/(?:enable|disable|generate-backup-codes)$/.test(path) && isDone) await ports.audit(event('session.second-factor-set'))
  return isDone ? withoutToken(answer, path) : refusal(answer, path)
}

/** The session is in the cookie, where scripts cannot read it: the body does not repeat it. */
async function withoutToken(answer: Response, path: string): Promise<Response> {
  if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('application/json')) return answer
  const body = (await answer.json()) as unknown
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  headers.set('cache-control', 'no-store')
  const schema = SIGN_IN_REPLIES[path]
  const told = schema ? shaped(schema, body) : body
  const shown = typeof told === 'object' && told !== null && 'token' in told ? Object.fromEntries(Object.entries(told).filter(([name]) => name !== 'token')) : told
  return new Response(JSON.stringify(shown), { status: answer.status, headers })
}

async function count(ports: SignInPorts, key: string, rule: typeof IP_RULE): Promise<void> {
  const { allowed, retryAfter } = await ports.consumeRate(key, rule)
  if (!allowed) throw new AppError('too-many-tries', { seconds: retryAfter })
}

/** The address that is tried, as the library will compare it; null when the body is none of its. */
function emailIn(body: ArrayBuffer): string | null {
  try {
    const { email } = JSON.parse(Buffer.from(body).toString('utf8')) as { email?: unknown }
    return typeof email === 'string' ? email.toLowerCase().slice(0, 254) : null
  } catch {
    return null // The library refuses the body by itself.
  }
}

/** The library's refusals in the words of our catalogue. */
async function refusal(answer: Response, path: string): Promise<Response> {
  const { code = '' } = (await answer.json().catch(() => ({}))) as { code?: string }
  if (answer.status >= 500) throw new Error(`sign-in failed: ${answer.status} ${code}`)
  if (answer.status === 404) throw new AppError('route-unknown', { path: `${AUTH_PATH}${path}` })
  if (answer.status === 429) throw new AppError('too-many-tries', { seconds: 900 })
  if (code === 'INVALID_TOKEN') throw new AppError('link-invalid', {})
  if (code.startsWith('INVALID_ORIGIN') || code.includes('ORIGIN') || code.includes('CROSS_SITE')) throw new AppError('origin-refused', { origin: '' })
  if (path === PASSWORD_PATH || SECOND_FACTOR.test(path) || code === 'INVALID_PASSWORD') throw new AppError('sign-in-refused', {})
  if (answer.status === 401) throw new AppError('not-signed-in', {})
  if (answer.status === 403) throw new AppError('not-permitted', { verb: path })
  throw new AppError('input-invalid', { why: code.toLowerCase().replaceAll('_', ' ') || `HTTP ${answer.status}` })
}

