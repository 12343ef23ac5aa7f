import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { randomUUID } from 'node:crypto'
import type { Collection } from '../collect/archive/archive.ts'
import { openCollection } from '../collect/archive/open-collection.ts'
import { canonicalUrl } from '../page/url.ts'
import { AppError } from '../shared/errors.ts'
import { listCollectionFiles } from '../store/collection.ts'
import type { Executor } from '../store/executor.ts'
import type { ObjectStore } from '../store/objects/object-store.ts'

/**
 * Opens what a finished collection kept, from verified copies below `scratch` that go when it is closed. Rejects with
 * `facts-missing` when it kept nothing, `evidence-missing` or `evidence-corrupt` when the object store lost something.
 */
export async function openStoredCollection(store: Executor, objects: ObjectStore, scratch: string, collectionId: string): Promise<Collection> {
  const files = await listCollectionFiles(store, collectionId)
  if (files.length === 0) throw new AppError('facts-missing', { what: collectionId })
  const dir = resolve(scratch, `read-${collectionId}-${randomUUID()}`)
  try {
    for (const { path, sha256 } of files) {
      const target = join(dir, path)
      if (!target.startsWith(dir + sep)) throw new AppError('evidence-corrupt', { sha256, found: path })
      await mkdir(dirname(target), { recursive: true })
      await pipeline(objects.stream(sha256), createWriteStream(target))
    }
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
