import type { Context } from 'hono'
import { randomUUID } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { AppError, errorSentence } from '../shared/errors.ts'
import type { ErrorCode } from '../shared/errors.ts'
import type { ApiDependencies } from './dependencies.ts'
import { spoken } from './spoken.ts'

/** RFC 9457 with our code, its params, and whether trying again makes sense. */
export const problem = z.object({
  type: z.string().openapi({ example: 'urn:zhengheng:error:row-not-found' }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  retry: z.enum(['never', 'changed', 'later']),
}).openapi('Problem')

/** Codes whose sentences name addresses of the database, files or digests: told to operators by the log, to callers by the code alone. */
const INWARD: ReadonlySet<ErrorCode> = new Set(['store-unreachable', 'store-lost', 'store-busy', 'store-full', 'evidence-store-failed', 'still-referenced', 'value-refused'])
const withoutWhy = (code: ErrorCode, params: AppError['params']): AppError['params'] => (INWARD.has(code) ? Object.fromEntries(Object.keys(params).map(key => [key, '…'])) : params)

/** The answer to a refusal, in the reader's language (Accept-Language; Chinese unless English comes first). */
export function problemResponse(error: AppError, language: 'zh' | 'en'): Response {
  const params = withoutWhy(error.code, error.params)
  const body: z.infer<typeof problem> = {
    type: `urn:zhengheng:error:${error.code}`, title: error.code, status: error.http, code: error.code, params, retry: error.retry,
    detail: errorSentence(error.code, spoken(error.code, params, language), language),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language, 'cache-control': 'no-store', vary: 'Accept-Language' })
  if (error.http === 401) headers.set('www-authenticate', 'Session')
  const wait = error.code === 'too-many-tries' ? error.params['seconds'] : error.http === 503 || error.code === 'request-at-work' ? 2 : undefined
  if (wait !== undefined) headers.set('retry-after', String(wait))
  return new Response(JSON.stringify(body), { status: error.http, headers })
}

/** Chinese unless the reader asks for English first. */
export const languageOf = (header: string | undefined): 'zh' | 'en' => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh')

/** Refusals become problems; anything else is a bug with a number, reported without the request's secrets. */
export function answerError(error: unknown, c: Context, deps: Pick<ApiDependencies, 'report'>): Response {
  const language = languageOf(c.req.header('accept-language'))
  if (error instanceof AppError) {
    if (error.http >= 500) deps.report({ id: randomUUID(), method: c.req.method, path: c.req.path, error })
    return problemResponse(error, language)
  }
  const id = randomUUID()
  deps.report({ id, method: c.req.method, path: c.req.path, error })
  return problemResponse(new AppError('unexpected', { id }), language)
}
