import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Executor } from '../../src/store/executor.ts'
import { digestOf } from '../../src/store/objects/object-store.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import type { Actor } from '../../src/workflow/campaign/actor.ts'
import type { VerbContext } from '../../src/workflow/campaign/verb.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { openStoredCollection } from '../../src/workflow/stored-collection.ts'

/** Where the sample campaigns are played: the store, who acts, and a clock that is moved by hand. */
export class Stage {
  now: Date
  people: ReadonlyMap<string, Actor> = new Map()
  readonly store: Executor
  readonly objects: ObjectStore
  private readonly workDir: string

  constructor(store: Executor, objects: ObjectStore, workDir: string, now: Date) {
    this.store = store
    this.objects = objects
    this.workDir = workDir
    this.now = now
  }

  actor(key: string): Actor {
    const actor = this.people.get(key)
    if (!actor) throw new Error(`nobody is called ${key}`)
    return actor
  }

  /** What verbs are given when this person of the sample acts. */
  as(key: string): VerbContext { return this.acting(this.actor(key)) }
  get operator(): VerbContext { return this.acting({ kind: 'operator', name: 'demo' }) }
  get worker(): VerbContext { return this.acting({ kind: 'worker', name: 'demo' }) }

  private acting(actor: Actor): VerbContext {
    return { actor, store: this.store, objects: this.objects, clock: () => this.now, openCollected: id => openStoredCollection(this.store, this.objects, this.workDir, id) }
  }

  /** This person attaches a file to something of his or her own. */
  async attach(key: string, holder: { readonly declarationId: string } | { readonly caseId: string } | { readonly markId: string }, fileName: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.workDir, { recursive: true })
    const path = join(this.workDir, `${key}.upload`)
    await writeFile(path, bytes)
    await VERBS['attachment.add'].run(this.as(key), { holder, fileName, file: { path, size: bytes.length, sha256: digestOf(bytes) } })
  }

  /** So many days later, at ten in the morning in Beijing. */
  later(days: number): void {
    const day = new Date(this.now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
    this.now = new Date(`${day}T02:00:00Z`)
  }
}
