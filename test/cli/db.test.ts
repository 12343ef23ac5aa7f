import { Command } from 'commander'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addDbCommand } from '../../src/cli/db.ts'
import { openStore } from '../../src/store/open.ts'
import { getSetting, putSetting } from '../../src/store/setting.ts'
import { createTestDatabase } from '../store/test-database.ts'

let folder = ''
const databases: Awaited<ReturnType<typeof createTestDatabase>>[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-db-'))
  databases.push(await createTestDatabase(), await createTestDatabase())
})
afterAll(async () => {
  await Promise.all(databases.map(async ({ drop }) => drop()))
  await rm(folder, { recursive: true, force: true })
})

async function run(...args: string[]): Promise<{ out: string; notes: string }> {
  const program = new Command('zhengheng').exitOverride()
  addDbCommand(program)
  const [out, notes]: [string[], string[]] = [[], []]
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(text => out.push(String(text)) > 0), vi.spyOn(process.stderr, 'write').mockImplementation(text => notes.push(String(text)) > 0)]
  try {
    await program.parseAsync(['node', 'zhengheng', 'db', ...args])
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return { out: out.join(''), notes: notes.join('') }
}

describe('zhengheng db', () => {
  test('migrate prints what it applied, and nothing the second time', async () => {
    const url = databases[0]?.url ?? ''
    expect((await run('migrate', '--db', url)).out).toMatch(/^0001-foundation\n0002-/)
    const again = await run('migrate', '--db', url)
    expect(again.out).toBe('')
    expect(again.notes).toMatch(/up to date/)
  })

  test('what backup wrote, restore brings into an empty database', async () => {
    const [from = '', to = ''] = databases.map(({ url }) => url)
    const before = await openStore({ db: from })
    await putSetting(before, 'kept', '值', 0)
    await before.close()
    const file = join(folder, 'b.gz')
    expect((await run('backup', file, '--db', from)).out).toBe(`${file}\n`)
    expect((await run('restore', file, '--db', to)).notes).toMatch(/1 rows/)
    const after = await openStore({ db: to })
    expect((await getSetting(after, 'kept'))?.value).toBe('值')
    await after.close()
    await expect(run('restore', file, '--db', to)).rejects.toMatchObject({ code: 'restore-not-empty' })
  })

  test('stop says when nothing runs', async () => {
    expect((await run('stop', '--db', join(folder, 'none'))).notes).toMatch(/not running/)
  })
})
