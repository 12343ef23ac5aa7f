import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appendAudit, verifyAudit } from '../../../src/store/audit.ts'
import { backup } from '../../../src/store/backup/backup.ts'
import { restore } from '../../../src/store/backup/restore.ts'
import { tablesInOrder } from '../../../src/store/backup/tables.ts'
import { importEarlierTable } from '../../../src/store/earlier-table.ts'
import { noteEvidenceObjects } from '../../../src/store/evidence-object.ts'
import { createOwnMark, updateOwnMark } from '../../../src/store/mark.ts'
import { migrate, readMigrations } from '../../../src/store/migrate.ts'
import { openStore, withClient } from '../../../src/store/open.ts'
import { createPublication } from '../../../src/store/publication.ts'
import { putSetting } from '../../../src/store/setting.ts'
import { sampleCampaign, samplePerson, sampleSet, sampleTasks } from '../sample-campaign.ts'
import { createTestDatabase, useStore } from '../test-database.ts'

const database = useStore()
let folder = ''
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengheng-backup-')) })
afterAll(async () => { await rm(folder, { recursive: true, force: true }) })

async function inDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, drop } = await createTestDatabase()
  try {
    return await work(url)
  } finally {
    await drop()
  }
}

/** Every row of every table as text. */
const contents = async (url: string) => withClient(url, async client => {
  const tables: [string, string[]][] = []
  for (const { table } of await tablesInOrder(client)) {
    const { rows } = await client.query<{ line: string }>(`select t::text as line from "${table}" t order by 1`)
    tables.push([table, rows.map(row => row.line)])
  }
  return tables
})

const NASTY = 'tab\t line\nfeed \r \\. \\N \u2028 "quote" \u{1F600} 字'

async function fill(): Promise<void> {
  const { store } = database
  const sample = await sampleCampaign(store, 2)
  const [{ id: entrantId, unitId } = { id: '', unitId: '' }] = sample.entrants
  const assessor = await samplePerson(store, 'assessor', sample.campaign.id)
  await sampleSet(store, sample, entrantId, { 'a/1': 1 / 3 })
  const [task] = await sampleTasks(store, sample, entrantId, 'a/1', [assessor])
  const mark = await createOwnMark(store, assessor.id, task?.id ?? '', { outcome: 'rated', rating: 0.1, note: NASTY, evidence: [] })
  await updateOwnMark(store, assessor.id, mark.id, 1, { outcome: 'not-applicable', rating: null, note: '\\.', evidence: [] })
  await noteEvidenceObjects(store, [{ sha256: 'e'.repeat(64), size: 9, mediaType: 'text/plain' }])
  await createPublication(store, { campaignId: sample.campaign.id, title: NASTY, document: { NASTY }, publishedAt: '2026-12-01T00:00:00.000Z' }, [[{ entrantId, cohortId: sample.cohort.id, unitId, unitName: '甲', regionCode: '440001', cohortName: '地市', position: 1, rank: 1, tier: null, score: 1e-7, index: 0.1, dimensions: [], earlier: null, document: {} }]], [])
  await importEarlierTable(store, { title: NASTY, year: 2016, cohortName: '部委', columns: [], source: {} }, [{ position: 1, unitName: '\\N', rank: null, tier: '', score: null, values: {} }])
  await putSetting(store, 'text', NASTY, 0)
  for (let n = 0; n < 5; n++) await appendAudit(store, { at: '2026-12-01T00:00:00.000Z', actorId: assessor.id, actor: NASTY, action: 'x', campaignId: sample.campaign.id, subjectKind: 'x', subjectId: String(n), detail: { NASTY } })
}

describe('backup and restore', () => {
  test('every row of every table comes back as it was, sealed ones included', async () => {
    await fill()
    const file = join(folder, 'all.gz')
    const report = await backup(database.url, file)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(report.rows).toBeGreaterThanOrEqual(30)
    await inDatabase(async url => {
      expect(await restore(url, file)).toMatchObject({ tables: report.tables, rows: report.rows })
      const [before, after] = [await contents(database.url), await contents(url)]
      expect(after).toEqual(before)
      expect(before.filter(([, rows]) => rows.length > 0).length).toBeGreaterThan(18)
      const store = await openStore({ db: url })
      expect(await verifyAudit(store)).toMatchObject({ intact: true, entries: 5 })
      await expect(store.pool.query('delete from publication')).rejects.toMatchObject({ code: 'ZH001' })
      await store.close()
      await expect(restore(url, file)).rejects.toMatchObject({ code: 'restore-not-empty', exit: 2 })
    })
  })

  test('it is the state of one moment, while others go on writing', async () => {
    const { store } = database
    const over = new AbortController()
    const writing = (async () => {
      for (let n = 0; !over.signal.aborted; n++) await store.transaction(async tx => { await putSetting(tx, `left${n}`, n, 0); await putSetting(tx, `right${n}`, n, 0) })
    })()
    const file = join(folder, 'moment.gz')
    for (let round = 0; round < 3; round++) await backup(database.url, file)
    over.abort()
    await writing
    const text = gunzipSync(await readFile(file)).toString()
    expect([...text.matchAll(/^left/gm)].length).toBe([...text.matchAll(/^right/gm)].length)
  })

  test('a cut, altered or foreign file is refused and leaves the database empty', async () => {
    const file = join(folder, 'good.gz')
    await backup(database.url, file)
    const whole = gunzipSync(await readFile(file)).toString('latin1')
    const lines = whole.split('\n')
    const broken: Readonly<Record<string, Buffer>> = {
      'cut in the middle of the compression': (await readFile(file)).subarray(0, -200),
      'cut after a table': gzipSync(Buffer.from(`${lines.slice(0, -2).join('\n')}\n`, 'latin1')),
      'a row taken out': gzipSync(Buffer.from(lines.filter((_, index) => index !== lines.findIndex(line => line.startsWith('left0\t'))).join('\n'), 'latin1')),
      'a table that is none of ours': gzipSync(Buffer.from(whole.replace('{"table":"setting"', '{"table":"pg_authid"'), 'latin1')),
      'a column that is none of ours': gzipSync(Buffer.from(whole.replace('"columns":["key","value"', '"columns":["key) from program \'id\'--","value"'), 'latin1')),
      'not compressed': Buffer.from('hello'),
      'something else': gzipSync(Buffer.from('{"format":"other"}\n')),
      empty: Buffer.alloc(0),
    }
    await inDatabase(async url => {
      for (const content of Object.values(broken)) {
        const path = join(folder, 'broken.gz')
        await writeFile(path, content)
        await expect(restore(url, path)).rejects.toMatchObject({ code: 'backup-invalid', exit: 2 })
      }
      await expect(restore(url, join(folder, 'missing.gz'))).rejects.toMatchObject({ code: 'backup-invalid' })
      expect((await restore(url, file)).rows).toBeGreaterThan(30)
    })
  })

  test('a backup of an older version is loaded and migrated; one of a newer is refused', async () => {
    const migrations = await readMigrations()
    const file = join(folder, 'older.gz')
    await inDatabase(async url => {
      await withClient(url, async client => {
        await migrate(client, migrations, 2)
        await client.query(`insert into setting (key, value) values ('old', '1')`)
      })
      await backup(url, file)
    })
    await inDatabase(async url => expect(await restore(url, file)).toMatchObject({ from: 2, to: migrations.length, rows: 1 }))
    await writeFile(file, gzipSync(Buffer.from('{"format":"zhengheng.backup/1","tool":"9","schema":999}\n')))
    await inDatabase(async url => expect(restore(url, file)).rejects.toMatchObject({ code: 'store-newer' }))
  })

  test('a place that cannot be written is named, and nothing half made is left', async () => {
    await expect(backup(database.url, join(folder, 'no', 'such.gz'))).rejects.toMatchObject({ code: 'backup-not-written', exit: 5 })
    await inDatabase(async url => expect(backup(url, join(folder, 'none.gz'))).rejects.toMatchObject({ code: 'store-behind' }))
    expect((await readdir(folder)).filter(name => name.endsWith('.tmp') || name === 'none.gz')).toEqual([])
  })
})
