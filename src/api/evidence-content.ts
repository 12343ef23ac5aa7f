import type { Context } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { FoundEvidence } from '../workflow/campaign/evidence.ts'
import { replayRecord } from '../workflow/replay.ts'
import type { Content } from './route.ts'

/** Of everything archived: what a browser may do with it. Scripts, forms, frames and every address but data: are shut out. */
export const REPLAY_POLICY = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
const SHOT = /^image\/(?:png|jpeg|webp)$/

/** What never changes under its digest may be kept by the reader's browser, and by nobody between. */
function answered(c: Context, body: string | Uint8Array, headers: Readonly<Record<string, string>>, isPublic: boolean): Response {
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-security-policy': REPLAY_POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin', 'cache-control': isPublic ? 'public, max-age=3600' : 'private, max-age=300', ...headers,
  })
}
const saved = (name: string) => ({ 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename="${name}"` })

interface EvidenceContent { readonly page: Content; readonly screenshot: Content; readonly bytes: Content; readonly record: Content }

/** The four ways a piece of evidence is answered. */
export function evidenceContent(isPublic: boolean): EvidenceContent {
  const content = (mediaTypes: readonly string[], answer: (c: Context, found: FoundEvidence) => Promise<Response> | Response): Content => ({ mediaTypes, answer: async (c, result) => answer(c, result as FoundEvidence) })
  return {
    page: content(['text/html'], async (c, { archive, record, highlight }) => {
      const { html, places } = await replayRecord(archive, record, highlight)
      return answered(c, html, { 'content-type': 'text/html; charset=utf-8', 'x-zhengheng-places': String(places) }, isPublic)
    }),
    screenshot: content(['image/png', 'image/jpeg', 'image/webp'], (c, { record, entry }) => {
      if (record.type !== 'screenshot' || !SHOT.test(record.mime)) throw new AppError('row-not-found', { what: 'screenshot', id: entry.sha256 })
      return answered(c, record.body, { 'content-type': record.mime }, isPublic)
    }),
    bytes: content(['application/octet-stream'], (c, { record, entry }) => {
      if (!('body' in record)) throw new AppError('row-not-found', { what: 'evidence', id: entry.sha256 })
      return answered(c, record.body, saved(`${entry.sha256}.bin`), isPublic)
    }),
    record: content(['application/octet-stream'], async (c, { archive, entry }) => answered(c, await archive.raw(entry), saved(`${entry.sha256}.warc.gz`), isPublic)),
  }
}
