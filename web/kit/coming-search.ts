/**
 * Where the address goes while the router has not shown it yet: the router makes each change from what it last showed, so that of
 * two changes made in one go the first would be lost.
 */
export class ComingSearch {
  #coming: URLSearchParams | null = null
  #key = ''

  /** The router shows another place (each has its key): the next change starts from there. */
  shown(key: string): void {
    if (key === this.#key) return
    this.#key = key
    this.#coming = null
  }

  /** The search with one more change; a value that holds anyway is left out of it. */
  change(now: URLSearchParams, name: string, value: string, otherwise: string): URLSearchParams {
    const next = new URLSearchParams(this.#coming ?? now)
    if (value === otherwise) next.delete(name)
    else next.set(name, value)
    this.#coming = next
    return next
  }
}
