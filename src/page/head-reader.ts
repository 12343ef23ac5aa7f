import type { Attributes } from './attributes.ts'
import type { Page } from './page.ts'
import { collapse, cut } from './text.ts'
import type { UrlResolver } from './url.ts'

const MAX_METAS = 300
const MAX_CONTENT = 4000

/** Collects what the head says of the page. */
export class HeadReader {
  readonly metas = new Map<string, string[]>()
  title: string | null = null
  lang: string | null = null
  hasBase = false
  nextUrl: string | null = null
  #count = 0

  addMeta(attributes: Attributes): void {
    if (this.#count >= MAX_METAS) return
    const equiv = attributes.get('http-equiv')
    const name = attributes.get('name') ?? attributes.get('property') ?? (equiv === null ? null : `http-equiv:${equiv}`)
    const content = attributes.get('content')
    if (name === null || content === null) return
    this.#add(name, collapse(cut(content, MAX_CONTENT)))
  }

  /** Also keeps `link:canonical` and the next page; answers whether the link is a style sheet. */
  addLink(attributes: Attributes, resolve: UrlResolver): boolean {
    const relation = (attributes.get('rel') ?? '').toLowerCase()
    const target = attributes.get('href')
    if (target === null) return false
    if (/\bstylesheet\b/.test(relation)) return true
    const url = /\b(?:canonical|next)\b/.test(relation) ? resolve(target) : null
    if (url === null) return false
    if (relation.includes('next')) this.nextUrl ??= url
    else this.#add('link:canonical', url)
    return false
  }

  addTitle(raw: string): void {
    const title = collapse(raw)
    if (title !== '') this.title ??= title
  }

  /** Target of `<meta http-equiv=refresh>`. */
  refresh(resolve: UrlResolver): Page['refresh'] {
    for (const content of this.metas.get('http-equiv:refresh') ?? []) {
      const found = /^\s*(\d{1,5}(?:\.\d*)?|\.\d+)?\s*[;,]?\s*url\s*=\s*["']?([^"']+)/i.exec(content)
      const url = found === null ? null : resolve((found[2] ?? '').trim())
      if (found !== null && url !== null) return { url, seconds: Number(found[1] ?? 0) }
    }
    return null
  }

  #add(rawName: string, content: string): void {
    const name = rawName.trim().toLowerCase().slice(0, 100)
    if (name === '' || name === '__proto__') return
    this.#count++
    const values = this.metas.get(name)
    if (values === undefined) this.metas.set(name, [content])
    else if (values.length < 20) values.push(content)
  }
}
