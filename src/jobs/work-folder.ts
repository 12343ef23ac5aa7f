import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { constants } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { listEnded } from '../store/collection-work.ts'
import type { Executor } from '../store/executor.ts'

/** A collection's directory is called after it and the claim that works in it. */
const OF_COLLECTION = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.[0-9a-f]{8})?$/
/** Copies made for judging; a day old, they belong to a worker that was killed. */
const COPY = /^read-/
const PART = /^part-\d+\.warc\.gz$/
const DAY_MS = 86_400_000

/**
 * The directory for a claim of a collection, with what an earlier claim left there. That one's worker may still be alive
 * (stalled longer than its hold) with files open: moving the directory takes its paths away, and whatever it could still
 * write to goes on as a copy, so that late bytes end in files that nobody reads.
 */
export async function takeUpDirectory(workDir: string, collectionId: string): Promise<string> {
  const own = join(workDir, `${collectionId}.${randomUUID().slice(0, 8)}`)
  const earlier = (await namesIn(workDir)).find(name => OF_COLLECTION.exec(name)?.[1] === collectionId)
  if (earlier === undefined || !(await isMoved(join(workDir, earlier), own))) return own
  const archive = join(own, 'archive')
  const parts = (await namesIn(archive)).filter(name => PART.test(name)).sort()
  // Parts before the last are closed for good.
  const last = parts.at(-1)
  if (last !== undefined) await replaceByCopy(join(archive, last))
  for (const entry of await readdir(own, { withFileTypes: true })) if (entry.isFile()) await replaceByCopy(join(own, entry.name))
  return own
}

async function isMoved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function replaceByCopy(path: string): Promise<void> {
  await copyFile(path, `${path}.copy`, constants.COPYFILE_FICLONE)
  await rename(`${path}.copy`, path)
}

async function namesIn(dir: string): Promise<string[]> {
  return readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

/** Removes what killed workers left behind: directories of collections that ended since, and old copies. Answers their names. */
export async function sweepWorkFolder(store: Executor, workDir: string, now: Date): Promise<string[]> {
  const names = await namesIn(workDir)
  const ended = new Set(await listEnded(store, names.flatMap(name => OF_COLLECTION.exec(name)?.[1] ?? [])))
  const swept: string[] = []
  for (const name of names) {
    // Somebody else may be sweeping, too: what is gone already is not old.
    const isOld = COPY.test(name) && now.getTime() - (await stat(join(workDir, name)).then(({ mtimeMs }) => mtimeMs, () => now.getTime())) > DAY_MS
    if (!isOld && !ended.has(OF_COLLECTION.exec(name)?.[1] ?? '')) continue
    await rm(join(workDir, name), { recursive: true, force: true })
    swept.push(name)
  }
  return swept
}
