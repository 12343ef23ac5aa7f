/** Finds names where they stand in a page, without making a string of each. */
export class NameTable<T> {
  /** Names by a number made of their characters; on a clash the first stays, and the others are simply not found here. */
  readonly #entries = new Map<number, { readonly name: string; readonly value: T }>()

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [name, value] of entries) {
      const number = numberOf(name, 0, name.length)
      if (!this.#entries.has(number)) this.#entries.set(number, { name, value })
    }
  }

  /** The value of the name between `start` and `end`, written exactly so; undefined when in doubt. */
  at(source: string, start: number, end: number): T | undefined {
    if (end - start > LONGEST) return undefined
    const entry = this.#entries.get(numberOf(source, start, end))
    return entry !== undefined && entry.name.length === end - start && source.startsWith(entry.name, start) ? entry.value : undefined
  }
}

const LONGEST = 16

/** Short names, four characters at most, differ for certain. */
function numberOf(source: string, start: number, end: number): number {
  let number = 0
  for (let i = start; i < end; i++) number = ((number << 7) ^ (number >>> 24) ^ source.charCodeAt(i)) & 0x3fff_ffff
  return number
}
