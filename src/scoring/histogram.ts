/** Counts of whole numbers that keep close together, such as one unit's score over all draws in steps of the last decimal. */
export class Histogram {
  #from = 0
  #counts = new Uint32Array(0)

  add(value: number): void {
    const at = value - this.#from
    if (at >= 0 && at < this.#counts.length) this.#counts[at] = (this.#counts[at] ?? 0) + 1
    else this.#widen(value)
  }

  /** [value, how often] of every value seen, in ascending order. */
  entries(): [number, number][] {
    const seen: [number, number][] = []
    this.#counts.forEach((n, at) => {
      if (n > 0) seen.push([this.#from + at, n])
    })
    return seen
  }

  /** Doubles the window at least, so that a drifting value costs a copy only now and then. */
  #widen(value: number): void {
    const old = this.#counts
    const margin = Math.max(32, old.length)
    const from = old.length === 0 ? value - margin : Math.min(this.#from, value - margin)
    const to = old.length === 0 ? value + margin : Math.max(this.#from + old.length, value + margin)
    this.#counts = new Uint32Array(to - from)
    this.#counts.set(old, old.length === 0 ? 0 : this.#from - from)
    this.#from = from
    this.#counts[value - from] = 1
  }
}
