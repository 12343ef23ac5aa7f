import { mkdir, open, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sweepWorkFolder, takeUpDirectory } from '../../src/jobs/work-folder.ts'
import { setCollectionState } from '../../src/store/collection.ts'
import { useStore } from '../store/test-database.ts'
import { sampleFleet, useFolders } from './sample-fleet.ts'

const database = useStore()
const folders = useFolders()

test('what killed workers left goes; what is at work, or not ours, stays', async () => {
  const { collections: [over, waiting] } = await sampleFleet(database.store, ['http://www.over.gov.cn/', 'http://www.waiting.gov.cn/'])
  await setCollectionState(database.store, over?.id ?? '', over?.version ?? 0, 'cancelled')
  expect(await sweepWorkFolder(database.store, folders.workDir, new Date())).toEqual([])
  const kept = [waiting?.id ?? '', 'read-new', 'notes', '00000000-0000-4000-8000-000000000000']
  for (const name of [...kept, over?.id ?? '', `${over?.id}.0a1b2c3d`, 'read-old']) await mkdir(join(folders.workDir, name), { recursive: true })
  const lastWeek = new Date(Date.now() - 7 * 86_400_000)
  await utimes(join(folders.workDir, 'read-old'), lastWeek, lastWeek)
  expect((await sweepWorkFolder(database.store, folders.workDir, new Date())).sort()).toEqual([over?.id, `${over?.id}.0a1b2c3d`, 'read-old'].sort())
  expect((await readdir(folders.workDir)).sort()).toEqual([...kept].sort())
})

test('what a stalled worker still writes does not reach the claim that took over', async () => {
  const id = '11111111-1111-4111-8111-111111111111'
  const first = await takeUpDirectory(folders.workDir, id)
  await mkdir(join(first, 'archive'), { recursive: true })
  for (const [name, text] of [['index.jsonl', 'a'], ['archive/part-00001.warc.gz', 'closed'], ['archive/part-00002.warc.gz', 'b']] as const) await writeFile(join(first, name), text)
  const [index, part] = [await open(join(first, 'index.jsonl'), 'r+'), await open(join(first, 'archive/part-00002.warc.gz'), 'r+')]
  const second = await takeUpDirectory(folders.workDir, id)
  expect(second).not.toBe(first)
  await index.write('LATE', 0)
  await part.write('LATE', 1)
  await expect(writeFile(join(first, 'archive/part-00003.warc.gz'), 'LATE')).rejects.toThrow('ENOENT')
  await Promise.all([index.close(), part.close()])
  expect(await Promise.all(['index.jsonl', 'archive/part-00001.warc.gz', 'archive/part-00002.warc.gz'].map(name => readFile(join(second, name), 'utf8')))).toEqual(['a', 'closed', 'b'])
})
