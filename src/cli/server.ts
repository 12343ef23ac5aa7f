import { serve } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApi } from '../api/app.ts'
import type { ApiDependencies, Hint } from '../api/dependencies.ts'
import { faultLine } from '../api/fault-line.ts'
import type { SingleSignOn } from '../api/sign-in/options.ts'
import { createSignIn } from '../api/sign-in/sign-in.ts'
import type { SignInEvent } from '../api/sign-in/sign-in.ts'
import { VERBS } from '../workflow/campaign/verbs.ts'
import type { WorkerDeps } from '../jobs/job.ts'
import { startWorker } from '../jobs/worker.ts'
import { AppError } from '../shared/errors.ts'
import { appendAudit } from '../store/audit.ts'
import { beginRequest, clearExpiredRequests, keepAnswer } from '../store/idempotency-key.ts'
import { listenToNotices } from '../store/notice.ts'
import { openObjects } from '../store/objects/open-objects.ts'
import { DEFAULT_DIRECTORY, openStore } from '../store/open.ts'
import type { Store } from '../store/open.ts'
import { clearExpiredRates, clearRate, consumeRate } from '../store/rate-limit.ts'
import { clearExpiredSessions, hasNoCredentials } from '../store/sign-in.ts'
import { scanWaiting } from '../workflow/campaign/attachment-scan.ts'
import { readStoredAccount } from '../workflow/stored-account.ts'
import { openStoredCollection } from '../workflow/stored-collection.ts'
import type { FileScan } from '../workflow/virus-scan.ts'
import { serverSecret } from './server-secret.ts'

export interface ServerOptions {
  /** `postgres://…` or the directory of the embedded database. */
  readonly db?: string | undefined
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** Where browsers reach us; default http://localhost:PORT. */
  readonly origin?: string | undefined
  /** Directory or s3://…; default: beside the embedded database. */
  readonly evidence?: string | undefined
  readonly worker: boolean
  /** Laid over every campaign's settings by the worker: addresses and bounds of this installation. */
  readonly collecting?: WorkerDeps['collecting']
  /** The last X-Forwarded-For is the client: only behind a proxy of one's own. */
  readonly trustProxy: boolean
  readonly secret?: string | undefined
  /** Scans what is uploaded; without one files stay unscanned. */
  readonly scan?: FileScan | undefined
  readonly singleSignOn?: SingleSignOn | undefined
  /** Asked about each website that was collected; without one nobody is. */
  readonly model?: WorkerDeps['model']
  readonly say: (line: string) => void
}

export interface RunningServer {
  readonly url: string
  /** The one-time link of the first administrator, while nobody can sign in. */
  readonly setupLink: string | null
  /** No new requests; those at work end; then the worker, then the database. */
  stop(): Promise<void>
}

/** Written by `npm run build`. */
const WEB_FOLDER = fileURLToPath(new URL('../../dist/web', import.meta.url))
const GRACE_MS = 5_000
const HOUR_MS = 3_600_000
/** How soon files that nobody could scan are tried again. */
const RESCAN_MS = 60_000

/** Database, worker and api in one process. Whatever was started is stopped again when a later part does not start. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => { for (const one of stops.splice(0).reverse()) await one() }
  try {
    const folder = dirname(resolve(options.db !== undefined && !/^postgres(?:ql)?:/.test(options.db) ? options.db : DEFAULT_DIRECTORY))
    const store = await openStore({ ...(options.db !== undefined && { db: options.db }), connections: 16 })
    stops.push(async () => store.close())
    const secret = await serverSecret(join(folder, 'secret'), options.secret)
    const listening = await listen(options)
    stops.push(listening.close)
    const origin = options.origin ?? `http://localhost:${listening.port}`
    const objects = await openObjects(options.evidence ?? join(folder, 'evidence'))
    const workDir = join(folder, 'work')
    if (options.worker) {
      const worker = await startWorker({ store, objects, workDir, ...(options.model && { model: options.model }), ...(options.collecting && { collecting: options.collecting }), report: ({ error, job, id }) => { if (error !== undefined) options.say(faultLine({ id, method: 'job', path: job, error })) }, trouble: error => { options.say(faultLine({ id: 'worker', method: '', path: '', error })) } })
      stops.push(async () => worker.stop())
    }
    const hints = await hintsOf(store)
    stops.push(hints.stop)
    const deps = dependencies(options, { store, origin, secret, listen: hints.listen, context: { store, objects, clock: () => new Date(), ...(options.scan && { scanFile: options.scan }), openCollected: id => openStoredCollection(store, objects, workDir, id), readImported: id => readStoredAccount(store, objects, workDir, id) } })
    listening.answerWith(createApi(deps).fetch)
    const upkeep = setInterval(() => { keepUp(store).catch((error: unknown) => { options.say(faultLine({ id: 'upkeep', method: '', path: '', error })) }) }, HOUR_MS)
    stops.push(async () => clearInterval(upkeep))
    const { scan } = options
    const rescan = scan && setInterval(() => { scanWaiting(store, objects, scan).catch((error: unknown) => { options.say(faultLine({ id: 'virus scan', method: '', path: '', error })) }) }, RESCAN_MS)
    stops.push(async () => clearInterval(rescan))
    const setupLink = (await deps.needsSetup()) ? `${origin}/setup#${await deps.signIn.issueSetup()}` : null
    return { url: origin, setupLink, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function keepUp(store: Store): Promise<void> {
  await clearExpiredRequests(store, new Date().toISOString())
  await clearExpiredRates(store)
  await clearExpiredSessions(store)
}

/** One listening connection for everybody who watches. */
async function hintsOf(store: Store): Promise<{ listen: ApiDependencies['listen']; stop: () => Promise<void> }> {
  const hearers = new Set<(hint: Hint) => void>()
  const stop = await listenToNotices(store, notice => { for (const hear of hearers) hear(notice) })
  return { stop, listen: hear => { hearers.add(hear); return () => { hearers.delete(hear) } } }
}

interface Parts { readonly store: Store; readonly origin: string; readonly secret: string; readonly listen: ApiDependencies['listen']; readonly context: ApiDependencies['context'] }

function dependencies({ singleSignOn, say, trustProxy }: ServerOptions, { store, origin, secret, listen: heard, context }: Parts): ApiDependencies {
  const record = async ({ action, personId, name, detail }: SignInEvent) => {
    await appendAudit(store, { at: new Date().toISOString(), actorId: personId, actor: name, action, campaignId: null, subjectKind: 'session', subjectId: personId ?? '', detail })
  }
  const signIn = createSignIn({ pool: store.pool, secret, origin, singleSignOn, log: (level, message) => { if (level === 'error') say(message) } }, {
    audit: record,
    consumeRate: async (key, rule) => consumeRate(store, key, rule),
    clearRate: async key => clearRate(store, key),
  })
  return {
    verbs: VERBS,
    // The secret stands behind #, which browsers do not send: it reaches no log on the way.
    context: { ...context, issueInvitation: async id => { const invited = await signIn.issueInvitation(id); return { link: `${origin}/invitation#${invited.secret}`, expiresAt: invited.expiresAt } } },
    signIn,
    singleSignOn: singleSignOn?.name,
    idempotency: { begin: beginRequest, keep: keepAnswer },
    needsSetup: async () => hasNoCredentials(store),
    listen: heard,
    origin,
    webFolder: WEB_FOLDER,
    progressEvery: 3_000,
    clientAddress: (request, environment) => clientAddress(request, environment, trustProxy),
    report: fault => { say(faultLine(fault)) },
  }
}

function clientAddress(request: Request, environment: unknown, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const socket = (environment as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  return forwarded || socket?.remoteAddress || 'unknown'
}

type Fetch = (request: Request, environment: Record<string, unknown>) => Response | Promise<Response>

/** Takes the port first, so that a taken one is said before anything else is started; answers 503 until there is an api. */
async function listen({ host, port }: ServerOptions): Promise<{ readonly port: number; answerWith: (fetch: Fetch) => void; close: () => Promise<void> }> {
  let answer: Fetch = () => new Response(null, { status: 503, headers: { 'retry-after': '1' } })
  const server = await new Promise<Server>((started, failed) => {
    const made = serve({ fetch: async (request: Request, environment: Record<string, unknown>) => answer(request, environment), hostname: host, port }, () => { started(made) }) as Server
    made.once('error', (error: NodeJS.ErrnoException) => { failed(new AppError('option-invalid', { option: '--port', value: port, why: error.code ?? error.message }, error)) })
  })
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: fetch => { answer = fetch },
    close: async () => new Promise<void>(closed => {
      // Those who watch events stay connected for ever.
      const cut = setTimeout(() => { server.closeAllConnections() }, GRACE_MS)
      server.close(() => { clearTimeout(cut); closed() })
      server.closeIdleConnections()
    }),
  }
}
