/** Finds names where they stand in a page, without making a string of each. */
export class NameTable<T> {
  /** Names by a number made of their code units; on a clash the first stays, and the others are simply not found here. */
  readonly #entries = new Map<number, { readonly name: Uint16Array; readonly value: T }>()

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [text, value] of entries) {
      const name = Uint16Array.from(text, character => character.charCodeAt(0))
      const number = numberOf(name, 0, name.length)
      if (!this.#entries.has(number)) this.#entries.set(number, { name, value })
    }
  }

  /** The value of the name between `start` and `end`, written exactly so; undefined when in doubt. */
  at(units: Uint16Array, start: number, end: number): T | undefined {
    if (end - start > LONGEST) return undefined
    const entry = this.#entries.get(numberOf(units, start, end))
    if (entry === undefined || entry.name.length !== end - start) return undefined
    for (let i = start; i < end; i++) if (entry.name[i - start] !== units[i]) return undefined
    return entry.value
  }
}

const LONGEST = 16

/** Short names, four code units at most, differ for certain. */
function numberOf(units: Uint16Array, start: number, end: number): number {
  let number = 0
  for (let i = start; i < end; i++) number = ((number << 7) ^ (number >>> 24) ^ units[i]!) & 0x3fff_ffff
  return number
}
