import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskObjects } from '../../../src/store/objects/disk-objects.ts'
import { digestOf } from '../../../src/store/objects/object-store.ts'
import type { ObjectStore } from '../../../src/store/objects/object-store.ts'
import { openObjects } from '../../../src/store/objects/open-objects.ts'
import { s3Objects } from '../../../src/store/objects/s3-objects.ts'
import { CREDENTIALS, startFakeS3 } from './fake-s3.ts'
import type { FakeS3 } from './fake-s3.ts'

let folder = ''
let s3: FakeS3
const bytes = (text: string) => new TextEncoder().encode(text)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-objects-'))
  s3 = await startFakeS3()
})
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

interface Backend { readonly open: () => Promise<ObjectStore>; readonly damage: (sha256: string, to: Uint8Array) => Promise<void>; readonly count: () => Promise<number> }
const pathOf = (sha256: string) => join(folder, 'disk', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
const keyOf = (sha256: string) => `/bucket/evidence/${sha256.slice(0, 2)}/${sha256}`
const backends: Readonly<Record<string, Backend>> = {
  disk: {
    open: async () => diskObjects(join(folder, 'disk')),
    damage: async (sha256, to) => writeFile(pathOf(sha256), to),
    count: async () => (await readdir(join(folder, 'disk'), { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).length,
  },
  's3-compatible': {
    open: async () => s3Objects({ endpoint: s3.endpoint, bucket: 'bucket', prefix: 'evidence', pauseMs: 1, ...CREDENTIALS }),
    damage: async (sha256, to) => { s3.objects.set(keyOf(sha256), Buffer.from(to)) },
    count: async () => s3.objects.size,
  },
}

describe.each(Object.entries(backends))('evidence objects on %s', (_, { open, damage, count }) => {
  test('are named by their content, and the same content is kept once', async () => {
    const store = await open()
    const before = await count()
    const put = await Promise.all([1, 2, 3].map(async () => store.put(bytes('佐证'))))
    expect(put.map(({ sha256 }) => sha256)).toEqual([1, 2, 3].map(() => digestOf(bytes('佐证'))))
    expect(await count()).toBe(before + 1)
    expect(Buffer.from(await store.read(digestOf(bytes('佐证')))).toString()).toBe('佐证')
    expect(await store.sizeOf(digestOf(bytes('佐证')))).toBe(6)
    expect(await store.put(new Uint8Array())).toMatchObject({ size: 0 })
    expect(await store.read(digestOf(new Uint8Array()))).toHaveLength(0)
  })

  test('are read in part, past the end as far as they go', async () => {
    const store = await open()
    const { sha256 } = await store.put(bytes('0123456789'))
    const part = async (start: number, length: number) => Buffer.from(await store.readRange(sha256, start, length)).toString()
    for (const ignores of [true, false]) {
      s3.ignoresRanges = ignores
      expect([await part(0, 3), await part(4, 2), await part(8, 100), await part(10, 5)]).toEqual(['012', '45', '89', ''])
    }
    await expect(store.readRange('c'.repeat(64), 0, 1)).rejects.toMatchObject({ code: 'evidence-missing' })
    await expect(store.readRange('../../etc/passwd', 0, 1)).rejects.toMatchObject({ code: 'evidence-missing' })
  })

  test('come in from files and go out in chunks', async () => {
    const store = await open()
    const big = Buffer.alloc(3_000_000, 'abcdefg')
    const path = join(folder, 'big')
    await writeFile(path, big)
    const { sha256, size } = await store.putFile(path)
    expect({ sha256, size }).toEqual({ sha256: digestOf(big), size: 3_000_000 })
    let length = 0
    let chunks = 0
    for await (const chunk of store.stream(sha256)) {
      length += chunk.byteLength
      chunks += 1
    }
    expect(length).toBe(3_000_000)
    expect(chunks).toBeGreaterThan(1)
    expect((await readFile(path)).equals(big)).toBe(true)
  })

  test('altered content is never handed out as evidence; putting it again mends a cut one', async () => {
    const store = await open()
    const { sha256 } = await store.put(bytes('原件原件'))
    await damage(sha256, bytes('伪造伪造'))
    await expect(store.read(sha256)).rejects.toMatchObject({ code: 'evidence-corrupt', exit: 5 })
    await damage(sha256, bytes('原'))
    await expect(store.read(sha256)).rejects.toMatchObject({ code: 'evidence-corrupt' })
    await store.put(bytes('原件原件'))
    expect(Buffer.from(await store.read(sha256)).toString()).toBe('原件原件')
  })

  test('what is missing, and names that are none, are refused', async () => {
    const store = await open()
    expect(await store.sizeOf('0'.repeat(64))).toBeUndefined()
    await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ code: 'evidence-missing' })
    for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'0'.repeat(64)}/x`]) await expect(store.read(name)).rejects.toMatchObject({ code: 'evidence-missing' })
  })
})

describe('on disk', () => {
  test('drafts of processes that died are cleared, younger ones are left', async () => {
    const root = join(folder, 'drafts')
    await mkdir(join(root, 'drafts'), { recursive: true })
    await writeFile(join(root, 'drafts', 'old'), 'x')
    await writeFile(join(root, 'drafts', 'young'), 'x')
    await utimes(join(root, 'drafts', 'old'), 1, 1)
    await diskObjects(root)
    expect(await readdir(join(root, 'drafts'))).toEqual(['young'])
  })
  test('a place that cannot be written is named', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(diskObjects(join(folder, 'file', 'x'))).rejects.toMatchObject({ code: 'evidence-store-failed' })
  })
})

describe('on S3', () => {
  const open = (extra = {}) => s3Objects({ endpoint: s3.endpoint, bucket: 'bucket', prefix: 'evidence', pauseMs: 1, ...CREDENTIALS, ...extra })
  test('a store that stumbles is asked again, one that stays down is named', async () => {
    s3.failNext = 3
    const { sha256 } = await open().put(bytes('再试'))
    expect(s3.objects.has(keyOf(sha256))).toBe(true)
    s3.failNext = 4
    await expect(open().read(sha256)).rejects.toMatchObject({ code: 'evidence-store-failed', params: { why: 'HTTP 503' } })
    await expect(open({ endpoint: 'http://127.0.0.1:1' }).read(sha256)).rejects.toMatchObject({ code: 'evidence-store-failed' })
  })
  test('wrong keys and a missing bucket are named at once', async () => {
    await expect(open({ secretAccessKey: 'x' }).put(bytes('a'))).rejects.toMatchObject({ params: { why: 'HTTP 403' } })
    await expect(open({ bucket: 'none' }).put(bytes('a'))).rejects.toMatchObject({ code: 'evidence-store-failed' })
  })
  test('is chosen by its address; without keys the address is refused', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'SECRET' }
    const store = await openObjects(`s3://bucket/evidence/?endpoint=${encodeURIComponent(s3.endpoint)}&region=test-1`, keys)
    const { sha256 } = await store.put(bytes('地址'))
    expect(s3.objects.has(keyOf(sha256))).toBe(true)
    expect((await openObjects('s3://bucket?region=cn-north-1', keys)).where).toBe('https://s3.cn-north-1.amazonaws.com.cn/bucket')
    // What is shown names the place, and nothing that opens it.
    expect((await openObjects(`s3://bucket/a/b?endpoint=${encodeURIComponent('https://user:hidden@s3.example.cn/store/?token=hidden')}`, keys)).where).toBe('https://s3.example.cn/store/bucket/a/b')
    await expect(openObjects('s3://bucket', {})).rejects.toMatchObject({ code: 'option-invalid', exit: 2 })
    await expect(openObjects('s3:', keys)).rejects.toMatchObject({ code: 'option-invalid' })
  })
})
