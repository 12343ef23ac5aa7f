import type { Context } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { FoundEvidence, FoundImport } from '../workflow/campaign/evidence.ts'
import { importedText } from '../workflow/imported-file.ts'
import { replayText } from '../reports/replay/replay-text.ts'
import { replayRecord } from '../workflow/replay.ts'
import type { Content } from './route.ts'

/** Of everything archived: what a browser may do with it. Scripts, forms, frames and every address but data: are shut out. */
export const REPLAY_POLICY = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
const SHOT = /^image\/(?:png|jpeg|webp|gif)$/

/** What never changes under its digest may be kept by the reader's browser, and by nobody between. */
function answered(c: Context, body: string | Uint8Array, headers: Readonly<Record<string, string>>, isPublic: boolean): Response {
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-security-policy': REPLAY_POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin', 'cache-control': isPublic ? 'public, max-age=3600' : 'private, max-age=300', ...headers,
  })
}
const saved = (name: string) => ({ 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename="${name}"` })

const missing = (what: string, id: string): never => { throw new AppError('row-not-found', { what, id }) }

/** An imported picture as it is; of a file the records that were asked for, as text. */
async function importedPage({ imported, records, objects, highlight }: FoundImport) {
  if (imported.picture === null) return replayText({ kind: 'text', text: importedText(imported, records) }, highlight)
  return replayText({ kind: 'image', data: `data:${imported.picture};base64,${Buffer.from(await objects.read(imported.sha256)).toString('base64')}` }, highlight)
}

interface EvidenceContent { readonly page: Content; readonly screenshot: Content; readonly bytes: Content; readonly record: Content }

/** The four ways a piece of evidence is answered. */
export function evidenceContent(isPublic: boolean): EvidenceContent {
  const content = (mediaTypes: readonly string[], answer: (c: Context, found: FoundEvidence) => Promise<Response> | Response): Content => ({ mediaTypes, answer: async (c, result) => answer(c, result as FoundEvidence) })
  return {
    page: content(['text/html'], async (c, found) => {
      const { html, places } = 'imported' in found ? await importedPage(found) : await replayRecord(found.archive, found.record, found.highlight)
      return answered(c, html, { 'content-type': 'text/html; charset=utf-8', 'x-zhengheng-places': String(places) }, isPublic)
    }),
    screenshot: content(['image/png', 'image/jpeg', 'image/webp', 'image/gif'], async (c, found) => {
      if ('imported' in found) {
        const { picture, sha256 } = found.imported
        return answered(c, picture !== null && SHOT.test(picture) ? await found.objects.read(sha256) : missing('screenshot', sha256), { 'content-type': picture ?? '' }, isPublic)
      }
      const { record, entry } = found
      if (record.type !== 'screenshot' || !SHOT.test(record.mime)) throw new AppError('row-not-found', { what: 'screenshot', id: entry.sha256 })
      return answered(c, record.body, { 'content-type': record.mime }, isPublic)
    }),
    bytes: content(['application/octet-stream'], (c, found) => {
      if ('imported' in found) return importedBytes(found, isPublic)
      const { record, entry } = found
      if (!('body' in record)) throw new AppError('row-not-found', { what: 'evidence', id: entry.sha256 })
      return answered(c, record.body, saved(`${entry.sha256}.bin`), isPublic)
    }),
    record: content(['application/octet-stream'], async (c, found) => ('imported' in found ? missing('evidence', found.imported.sha256) : answered(c, await found.archive.raw(found.entry), saved(`${found.entry.sha256}.warc.gz`), isPublic))),
  }
}

/** The whole file under the name it came with; never to the public, for it holds more than what is cited. Bytes that turn out corrupt break the connection off before its length is reached. */
function importedBytes({ imported: { sha256, name, size, picture }, objects }: FoundImport, isPublic: boolean): Response {
  if (isPublic && picture === null) missing('evidence', sha256)
  return new Response(ReadableStream.from(objects.stream(sha256)) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/octet-stream', 'content-length': String(size), 'content-disposition': `attachment; filename="${sha256}.bin"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': REPLAY_POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin', 'cache-control': 'private, max-age=300',
    },
  })
}
