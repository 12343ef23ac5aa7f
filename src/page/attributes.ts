import { decodeHTMLAttribute } from 'entities'
import { NameTable } from './name-table.ts'
import type { Source } from './source.ts'
import type { SpanMemo } from './span-memo.ts'

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
  readonly #source: Source
  readonly #names: AttributeName[] = []
  /** Values are places in the source until somebody asks. */
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #values: (string | null)[] = []
  #count = 0

  constructor(source: Source) {
    this.#source = source
  }

  clear(): void {
    this.#count = 0
  }

  /** Name and value stand in the source at these places; `valueStart` is -1 where there is no value. */
  add(start: number, end: number, valueStart: number, valueEnd: number): void {
    const { text, units } = this.#source
    let name = end - start > 16 ? null : TABLE.at(units, start, end)
    if (name === undefined) name = NAMES.get(text.slice(start, end).toLowerCase()) ?? null
    if (name === null || this.#find(name) >= 0) return
    const i = this.#count++
    this.#names[i] = name
    this.#starts[i] = valueStart
    this.#ends[i] = valueEnd
    this.#values[i] = valueStart < 0 ? '' : null
  }

  get(name: AttributeName): string | null {
    const i = this.#find(name)
    return i < 0 ? null : (this.#values[i] ??= this.#valueAt(this.#starts[i]!, this.#ends[i]!))
  }

  /** What a memo has of the value as it is written; undefined when it has nothing. */
  recall<T>(name: AttributeName, memo: SpanMemo<T>, scope?: number): T | undefined {
    const i = this.#find(name)
    return i < 0 || this.#starts[i]! < 0 ? undefined : memo.get(this.#source.units, this.#starts[i]!, this.#ends[i]!, scope)
  }

  /** Keeps what was made of the value, when {@link recall} had nothing. */
  remember<T>(name: AttributeName, memo: SpanMemo<T>, made: T, scope?: number): void {
    const i = this.#find(name)
    if (i >= 0 && this.#starts[i]! >= 0) memo.set(this.#source.units, this.#starts[i]!, this.#ends[i]!, made, scope)
  }

  #find(name: AttributeName): number {
    for (let i = 0; i < this.#count; i++) if (this.#names[i] === name) return i
    return -1
  }

  #valueAt(start: number, end: number): string {
    const value = this.#source.text.slice(start, Math.min(end, start + MAX_VALUE))
    return value.includes('&') ? decodeHTMLAttribute(value) : value
  }
}
