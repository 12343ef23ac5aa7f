import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { randomUUID } from 'node:crypto'
import { ACCOUNT_FILE, importIntoAccount, readAccount } from '../collect/imports/account-directory.ts'
import type { ImportRequest, ImportResult } from '../collect/imports/account-directory.ts'
import type { AccountContent } from '../model/media.ts'
import { AppError } from '../shared/errors.ts'
import { listCollectionFiles } from '../store/collection.ts'
import type { Executor } from '../store/executor.ts'
import type { ObjectStore } from '../store/objects/object-store.ts'
import type { StoredFile } from './channel-collection.ts'

/** Writes what a collection kept into a new directory below `scratch`, verified as it comes. Rejects with `facts-missing` when it kept nothing, and as the object store does. */
export async function writeKeptFiles(store: Executor, objects: ObjectStore, scratch: string, collectionId: string): Promise<string> {
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
    return dir
  } catch (error) {
    await rm(dir, { recursive: true, force: true })
    throw error
  }
}

/** Reads the account that a collection of imports kept. Rejects as `writeKeptFiles` and `readAccount`. */
export async function readStoredAccount(store: Executor, objects: ObjectStore, scratch: string, collectionId: string): Promise<AccountContent> {
  const dir = await writeKeptFiles(store, objects, scratch, collectionId)
  try {
    return (await readAccount(dir)).content
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** Imports one more file on top of what was imported before (null: nothing), and puts all files of the account into the object store. */
export async function importIntoStored(stores: { readonly store: Executor; readonly objects: ObjectStore }, scratch: string, before: string | null, request: Omit<ImportRequest, 'dir'>): Promise<{ readonly result: ImportResult; readonly files: readonly StoredFile[] }> {
  const { store, objects } = stores
  const dir = before === null ? resolve(scratch, `import-${randomUUID()}`) : await writeKeptFiles(store, objects, scratch, before)
  try {
    const result = await importIntoAccount({ ...request, dir })
    const files: StoredFile[] = []
    for (const { file, size } of result.manifest.imports) files.push({ path: file, ...(await objects.putFile(join(dir, file))), size, mediaType: 'application/octet-stream' })
    const manifest = join(dir, ACCOUNT_FILE)
    files.push({ path: ACCOUNT_FILE, ...(await objects.putFile(manifest)), size: (await stat(manifest)).size, mediaType: 'application/json' })
    return { result, files }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
