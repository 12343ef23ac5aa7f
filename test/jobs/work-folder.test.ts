import { mkdir, readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sweepWorkFolder } from '../../src/jobs/work-folder.ts'
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
  for (const name of [...kept, over?.id ?? '', 'read-old']) await mkdir(join(folders.workDir, name), { recursive: true })
  const lastWeek = new Date(Date.now() - 7 * 86_400_000)
  await utimes(join(folders.workDir, 'read-old'), lastWeek, lastWeek)
  expect((await sweepWorkFolder(database.store, folders.workDir, new Date())).sort()).toEqual([over?.id, 'read-old'].sort())
  expect((await readdir(folders.workDir)).sort()).toEqual([...kept].sort())
})
