import { Problem } from '../../src/api/client.ts'
import type { Client } from '../../src/api/client.ts'
import type { Mark, Opinion } from '../../web/bench/drafts.ts'
import type { KeepingPlace } from '../../web/bench/kept-drafts.ts'

const AT = '2020-11-30T00:00:00.000Z'

/** As much of a server as saves, hands in and takes back marks, with versions; `fail` is thrown instead of the next answers. */
export class MarkServer {
  readonly marks = new Map<string, Mark>()
  readonly calls: string[] = []
  fail: Problem | null = null

  readonly call = (async (operation: string, input: { readonly id?: string; readonly taskId?: string; readonly version?: number; readonly opinion?: Opinion; readonly note?: string; readonly evidence?: Mark['evidence'] }) => {
    this.calls.push(operation)
    await Promise.resolve()
    if (this.fail) throw this.fail
    const taskId = input.taskId ?? input.id ?? ''
    const mark = this.marks.get(taskId) ?? null
    if (operation === 'get /tasks/{id}') return { mark }
    if ((mark?.version ?? 0) !== input.version) throw new Problem('version-conflict', 412, 'changed meanwhile')
    if (operation === 'put /tasks/{taskId}/mark') {
      if (mark?.state === 'submitted') throw new Problem('step-illegal', 409, 'handed in')
      return this.put(taskId, { ...(input.opinion && { outcome: input.opinion.outcome, rating: input.opinion.outcome === 'rated' ? input.opinion.rating : null }), note: input.note ?? '', evidence: input.evidence ?? [] })
    }
    return this.put(taskId, { state: operation.endsWith('/submit') ? 'submitted' : 'draft' })
  }) as unknown as Client

  /** A change, e.g. of another window. */
  put(taskId: string, change: Partial<Mark>): Mark {
    const before = this.marks.get(taskId)
    const mark: Mark = { ...(before ?? { id: `mark ${taskId}`, campaignId: 'c', entrantId: 'e', pointId: 'p', taskId, assessorId: 'a', outcome: 'rated', rating: 1, note: '', evidence: [], state: 'draft', submittedAt: null, createdAt: AT, updatedAt: AT, version: 0 }), ...change, version: (before?.version ?? 0) + 1 }
    this.marks.set(taskId, mark)
    return mark
  }
}

/** The storage of a browser; `most` entries fit. */
export class MemoryStorage implements KeepingPlace {
  readonly entries = new Map<string, string>()
  most = Number.POSITIVE_INFINITY
  get length(): number { return this.entries.size }
  key(index: number): string | null { return [...this.entries.keys()][index] ?? null }
  getItem(key: string): string | null { return this.entries.get(key) ?? null }
  removeItem(key: string): void { this.entries.delete(key) }
  setItem(key: string, value: string): void {
    if (!this.entries.has(key) && this.entries.size >= this.most) throw new DOMException('full', 'QuotaExceededError')
    this.entries.set(key, value)
  }
}

/** What a browser does where storage is shut off: every touch throws. */
export const SHUT_OFF: KeepingPlace = new Proxy({} as KeepingPlace, { get: () => { throw new DOMException('denied', 'SecurityError') } })
