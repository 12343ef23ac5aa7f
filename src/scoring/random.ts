/**
 * Seeded random numbers (xoshiro128**, Blackman and Vigna 2018): the same seed gives the same draws on every machine.
 * For simulation, not for secrets.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #d: number
  #spare: number | null = null

  constructor(seed: string) {
    // FNV-1a spreads the text over a word, splitmix32 fills the state from it.
    let hash = 0x81_1c_9d_c5
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01_00_01_93)
    const word = (): number => {
      hash = (hash + 0x9e_37_79_b9) | 0
      let mixed = hash ^ (hash >>> 16)
      mixed = Math.imul(mixed, 0x21_f0_aa_ad)
      mixed ^= mixed >>> 15
      mixed = Math.imul(mixed, 0x73_5a_2d_97)
      return mixed ^ (mixed >>> 15)
    }
    this.#a = word()
    this.#b = word()
    this.#c = word()
    this.#d = word() | 1
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    const product = Math.imul(this.#b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9)
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return (result >>> 0) / 4_294_967_296
  }

  /** Fills the first `count` places with uniform numbers in [0, 1): the very numbers that many calls of `uniform` give, without a call each. */
  fillUniform(into: Float64Array, count: number): void {
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d]
    for (let i = 0; i < count; i++) {
      const product = Math.imul(b, 5)
      into[i] = (Math.imul((product << 7) | (product >>> 25), 9) >>> 0) * 2.328_306_436_538_696_3e-10
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = (d << 11) | (d >>> 21)
    }
    this.#a = a
    this.#b = b
    this.#c = c
    this.#d = d
  }

  /** Fills the first `count` places with standard normal numbers. `spare` is room for at least 64 uniform numbers. */
  fillNormal(into: Float64Array, count: number, spare: Float64Array): void {
    let filled = 0
    while (filled < count) {
      // Of each pair of uniforms a share of π/4 becomes two normals.
      const take = Math.min(spare.length, Math.ceil((count - filled) * 0.66) * 2 + 32) & ~1
      this.fillUniform(spare, take)
      for (let i = 0; i < take && filled < count; i += 2) {
        const x = 2 * (spare[i] ?? 0) - 1
        const y = 2 * (spare[i + 1] ?? 0) - 1
        const square = x * x + y * y
        if (square === 0 || square >= 1) continue
        const scale = Math.sqrt((-2 * Math.log(square)) / square)
        into[filled++] = x * scale
        if (filled < count) into[filled++] = y * scale
      }
    }
  }

  /** Standard normal (Marsaglia's polar method, which makes them in pairs). */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare
      this.#spare = null
      return spare
    }
    for (;;) {
      const x = 2 * this.uniform() - 1
      const y = 2 * this.uniform() - 1
      const square = x * x + y * y
      if (square === 0 || square >= 1) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      this.#spare = y * scale
      return x * scale
    }
  }

  /** Gamma with the given shape and scale 1 (Marsaglia and Tsang 2000). */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * this.uniform() ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal()
      const v = (1 + c * x) ** 3
      if (v <= 0) continue
      const u = this.uniform()
      if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
    }
  }
}
