import { Problem } from '../../src/api/client.ts'
import type { Client, Input, Reply } from '../../src/api/client.ts'
import { KeptDrafts } from './kept-drafts.ts'
import type { KeepingPlace } from './kept-drafts.ts'

export type Mark = Reply<'put /tasks/{taskId}/mark'>
export type Opinion = Input<'put /tasks/{taskId}/mark'>['opinion']
export interface Content { readonly opinion: Opinion | null; readonly note: string; readonly evidence: Mark['evidence'] }

/**
 * saved: the server has it; waiting: it is about to be sent (or cannot be yet, for lack of a rating); offline: the server did not
 * answer and is asked again; refused: the server's sentence is in `problem`; conflict: somebody (another window) changed it meanwhile.
 */
export type Status = 'saved' | 'waiting' | 'saving' | 'offline' | 'refused' | 'conflict'

export interface Draft {
  readonly content: Content
  /** What the server has, as far as we know. */
  readonly saved: Content
  readonly version: number
  readonly markId: string | null
  /** handing-in: shown as done while the server is told. */
  readonly state: 'draft' | 'handing-in' | 'submitted'
  readonly status: Status
  readonly problem: Problem | null
  readonly theirs: Mark | null
  readonly past: readonly Content[]
  /** False when the browser does not keep what the server does not have yet: it is in this window alone. */
  readonly isKept: boolean
}

const EMPTY: Content = { opinion: null, note: '', evidence: [] }
const SAVE_AFTER_MS = 500
const RETRY_MS = [2_000, 5_000, 15_000, 30_000] as const
const MOST_PAST = 50
/** Letters typed one after the other are one step back. */
const ONE_STEP_MS = 1_500

type Ref = Mark['evidence'][number]
/** The parts of a reference in one order, so that two of the same are the same. */
export const refOf = ({ sha256, kind, url, offset }: Ref): Ref => ({ sha256, kind, ...(url !== undefined && { url }), ...(kind === 'file' && offset !== undefined && { offset }) })

export const contentOf = (mark: Mark | null): Content => (mark === null ? EMPTY : { opinion: mark.outcome === 'rated' ? { outcome: 'rated', rating: mark.rating ?? 0 } : { outcome: mark.outcome }, note: mark.note, evidence: mark.evidence.map(refOf) })
export const isSame = (a: Content, b: Content): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `storage`: null where the browser allows none. */
interface Around { readonly call: Client; readonly personId: string; readonly storage: KeepingPlace | null; readonly wait?: (run: () => void, ms: number) => unknown }

/** The marks somebody is at: changed at once on the screen, saved a moment later, kept in the browser until the server has them. */
export class DraftKeeper {
  readonly #around: Around
  readonly #kept: KeptDrafts
  readonly #drafts = new Map<string, Draft>()
  readonly #listeners = new Set<() => void>()
  readonly #lines = new Map<string, Promise<void>>()
  readonly #due = new Set<string>()
  readonly #typed = new Map<string, number>()
  /** Handed in elsewhere, and to be saved over. */
  readonly #toTakeBack = new Set<string>()
  #failures = 0
  /** Counts every change of any draft. */
  changes = 0

  constructor(around: Around) {
    this.#around = around
    this.#kept = new KeptDrafts(around.storage, around.personId)
  }

  readonly subscribe = (listener: () => void): (() => void) => { this.#listeners.add(listener); return () => { this.#listeners.delete(listener) } }
  readonly draft = (taskId: string): Draft | undefined => this.#drafts.get(taskId)

  /** Takes what the server answered; what was kept in the browser goes on from there, or meets it in a conflict. */
  open(taskId: string, mark: Mark | null): void {
    const version = mark?.version ?? 0
    const here = this.#drafts.get(taskId)
    if (here && (here.version >= version || here.status !== 'saved')) return
    const saved = contentOf(mark)
    const kept = this.#kept.read(taskId)
    const state = mark?.state === 'submitted' ? 'submitted' : 'draft'
    const fresh: Draft = { content: saved, saved, version, markId: mark?.id ?? null, state, status: 'saved', problem: null, theirs: null, past: [], isKept: true }
    if (!kept || isSame(kept.content, saved)) {
      this.#set(taskId, fresh)
      // Saved, but the window was closed before it was handed in.
      if (kept?.handIn && state === 'draft') void this.submit(taskId)
      else this.#kept.forget(taskId)
      return
    }
    if (kept.version !== version || state === 'submitted') { this.#set(taskId, { ...fresh, content: kept.content, status: 'conflict', theirs: mark }); return }
    this.#set(taskId, { ...fresh, content: kept.content, status: 'waiting' })
    if (kept.handIn) void this.submit(taskId)
    else this.#saveSoon(taskId, 0)
  }

  change(taskId: string, change: Partial<Content>): void {
    const draft = this.#drafts.get(taskId)
    if (!draft || draft.state !== 'draft') return
    const content = { ...draft.content, ...change }
    if (isSame(content, draft.content)) return
    const isTyping = 'note' in change && Object.keys(change).length === 1
    const now = performance.now()
    const isSameStep = isTyping && now - (this.#typed.get(taskId) ?? Number.NEGATIVE_INFINITY) < ONE_STEP_MS
    if (isTyping) this.#typed.set(taskId, now)
    else this.#typed.delete(taskId)
    this.#set(taskId, { ...draft, content, status: draft.status === 'conflict' ? 'conflict' : 'waiting', problem: null, past: isSameStep ? draft.past : [...draft.past.slice(1 - MOST_PAST), draft.content] })
    this.#keep(taskId, false)
    this.#saveSoon(taskId, SAVE_AFTER_MS)
  }

  undo(taskId: string): boolean {
    const draft = this.#drafts.get(taskId)
    const before = draft?.past.at(-1)
    if (!draft || !before || draft.state !== 'draft') return false
    this.#typed.delete(taskId)
    this.#set(taskId, { ...draft, content: before, status: draft.status === 'conflict' ? 'conflict' : 'waiting', past: draft.past.slice(0, -1) })
    this.#keep(taskId, false)
    this.#saveSoon(taskId, SAVE_AFTER_MS)
    return true
  }

  /** Shown as handed in at once; a refusal brings the draft back with the server's sentence. */
  async submit(taskId: string): Promise<void> {
    const draft = this.#drafts.get(taskId)
    if (!draft || draft.state !== 'draft' || draft.content.opinion === null || draft.status === 'conflict') return
    this.#set(taskId, { ...draft, state: 'handing-in', problem: null })
    this.#keep(taskId, true)
    await this.#inLine(taskId, async () => { await this.#save(taskId); await this.#handIn(taskId) })
  }

  async reopen(taskId: string): Promise<void> {
    await this.#inLine(taskId, async () => {
      const draft = this.#drafts.get(taskId)
      if (draft?.state !== 'submitted') return
      try {
        this.#took(taskId, await this.#around.call('post /tasks/{taskId}/mark/reopen', { taskId, version: draft.version }))
      } catch (error) { this.#fail(taskId, error, 'submitted') }
    })
  }

  /** Ends a conflict: what stands on the screen is saved over the other version, which stays in the history; what was handed in elsewhere is taken back for it. */
  keepMine(taskId: string): void {
    const draft = this.#drafts.get(taskId)
    if (draft?.status !== 'conflict') return
    const { theirs } = draft
    this.#set(taskId, { ...draft, version: theirs?.version ?? 0, markId: theirs?.id ?? null, saved: contentOf(theirs), state: 'draft', theirs: null, status: 'waiting' })
    this.#keep(taskId, false)
    if (theirs?.state === 'submitted') this.#toTakeBack.add(taskId)
    this.#saveSoon(taskId, 0)
  }

  takeTheirs(taskId: string): void {
    const draft = this.#drafts.get(taskId)
    if (draft?.status !== 'conflict') return
    this.#toTakeBack.delete(taskId)
    this.#took(taskId, draft.theirs, [...draft.past, draft.content])
  }

  /** Tasks with something the server does not have yet, of earlier visits too. */
  readonly keptTasks = (): string[] => this.#kept.tasks()

  /** Something is in this window alone: closing it would lose that. */
  readonly isAnyAtRisk = (): boolean => [...this.#drafts.values()].some(({ isKept }) => !isKept)

  /** The connection is back: everything that waits is sent now. */
  readonly retryAll = (): void => { for (const [taskId, { status }] of this.#drafts) if (status === 'offline') this.#retry(taskId) }

  #retry(taskId: string): void {
    const draft = this.#drafts.get(taskId)
    if (draft?.status !== 'offline') return
    void this.#inLine(taskId, async () => { await this.#save(taskId); if (this.#drafts.get(taskId)?.state === 'handing-in') await this.#handIn(taskId) })
  }

  #saveSoon(taskId: string, ms: number): void {
    if (this.#due.has(taskId)) return
    this.#due.add(taskId)
    this.#wait(() => { this.#due.delete(taskId); void this.#inLine(taskId, async () => this.#save(taskId)) }, ms)
  }

  async #save(taskId: string): Promise<void> {
    const draft = this.#drafts.get(taskId)
    if (!draft || draft.status === 'conflict' || draft.state === 'submitted') return
    const { content } = draft
    if (content.opinion === null) return
    if (isSame(content, draft.saved)) {
      this.#set(taskId, { ...draft, status: 'saved', problem: null, isKept: true })
      if (draft.state === 'draft') this.#kept.forget(taskId)
      return
    }
    this.#set(taskId, { ...draft, status: 'saving' })
    try {
      const version = this.#toTakeBack.has(taskId) ? (await this.#around.call('post /tasks/{taskId}/mark/reopen', { taskId, version: draft.version })).version : draft.version
      this.#toTakeBack.delete(taskId)
      const mark = await this.#around.call('put /tasks/{taskId}/mark', { taskId, version, opinion: content.opinion, note: content.note, evidence: [...content.evidence] })
      this.#failures = 0
      const now = this.#drafts.get(taskId) ?? draft
      const isDone = isSame(now.content, content)
      this.#set(taskId, { ...now, version: mark.version, markId: mark.id, saved: content, status: isDone ? 'saved' : 'waiting', problem: null, isKept: isDone || now.isKept })
      if (!isDone) { this.#keep(taskId, false); this.#saveSoon(taskId, SAVE_AFTER_MS) }
      else if (now.state === 'draft') this.#kept.forget(taskId)
    } catch (error) { await this.#failedToSave(taskId, error, content) }
  }

  async #handIn(taskId: string): Promise<void> {
    const draft = this.#drafts.get(taskId)
    if (draft?.state !== 'handing-in' || draft.status !== 'saved') return
    try {
      this.#took(taskId, await this.#around.call('post /tasks/{taskId}/mark/submit', { taskId, version: draft.version }))
    } catch (error) { this.#fail(taskId, error, 'draft') }
  }

  async #failedToSave(taskId: string, error: unknown, sent: Content): Promise<void> {
    if (!(error instanceof Problem) || error.code !== 'version-conflict') { this.#fail(taskId, error, 'draft'); return }
    try {
      const { mark } = await this.#around.call('get /tasks/{id}', { id: taskId })
      const draft = this.#drafts.get(taskId)
      if (!draft) return
      // Our own save whose answer was lost on the way: nothing to choose.
      if (mark && isSame(contentOf(mark), sent)) this.#set(taskId, { ...draft, version: mark.version, markId: mark.id, saved: sent, status: 'saved', isKept: true })
      else this.#set(taskId, { ...draft, state: 'draft', status: 'conflict', theirs: mark })
    } catch (again) { this.#fail(taskId, again, 'draft') }
  }

  /** No answer is waited out, with the draft as it is; a refusal is shown. */
  #fail(taskId: string, error: unknown, back: Draft['state']): void {
    const draft = this.#drafts.get(taskId)
    if (!draft) return
    const problem = error instanceof Problem ? error : new Problem('unknown', 0, String(error), {}, { cause: error })
    if (problem.code === 'network' || problem.status >= 500 || problem.status === 429) {
      this.#set(taskId, { ...draft, status: 'offline', problem })
      this.#wait(() => { this.#retry(taskId) }, RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)] ?? 30_000)
      return
    }
    this.#set(taskId, { ...draft, state: back, status: 'refused', problem })
    this.#keep(taskId, false)
  }

  #took(taskId: string, mark: Mark | null, past: readonly Content[] = []): void {
    const content = contentOf(mark)
    this.#set(taskId, { content, saved: content, version: mark?.version ?? 0, markId: mark?.id ?? null, state: mark?.state === 'submitted' ? 'submitted' : 'draft', status: 'saved', problem: null, theirs: null, past, isKept: true })
    this.#kept.forget(taskId)
  }

  /** One thing after the other for each task. */
  async #inLine(taskId: string, run: () => Promise<void>): Promise<void> {
    const line = (this.#lines.get(taskId) ?? Promise.resolve()).then(run)
    this.#lines.set(taskId, line)
    await line
  }

  #set(taskId: string, draft: Draft): void {
    this.#drafts.set(taskId, draft)
    this.changes++
    for (const listener of this.#listeners) listener()
  }

  #wait(run: () => void, ms: number): void { (this.#around.wait ?? setTimeout)(run, ms) }
  #keep(taskId: string, handIn: boolean): void {
    const draft = this.#drafts.get(taskId)
    if (!draft) return
    const isKept = this.#kept.keep(taskId, { content: draft.content, version: draft.version, handIn })
    if (isKept !== draft.isKept) this.#set(taskId, { ...draft, isKept })
  }
}
