import { html, Markup } from '../html/markup.ts'
import { FIRST_PLACE, MARK_CLASS, textsOf } from './highlight.ts'
import type { Highlight } from './highlight.ts'

/** What is no page: text, a picture as data: URL, or a file that is only to be saved. */
export type ReplayContent = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'image'; readonly data: string } | { readonly kind: 'none' }

const STYLE = `body{margin:0;font:14px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#1b2430;background:#fff}
pre{margin:0;padding:20px;white-space:pre-wrap;overflow-wrap:anywhere}img{max-width:100%;display:block;margin:0 auto}p{padding:20px;color:#5b6675}
.${MARK_CLASS}{background:#ffe45c;color:#111;outline:3px solid #d9480f}`
const MOST_PLACES = 50

/** A page that shows text with the places that counted, or a picture. */
export function replayText(content: ReplayContent, { text }: Highlight): { readonly html: string; readonly places: number } {
  const { body, places } = bodyOf(content, textsOf(text))
  return { html: html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${new Markup(STYLE)}</style></head><body>${body}</body></html>`.value, places }
}

function bodyOf(content: ReplayContent, wanted: readonly string[]): { readonly body: Markup; readonly places: number } {
  if (content.kind === 'image') return { body: html`<img src="${content.data}" alt="归档的图片 archived picture">`, places: 0 }
  if (content.kind === 'none') return { body: html`<p>这类文件不在此显示，请下载后查看。This kind of file is not shown here; save it to look at it.</p>`, places: 0 }
  const found = placesIn(content.text, wanted)
  let at = 0
  const body = found.map(([from, to], i) => {
    const before = content.text.slice(at, from)
    at = to
    return html`${before}<mark class="${MARK_CLASS}"${i === 0 ? new Markup(` id="${FIRST_PLACE}"`) : ''}>${content.text.slice(from, to)}</mark>`
  })
  return { body: html`<pre>${body}${content.text.slice(at)}</pre>`, places: found.length }
}

/** Where the texts stand, in order and apart from each other. */
function placesIn(text: string, wanted: readonly string[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  for (const words of wanted) {
    for (let at = text.indexOf(words), n = 0; at !== -1 && n < MOST_PLACES; at = text.indexOf(words, at + words.length), n++) {
      if (!found.some(([from, to]) => at < to && at + words.length > from)) found.push([at, at + words.length])
    }
  }
  return found.sort(([a], [b]) => a - b).slice(0, MOST_PLACES)
}
