import { Command } from 'commander'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { addAuditCommand } from '../../src/cli/audit.ts'
import { appendAudit, auditHead } from '../../src/store/audit.ts'
import { useStore } from '../store/test-database.ts'

const database = useStore()
beforeAll(async () => {
  for (const detail of ['一', '二', '三']) await appendAudit(database.store, { at: '2026-01-01T00:00:00.000Z', actorId: null, actor: 'test', action: 'test', campaignId: null, subjectKind: 'test', subjectId: '1', detail: { detail } })
})
afterEach(() => { process.exitCode = 0 })

async function verify(...args: readonly string[]): Promise<{ out: string; code: unknown }> {
  const program = new Command().exitOverride()
  addAuditCommand(program)
  let out = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(chunk => { out += String(chunk); return true })
  try {
    await program.parseAsync(['node', 'zhengheng', 'audit', 'verify', '--db', database.url, ...args])
  } finally {
    spy.mockRestore()
  }
  return { out, code: process.exitCode ?? 0 }
}

test('an intact log is said to be so, also with a head that was kept elsewhere', async () => {
  const { seq, hash } = await auditHead(database.store)
  expect(await verify()).toEqual({ out: `完整：3 条，末项 3:${hash} | intact: 3 entries\n`, code: 0 })
  expect((await verify('--head', `${seq}:${hash}`)).code).toBe(0)
  expect(JSON.parse((await verify('--json')).out)).toEqual({ intact: true, entries: 3, head: hash })
})

test('a log that somebody rewrote, or whose end was cut off, is found, and the exit code says so', async () => {
  const { hash } = await auditHead(database.store)
  await database.store.pool.query(`alter table audit_entry disable trigger audit_entry_kept; update audit_entry set detail = '{"detail":"X"}' where seq = 2`)
  expect(await verify()).toEqual({ out: '已损坏：第 2 条内容被改动 | broken: entry 2 was altered\n', code: 5 })
  await database.store.pool.query(`update audit_entry set detail = '{"detail":"二"}' where seq = 2; delete from audit_entry where seq = 3`)
  process.exitCode = 0
  expect((await verify()).code).toBe(0)
  expect(await verify('--head', `3:${hash}`)).toMatchObject({ code: 5, out: expect.stringContaining('末尾被截去') as string })
})
