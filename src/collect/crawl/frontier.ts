import { hostOf } from './scope.ts'

/**
 * Every URL ever met and which to fetch next: best value first within each host. The order depends only on values and
 * URLs, not on the order of discovery. One URL costs a string, a map entry and some 40 bytes in typed arrays. URLs come
 * from `canonicalUrl`, whose answers share no memory with the page they stood on.
 */
export class Frontier {
  readonly #ids = new Map<string, number>()
  readonly #urls: string[] = []
  #values = new Float64Array(1024)
  /** Place in its host's heap, -1 once taken. */
  #places = new Int32Array(1024)
  #hostIds = new Int32Array(1024)
  #depths = new Uint8Array(1024)
  readonly #hosts: { readonly name: string; readonly heap: number[]; dropped: boolean }[] = []
  readonly #hostIndex = new Map<string, number>()
  #queued = 0

  get known(): number {
    return this.#urls.length
  }

  get queued(): number {
    return this.#queued
  }

  has(url: string): boolean {
    return this.#ids.has(url)
  }

  /** True when the URL was taken or marked, so that nobody need fetch it. */
  isTaken(url: string): boolean {
    const id = this.#ids.get(url)
    return id !== undefined && this.#places[id] === -1
  }

  depthOf(url: string): number {
    return this.#depths[this.#ids.get(url) ?? -1] ?? 0
  }

  /** Queues a URL; lower `value` comes first. A queued URL met again keeps its better value. True when it is new. */
  add(url: string, value: number, depth: number): boolean {
    if (this.meet(url, value, depth)) return false
    this.#insert(url, value, depth)
    return true
  }

  /** A URL met again: what {@link add} does to one that is known. False when it is new. */
  meet(url: string, value: number, depth: number): boolean {
    const known = this.#ids.get(url)
    if (known === undefined) return false
    if (value < this.#values[known]! && this.#places[known]! >= 0) {
      this.#values[known] = value
      this.#depths[known] = Math.min(this.#depths[known]!, depth)
      this.#rise(this.#hosts[this.#hostIds[known]!]!.heap, this.#places[known]!)
    }
    return true
  }

  /** Takes a URL out of the queue, or notes one that never was in it: it is being or has been dealt with. False when it was taken before. */
  take(url: string): boolean {
    let id = this.#ids.get(url)
    if (id === undefined) id = this.#insert(url, 0, 0)
    const place = this.#places[id]!
    if (place < 0) return false
    this.#remove(this.#hosts[this.#hostIds[id]!]!.heap, place)
    return true
  }

  /** The best URL among hosts that `isReady`; null when none is. */
  next(isReady: (host: string) => boolean): { readonly url: string; readonly depth: number } | null {
    let best = -1
    for (const { name, heap, dropped } of this.#hosts) {
      const top = heap[0]
      if (top !== undefined && !dropped && (best < 0 || this.#before(top, best)) && isReady(name)) best = top
    }
    if (best < 0) return null
    this.#remove(this.#hosts[this.#hostIds[best]!]!.heap, 0)
    return { url: this.#urls[best]!, depth: this.#depths[best]! }
  }

  /** Hosts with something queued. */
  *waitingHosts(): Generator<string> {
    for (const { name, heap, dropped } of this.#hosts) if (heap.length > 0 && !dropped) yield name
  }

  /** Gives up on a host; returns how many of its URLs were still queued. */
  drop(host: string): number {
    const index = this.#hostIndex.get(host)
    const entry = index === undefined ? undefined : this.#hosts[index]
    if (!entry || entry.dropped) return 0
    entry.dropped = true
    this.#queued -= entry.heap.length
    return entry.heap.length
  }

  #insert(url: string, value: number, depth: number): number {
    const id = this.#urls.length
    if (id === this.#values.length) this.#grow()
    this.#ids.set(url, id)
    this.#urls.push(url)
    this.#values[id] = value
    this.#depths[id] = Math.min(depth, 255)
    const hostId = this.#hostId(hostOf(url))
    this.#hostIds[id] = hostId
    const { heap, dropped } = this.#hosts[hostId]!
    heap.push(id)
    this.#places[id] = heap.length - 1
    this.#rise(heap, heap.length - 1)
    if (!dropped) this.#queued++
    return id
  }

  #hostId(host: string): number {
    let id = this.#hostIndex.get(host)
    if (id === undefined) {
      id = this.#hosts.length
      const name = Buffer.from(host, 'latin1').toString('latin1')
      this.#hosts.push({ name, heap: [], dropped: false })
      this.#hostIndex.set(name, id)
    }
    return id
  }

  #grow(): void {
    const size = this.#values.length * 2
    const grown = <T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.#values = grown(this.#values, new Float64Array(size))
    this.#places = grown(this.#places, new Int32Array(size))
    this.#hostIds = grown(this.#hostIds, new Int32Array(size))
    this.#depths = grown(this.#depths, new Uint8Array(size))
  }

  #before(a: number, b: number): boolean {
    const difference = this.#values[a]! - this.#values[b]!
    return difference === 0 ? this.#urls[a]! < this.#urls[b]! : difference < 0
  }

  #remove(heap: number[], place: number): void {
    const id = heap[place]!
    const last = heap.pop()!
    this.#places[id] = -1
    if (!this.#hosts[this.#hostIds[id]!]!.dropped) this.#queued--
    if (place === heap.length) return
    heap[place] = last
    this.#places[last] = place
    this.#sink(heap, place)
    this.#rise(heap, this.#places[last]!)
  }

  #rise(heap: number[], from: number): void {
    let place = from
    const id = heap[place]!
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.#before(id, heap[parent]!)) break
      heap[place] = heap[parent]!
      this.#places[heap[place]!] = place
      place = parent
    }
    heap[place] = id
    this.#places[id] = place
  }

  #sink(heap: number[], from: number): void {
    let place = from
    const id = heap[place]!
    for (;;) {
      let child = 2 * place + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && this.#before(heap[child + 1]!, heap[child]!)) child++
      if (!this.#before(heap[child]!, id)) break
      heap[place] = heap[child]!
      this.#places[heap[place]!] = place
      place = child
    }
    heap[place] = id
    this.#places[id] = place
  }
}
