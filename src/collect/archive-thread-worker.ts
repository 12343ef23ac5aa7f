/** The archive's thread: opens it, does what it is told in order, and reports in batches. */
import { parentPort, workerData } from 'node:worker_threads'
import type { IndexEntry } from '../model/collection.ts'
import { createArchive, resumeArchive } from './archive/archive-writer.ts'
import type { Archive, ArchiveRepair } from './archive/archive.ts'
import { sendable } from './archive-thread.ts'
import type { FromThread, SentError, ThreadStart, ToThread, WriteOrder } from './archive-thread.ts'

const port = parentPort!
const send = (message: FromThread): void => port.postMessage(message)

async function open({ dir, resume, options }: ThreadStart): Promise<{ archive: Archive; repair: ArchiveRepair | null }> {
  return resume ? await resumeArchive(dir, options) : { archive: await createArchive(dir, options), repair: null }
}

function serve(archive: Archive): void {
  let results: ({ id: number; entry: IndexEntry } | { id: number; error: SentError })[] = []
  const report = (result: (typeof results)[number]): void => {
    results.push(result)
    if (results.length > 1) return
    setImmediate(() => {
      const batch = results
      results = []
      send({ kind: 'done', results: batch, bytes: archive.bytes, records: archive.records })
    })
  }
  const run = (order: WriteOrder): Promise<IndexEntry> => {
    if (order.method === 'write') return archive.write(order.value)
    return order.method === 'writeRendered' ? archive.writeRendered(order.value) : archive.writeScreenshot(order.value)
  }
  port.on('message', (message: ToThread) => {
    if (message.kind === 'orders') {
      for (const { id, order } of message.orders) run(order).then(entry => report({ id, entry }), (error: unknown) => report({ id, error: sendable(error) }))
      return
    }
    void archive.close().then(() => setImmediate(() => send({ kind: 'closed', error: archive.failed && sendable(archive.failed), bytes: archive.bytes, records: archive.records })))
  })
}

try {
  const { archive, repair } = await open(workerData as ThreadStart)
  serve(archive)
  send({ kind: 'open', repair: repair && { ...repair, entries: [] } })
} catch (error) {
  send({ kind: 'refused', error: sendable(error) })
}
