import type { Context } from 'hono'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { publicEvidence } from '../workflow/public-evidence.ts'
import { publishedFile } from '../workflow/published-site.ts'
import type { ApiDependencies } from './dependencies.ts'

/** Where the public pages of published results stand. */
export const RESULTS_PATH = '/results'

/** Nothing but their own stylesheet, and no script at all. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Published results for anybody, without script: the same files that `zhengheng publish --static` writes. */
export async function publishedPage(c: Context, { context, origin }: ApiDependencies): Promise<Response> {
  if (c.req.path === RESULTS_PATH) return c.redirect(`${RESULTS_PATH}/`, 308)
  const policy = { 'content-security-policy': POLICY, 'cache-control': 'public, max-age=60' }
  const file = await publishedFile(context.store, c.req.path.slice(RESULTS_PATH.length + 1), { base: `${origin}${RESULTS_PATH}/`, evidence: publicEvidence(`${origin}/`) })
  if (file === null) return c.notFound()
  if (typeof file.body !== 'string') return c.body(Readable.toWeb(Readable.from(file.body)) as ReadableStream, 200, { ...policy, 'content-type': file.type, 'access-control-allow-origin': '*' })
  const etag = `"${createHash('sha256').update(file.body).digest('base64url').slice(0, 22)}"`
  // A correction must show within a minute; until then nobody has to ask twice.
  const headers = { ...policy, etag, ...(!file.type.startsWith('text/html') && { 'access-control-allow-origin': '*' }) }
  if (c.req.header('if-none-match')?.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304, headers)
  return c.body(file.body, 200, { ...headers, 'content-type': file.type })
}
