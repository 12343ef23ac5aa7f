import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/errors.ts'
import { listUnscanned, setAttachmentScan } from '../../store/attachment.ts'
import { appendAudit } from '../../store/audit.ts'
import type { Executor } from '../../store/executor.ts'
import type { ObjectStore } from '../../store/objects/object-store.ts'
import type { FileScan } from '../virus-scan.ts'

/** Files at a time: whoever scans in the background leaves the machine to others. */
const AT_A_TIME = 20

/**
 * Scans files that came in while the scanner was away, or before there was one. What turns out infected is withheld from
 * then on, and the log says so. Answers how many got an answer.
 */
export async function scanWaiting(ex: Executor, objects: ObjectStore, scan: FileScan): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengheng-scan-'))
  let answered = 0
  try {
    for (const { id, sha256 } of await listUnscanned(ex, AT_A_TIME)) {
      const path = join(folder, 'file')
      try {
        await pipeline(objects.stream(sha256), createWriteStream(path, { mode: 0o600 }))
      } catch (error) {
        // A file the store has lost cannot be scanned; whoever asks for it is told.
        if (error instanceof AppError) continue
        throw error
      }
      const state = await scan(path)
      if (state === 'failed') break
      await ex.transaction(async tx => {
        await setAttachmentScan(tx, id, state)
        if (state === 'infected') await appendAudit(tx, { at: new Date().toISOString(), actorId: null, actor: 'operator: virus scan', action: 'attachment.infected', campaignId: null, subjectKind: 'attachment', subjectId: id, detail: {} })
      })
      answered++
    }
    return answered
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
