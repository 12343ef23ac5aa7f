/** Fingerprints of texts by winnowing (Schleimer, Wilkerson, Aiken 2003), and an index that finds the texts that share them. */

const NOISE = /[\s\p{P}\p{S}\p{Cc}\p{Cf}]+/gu
/** Characters hashed at once: six Chinese characters seldom meet by chance. */
const GRAM = 6
/** Of each so many neighbouring grams the smallest is kept: every shared run of GRAM + WINDOW − 1 characters is found. */
const WINDOW = 6
const TEXT_CHARS = 1_500
const BASE = 0x01000193

/** The bare characters of a text, at most 1,500: widths folded, punctuation, blanks and case gone. */
export function bareText(text: string): string {
  return text.slice(0, TEXT_CHARS * 2).normalize('NFKC').replace(NOISE, '').toLowerCase().slice(0, TEXT_CHARS)
}

/** Kept hashes (unsigned 32 bit) of every run of `gram` characters, each once, in ascending order. */
export function fingerprintsOf(bare: string, gram = GRAM, window = WINDOW): Uint32Array {
  const count = bare.length - gram + 1
  if (count <= 0) return new Uint32Array(0)
  const hashes = new Uint32Array(count)
  let power = 1
  for (let index = 1; index < gram; index++) power = Math.imul(power, BASE)
  let hash = 0
  for (let index = 0; index < bare.length; index++) {
    if (index >= gram) hash = (hash - Math.imul(bare.charCodeAt(index - gram), power)) | 0
    hash = (Math.imul(hash, BASE) + bare.charCodeAt(index)) | 0
    if (index >= gram - 1) hashes[index - gram + 1] = mixed(hash)
  }
  return smallest(hashes, window)
}

function smallest(hashes: Uint32Array, window: number): Uint32Array {
  const kept: number[] = []
  let at = -1
  for (let start = 0; start + window <= Math.max(window, hashes.length); start++) {
    const end = Math.min(hashes.length, start + window)
    if (at < start) {
      at = start
      for (let index = start + 1; index < end; index++) if ((hashes[index] ?? 0) <= (hashes[at] ?? 0)) at = index
    } else if ((hashes[end - 1] ?? 0) <= (hashes[at] ?? 0)) at = end - 1
    else continue
    kept.push(hashes[at] ?? 0)
  }
  return Uint32Array.from(new Set(kept)).sort()
}

/** Without it hashes of neighbouring runs would be near each other, and the smallest of a window always of the same kind. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

const BUCKET_BITS = 21

/** Finds which of many lists of fingerprints share some with a given one. Fingerprints that too many lists hold tell nothing apart. */
export class FingerprintIndex {
  readonly #starts: Uint32Array
  readonly #hashes: Uint32Array
  readonly #holders: Uint32Array
  readonly #counts: Uint16Array
  readonly #common: number

  /** @param common lists that may hold a fingerprint before it counts as common. */
  constructor(lists: readonly Uint32Array[], common: number) {
    this.#common = common
    const starts = new Uint32Array((1 << BUCKET_BITS) + 1)
    let total = 0
    for (const list of lists) for (const hash of list) {
      const bucket = (hash >>> (32 - BUCKET_BITS)) + 1
      starts[bucket] = (starts[bucket] ?? 0) + 1
      total++
    }
    for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
    this.#starts = starts
    this.#hashes = new Uint32Array(total)
    this.#holders = new Uint32Array(total)
    this.#counts = new Uint16Array(lists.length)
    const next = starts.slice()
    for (const [holder, list] of lists.entries()) for (const hash of list) {
      const bucket = hash >>> (32 - BUCKET_BITS)
      const place = next[bucket] ?? 0
      next[bucket] = place + 1
      this.#hashes[place] = hash
      this.#holders[place] = holder
    }
  }

  /** Lists with the most fingerprints in common, at most `limit`, most first (then in order); `telling`: how many of the given ones are not common. */
  similar(list: Uint32Array, limit: number): { readonly telling: number; readonly found: readonly { readonly holder: number; readonly shared: number }[] } {
    const touched: number[] = []
    let telling = 0
    for (const hash of list) {
      const bucket = hash >>> (32 - BUCKET_BITS)
      const [from, to] = [this.#starts[bucket] ?? 0, this.#starts[bucket + 1] ?? 0]
      let holders = 0
      for (let place = from; place < to; place++) if (this.#hashes[place] === hash) holders++
      if (holders > this.#common) continue
      telling++
      if (holders === 0) continue
      for (let place = from; place < to; place++) {
        if (this.#hashes[place] !== hash) continue
        const holder = this.#holders[place] ?? 0
        const count = this.#counts[holder] ?? 0
        if (count === 0) touched.push(holder)
        this.#counts[holder] = count + 1
      }
    }
    const found = touched.map(holder => ({ holder, shared: this.#counts[holder] ?? 0 }))
    for (const holder of touched) this.#counts[holder] = 0
    return { telling, found: found.sort((a, b) => b.shared - a.shared || a.holder - b.holder).slice(0, limit) }
  }
}

/** Fingerprints two ascending lists have in common. */
export function sharedFingerprints(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  for (let left = 0, right = 0; left < a.length && right < b.length;) {
    const [one, other] = [a[left] ?? 0, b[right] ?? 0]
    if (one === other) shared++
    if (one <= other) left++
    if (other <= one) right++
  }
  return shared
}
