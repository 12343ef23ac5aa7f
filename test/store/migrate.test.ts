import { describe, expect, test } from 'vitest'
import type { ClientBase } from 'pg'
import { newId } from '../../src/store/ids.ts'
import { migrate, readMigrations, schemaVersion } from '../../src/store/migrate.ts'
import { openStore, shownUrl, withClient } from '../../src/store/open.ts'
import { createTestDatabase } from './test-database.ts'

const migrations = await readMigrations()

async function inDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, drop } = await createTestDatabase()
  try {
    return await work(url)
  } finally {
    await drop()
  }
}

/** Everything that makes up a schema, as text. */
async function portrait(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || coalesce(pg_get_expr(adbin, adrelid), '') as line
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum where attnum > 0 and not attisdropped and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select 'function ' || pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
    order by 1`)
  return rows.map(row => row.line)
}

describe('migrations', () => {
  test('say on their first line why they are', () => {
    expect(migrations.length).toBeGreaterThan(4)
    expect(migrations.filter(({ sql }) => !/^-- Why: .{20,}/.test(sql)).map(({ name }) => name)).toEqual([])
  })

  test('lead from every older version to what a fresh install is', async () => {
    const fresh = await inDatabase(async url => withClient(url, async client => {
      await migrate(client, migrations)
      return portrait(client)
    }))
    expect(fresh.length).toBeGreaterThan(300)
    for (let older = 1; older < migrations.length; older++) {
      await inDatabase(async url => withClient(url, async client => {
        await migrate(client, migrations, older)
        expect(await schemaVersion(client, migrations)).toBe(older)
        expect(await migrate(client, migrations)).toMatchObject({ from: older, to: migrations.length })
        expect(await portrait(client)).toEqual(fresh)
      }))
    }
  })

  test('run once when several processes start at the same time', async () => {
    await inDatabase(async url => {
      const stores = await Promise.all([1, 2, 3].map(async () => openStore({ db: url })))
      expect(stores.map(({ migrated }) => migrated.applied.length).sort()).toEqual([0, 0, migrations.length])
      await Promise.all(stores.map(async store => store.close()))
    })
  })

  test('overrides from before know who revoked them and why, and whether they were published', async () => {
    await inDatabase(async url => withClient(url, async client => {
      await migrate(client, migrations, 8)
      const [person, published, correcting] = [newId(), newId(), newId()]
      await client.query(`insert into person (id, name, email) values ($1, '某人', 'someone@example.cn')`, [person])
      // Only what is looked at: nothing that these rows would refer to is there.
      await client.query(`set session_replication_role = replica`)
      for (const campaign of [published, correcting]) for (const [number, day] of [[1, '2026-02-01'], [2, '2026-03-01']]) {
        await client.query(`insert into publication (id, campaign_id, number, title, corrects_id, reason, document, digest, audit_head, published_at) values ($1, $2, $3, '结果', $4, $5, '{}', $6, '', $7)`, [newId(), campaign, number, number === 1 ? null : newId(), number === 1 ? null : '更正', 'a'.repeat(64), day])
      }
      const override = async (campaign: string, createdAt: string, revokedAt: string | null) => {
        const id = newId()
        await client.query(`insert into judgement_override (id, campaign_id, entrant_id, point_id, outcome, rating, reason, made_by, created_at, revoked_at) values ($1, $2, $3, 'a/1', 'rated', 1, '理由', $4, $5, $6)`, [id, campaign, newId(), person, createdAt, revokedAt])
        return id
      }
      const made = [
        await override(published, '2026-02-15', null), await override(published, '2026-01-15', '2026-02-15'), await override(correcting, '2026-01-15', '2026-03-15'),
        await override(correcting, '2026-03-15', null), await override(newId(), '2026-01-15', null),
      ]
      for (const [seq, id, reason] of [[1, made[1], '误改'], [2, made[2], '再核实']] as const) {
        await client.query(`insert into audit_entry (seq, at, actor_id, actor, action, subject_kind, subject_id, detail, previous_hash, hash) values ($1, now(), $2, '某人', 'override.revoke', 'judgement_override', $3, $4, $5, $6)`, [seq, person, id, { reason }, 'a'.repeat(64), String(seq).repeat(64)])
      }
      await migrate(client, migrations)
      const { rows } = await client.query(`select revoked_by as by, revoked_reason as why, published from judgement_override order by array_position($1::uuid[], id)`, [made])
      expect(rows).toEqual([
        { by: null, why: null, published: true }, { by: person, why: '误改', published: false }, { by: person, why: '再核实', published: true },
        { by: null, why: null, published: false }, { by: null, why: null, published: false },
      ])
    }))
  })

  test('one that fails leaves the database at the version before it', async () => {
    await inDatabase(async url => withClient(url, async client => {
      const broken = [...migrations, { number: migrations.length + 1, name: 'broken', digest: 'x', sql: 'create table half (id int); select no_such_function()' }]
      await expect(migrate(client, broken)).rejects.toMatchObject({ code: '42883' })
      expect(await schemaVersion(client, migrations)).toBe(migrations.length)
      expect((await client.query(`select to_regclass('half') as found`)).rows).toEqual([{ found: null }])
    }))
  })

  test('a database from a newer version, or with altered migrations, is refused', async () => {
    await inDatabase(async url => {
      await withClient(url, async client => {
        await migrate(client, migrations)
        await client.query(`insert into zhengheng_migration (number, name, digest, tool_version) values ($1, 'later', 'x', '9')`, [migrations.length + 1])
      })
      await expect(openStore({ db: url })).rejects.toMatchObject({ code: 'store-newer', params: { found: migrations.length + 1 }, exit: 5 })
      await withClient(url, async client => client.query(`delete from zhengheng_migration where number > $1`, [migrations.length]))
      await withClient(url, async client => client.query(`update zhengheng_migration set digest = 'x' where number = 2`))
      await expect(openStore({ db: url })).rejects.toMatchObject({ code: 'store-migration-changed' })
    })
  })

  test('a shared database that is behind is not migrated unasked', async () => {
    await inDatabase(async url => {
      await withClient(url, async client => migrate(client, migrations, 2))
      await expect(openStore({ db: url })).rejects.toMatchObject({ code: 'store-behind', params: { found: 2, expected: migrations.length } })
      const store = await openStore({ db: url, migrate: 'always' })
      expect(store.migrated).toMatchObject({ from: 2, to: migrations.length })
      await store.close()
    })
  })
})

test('a server that is not there is named without its password', async () => {
  await expect(openStore({ db: 'postgres://me:secret@127.0.0.1:1/x?password=other' })).rejects.toMatchObject({ code: 'store-unreachable', exit: 5, params: { url: 'postgres://me:***@127.0.0.1:1/x?password=***' } })
  expect(shownUrl('postgres://[broken')).toBe('postgres://…')
})
