/** A piece of finished markup. Everything else that is put into `html` is text and gets escaped. */
export class Markup {
  readonly value: string
  constructor(value: string) {
    this.value = value
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text made safe inside elements and quoted attributes; control characters that HTML forbids are dropped. */
// oxlint-disable-next-line no-control-regex -- control characters are what must go
export const escapeText = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '').replace(/[&<>"']/g, character => ESCAPES[character] ?? '')

/** What a template takes: text is escaped, Markup is not, null and false are nothing. */
export type Piece = Markup | string | number | null | undefined | false | readonly Piece[]

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Markup) return piece.value
  if (typeof piece === 'object') return piece.map(render).join('')
  return escapeText(String(piece))
}

/** Tagged template that escapes whatever is not Markup: collected text is always text. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.reduce((out, string, i) => out + string + render(pieces[i]), ''))
}

/** A link target is kept only if it is http(s) or relative to the report; anything else becomes plain text. */
export function link(target: string, text: Piece, attributes = ''): Markup {
  return /^(?:https?:\/\/|#|evidence\/|\.\/|[a-z0-9_-]+\.json$)/i.test(target) ? html`<a href="${target}"${new Markup(attributes === '' ? '' : ` ${attributes}`)}>${text}</a>` : html`${text}`
}

/** One label in both languages; the page shows one of them. */
export const both = (zh: Piece, en: Piece): Markup => html`<span class="zh" lang="zh-CN">${zh}</span><span class="en" lang="en">${en}</span>`
