import type { z } from 'zod'
import type { PARAMS } from '../workflow/campaign/params.ts'
import type { attachment, removedAttachment } from './nouns/declaration.ts'
import type { evidenceItem } from './nouns/evidence.ts'
import type { audit } from './v1/audit.ts'
import type { campaigns } from './v1/campaigns.ts'
import type { cohorts } from './v1/cohorts.ts'
import type { collections } from './v1/collections.ts'
import type { declarations } from './v1/declarations.ts'
import type { earlierTables } from './v1/earlier-tables.ts'
import type { imported } from './v1/imported.ts'
import type { imports } from './v1/imports.ts'
import type { judgements } from './v1/judgements.ts'
import type { people } from './v1/people.ts'
import type { publications } from './v1/publications.ts'
import type { results } from './v1/results.ts'
import type { schemes } from './v1/schemes.ts'
import type { system } from './v1/system.ts'
import type { tasks } from './v1/tasks.ts'
import type { units } from './v1/units.ts'
import type { Role } from '../model/campaign.ts'

/** The routes as they are declared: what a client sends and gets follows from them, so nothing here can lag behind. */
type Declared = (typeof audit | typeof campaigns | typeof cohorts | typeof collections | typeof declarations | typeof earlierTables | typeof imported | typeof imports | typeof judgements | typeof people | typeof publications | typeof results | typeof schemes | typeof system | typeof tasks | typeof units)[number]

type ReplyOf<R> = R extends { readonly reply: infer S extends z.ZodType } ? (R extends { readonly orNothing: true } ? z.output<S> | null : z.output<S>) : never
type FixedOf<R> = R extends { readonly fixed: infer F } ? keyof F : never
type FileOf<R> = R extends { readonly upload: true } ? { readonly file: File } : unknown
type InputOf<R> = R extends { readonly verb: infer V extends keyof typeof PARAMS } ? Omit<z.input<(typeof PARAMS)[V]>, FixedOf<R> | 'bytes' | 'fileName' | 'file'> & FileOf<R> : never

interface Call<I, O> { readonly input: I; readonly reply: O }
type FromRoutes = { [R in Declared as `${R['method']} ${R['path']}`]: Call<InputOf<R>, ReplyOf<R>> }

type Holders = 'declarations' | 'cases' | 'marks' | 'adjudications' | 'appeals'
type Attachment = z.output<typeof attachment>
type Files = { [H in Holders as `get /${H}/{holder}/attachments`]: Call<{ holder: string }, readonly Attachment[]> }
  & { [H in Holders as `post /${H}/{holder}/attachments`]: Call<{ holder: string; file: File }, Attachment> }
  & { [H in Holders as `delete /${H}/{holder}/attachments/{id}`]: Call<{ holder: string; id: string }, z.output<typeof removedAttachment>> }

export interface Me { readonly id: string; readonly name: string; readonly email: string; readonly secondFactor: boolean; readonly roles: readonly { readonly role: Role; readonly campaignId: string | null; readonly unitId: string | null }[] }
/** Routes that are no verbs. */
interface Others {
  'get /me': Call<Record<never, never>, Me>
  'get /sign-in-options': Call<Record<never, never>, { readonly singleSignOn: { readonly name: string; readonly provider: 'oidc' } | null; readonly passwordLength: { readonly least: number; readonly most: number } }>
  'get /setup': Call<Record<never, never>, { readonly needed: boolean }>
  'post /setup': Call<{ secret: string; name: string; email: string; password: string }, { readonly id: string }>
  'post /invitation': Call<{ secret: string; password: string }, unknown>
  'post /auth/sign-in/email': Call<{ email: string; password: string }, { readonly twoFactorRedirect?: boolean }>
  'post /auth/sign-in/social': Call<{ provider: string; callbackURL: string; errorCallbackURL?: string }, { readonly url: string }>
  'post /auth/sign-out': Call<Record<never, never>, unknown>
  'post /auth/change-password': Call<{ currentPassword: string; newPassword: string; revokeOtherSessions?: boolean }, unknown>
  'post /auth/two-factor/enable': Call<{ password: string }, { readonly totpURI: string; readonly backupCodes: readonly string[] }>
  'post /auth/two-factor/verify-totp': Call<{ code: string }, unknown>
  'post /auth/two-factor/disable': Call<{ password: string }, unknown>
  'get /entrants/{entrantId}/evidence': Call<z.input<(typeof PARAMS)['evidence.list']>, { readonly items: readonly z.output<typeof evidenceItem>[]; readonly next: string | null }>
}

type Calls = FromRoutes & Files & Others
/** Method and path as the OpenAPI document has them, e.g. `get /campaigns/{id}`. */
export type Operation = keyof Calls
export type Input<O extends Operation> = Calls[O]['input']
export type Reply<O extends Operation> = Calls[O]['reply']
/** Operations whose reply is a page of items with a `next`. */
export type Paged = { [O in Operation]: Reply<O> extends { readonly items: readonly unknown[]; readonly next: string | null } ? O : never }[Operation]
export type Item<O extends Paged> = Reply<O> extends { readonly items: readonly (infer I)[] } ? I : never

/** A refusal in the words of the server, or why there was no answer. `code` is of docs/errors.md, or `network`. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: string, status: number, detail: string, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.params = params
  }
}

export interface ClientSettings { readonly base: string; readonly language: () => 'zh' | 'en'; readonly fetch?: typeof fetch; readonly newKey?: () => string }
export interface CallOptions { readonly signal?: AbortSignal }
export type Client = <O extends Operation>(operation: O, input: Input<O>, options?: CallOptions) => Promise<Reply<O>>

/**
 * Calls the api by operation: path parameters go into the path, `version` into If-Match, with GET and DELETE the rest into the
 * query, else into the body; `changes` of a PATCH is the body; a `file` makes a form with a key, so that a repeated upload
 * counts once. Throws `Problem`.
 */
export function createClient({ base, language, fetch: send = fetch.bind(globalThis), newKey = () => crypto.randomUUID() }: ClientSettings): Client {
  return async (operation, input, options = {}) => {
    const [method = '', template = ''] = operation.split(' ')
    const rest: Record<string, unknown> = { ...input }
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = rest[name]
      delete rest[name]
      return encodeURIComponent(String(value))
    })
    const headers: Record<string, string> = { 'accept-language': language() }
    const { version } = rest
    if (typeof version === 'number') {
      delete rest['version']
      if (version === 0) headers['if-none-match'] = '*'
      else headers['if-match'] = `"${version}"`
    }
    const inQuery = method === 'get' || method === 'delete'
    const query = inQuery ? queryOf(rest) : ''
    let body: string | FormData | null = null
    if (rest['file'] instanceof File) {
      headers['idempotency-key'] = newKey()
      body = formOf(rest)
    } else if (!inQuery) {
      headers['content-type'] = 'application/json'
      body = JSON.stringify(method === 'patch' ? rest['changes'] : rest)
    }
    let response: Response
    try {
      response = await send(`${base}${path}${query}`, { method: method.toUpperCase(), headers, body, credentials: 'same-origin', ...(options.signal && { signal: options.signal }) })
    } catch (error) {
      if (options.signal?.aborted) throw error
      throw new Problem('network', 0, language() === 'en' ? 'The server did not answer. Check the connection and try again.' : '服务器没有应答。请检查网络后重试。', {}, { cause: error })
    }
    if (!response.ok) throw await problemOf(response)
    return (response.status === 204 ? null : await response.json()) as Reply<typeof operation>
  }
}

function queryOf(rest: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (value !== undefined && value !== null && value !== '') query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

function formOf(rest: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(rest)) {
    if (name === 'file' || value === undefined || value === null) continue
    form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  form.set('file', rest['file'] as File)
  return form
}

/** Routes of the sign-in library answer `{ code, message }`, all others problem+json. */
async function problemOf(response: Response): Promise<Problem> {
  const said = (await response.json().catch(() => null)) as { code?: string; detail?: string; message?: string; params?: Record<string, string | number> } | null
  return new Problem(said?.code ?? `http-${response.status}`, response.status, said?.detail ?? said?.message ?? `HTTP ${response.status}`, said?.params)
}
