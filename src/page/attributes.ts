import { decodeHTMLAttribute } from 'entities'

/** Longest attribute value that is looked at, in characters; megabyte attributes are data, not addresses. */
const MAX_VALUE = 8192

const KEPT = [
  'id', 'class', 'href', 'src', 'srcset', 'alt', 'title', 'name', 'property', 'content', 'http-equiv', 'action', 'method', 'type', 'value', 'placeholder', 'for',
  'required', 'onclick', 'rel', 'lang', 'data', 'style', 'data-src', 'data-original', 'data-href', 'data-url', 'sitecode', 'selected', 'aria-label', 'datetime',
] as const
export type AttributeName = (typeof KEPT)[number]
const NAMES = new Map<string, AttributeName>(KEPT.map(name => [name, name]))

/** The attributes of the tag being read; one object, reused for every tag. */
export class Attributes {
  #values = new Map<AttributeName, string>()
  #empty = true
  #current: AttributeName | null = null
  #start = -1
  #end = -1

  clear(): void {
    if (!this.#empty) this.#values.clear()
    this.#empty = true
    this.#current = null
  }

  begin(rawName: string): void {
    const name = NAMES.get(rawName) ?? (rawName.length <= 16 ? NAMES.get(rawName.toLowerCase()) : undefined)
    this.#current = name === undefined || this.#values.has(name) ? null : name
    this.#start = -1
  }

  /** Part of the value: it stands in the source from `start` to `end`. */
  extend(start: number, end: number): void {
    if (this.#start < 0) this.#start = start
    this.#end = end
  }

  finish(source: string): void {
    if (this.#current === null) return
    let value = this.#start < 0 ? '' : source.slice(this.#start, Math.min(this.#end, this.#start + MAX_VALUE))
    if (value.includes('&')) value = decodeHTMLAttribute(value)
    this.#values.set(this.#current, value)
    this.#empty = false
    this.#current = null
  }

  get(name: AttributeName): string | null {
    return this.#empty ? null : (this.#values.get(name) ?? null)
  }
}
