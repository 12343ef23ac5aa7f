import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evaluateArchive, findVariant } from '../../src/workflow/evaluate.ts'
import { writeFrozenArchive } from './frozen-archive.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true }))))

/** Evaluates the frozen archive in a folder of its own and answers the written document's text. */
async function evaluateFrozen(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengheng-golden-'))
  folders.push(folder)
  const archive = join(folder, 'sample-city.warc')
  await writeFrozenArchive(archive)
  const { documentFile } = await evaluateArchive(archive, join(folder, 'out'), { variant: findVariant('local-website-2020', 'city'), date: '2020-11-30', home: 'http://www.qinglan.gov.cn/' })
  return readFile(documentFile, 'utf8')
}

test('the frozen archive of the sample city gives the golden evaluation, byte for byte', async () => {
  await expect(await evaluateFrozen()).toMatchFileSnapshot('sample-city.evaluation.json')
}, 60_000)
