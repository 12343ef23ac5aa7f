import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { collectionManifest } from '../../model/collection.ts'
import type { CollectionManifest } from '../../model/collection.ts'
import { fileFailure } from '../../shared/file-failure.ts'
import { unreadable } from './byte-source.ts'

const NAME = 'collection.json'

/** Writes the manifest so that a reader sees the old one or the new one, never half; rejects with `write-failed`. */
export async function writeManifest(dir: string, manifest: CollectionManifest): Promise<void> {
  const path = join(dir, NAME)
  try {
    const handle = await open(`${path}.new`, 'w')
    try {
      await handle.writeFile(`${JSON.stringify(collectionManifest.parse(manifest), null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${path}.new`, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    throw fileFailure('write-failed', path, error)
  }
}

/** The manifest of a collection directory, null when there is none; rejects with `file-unreadable` when it is not valid. */
export async function readManifest(dir: string): Promise<CollectionManifest | null> {
  const path = join(dir, NAME)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw unreadable(path, error)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw unreadable(path, error)
  }
  const parsed = collectionManifest.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw unreadable(path, new Error(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a collection manifest'}`))
}
