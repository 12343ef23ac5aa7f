import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendLine } from '../../../src/collect/archive/append-line.ts'

let folder = ''
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengheng-lines-')) })
afterAll(async () => rm(folder, { recursive: true, force: true }))

test('lines follow each other, and one that a kill has torn is dropped', async () => {
  const path = join(folder, 'a.jsonl')
  await appendLine(path, '一')
  await appendLine(path, '二')
  await appendFile(path, '三 half')
  await appendLine(path, '四')
  expect(await readFile(path, 'utf8')).toBe('一\n二\n四\n')
})

test('a torn line longer than what is looked at in one step, or alone in the file', async () => {
  const long = join(folder, 'long.jsonl')
  await writeFile(long, `${'a'.repeat(70_000)}\n${'b'.repeat(200_000)}`)
  await appendLine(long, 'c')
  expect(await readFile(long, 'utf8')).toBe(`${'a'.repeat(70_000)}\nc\n`)
  const alone = join(folder, 'alone.jsonl')
  await writeFile(alone, 'b'.repeat(100_000))
  await appendLine(alone, 'c')
  expect(await readFile(alone, 'utf8')).toBe('c\n')
})

test('a place that cannot be written is named', async () => {
  await expect(appendLine(join(folder, 'none', 'a'), 'x')).rejects.toMatchObject({ code: 'write-failed', params: { path: join(folder, 'none', 'a') } })
})
