import type { Content } from './drafts.ts'

/** What a draft looks like in the browser's storage until the server has it; `handIn`: it was to be handed in. */
export interface Kept { readonly content: Content; readonly version: number; readonly handIn: boolean }

export type KeepingPlace = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** The drafts of one person in the storage of a browser that others may use too. Storage that is full or shut off is no reason to stop. */
export class KeptDrafts {
  readonly #storage: KeepingPlace | null
  readonly #prefix: string

  constructor(storage: KeepingPlace | null, personId: string) {
    this.#storage = storage
    this.#prefix = `zhengheng.mark.${personId}.`
  }

  /** False when the browser did not take it. */
  keep(taskId: string, kept: Kept): boolean {
    try {
      this.#storage?.setItem(this.#prefix + taskId, JSON.stringify(kept))
      return this.#storage !== null
    } catch {
      return false
    }
  }

  read(taskId: string): Kept | null {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(this.#prefix + taskId) ?? 'null')
      return isKept(kept) ? kept : null
    } catch {
      return null // Torn, or storage is shut off.
    }
  }

  forget(taskId: string): void {
    try {
      this.#storage?.removeItem(this.#prefix + taskId)
    } catch {
      // Shut off: nothing is in it.
    }
  }

  tasks(): string[] {
    try {
      const storage = this.#storage
      return Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '').filter(key => key.startsWith(this.#prefix)).map(key => key.slice(this.#prefix.length))
    } catch {
      return []
    }
  }
}

/** Another version of this software may have written it. */
function isKept(value: unknown): value is Kept {
  const { content, version, handIn } = (value ?? {}) as Partial<Kept>
  return typeof version === 'number' && typeof handIn === 'boolean' && typeof content?.note === 'string' && Array.isArray(content.evidence) && (content.opinion === null || typeof content.opinion?.outcome === 'string')
}
