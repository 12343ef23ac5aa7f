/**
 * One HTML page read in one streaming pass: what stands on it and where, without any judgement of what it means.
 * The crawler orders its queue by it; `facts` understands it.
 */

/** Where on the page something stands. `footer` and `header` need markup or wording that says so; the rest is `main` or `nav`. */
export type Zone = 'header' | 'nav' | 'breadcrumb' | 'main' | 'footer'

export interface Link {
  /** Absolute, canonical, without fragment. */
  readonly url: string
  /** Visible text, white space collapsed; for images the alt text. */
  readonly text: string
  /** The title attribute when present: lists cut the text and keep the full title here. */
  readonly title: string | null
  readonly kind: 'a' | 'area' | 'img' | 'script' | 'style' | 'frame' | 'media'
  readonly zone: Zone
  /** Date standing beside the link in the same list row, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`. */
  readonly date: string | null
  /** Index into `Page.blocks` of the block that holds it; -1 when it came from a script or data island. */
  readonly block: number
  /** Nearest heading above it in the same zone (h1-h6, dt, th, legend, caption), when there is a short one. */
  readonly heading?: string
}

/** One block of visible text (paragraph, list row, table cell, heading …) in document order. */
export interface Block {
  readonly text: string
  readonly tag: string
  readonly zone: Zone
  /** 1-6 for h1-h6, else 0. */
  readonly heading: number
  /** id and class words of the element and its nearest ancestors, lower case, for patterns such as `zoom`, `con_tit`. */
  readonly hints: string
}

export interface Table {
  readonly zone: Zone
  /** Cell texts by row. */
  readonly rows: readonly (readonly string[])[]
  readonly block: number
}

export interface FormField {
  readonly name: string
  /** input type, `select` or `textarea`; lower case. */
  readonly type: string
  /** Label, placeholder or the text before it. */
  readonly label: string
  readonly value: string
  readonly required: boolean
}

export interface Form {
  /** Absolute URL; null when a script submits it. */
  readonly action: string | null
  readonly method: 'get' | 'post'
  readonly fields: readonly FormField[]
  /** Texts of its buttons. */
  readonly buttons: readonly string[]
  readonly zone: Zone
  readonly block: number
}

/** A list that is not plain HTML, or how a list goes on. */
export interface ListSource {
  readonly kind: 'hanweb-recordset' | 'json-list' | 'create-page-html' | 'next-link' | 'endpoint'
  /** Further pages of the same list, absolute, in order; bounded by the page's own claim. */
  readonly next: readonly string[]
}

export interface Page {
  readonly url: string
  readonly base: string
  /** The encoding the text was decoded with (WHATWG name, lower case) and who said so. */
  readonly charset: string
  readonly charsetFrom: 'bom' | 'header' | 'meta' | 'detected' | 'default'
  readonly lang: string | null
  readonly title: string | null
  /** Meta name (lower case) → contents in order of appearance, entities decoded, trimmed. http-equiv under `http-equiv:…`. */
  readonly metas: Readonly<Record<string, readonly string[]>>
  /** Target of a meta refresh, with its delay in seconds. */
  readonly refresh: { readonly url: string; readonly seconds: number } | null
  readonly links: readonly Link[]
  readonly blocks: readonly Block[]
  readonly tables: readonly Table[]
  readonly forms: readonly Form[]
  readonly lists: readonly ListSource[]
  /** Breadcrumb entries from the top, the page's own name last when it stands there. */
  readonly breadcrumbs: readonly { readonly text: string; readonly url: string | null }[]
  /** Inline script sources (each cut at 64 KiB) and comments worth reading. */
  readonly scripts: readonly string[]
  readonly comments: readonly string[]
  /** Text is missing until a script runs: empty body with scripts, an empty list container, or a footer/nav written by script. */
  readonly needsScript: { readonly shell: boolean; readonly list: boolean; readonly footer: boolean }
  /** Characters of visible text outside header, nav and footer. */
  readonly textLength: number
}
