import { hash } from 'node:crypto'

/** A number in 0..2^48 that depends on seed and key only: what draws a sample the same way in whatever order things come. */
export function drawNumber(seed: string, key: string): number {
  return Number.parseInt(hash('sha256', `${seed}\0${key}`, 'hex').slice(0, 12), 16)
}

/** Keeps the `size` entries whose keys the seed draws first; each key once. */
export class SeededSample<T> {
  readonly #seed: string
  readonly #size: number
  #kept: { readonly draw: number; readonly key: string; readonly value: T }[] = []

  constructor(seed: string, size: number) {
    this.#seed = seed
    this.#size = size
  }

  offer(key: string, value: T): void {
    const draw = drawNumber(this.#seed, key)
    const last = this.#kept.at(-1)
    if (this.#kept.length === this.#size && last && draw >= last.draw) return
    if (this.#kept.some(kept => kept.key === key)) return
    this.#kept.push({ draw, key, value })
    this.#kept.sort((a, b) => a.draw - b.draw)
    this.#kept.length = Math.min(this.#kept.length, this.#size)
  }

  /** In the order drawn. */
  get values(): T[] {
    return this.#kept.map(kept => kept.value)
  }
}
