import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { checkedDigest, digestOf, gathered, verified } from './object-store.ts'
import type { ObjectStore, StoredObject } from './object-store.ts'

/** A draft older than this belongs to a process that died. */
const DRAFT_MS = 24 * 3_600_000

/** Objects in a directory: `ab/cd/abcd…`. Written beside, flushed, then moved into place: a name never stands for half a file. */
export async function diskObjects(root: string): Promise<ObjectStore> {
  const drafts = join(root, 'drafts')
  const at = (sha256: string) => join(root, sha256.slice(0, 2), sha256.slice(2, 4), checkedDigest(sha256))
  const failed = (error: unknown): unknown => {
    const { code, message } = error as NodeJS.ErrnoException
    if (error instanceof AppError || code === undefined) return error
    return code === 'ENOSPC' || code === 'EDQUOT' ? new AppError('store-full', { why: `${code} ${root}` }, error) : new AppError('evidence-store-failed', { where: root, why: message }, error)
  }
  await mkdir(drafts, { recursive: true }).catch((error: unknown) => { throw failed(error) })
  await clearDrafts(drafts)

  const sizeOf = async (sha256: string) => stat(at(sha256)).then(({ size }) => size, (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw failed(error)
  })

  /** Moves a draft to its name. An object that is there with the right size stays; one of another size was broken and is mended. */
  async function keep(draft: string, { sha256, size }: StoredObject): Promise<StoredObject> {
    const path = at(sha256)
    if ((await sizeOf(sha256)) === size) return { sha256, size }
    await mkdir(dirname(path), { recursive: true })
    await rename(draft, path)
    await flushDirectory(dirname(path))
    return { sha256, size }
  }

  async function withDraft(write: (draft: string) => Promise<StoredObject>): Promise<StoredObject> {
    const draft = join(drafts, randomBytes(12).toString('hex'))
    try {
      return await write(draft)
    } catch (error) {
      throw failed(error)
    } finally {
      await rm(draft, { force: true })
    }
  }

  async function* stream(sha256: string): AsyncGenerator<Uint8Array> {
    try {
      yield* verified(createReadStream(at(sha256)), sha256)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('evidence-missing', { sha256 }, error)
      throw failed(error)
    }
  }

  async function readRange(sha256: string, start: number, length: number): Promise<Uint8Array> {
    try {
      return await gathered(createReadStream(at(sha256), { start, end: start + length - 1 }))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('evidence-missing', { sha256 }, error)
      throw failed(error)
    }
  }

  return {
    where: resolve(root),
    sizeOf,
    stream,
    readRange,
    read: async sha256 => gathered(stream(sha256)),
    put: async bytes => withDraft(async draft => {
      const object = { sha256: digestOf(bytes), size: bytes.byteLength }
      if ((await sizeOf(object.sha256)) === object.size) return object
      const file = await open(draft, 'wx', 0o640)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      return keep(draft, object)
    }),
    // Copied first, then measured: a file that changes meanwhile is kept as what was copied, under that digest.
    putFile: async path => withDraft(async draft => {
      await copyFile(path, draft)
      const hash = createHash('sha256')
      let size = 0
      for await (const chunk of createReadStream(draft) as AsyncIterable<Uint8Array>) {
        hash.update(chunk)
        size += chunk.byteLength
      }
      const file = await open(draft, 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
      return keep(draft, { sha256: hash.digest('hex'), size })
    }),
  }
}

async function clearDrafts(drafts: string): Promise<void> {
  for (const name of await readdir(drafts)) {
    const path = join(drafts, name)
    const made = await stat(path).catch(() => undefined) // Another process may be done with it.
    if (made && Date.now() - made.mtimeMs > DRAFT_MS) await rm(path, { force: true })
  }
}

/** The new name is on the disk too, where the system lets a directory be flushed. */
async function flushDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
