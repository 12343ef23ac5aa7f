import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listEnded } from '../store/collection-work.ts'
import type { Executor } from '../store/executor.ts'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Copies made for judging; a day old, they belong to a worker that was killed. */
const COPY = /^read-/
const DAY_MS = 86_400_000

/** Removes what killed workers left behind: directories of collections that ended since, and old copies. Answers their names. */
export async function sweepWorkFolder(store: Executor, workDir: string, now: Date): Promise<string[]> {
  const names = await readdir(workDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const ended = new Set(await listEnded(store, names.filter(name => ID.test(name))))
  const swept: string[] = []
  for (const name of names) {
    // Somebody else may be sweeping, too: what is gone already is not old.
    const isOld = COPY.test(name) && now.getTime() - (await stat(join(workDir, name)).then(({ mtimeMs }) => mtimeMs, () => now.getTime())) > DAY_MS
    if (!isOld && !ended.has(name)) continue
    await rm(join(workDir, name), { recursive: true, force: true })
    swept.push(name)
  }
  return swept
}
