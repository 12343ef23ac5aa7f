import type { EvidenceRef } from '../../model/evidence.ts'
import { html, link, Markup } from './markup.ts'

/** One archived answer as a person may look at it. */
export interface ArchivedView {
  readonly ref: EvidenceRef
  readonly at: string
  readonly status: number
  readonly mime: string
  readonly size: number
  /** Decoded markup, plain text, a data: URL of a picture, or nothing to show. */
  readonly content: { readonly kind: 'html'; readonly text: string } | { readonly kind: 'text'; readonly text: string } | { readonly kind: 'image'; readonly data: string } | { readonly kind: 'none' }
}

const STYLE = `body{margin:0;font:14px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#1b2430;display:flex;flex-direction:column;min-height:100vh}
header{background:#0f4c5c;color:#fff;padding:12px 20px}header a{color:#fff}header p{margin:0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:8px 0 0;font-size:13px}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}
iframe{flex:1;border:0;width:100%;min-height:70vh;background:#fff}pre{margin:0;padding:20px;white-space:pre-wrap;overflow-wrap:anywhere}img{max-width:100%;display:block;margin:0 auto}
.none{padding:20px;color:#5b6675}`

/**
 * A page that shows archived content next to where it came from. The content is hostile: it stands in a frame without
 * any permission, and the page's policy (which the frame inherits) allows neither scripts nor any network.
 */
export function renderEvidencePage(view: ArchivedView): string {
  const { ref } = view
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>归档 · ${ref.url ?? ref.sha256}</title><style>${new Markup(STYLE)}</style></head><body>
<header><p><b>归档页面 archived page</b> · ${ref.url === undefined ? '—' : link(ref.url, ref.url, 'rel="noopener noreferrer" target="_blank"')}</p>
<dl><dt>采集时间 seen at</dt><dd>${view.at}</dd><dt>状态 status</dt><dd>${view.status} · ${view.mime} · ${view.size} B</dd><dt>SHA-256</dt><dd>${ref.sha256}</dd><dt>位置 where</dt><dd>${ref.archive ?? '—'}${ref.offset !== undefined && html` @ ${ref.offset}`}</dd></dl></header>
${body(view)}</body></html>
`
  return page.value
}

function body({ content }: ArchivedView): Markup {
  switch (content.kind) {
    case 'html': return html`<iframe sandbox="" title="归档内容 archived content" srcdoc="${content.text}"></iframe>`
    case 'text': return html`<pre>${content.text}</pre>`
    case 'image': return html`<img src="${content.data}" alt="归档截图 archived screenshot">`
    case 'none': return html`<p class="none">这类文件不在此显示，请从归档中取出查看。This kind of file is not shown here; take it from the archive.</p>`
  }
}
