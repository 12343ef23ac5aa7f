/**
 * What was made of pieces of text, found again where the same piece stands in another page, without making a string of it.
 * Pages of one site are made of the same pieces over and over. Holds copies only; when it is full it begins anew.
 * The same piece may mean different things in different `scope`s, which are any numbers.
 */
export class SpanMemo<T> {
  readonly #bound: number
  readonly #mask: number
  /** By slot: 1 + number of the entry; 0 where none is. */
  readonly #slots: Int32Array
  readonly #hashes: Int32Array
  readonly #scopes: Int32Array
  /** Where the text of each entry begins in `#texts`; one more for the end of the last. */
  readonly #begins: Int32Array
  readonly #values: T[] = []
  #texts = new Uint16Array(4096)

  /** `bound`: entries, rounded up to a power of two. */
  constructor(bound: number) {
    this.#bound = 2 ** Math.ceil(Math.log2(bound))
    this.#mask = 2 * this.#bound - 1
    this.#slots = new Int32Array(2 * this.#bound)
    this.#hashes = new Int32Array(this.#bound)
    this.#scopes = new Int32Array(this.#bound)
    this.#begins = new Int32Array(this.#bound + 1)
  }

  get(units: Uint16Array, start: number, end: number, scope = 0): T | undefined {
    if (end - start > LONGEST) return undefined
    const hash = hashOf(units, start, end, scope)
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const entry = this.#slots[slot]! - 1
      if (entry < 0) return undefined
      if (this.#hashes[entry] === hash && this.#scopes[entry] === scope && this.#isAt(entry, units, start, end)) return this.#values[entry]
    }
  }

  /** Call only for what {@link get} did not find. Pieces that are too long to come again are not kept. */
  set(units: Uint16Array, start: number, end: number, value: T, scope = 0): void {
    if (end - start > LONGEST) return
    if (this.#values.length === this.#bound || this.#begins[this.#values.length]! > MOST_UNITS) this.#clear()
    const entry = this.#values.length
    const hash = hashOf(units, start, end, scope)
    let slot = hash & this.#mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
    this.#slots[slot] = entry + 1
    this.#hashes[entry] = hash
    this.#scopes[entry] = scope
    const begin = this.#begins[entry]!
    const next = begin + end - start
    if (next > this.#texts.length) this.#grow(next)
    this.#texts.set(units.subarray(start, end), begin)
    this.#begins[entry + 1] = next
    this.#values.push(value)
  }

  #isAt(entry: number, units: Uint16Array, start: number, end: number): boolean {
    const begin = this.#begins[entry]!
    if (this.#begins[entry + 1]! - begin !== end - start) return false
    const texts = this.#texts
    for (let i = start, at = begin; i < end; i++, at++) if (units[i] !== texts[at]) return false
    return true
  }

  #clear(): void {
    this.#slots.fill(0)
    this.#values.length = 0
  }

  #grow(needed: number): void {
    const grown = new Uint16Array(Math.max(needed, 2 * this.#texts.length))
    grown.set(this.#texts)
    this.#texts = grown
  }
}

const LONGEST = 256
/** Code units kept altogether. */
const MOST_UNITS = 2 ** 22

function hashOf(units: Uint16Array, start: number, end: number, scope: number): number {
  let hash = Math.imul(scope, 0x9e37_79b1) ^ (end - start)
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + units[i]!) | 0
  return hash ^ (hash >>> 15)
}
