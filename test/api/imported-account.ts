import { createChannel } from '../../src/store/channel.ts'
import { addCollectionFiles, keepImport } from '../../src/store/collection.ts'
import { noteEvidenceObjects } from '../../src/store/evidence-object.ts'
import type { Executor } from '../../src/store/executor.ts'
import { newId } from '../../src/store/ids.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'

/** Keeps a file as what was imported of a WeChat account of the unit; answers its digest. */
export async function keepAccount(ex: Executor, objects: ObjectStore, { campaignId, entrantId, unitId, text }: { readonly campaignId: string; readonly entrantId: string; readonly unitId: string; readonly text: string }): Promise<string> {
  const { id: channelId } = await createChannel(ex, { unitId, kind: 'wechat', name: '发布', address: `gh_${newId()}` })
  const { sha256, size } = await objects.put(new TextEncoder().encode(text))
  const at = '2026-03-01T08:00:00.000Z'
  const file = { file: `files/${sha256.slice(0, 20)}.csv`, name: 'posts.csv', sha256, size, formats: ['table-posts'], importedAt: at, records: 1, faults: [], faultCount: 0 }
  const manifest = { format: 'zhengheng.account/1', tool: { version: '0.1.0' }, kind: 'wechat', unit: '单位', name: '发布', address: '', accountType: null, covers: null, imports: [file] }
  const { id } = await keepImport(ex, { id: newId(), campaignId, entrantId, channelId, at, files: 1, bytes: size, manifest })
  await noteEvidenceObjects(ex, [{ sha256, size, mediaType: 'text/csv' }])
  await addCollectionFiles(ex, id, [{ path: file.file, sha256 }])
  return sha256
}
