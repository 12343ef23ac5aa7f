import { decodeText } from '../page/charset.ts'
import type { ArchivedView } from '../reports/html/evidence-page.ts'

/** What is longer is cut for showing; the archive keeps all of it. */
const SHOWN_TEXT = 2 * 1024 * 1024
const SHOWN_IMAGE = 4 * 1024 * 1024
const IMAGE = /^image\/(?:png|jpeg|gif|webp)$/
const HTML = /^(?:text\/html|application\/xhtml\+xml)$/
const TEXT = /^text\/|^application\/(?:json|xml|javascript)$|\+(?:json|xml)$/

/** A body of the given type as an evidence page shows it. */
export function bodyContent(body: Uint8Array, mime: string, contentType: string): ArchivedView['content'] {
  if (IMAGE.test(mime)) return imageContent(body, mime)
  if (HTML.test(mime)) return { kind: 'html', text: decodeText(body.subarray(0, SHOWN_TEXT), contentType).text }
  if (TEXT.test(mime)) return { kind: 'text', text: decodeText(body.subarray(0, SHOWN_TEXT), contentType).text }
  return { kind: 'none' }
}

/** A picture inside the page; none when it is too large or of a kind browsers do not show. */
export function imageContent(body: Uint8Array, mime: string): ArchivedView['content'] {
  return body.length > SHOWN_IMAGE || !IMAGE.test(mime) ? { kind: 'none' } : { kind: 'image', data: `data:${mime};base64,${Buffer.from(body).toString('base64')}` }
}
