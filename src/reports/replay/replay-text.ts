import { html, Markup } from '../html/markup.ts'
import { FIRST_PLACE, MARK_CLASS } from './highlight.ts'
import type { Highlight } from './highlight.ts'

/** What is no page: text, a picture as data: URL, or a file that is only to be saved. */
export type ReplayContent = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'image'; readonly data: string } | { readonly kind: 'none' }

const STYLE = `body{margin:0;font:14px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#1b2430;background:#fff}
pre{margin:0;padding:20px;white-space:pre-wrap;overflow-wrap:anywhere}img{max-width:100%;display:block;margin:0 auto}p{padding:20px;color:#5b6675}
.${MARK_CLASS}{background:#ffe45c;color:#111;outline:3px solid #d9480f}`
const MOST_PLACES = 50

/** A page that shows text with the places that counted, or a picture. */
export function replayText(content: ReplayContent, { text: wanted }: Highlight): { readonly html: string; readonly places: number } {
  const { body, places } = bodyOf(content, wanted?.trim() ?? '')
  return { html: html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${new Markup(STYLE)}</style></head><body>${body}</body></html>`.value, places }
}

function bodyOf(content: ReplayContent, wanted: string): { readonly body: Markup; readonly places: number } {
  if (content.kind === 'image') return { body: html`<img src="${content.data}" alt="归档的图片 archived picture">`, places: 0 }
  if (content.kind === 'none') return { body: html`<p>这类文件不在此显示，请下载后查看。This kind of file is not shown here; save it to look at it.</p>`, places: 0 }
  const pieces = wanted === '' ? [content.text] : content.text.split(wanted, MOST_PLACES + 1)
  const rest = wanted === '' ? '' : content.text.slice(pieces.join(wanted).length)
  const body = pieces.map((piece, i) => (i === 0 ? html`${piece}` : html`<mark class="${MARK_CLASS}"${i === 1 ? new Markup(` id="${FIRST_PLACE}"`) : ''}>${wanted}</mark>${piece}`))
  return { body: html`<pre>${body}${rest}</pre>`, places: pieces.length - 1 }
}
