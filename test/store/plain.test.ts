import { assert, asyncProperty, json } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/shared/errors.ts'
import { canonicalJson } from '../../src/store/canonical-json.ts'
import { failureCode, isWorthRetrying, storeFailure } from '../../src/store/failure.ts'
import { newId } from '../../src/store/ids.ts'
import { cursorKeys, pageLimit, pageOf } from '../../src/store/page.ts'
import { storableJson, storableText } from '../../src/store/storable-json.ts'
import { useStore } from './test-database.ts'

const database = useStore()

describe('documents', () => {
  test('any JSON goes into the database and comes out with the same canonical text', async () => {
    await assert(asyncProperty(json({ stringUnit: 'binary' }), async text => {
      const value: unknown = JSON.parse(text)
      const { rows: [row] } = await database.store.pool.query<{ back: unknown }>('select $1::jsonb as back', [storableJson(value)])
      expect(canonicalJson(row?.back)).toBe(canonicalJson(JSON.parse(storableJson(value))))
    }), { numRuns: 300 })
  })
  test.each([['NUL', '\0', '\ufffd'], ['half a pair', 'a\ud800b', 'a\ufffdb'], ['the spelling of NUL', '\\u0000', '\\u0000'], ['a backslash before it', '\\\0', '\\\ufffd'], ['an emoji', '😀', '😀']])('%s', (_, text, stored) => {
    expect(JSON.parse(storableJson({ [text]: text }))).toEqual({ [stored]: stored })
    expect(storableText(text)).toBe(stored)
  })
  test('key order does not change the canonical text', () => {
    expect(canonicalJson({ b: 1, a: [undefined, { d: null, c: -0 }], z: undefined })).toBe('{"a":[null,{"c":0,"d":null}],"b":1}')
    expect(canonicalJson(new Date(0))).toBe('"1970-01-01T00:00:00.000Z"')
  })
})

test('ids sort by the time they were made', () => {
  const ids = Array.from({ length: 2_000 }, () => newId())
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(2_000)
})

describe('pages', () => {
  test('the cursor leads to the keys it was made of', () => {
    const { items, next } = pageOf([{ k: 1, n: '甲' }, { k: 2, n: '乙' }, { k: 3, n: '丙' }], 2, row => [row.k, row.n])
    expect(items).toHaveLength(2)
    expect(cursorKeys({ after: next }, ['number', 'text'])).toEqual([2, '乙'])
    expect(pageOf([1], 2, key => [key]).next).toBeNull()
    expect([undefined, 0, -3, 7.9, 1e9, Number.NaN].map(limit => pageLimit({ limit }))).toEqual([50, 1, 1, 7, 500, 50])
  })
  test('anything else is refused', () => {
    for (const after of ['!', 'e30', Buffer.from('[1]').toString('base64url'), Buffer.from('["x"]').toString('base64url'), 'A'.repeat(100_000)]) expect(() => cursorKeys({ after }, ['id'])).toThrow(AppError)
  })
})

describe('failures of the database', () => {
  const failed = (code: string, extra = {}) => new Error('Failed query', { cause: Object.assign(new Error('why'), { code, ...extra }) })
  test.each([
    ['23505', 'already-exists'], ['23503', 'still-referenced'], ['23001', 'still-referenced'], ['23514', 'value-refused'], ['23502', 'value-refused'], ['22021', 'value-refused'], ['22P02', 'value-refused'],
    ['ZH001', 'record-sealed'], ['53100', 'store-full'], ['53300', 'store-busy'], ['40P01', 'store-busy'], ['40001', 'store-busy'], ['55P03', 'store-busy'], ['57P01', 'store-lost'], ['57P03', 'store-lost'], ['08006', 'store-lost'], ['58030', 'store-lost'], ['ECONNREFUSED', 'store-lost'], ['ECONNRESET', 'store-lost'],
  ])('%s is %s', (code, expected) => {
    expect(storeFailure(failed(code))).toMatchObject({ code: expected })
    expect(failureCode(failed(code))).toBe(code)
  })
  test('a bug stays a bug, our own refusals stay themselves', () => {
    for (const bug of [failed('42703'), new TypeError('x'), 'text']) expect(storeFailure(bug)).toBe(bug)
    const own = new AppError('row-not-found', { what: 'x', id: 'y' })
    expect(storeFailure(new Error('outer', { cause: own }))).toBe(own)
    expect(storeFailure(new Error('Connection terminated unexpectedly'))).toMatchObject({ code: 'store-lost' })
    expect([failed('40001'), failed('40P01'), failed('23505')].map(isWorthRetrying)).toEqual([true, true, false])
  })
  test('values of other people do not get into the sentence', () => {
    const failure = storeFailure(failed('23505', { table: 'person', constraint: 'person_email', detail: 'Key (email)=(a@b.cn) already exists.' }))
    expect(failure).toMatchObject({ params: { what: 'person', why: 'person_email' } })
  })
  test('a deadlock is tried again and both get through', async () => {
    const { store } = database
    await store.pool.query('create table if not exists pair (id int primary key, n int not null default 0)')
    await store.pool.query('insert into pair values (1), (2) on conflict do nothing')
    const both = async (a: number, b: number) => store.transaction(async tx => {
      for (const id of [a, b]) {
        await tx.db.execute(`update pair set n = n + 1 where id = ${id}`)
        await new Promise(done => setTimeout(done, 50))
      }
    })
    await Promise.all([both(1, 2), both(2, 1)])
    expect((await store.pool.query('select n from pair')).rows).toEqual([{ n: 2 }, { n: 2 }])
  })
})
