import { decodeHTMLAttribute } from 'entities'
import { NameTable } from './name-table.ts'

/** Longest attribute value that is looked at, in characters; megabyte attributes are data, not addresses. */
const MAX_VALUE = 8192

const KEPT = [
  'id', 'class', 'href', 'src', 'srcset', 'alt', 'title', 'name', 'property', 'content', 'http-equiv', 'action', 'method', 'type', 'value', 'placeholder', 'for',
  'required', 'onclick', 'rel', 'lang', 'data', 'style', 'data-src', 'data-original', 'data-href', 'data-url', 'sitecode', 'selected', 'aria-label', 'datetime',
] as const
export type AttributeName = (typeof KEPT)[number]
const NAMES = new Map<string, AttributeName>(KEPT.map(name => [name, name]))
/** Frequent ones that say nothing here. */
const IGNORED = ['target', 'width', 'height', 'border', 'align', 'valign', 'cellpadding', 'cellspacing', 'bgcolor', 'color', 'face', 'size', 'colspan', 'rowspan']
const TABLE = new NameTable<AttributeName | null>([...NAMES, ...IGNORED.map(name => [name, null] as const)])

/** The attributes of the tag being read; one object, reused for every tag. A tag has a handful: looking through them beats any map. */
export class Attributes {
  readonly #names: AttributeName[] = []
  readonly #values: string[] = []
  #count = 0
  #current: AttributeName | null = null
  #start = -1
  #end = -1

  clear(): void {
    this.#count = 0
    this.#current = null
  }

  /** The name stands in the source from `start` to `end`. */
  begin(source: string, start: number, end: number): void {
    let name = end - start > 16 ? null : TABLE.at(source, start, end)
    if (name === undefined) name = NAMES.get(source.slice(start, end).toLowerCase()) ?? null
    this.#current = name === null || this.get(name) !== null ? null : name
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
    this.#names[this.#count] = this.#current
    this.#values[this.#count++] = value
    this.#current = null
  }

  get(name: AttributeName): string | null {
    for (let i = 0; i < this.#count; i++) if (this.#names[i] === name) return this.#values[i]!
    return null
  }
}
