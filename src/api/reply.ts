import type { Context } from 'hono'
import { createHash } from 'node:crypto'
import { isContent } from './route.ts'
import type { Route } from './route.ts'
import { shaped } from './shape.ts'

/** The version of what is answered, as ETag; of things without one, undefined. */
export const versionTag = (result: unknown): string | undefined => {
  const version = typeof result === 'object' && result !== null && 'version' in result ? (result as { version: unknown }).version : undefined
  return typeof version === 'number' ? `"${version}"` : undefined
}

const matches = (header: string | undefined, tag: string): boolean => header !== undefined && header.split(',').some(one => one.trim().replace(/^W\//, '') === tag)

/** What the reply's schema names of the verb's result, as JSON with its ETag; 204 for nothing, 304 for what the caller has. */
export async function reply(c: Context, route: Route, result: unknown, origin: string): Promise<Response> {
  if (isContent(route.reply)) return route.reply.answer(c, result, origin)
  if (result === undefined || result === null) return c.body(null, 204)
  const text = JSON.stringify(shaped(route.reply, result))
  const tag = versionTag(result) ?? (route.public ? `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` : undefined)
  if (tag !== undefined) c.header('etag', tag)
  // What is published never changes; the list of publications may grow.
  c.header('cache-control', route.public ? 'public, max-age=300, stale-while-revalidate=3600' : 'no-store')
  if (tag !== undefined && route.method === 'get' && matches(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('content-type', 'application/json; charset=utf-8')
  return c.body(text, route.status ?? 200)
}
