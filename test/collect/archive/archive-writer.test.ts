import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WARCParser } from 'warcio'
import { openForAppend } from '../../../src/collect/archive/append-file.ts'
import { createArchive, resumeArchive } from '../../../src/collect/archive/archive-writer.ts'
import { openCollection } from '../../../src/collect/archive/open-collection.ts'
import type { ArchivedRecord, IndexEntry } from '../../../src/model/collection.ts'
import { AppError } from '../../../src/shared/errors.ts'
import { answered, failed, options } from './exchanges.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhengheng-archive-'))
})
afterEach(async () => {
  await rm(dir, { recursive: true, force: true })
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

interface JudgedRecord { readonly type: string; readonly fields: ReadonlyMap<string, string>; readonly status: number; readonly payload: Buffer }

/** Reads an archive with the warcio library and verifies every digest it carries. */
async function judge(directory: string): Promise<JudgedRecord[]> {
  const seen: JudgedRecord[] = []
  for (const file of (await readdir(join(directory, 'archive'))).sort()) {
    for await (const record of new WARCParser(createReadStream(join(directory, 'archive', file)))) {
      const fields = new Map([...record.warcHeaders.headers.entries()].map(([name, value]) => [name.toLowerCase(), value]))
      const payload = Buffer.from(await record.readFully(false))
      seen.push({ type: record.warcType ?? '', fields, payload, status: Number(record.httpHeaders?.statusCode ?? 0) })
    }
    checkBlockDigests(await readFile(join(directory, 'archive', file)))
  }
  const responses = seen.filter(record => record.type === 'response')
  expect(responses.map(record => record.fields.get('warc-payload-digest'))).toEqual(responses.map(record => `sha256:${sha256(record.payload)}`))
  return seen
}

/** Walks the inflated file by its Content-Length fields alone. */
function checkBlockDigests(file: Buffer): void {
  const bytes = gunzipSync(file)
  for (let at = 0; at < bytes.length; ) {
    const headEnd = bytes.indexOf('\r\n\r\n', at) + 4
    const head = bytes.toString('utf8', at, headEnd)
    const length = Number(/\r\nContent-Length: (\d+)\r\n/.exec(head)?.[1])
    expect(head).toMatch(/^WARC\/1\.1\r\n/)
    expect(head).toContain(`WARC-Block-Digest: sha256:${sha256(bytes.subarray(headEnd, headEnd + length))}\r\n`)
    at = headEnd + length + 4
    expect(bytes.toString('latin1', at - 4, at)).toBe('\r\n\r\n')
  }
}

async function readAll(directory: string): Promise<ArchivedRecord[]> {
  const collection = await openCollection(directory)
  const records: ArchivedRecord[] = []
  for await (const record of collection.records()) records.push(record)
  expect(collection.faults).toEqual([])
  return records
}

const indexOf = async (directory: string): Promise<IndexEntry[]> => (await readFile(join(directory, 'index.jsonl'), 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line) as IndexEntry)

describe('what is written', () => {
  test('warcio reads every kind of record back, linked and with correct digests', async () => {
    const archive = await createArchive(dir, options)
    await archive.write(answered('http://www.x.gov.cn/', '<title>首页</title>'))
    await archive.write(answered('http://x.gov.cn/', '', { status: 302, statusText: 'Found', rawHeaders: [['Location', '/index.html']], location: 'http://x.gov.cn/index.html' }))
    await archive.write(failed('http://gone.x.gov.cn/', 'dns', 'gone.x.gov.cn has no address'))
    await archive.write(failed('http://slow.x.gov.cn/', 'timeout', 'not complete after 60000 ms', '192.0.2.9'))
    await archive.writeRendered({ url: 'http://www.x.gov.cn/', at: '2026-11-20T08:00:02.000Z', html: '<p>页脚</p>', status: 200, truncated: false })
    await archive.writeScreenshot({ url: 'http://www.x.gov.cn/', at: '2026-11-20T08:00:03.000Z', mime: 'image/png', image: Buffer.from('png') })
    await archive.close()
    const records = await judge(dir)
    expect(records.map(record => record.type)).toEqual(['warcinfo', 'request', 'response', 'request', 'response', 'metadata', 'request', 'metadata', 'conversion', 'resource'])
    const [info, request, response] = records
    expect(info?.payload.toString()).toContain('software: zhengheng/0.1.0\r\nformat: WARC File Format 1.1\r\n')
    expect(info?.payload.toString()).not.toMatch(/hostname|ip:/i)
    expect(response?.fields.get('warc-concurrent-to')).toBe(request?.fields.get('warc-record-id'))
    expect(response?.fields.get('warc-ip-address')).toBe('192.0.2.7')
    expect(response?.payload.toString()).toBe('<title>首页</title>')
    expect(records[4]?.status).toBe(302)
    expect(records[7]?.fields.get('warc-concurrent-to')).toBe(records[6]?.fields.get('warc-record-id'))
    expect(new Set(records.map(record => record.fields.get('warc-record-id'))).size).toBe(records.length)
    expect(records.every(record => record.fields.get('warc-date')?.endsWith('Z'))).toBe(true)
  })

  test('reads back as it was, in the order of the calls, and by URL', async () => {
    const archive = await createArchive(dir, options)
    const body = Buffer.from('正文'.repeat(5000))
    const gzipped = { payload: gzipSync(body), body, rawHeaders: [['Content-Type', 'Text/HTML; charset=gbk'], ['Content-Encoding', 'gzip'], ['Transfer-Encoding', 'chunked'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']] as const }
    const entries = await Promise.all([
      archive.write(answered('http://www.x.gov.cn/big', body, gzipped)),
      archive.write(answered('http://www.x.gov.cn/br', body, { ...gzipped, payload: brotliCompressSync(body), rawHeaders: [['Content-Encoding', 'br']] })),
      archive.write(answered('http://www.x.gov.cn/head', '', { method: 'HEAD', rawHeaders: [['Content-Length', '999']] })),
      archive.write(failed('http://www.x.gov.cn/no', 'refused', 'connect ECONNREFUSED')),
      archive.write(answered('http://www.x.gov.cn/old', 'moved', { status: 301, location: 'http://www.x.gov.cn/new', rawHeaders: [['Location', '/new']] })),
      archive.writeRendered({ url: 'http://www.x.gov.cn/big', at: '2026-11-20T08:00:02.000Z', html: '<p>渲染</p>', status: 200, truncated: true }),
      archive.writeScreenshot({ url: 'http://www.x.gov.cn/big', at: '2026-11-20T08:00:03.000Z', mime: 'image/jpeg', image: Buffer.from([1, 2]) }),
    ])
    await archive.close()
    expect(await indexOf(dir)).toEqual(entries)
    expect(entries[0]).toMatchObject({ mime: 'text/html', size: body.length, sha256: sha256(body), status: 200, type: 'response', archive: 'archive/part-00001.warc.gz' })
    const records = await readAll(dir)
    expect(records.map(record => [record.type, record.url, record.evidence.sha256, record.evidence.offset])).toEqual(entries.map(entry => [entry.type, entry.url, entry.sha256, entry.offset]))
    expect(records[0]).toMatchObject({ status: 200, truncated: false, headers: { 'set-cookie': 'a=1\nb=2', 'content-encoding': 'gzip', 'x-archive-orig-transfer-encoding': 'chunked' } })
    expect(records[2]).toMatchObject({ type: 'response', method: 'HEAD' })
    expect(records[3]).toMatchObject({ type: 'failure', failure: 'refused', detail: 'connect ECONNREFUSED' })
    expect(records[4]).toMatchObject({ type: 'redirect', status: 301, location: 'http://www.x.gov.cn/new' })
    expect(records[5]).toMatchObject({ type: 'rendered', truncated: true })
    const collection = await openCollection(dir)
    expect(await collection.get('http://www.x.gov.cn/big')).toEqual(records[0])
    expect(await collection.get('http://www.x.gov.cn/big', 'screenshot')).toEqual(records[6])
    expect(await collection.get('http://www.x.gov.cn/never')).toBeNull()
  })

  test('a body cut while its coding was undone reads back exactly as long as it was', async () => {
    const archive = await createArchive(dir, options)
    const whole = Buffer.from('x'.repeat(100_000))
    await archive.write(answered('http://www.x.gov.cn/cut', whole.subarray(0, 777), { payload: gzipSync(whole), truncated: true, rawHeaders: [['Content-Encoding', 'gzip']] }))
    await archive.close()
    expect(await readAll(dir)).toMatchObject([{ truncated: true, body: whole.subarray(0, 777) }])
  })

  test('files are rotated, each with its own warcinfo', async () => {
    const archive = await createArchive(dir, { ...options, maxFileBytes: 1500 })
    for (let i = 0; i < 6; i++) await archive.write(answered(`http://www.x.gov.cn/${i}`, `${i}`))
    await archive.close()
    const files = await readdir(join(dir, 'archive'))
    expect(files.length).toBeGreaterThan(1)
    const records = await judge(dir)
    expect(records.filter(record => record.type === 'warcinfo').length).toBe(files.length)
    expect((await readAll(dir)).map(record => record.url)).toEqual([0, 1, 2, 3, 4, 5].map(i => `http://www.x.gov.cn/${i}`))
  })

  test('no header, status text, URL or body can break out of its record', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n', 'a\rb', '\n', '\0', '值', 'é'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name: text, value: text, statusText: text, path: fc.webPath(), body: fc.uint8Array({ maxLength: 300 }), status: fc.integer({ min: 100, max: 999 }) }), { minLength: 1, maxLength: 4 }), async hostile => {
        const directory = await mkdtemp(join(dir, 'p-'))
        const archive = await createArchive(directory, options)
        for (const { name, value, statusText, path, body, status } of hostile) {
          await archive.write(answered(`http://www.x.gov.cn${path}`, body, { status, statusText, rawHeaders: [[name, value], ['X-Last', 'kept']] }))
        }
        await archive.close()
        const judged = await judge(directory)
        expect(judged.map(record => record.type)).toEqual(['warcinfo', ...hostile.flatMap(() => ['request', 'response'])])
        expect(judged.filter(record => record.type === 'response').map(record => sha256(record.payload))).toEqual(hostile.map(({ body }) => sha256(body)))
        const read = await readAll(directory)
        expect(read.map(record => record.evidence.sha256)).toEqual(hostile.map(({ body }) => sha256(body)))
        for (const record of read) expect(record).toMatchObject({ headers: { 'x-last': 'kept' } })
      }),
      { numRuns: 60 },
    )
  })

  test('bytes in flight are bounded: room() waits', async () => {
    const archive = await createArchive(dir, { ...options, maxInFlightBytes: 200_000 })
    const writes = [1, 2, 3, 4, 5].map(i => archive.write(answered(`http://www.x.gov.cn/${i}`, Buffer.alloc(100_000, i))))
    let roomy = false
    const room = archive.room().then(() => (roomy = true))
    await Promise.resolve()
    expect(roomy).toBe(false)
    await Promise.all([...writes, room])
    await archive.close()
    expect(await readAll(dir)).toHaveLength(5)
  })
})

describe('what goes wrong', () => {
  test('a directory with a collection is not written over', async () => {
    const archive = await createArchive(dir, options)
    await archive.write(answered('http://www.x.gov.cn/', 'x'))
    await archive.close()
    await expect(createArchive(dir, options)).rejects.toMatchObject({ code: 'directory-in-use' })
  })

  test('a full disk rejects everything pending with one error and leaves whole records only', async () => {
    let left = 6000
    const archive = await createArchive(dir, options, async path => {
      const handle = await openForAppend(path)
      if (path.endsWith('.jsonl')) return handle
      return {
        stat: () => handle.stat(),
        truncate: length => handle.truncate(length),
        close: () => handle.close(),
        async write(buffer, offset, length, position) {
          const fits = Math.min(length, left)
          if (fits === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
          left -= fits
          return await handle.write(buffer, offset, fits, position)
        },
      }
    })
    const random = () => createHash('sha512').update(String(left + Math.random())).digest()
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => (i % 10 === 9 ? archive.room() : Promise.resolve()).then(() => archive.write(answered(`http://www.x.gov.cn/${i}`, Buffer.concat([random(), random(), random(), random()]))))))
    const errors = new Set(outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])))
    expect([...errors]).toHaveLength(1)
    expect([...errors][0]).toBeInstanceOf(AppError)
    expect(archive.failed).toMatchObject({ code: 'write-failed' })
    await archive.room()
    await archive.close()
    const written = outcomes.filter(outcome => outcome.status === 'fulfilled').length
    expect(await readAll(dir)).toHaveLength(written)
    left = 1e9
    const { archive: next, repair } = await resumeArchive(dir, options)
    expect(repair.entries).toHaveLength(written)
    await next.write(answered('http://www.x.gov.cn/next', 'x'))
    await next.close()
    expect(await readAll(dir)).toHaveLength(written + 1)
  })

  test('an exchange that cannot be drafted is rejected alone', async () => {
    const archive = await createArchive(dir, options)
    const bad = archive.write({ ...answered('http://www.x.gov.cn/', 'x'), url: 'not a url' })
    const good = archive.write(answered('http://www.x.gov.cn/', 'x'))
    await expect(bad).rejects.toThrow('Invalid URL')
    await expect(good).resolves.toMatchObject({ status: 200 })
    await archive.close()
  })

  test('a directory that cannot be written is write-failed', async () => {
    await writeFile(join(dir, 'file'), 'x')
    await expect(createArchive(join(dir, 'file'), options)).rejects.toMatchObject({ code: 'write-failed' })
  })
})

describe('after a kill', () => {
  async function fill(): Promise<{ entries: IndexEntry[]; file: Buffer; index: Buffer; archivePath: string; indexPath: string }> {
    const archive = await createArchive(dir, options)
    const body = Buffer.from('列表'.repeat(50))
    const entries = [
      await archive.write(answered('http://www.x.gov.cn/1', body)),
      await archive.write(answered('http://www.x.gov.cn/2', '', { status: 302, location: 'http://www.x.gov.cn/3', rawHeaders: [['Location', 'http://www.x.gov.cn/3']] })),
      await archive.write(failed('http://www.x.gov.cn/4', 'reset', 'broke off', '192.0.2.7')),
      await archive.write(answered('http://www.x.gov.cn/5', '', { method: 'HEAD' })),
      await archive.write(answered('http://www.x.gov.cn/6', body)),
    ]
    await archive.close()
    const archivePath = join(dir, 'archive/part-00001.warc.gz')
    const indexPath = join(dir, 'index.jsonl')
    return { entries, file: await readFile(archivePath), index: await readFile(indexPath), archivePath, indexPath }
  }

  test('whatever byte of the last record the file ends at, all records before it are kept and the index agrees', async () => {
    const { entries, file, index, archivePath, indexPath } = await fill()
    const before = entries.slice(0, 4)
    const lastStart = before[3]!.offset + before[3]!.length
    for (let size = lastStart; size < file.length; size++) {
      await writeFile(archivePath, file.subarray(0, size))
      await writeFile(indexPath, index.subarray(0, index.length - (size % 40)))
      const { archive, repair } = await resumeArchive(dir, options)
      await archive.close()
      expect(repair.entries).toEqual(before)
      expect((await readFile(archivePath)).length).toBe(lastStart)
      expect(repair.cut.reduce((sum, cut) => sum + cut.bytes, 0)).toBe(size - lastStart)
      expect(await indexOf(dir)).toEqual(before)
    }
  })

  test('index lines that were not written are rebuilt exactly', async () => {
    const { entries, index, indexPath } = await fill()
    for (const size of [0, 10, index.indexOf('\n') + 1, index.indexOf('\n') + 7, index.length - 5, index.length - 1]) {
      await writeFile(indexPath, index.subarray(0, size))
      const { archive, repair } = await resumeArchive(dir, options)
      await archive.write(answered('http://www.x.gov.cn/more', 'x'))
      await archive.close()
      expect(repair.entries).toEqual(entries)
      expect(repair.cut).toEqual([])
      expect(repair.rebuilt > 0).toBe(size < index.length - 1)
      expect((await indexOf(dir)).slice(0, 5)).toEqual(entries)
      expect(await indexOf(dir)).toHaveLength(6)
      const records = await readAll(dir)
      expect(records.at(-1)?.url).toBe('http://www.x.gov.cn/more')
      await rm(join(dir, 'archive/part-00002.warc.gz'))
    }
  })

  test('killed at any moment, every record that was told to be safe is there, and no torn one', async () => {
    for (const kills of [1, 2, 3]) {
      const directory = join(dir, `killed-${kills}`)
      const child = spawn(process.execPath, [fileURLToPath(new URL('killed-writer.ts', import.meta.url)), directory], { stdio: ['ignore', 'pipe', 'inherit'] })
      let told = ''
      child.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString()
        if (told.length > kills * 3000) child.kill('SIGKILL')
      })
      await new Promise(resolve => child.once('close', resolve))
      const safe = told.slice(0, told.lastIndexOf('\n')).split('\n')
      const { archive, repair } = await resumeArchive(directory, options)
      await archive.close()
      const urls = repair.entries.map(entry => entry.url)
      expect(urls.slice(0, safe.length)).toEqual(safe)
      expect((await readAll(directory)).map(record => record.url)).toEqual(urls)
    }
  })

  test('a directory without archive has nothing to resume', async () => {
    await expect(resumeArchive(join(dir, 'none'), options)).rejects.toMatchObject({ code: 'nothing-to-resume' })
  })
})
