import type { Context } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { VerbName } from '../workflow/campaign/permissions.ts'
import { actorOf, signedIn } from './actor.ts'
import type { ApiDependencies } from './dependencies.ts'
import { callVerb } from './perform.ts'
import { HOLDERS } from './v1/attachments.ts'

interface Listed { readonly id: string; readonly sha256: string; readonly fileName: string; readonly size: number; readonly mediaType: string; readonly scan: string }

/** Addresses below which files are given: whoever may read there by the verb gets what it lists. */
export const FILES: readonly { readonly path: string; readonly verb: VerbName; readonly params: (holder: string) => object; readonly listed: (answer: unknown) => readonly Listed[] }[] = [
  ...HOLDERS.map(({ holders, param }) => ({ path: `/${holders}/{holder}/attachments`, verb: 'attachment.list' as const, params: (holder: string) => ({ holder: { [param]: holder } }), listed: (answer: unknown) => answer as Listed[] })),
  // A mark's files are blind like the mark: others get them through the adjudication that was given to them.
  { path: '/adjudications/{holder}/marks/attachments', verb: 'adjudication.read', params: id => ({ id }), listed: answer => (answer as { marks: { attachments: Listed[] }[] }).marks.flatMap(({ attachments }) => attachments) },
]

/**
 * The bytes of an attachment, for whoever may list it. Always as a file to save: what units and assessors upload must not
 * run as a page of ours. Bytes that turn out corrupt break the connection off before its length is reached.
 */
export async function attachmentContent(c: Context, { verb, params, listed }: (typeof FILES)[number], deps: ApiDependencies): Promise<Response> {
  const context = { ...deps.context, actor: actorOf(await signedIn(c, deps)) }
  const id = c.req.param('id') ?? ''
  const found = listed(await callVerb(deps, context, verb, params(c.req.param('holder') ?? ''))).find(one => one.id === id)
  if (!found) throw new AppError('row-not-found', { what: 'attachment', id })
  if (found.scan === 'infected') throw new AppError('file-infected', { name: found.fileName })
  if (deps.context.scanFile && found.scan !== 'clean') throw new AppError('file-unscanned', { name: found.fileName })
  const { objects } = deps.context
  if (!objects) throw new Error('the server was put together without evidence files')
  if ((await objects.sizeOf(found.sha256)) !== found.size) throw new AppError('evidence-missing', { sha256: found.sha256 })
  return new Response(ReadableStream.from(objects.stream(found.sha256)) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': found.mediaType, 'content-length': String(found.size), 'cache-control': 'private, max-age=3600', etag: `"${found.sha256}"`,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
    },
  })
}
