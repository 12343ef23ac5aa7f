import type { EvidenceRef } from '../../model/evidence.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'

/** Where the report finds the page that shows one piece of evidence; null when it was not extracted. */
export type EvidenceLink = (evidence: EvidenceRef) => string | null

/** A picture of a key page, and the page that shows it whole. */
export interface Screenshot { readonly url: string; /** `data:` URL, JPEG or PNG in base64. */ readonly data: string; readonly link: string | null }

const PICTURE = /^data:image\/(?:jpeg|png);base64,[A-Za-z0-9+/=]+$/

/** What the report shows as evidence. Each picture stands in the file once, as a rule of its style sheet, and is seen wherever its page is cited. */
export class Exhibits {
  readonly screenshots: readonly Screenshot[]
  readonly #link: EvidenceLink
  readonly #places: ReadonlyMap<string, number>

  constructor(link: EvidenceLink, screenshots: readonly Screenshot[]) {
    this.#link = link
    this.screenshots = screenshots.filter(({ data }) => PICTURE.test(data))
    this.#places = new Map(this.screenshots.map(({ url }, place) => [url, place]))
  }

  /** The page that shows this evidence. */
  page(evidence: EvidenceRef): string | null {
    return this.#link(evidence)
  }

  /** The rules that hold the pictures. */
  get styles(): string {
    return this.screenshots.map(({ data }, place) => `.shot-${place}{background-image:url(${data})}`).join('\n')
  }

  /** The picture of a page in a box, which leads to the whole of it; null when there is none. */
  picture(url: string): Markup | null {
    const place = this.#places.get(url)
    const shot = place === undefined ? undefined : this.screenshots[place]
    if (shot === undefined) return null
    const label = `截图 screenshot ${shot.url}`
    return shot.link === null ? html`<span class="pic shot-${place}" role="img" aria-label="${label}"></span>` : html`<a class="pic shot-${place}" href="${shot.link}" target="_blank" rel="noopener" aria-label="${label}" title="${shot.url}"></a>`
  }
}
