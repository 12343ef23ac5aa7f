import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { appendAudit, auditHead, GENESIS, listAudit, verifyAudit } from '../../src/store/audit.ts'
import type { AuditRecord } from '../../src/store/audit.ts'
import { newId } from '../../src/store/ids.ts'
import { openStore } from '../../src/store/open.ts'
import { createTestDatabase, useStore } from './test-database.ts'

const database = useStore()
const record = (subjectId: string, detail: Readonly<Record<string, unknown>> = {}): AuditRecord => ({ at: '2026-06-01T08:00:00+08:00', actorId: null, actor: '测试', action: 'test.do', campaignId: null, subjectKind: 'test', subjectId, detail })

describe('the audit log', () => {
  test('an empty chain is intact; entries follow from one another', async () => {
    const { store } = database
    expect(await verifyAudit(store)).toEqual({ intact: true, entries: 0, head: GENESIS })
    const campaignId = newId()
    const { seq, hash } = await appendAudit(store, record('1', { before: null, after: { b: 1e21, a: [0.1, -0, 1e-7] } }), { ...record('2', { text: '\0 \ud800 \\u0000 \u2028' }), campaignId, actorId: newId().toUpperCase() })
    expect(seq).toBe(2)
    expect(await verifyAudit(store)).toEqual({ intact: true, entries: 2, head: hash })
    expect((await listAudit(store, { campaignId })).items).toMatchObject([{ subjectId: '2', at: '2026-06-01T00:00:00.000Z' }])
    expect((await listAudit(store, { subject: { kind: 'test', id: '1' } })).items).toHaveLength(1)
  })

  test('fifty writers at once make one chain without gap or fork', async () => {
    const { store } = database
    const before = await auditHead(store)
    await Promise.all(Array.from({ length: 50 }, async (_, index) => store.transaction(async tx => appendAudit(tx, record(`p${index}`)))))
    expect(await verifyAudit(store, before)).toMatchObject({ intact: true, entries: before.seq + 50 })
    const first = await listAudit(store, { limit: 30 })
    const second = await listAudit(store, { limit: 30, after: first.next })
    expect(new Set([...first.items, ...second.items].map(({ seq }) => seq)).size).toBe(first.items.length + second.items.length)
  })

  test('what a failed transaction wrote leaves no trace and no gap', async () => {
    const { store } = database
    const before = await auditHead(store)
    await expect(store.transaction(async tx => {
      await appendAudit(tx, record('lost'))
      throw new Error('on purpose')
    })).rejects.toThrow('on purpose')
    expect(await auditHead(store)).toEqual(before)
    await appendAudit(store, record('kept'))
    expect(await verifyAudit(store)).toMatchObject({ intact: true, entries: before.seq + 1 })
  })

  test('a transaction with one snapshot is refused: it would fork the chain', async () => {
    await expect(database.store.transaction(async tx => appendAudit(tx, record('x')), { isolationLevel: 'repeatable read' })).rejects.toThrow('repeatable read')
  })

  test.each(['update audit_entry set actor = actor', 'delete from audit_entry', 'truncate audit_entry'])('“%s” is refused', async statement => {
    await appendAudit(database.store, record('there'))
    await expect(database.store.transaction(async tx => tx.db.execute(sql.raw(statement)))).rejects.toMatchObject({ code: 'record-sealed' })
  })
})

describe('someone with all rights over the database', () => {
  test.each([
    ['alters an entry', `update audit_entry set detail = '{"n": 9}' where seq = 3`, { seq: 3, why: 'content' }],
    ['alters who did it', `update audit_entry set actor = '别人' where seq = 2`, { seq: 2, why: 'content' }],
    ['removes one from the middle', 'delete from audit_entry where seq = 3', { seq: 3, why: 'gap' }],
    ['cuts the end off', 'delete from audit_entry where seq > 3', { seq: 4, why: 'head' }],
    ['swaps two', `update audit_entry set seq = case seq when 2 then 3002 else 2003 end where seq in (2, 3); update audit_entry set seq = seq % 1000 + case when seq > 3000 then 1 else -1 end where seq > 1000`, { seq: 2, why: 'link' }],
    ['gives an altered entry a new hash', `update audit_entry set actor = 'x', hash = encode(sha256('x'), 'hex') where seq = 2`, { seq: 2, why: 'content' }],
  ])('who %s is found out', async (_, statement, found) => {
    const { url, drop } = await createTestDatabase()
    const store = await openStore({ db: url })
    try {
      const head = await appendAudit(store, ...[1, 2, 3, 4, 5].map(n => record(String(n), { n })))
      await store.pool.query('alter table audit_entry disable trigger user')
      await store.pool.query(statement)
      expect(await verifyAudit(store, head)).toEqual({ intact: false, ...found })
    } finally {
      await store.close()
      await drop()
    }
  })
})
