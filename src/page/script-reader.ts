import type { Attributes } from './attributes.ts'
import type { Zone } from './page.ts'

/** Inline scripts are kept up to so many characters each … */
export const MAX_SCRIPT = 65_536
/** … but lists inside them are read up to this size. */
const MAX_ISLAND = 2_000_000
const MAX_SCRIPTS = 300

export interface InlineScript {
  readonly type: string
  readonly source: string
  readonly zone: Zone
}

/** Collects scripts: code, and data put into script elements. */
export class ScriptReader {
  readonly inline: InlineScript[] = []
  /** Addresses as written, with the zone they stand in. */
  readonly external: { readonly source: string; readonly zone: Zone; readonly siteCode: string | null }[] = []
  #type = ''
  #zone: Zone = 'main'

  open(attributes: Attributes, zone: Zone): void {
    this.#type = (attributes.get('type') ?? '').trim().toLowerCase()
    this.#zone = zone
    const source = attributes.get('src')
    if (source !== null && this.external.length < MAX_SCRIPTS) this.external.push({ source: source.trim(), zone, siteCode: attributes.get('sitecode') })
  }

  close(raw: string): void {
    if (this.inline.length >= MAX_SCRIPTS || raw.length < 3 || raw.trim() === '') return
    if (/template|x-handlebars|text\/html|x-tmpl|ng-/.test(this.#type)) return
    this.inline.push({ type: this.#type, source: raw.length > MAX_ISLAND ? raw.slice(0, MAX_ISLAND) : raw, zone: this.#zone })
  }
}
