import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'
import { createApi } from '../../src/api/app.ts'
import type { ApiDependencies, Hint } from '../../src/api/dependencies.ts'
import type { App } from '../../src/api/describe.ts'
import { isContent } from '../../src/api/route.ts'
import { ROUTES } from '../../src/api/v1/routes.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import type { SingleSignOn } from '../../src/api/sign-in/options.ts'
import { createSignIn } from '../../src/api/sign-in/sign-in.ts'
import type { SignIn, SignInEvent } from '../../src/api/sign-in/sign-in.ts'
import { appendAudit } from '../../src/store/audit.ts'
import { beginRequest, keepAnswer } from '../../src/store/idempotency-key.ts'
import type { Store } from '../../src/store/open.ts'
import { clearRate, consumeRate } from '../../src/store/rate-limit.ts'
import { hasNoCredentials } from '../../src/store/sign-in.ts'
import { useStore } from '../store/test-database.ts'

export const ORIGIN = 'https://pinggu.example.cn'
export const PASSWORD = '正确的马电池订书钉 42'
const SECRET = 'a secret of the tests, long enough to sign cookies with'

export interface Browser {
  /** Asks as a browser on our own page would; keeps cookies. */
  (method: string, path: string, options?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>>; readonly raw?: FormData | string }): Promise<Response>
  readonly cookies: Map<string, string>
}

export interface ApiUnderTest {
  readonly app: App
  readonly store: Store
  readonly signIn: SignIn
  readonly faults: { readonly id: string; readonly path: string; readonly error: unknown }[]
  readonly logged: string[]
  readonly events: SignInEvent[]
  readonly deps: ApiDependencies
  hint(hint: Hint): void
  browser(): Browser
  /** A person with a password, signed in. */
  signedIn(person: { readonly id: string; readonly email: string }): Promise<Browser>
}

/** One api over one new database for the test file that calls this at its top. */
export function useApi(change: (deps: ApiDependencies) => ApiDependencies = deps => deps, singleSignOn?: () => SingleSignOn): { readonly api: ApiUnderTest } {
  const database = useStore()
  let api: ApiUnderTest | undefined
  beforeAll(() => { api = makeApi(database.store, change, singleSignOn?.()) })
  afterAll(() => { api = undefined })
  return { get api() { if (!api) throw new Error('not made'); return api } }
}

function makeApi(store: Store, change: (deps: ApiDependencies) => ApiDependencies, singleSignOn?: SingleSignOn): ApiUnderTest {
  const faults: ApiUnderTest['faults'] = []
  const logged: string[] = []
  const events: SignInEvent[] = []
  const hearers = new Set<(hint: Hint) => void>()
  const record = async ({ action, personId, name, detail }: SignInEvent) => { await appendAudit(store, { at: new Date().toISOString(), actorId: personId, actor: name, action, campaignId: null, subjectKind: 'session', subjectId: personId ?? '', detail }) }
  const signIn = createSignIn({ pool: store.pool, secret: SECRET, origin: ORIGIN, singleSignOn, log: (level, message) => logged.push(`${level} ${message}`) }, {
    audit: async event => { events.push(event); await record(event) },
    consumeRate: async (key, rule) => consumeRate(store, key, rule),
    clearRate: async key => clearRate(store, key),
  })
  const deps = change({
    verbs: VERBS,
    context: { store, clock: () => new Date(), issueInvitation: async id => { const { secret, expiresAt } = await signIn.issueInvitation(id); return { link: `${ORIGIN}/invitation#${secret}`, expiresAt } } },
    signIn,
    idempotency: { begin: beginRequest, keep: keepAnswer },
    needsSetup: async () => hasNoCredentials(store),
    listen: hear => { hearers.add(hear); return () => { hearers.delete(hear) } },
    origin: ORIGIN,
    webFolder: null,
    progressEvery: 20,
    clientAddress: request => request.headers.get('x-test-client') ?? '203.0.113.1',
    report: fault => { faults.push(fault) },
  })
  const app = createApi(deps)
  const browser = (): Browser => makeBrowser(app)
  return {
    app, store, signIn, faults, logged, events, deps, browser,
    hint: hint => { for (const hear of hearers) hear(hint) },
    async signedIn({ id, email }) {
      await signIn.setPassword(id, PASSWORD)
      const made = browser()
      const answer = await made('POST', '/auth/sign-in/email', { body: { email, password: PASSWORD } })
      if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
      return made
    },
  }
}

/** Every answer of every test is one that its route's schema allows. */
async function checkReply(method: string, path: string, answer: Response): Promise<void> {
  const [address = ''] = path.split('?')
  const route = ROUTES.find(one => one.method.toUpperCase() === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(address))
  if (!route || answer.status >= 300) return
  if (answer.status === 204) {
    if (!route.orNothing) throw new Error(`${method} ${path} answers nothing, and does not say so`)
    return
  }
  if (isContent(route.reply)) return
  const { error } = route.reply.safeParse(await answer.clone().json())
  if (error) throw new Error(`${method} ${path} answers unlike its schema: ${z.prettifyError(error)}`)
}

function makeBrowser(app: App): Browser {
  const cookies = new Map<string, string>()
  const ask = async (method: string, path: string, { body, headers = {}, raw }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>>; readonly raw?: FormData | string } = {}): Promise<Response> => {
    const answer = await app.request(`${ORIGIN}/api/v1${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }),
        ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(body !== undefined && { 'content-type': 'application/json' }), ...headers,
      },
      ...(body !== undefined ? { body: JSON.stringify(body) } : raw !== undefined ? { body: raw } : {}),
    })
    await checkReply(method, path, answer)
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
  return Object.assign(ask, { cookies })
}
