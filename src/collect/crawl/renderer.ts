import type { FailureKind } from '../../model/evidence.ts'

/** What the crawl needs of a browser. */
export interface Renderer {
  render(url: string): Promise<Rendered | RenderFailure>
  screenshot(url: string): Promise<Shot | RenderFailure>
}
export interface Rendered {
  readonly ok: true
  /** Address after redirects by script. */
  readonly url: string
  readonly at: string
  readonly html: string
  readonly status: number
  readonly truncated: boolean
}
export interface Shot {
  readonly ok: true
  readonly at: string
  readonly mime: 'image/png' | 'image/jpeg'
  readonly image: Uint8Array
}
export interface RenderFailure {
  readonly ok: false
  readonly failure: FailureKind
  readonly detail: string
}
