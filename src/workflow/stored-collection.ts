import { rm } from 'node:fs/promises'
import type { Collection } from '../collect/archive/archive.ts'
import { openCollection } from '../collect/archive/open-collection.ts'
import { canonicalUrl } from '../page/url.ts'
import type { Executor } from '../store/executor.ts'
import type { ObjectStore } from '../store/objects/object-store.ts'
import { writeKeptFiles } from './stored-account.ts'

/**
 * Opens what a finished collection kept, from verified copies below `scratch` that go when it is closed. Rejects with
 * `facts-missing` when it kept nothing, `evidence-missing` or `evidence-corrupt` when the object store lost something.
 */
export async function openStoredCollection(store: Executor, objects: ObjectStore, scratch: string, collectionId: string): Promise<Collection> {
  const dir = await writeKeptFiles(store, objects, scratch, collectionId)
  try {
    const collection = await openCollection(dir, { canonicalUrl })
    return {
      path: collection.path, manifest: collection.manifest, observations: collection.observations,
      get files() { return collection.files },
      get faults() { return collection.faults },
      records: () => collection.records(),
      get: (url, type) => collection.get(url, type),
      async close() {
        await collection.close()
        await rm(dir, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(dir, { recursive: true, force: true })
    throw error
  }
}
