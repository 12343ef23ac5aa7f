import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readManifest, writeManifest } from '../../../src/collect/archive/manifest-file.ts'
import type { CollectionManifest } from '../../../src/model/collection.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhengheng-manifest-'))
})
afterEach(async () => {
  await rm(dir, { recursive: true, force: true })
})

const manifest: CollectionManifest = { format: 'zhengheng.collection/1', tool: { version: '0.1.0' }, target: 'http://www.x.gov.cn/', unit: '某市', hosts: ['x.gov.cn'], options: { rate: 2 }, seed: 's', startedAt: '2026-11-20T08:00:00.000Z', finishedAt: null, ended: null, notes: [] }

test('is written whole and read back, a second time over the first', async () => {
  expect(await readManifest(dir)).toBeNull()
  await writeManifest(dir, manifest)
  await writeManifest(dir, { ...manifest, ended: 'complete' })
  expect(await readManifest(dir)).toEqual({ ...manifest, ended: 'complete' })
  expect(await readdir(dir)).toEqual(['collection.json'])
})

test('what is no manifest is refused with the place of the fault', async () => {
  await writeFile(join(dir, 'collection.json'), JSON.stringify({ ...manifest, hosts: [] }))
  await expect(readManifest(dir)).rejects.toMatchObject({ code: 'file-unreadable', params: { why: expect.stringContaining('hosts') as string } })
  await writeFile(join(dir, 'collection.json'), '{"format":')
  await expect(readManifest(dir)).rejects.toMatchObject({ code: 'file-unreadable' })
})

test('a directory that is not there is write-failed', async () => {
  await expect(writeManifest(join(dir, 'none'), manifest)).rejects.toMatchObject({ code: 'write-failed' })
})
