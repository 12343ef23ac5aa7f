import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CRAWLER_CSV, CRAWLER_JSON, EXPORTER_JSON } from '../collect/imports/fixtures.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-media-cli-'))
  await writeFile(join(folder, 'weibo.json'), CRAWLER_JSON)
  await writeFile(join(folder, 'weibo.csv'), CRAWLER_CSV)
  await writeFile(join(folder, 'wechat.json'), EXPORTER_JSON.slice(0, -40))
  await writeFile(join(folder, 'table.csv'), '标题,发布时间\n甲,2020-01-01\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (...args: string[]) => spawnSync(process.execPath, [MAIN, 'media', 'import', ...args], { encoding: 'utf8', cwd: folder })

test('imports, again and again, and says what came of it', async () => {
  const first = run('weibo.json', '--unit', '青岚市人民政府', '--out', 'account')
  expect([first.status, first.stderr]).toEqual([0, ''])
  expect(first.stdout).toContain('weibo-crawler，读到 2 条，新增 2 条，合并 0 条')
  const second = run('weibo.csv', 'weibo.json', '--unit', '青岚市人民政府', '--kind', 'weibo', '--out', 'account', '--covers', '2020-01-01..2020-11-30')
  expect(second.stdout).toContain('读到 2 条，新增 1 条，合并 1 条')
  expect(second.stdout).toContain('此前已导入')
  expect(JSON.parse(await readFile(join(folder, 'account', 'account.json'), 'utf8'))).toMatchObject({ kind: 'weibo', name: '青岚发布', covers: { from: '2020-01-01' }, imports: [{ name: 'weibo.json' }, { name: 'weibo.csv' }] })
})

test('a file that is cut is said, with what was read', () => {
  const { status, stdout } = run('wechat.json', '--unit', '青岚市人民政府', '--out', 'cut', '--json')
  expect(status).toBe(3)
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'wechat', posts: 1, files: [{ faults: [{ place: '第 2 条' }] }] })
})

test.each([
  [['table.csv', '--unit', '甲'], '--kind'], [['gone.csv', '--unit', '甲', '--kind', 'app'], 'gone.csv'], [['table.csv', '--unit', '甲', '--kind', 'website'], '--kind'],
  [['table.csv', '--unit', '甲', '--kind', 'app', '--covers', '2020'], '--covers'], [['table.csv', '--unit', '甲', '--kind', 'app', '--account-type', 'x'], '--account-type'],
])('%j is refused', (args, named) => {
  const { status, stderr } = run(...args)
  expect(status).toBe(2)
  expect(stderr).toContain(named)
})
