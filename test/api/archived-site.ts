import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createArchive } from '../../src/collect/archive/archive-writer.ts'
import { addCollectionFiles } from '../../src/store/collection.ts'
import { noteEvidenceObjects } from '../../src/store/evidence-object.ts'
import type { Executor } from '../../src/store/executor.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'

/** A file of the site as it was answered; `shot` is a screenshot of the page. */
export interface Answered { readonly url: string; readonly type: string; readonly body: string | Uint8Array; readonly status?: number; readonly shot?: Uint8Array }

/** Archives a site and keeps it as what a collection collected; answers the digest of each address, and of each screenshot as `shot <address>`. */
export async function keepSite(ex: Executor, objects: ObjectStore, collectionId: string, answers: readonly Answered[]): Promise<ReadonlyMap<string, string>> {
  const dir = await mkdtemp(join(tmpdir(), 'zhengheng-site-'))
  try {
    const digests = new Map<string, string>()
    const archive = await createArchive(dir, { software: 'test', userAgent: 'test' })
    for (const { url, type, body, status = 200, shot } of answers) {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
      const headers = [['content-type', type], ['content-length', String(bytes.length)]] as const
      const at = '2026-03-01T08:00:00.000Z'
      const entry = await archive.write({ url, method: 'GET', at, elapsedMs: 5, requestHeaders: [], ip: '127.0.0.1', outcome: { ok: true, status, statusText: 'OK', rawHeaders: headers, headers: Object.fromEntries(headers), payload: bytes, body: bytes, truncated: false, location: null } })
      digests.set(url, entry.sha256)
      if (shot) digests.set(`shot ${url}`, (await archive.writeScreenshot({ url, at, mime: 'image/png', image: shot })).sha256)
    }
    await archive.close()
    const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(dir.length + 1))
    for (const path of files) {
      const { sha256, size } = await objects.putFile(join(dir, path))
      await noteEvidenceObjects(ex, [{ sha256, size, mediaType: 'application/octet-stream' }])
      await addCollectionFiles(ex, collectionId, [{ path, sha256 }])
    }
    return digests
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
