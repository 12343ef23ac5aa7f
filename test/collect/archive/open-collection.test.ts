import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createArchive } from '../../../src/collect/archive/archive-writer.ts'
import type { ArchiveFault } from '../../../src/collect/archive/archive.ts'
import { openCollection, readArchive } from '../../../src/collect/archive/open-collection.ts'
import type { ArchivedRecord } from '../../../src/model/collection.ts'
import { answered, options } from './exchanges.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhengheng-read-'))
})
afterEach(async () => {
  await rm(dir, { recursive: true, force: true })
})

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')

/** A record as other tools write it. */
function record(fields: Record<string, string>, block: Buffer | string = ''): Buffer {
  const bytes = Buffer.from(block)
  const lines = Object.entries({ 'WARC-Date': '2020-08-05T01:02:03Z', 'WARC-Record-ID': `<urn:uuid:${sha1(bytes)}>`, ...fields, 'Content-Length': String(bytes.length) }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')])
}

function response(uri: string, body: Buffer | string, head = 'Content-Type: text/html\r\n', more: Record<string, string> = {}, status = '200 OK'): Buffer {
  const payload = Buffer.from(body)
  return record({ 'WARC-Type': 'response', 'WARC-Target-URI': uri, 'WARC-Payload-Digest': `sha1:${sha1(payload)}`, 'Content-Type': 'application/http;msgtype=response', ...more }, Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${head}\r\n`), payload]))
}

const warcinfo = record({ 'WARC-Type': 'warcinfo', 'Content-Type': 'application/warc-fields' }, 'software: other\r\n')
const request = (uri: string, method: string, concurrent: Record<string, string> = {}) => record({ 'WARC-Type': 'request', 'WARC-Target-URI': uri, 'Content-Type': 'application/http;msgtype=request', ...concurrent }, `${method} / HTTP/1.1\r\nHost: x\r\n\r\n`)
const perRecord = (records: readonly Buffer[]) => Buffer.concat(records.map(each => gzipSync(each)))
/** Bytes that do not compress. */
const noise = (length: number, seed = 7) => Buffer.concat(Array.from({ length: Math.ceil(length / 64) }, (_, i) => createHash('sha512').update(`${seed}:${i}`).digest())).subarray(0, length)

async function read(bytes: Buffer, name = 'a.warc.gz'): Promise<{ records: ArchivedRecord[]; faults: readonly ArchiveFault[]; files: readonly unknown[] }> {
  const path = join(dir, name)
  await writeFile(path, bytes)
  const collection = await openCollection(path)
  const records: ArchivedRecord[] = []
  for await (const each of collection.records()) records.push(each)
  for (const each of records) expect(await collection.get(each.url, each.type)).toMatchObject({ url: each.url, type: each.type })
  await collection.close()
  return { records, faults: collection.faults, files: collection.files }
}

const text = (archived: ArchivedRecord | undefined) => (archived && 'body' in archived ? Buffer.from(archived.body).toString() : undefined)

describe('archives others made', () => {
  test('wget: angle brackets, request before response, chunked bodies, its own log records', async () => {
    const chunked = '5\r\n<p>ab\r\n3;x=y\r\ncd\n\r\n0\r\nTrailer: 1\r\n\r\n'
    const { records, faults, files } = await read(perRecord([
      warcinfo,
      request('<http://www.x.gov.cn/>', 'GET'),
      response('<http://www.x.gov.cn/>', chunked, 'Content-Type: text/html; charset=GBK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\nX-A: 2\r\nX-Folded: a\r\n b\r\n'),
      response('<http://www.x.gov.cn/old>', '', 'Location: /new?a=1#top\r\n', {}, '301 Moved'),
      response('<http://www.x.gov.cn/missing>', 'no', '', {}, '404 Not Found'),
      record({ 'WARC-Type': 'resource', 'WARC-Target-URI': 'metadata://gnu.org/software/wget/warc/wget.log', 'Content-Type': 'text/plain' }, 'log'),
    ]))
    expect(faults).toEqual([])
    expect(records).toHaveLength(3)
    expect(records[0]).toMatchObject({ url: 'http://www.x.gov.cn/', at: '2020-08-05T01:02:03.000Z', status: 200, headers: { 'x-a': '1, 2', 'x-folded': 'a b' }, evidence: { archive: 'a.warc.gz', kind: 'response' } })
    expect(text(records[0])).toBe('<p>abcd\n')
    expect(records[1]).toMatchObject({ type: 'redirect', status: 301, location: 'http://www.x.gov.cn/new?a=1#top' })
    expect(records[2]).toMatchObject({ type: 'response', status: 404 })
    expect(files).toMatchObject([{ file: 'a.warc.gz', records: 6 }])
  })

  test('Heritrix: one gzip for the whole file, DNS records, bodies without transfer coding under a stale header', async () => {
    const { records, faults } = await read(gzipSync(Buffer.concat([
      warcinfo,
      record({ 'WARC-Type': 'response', 'WARC-Target-URI': 'dns:www.x.gov.cn', 'Content-Type': 'text/dns' }, '192.0.2.7'),
      response('http://www.x.gov.cn/a', '<p>not chunked at all', 'Transfer-Encoding: chunked\r\n'),
      response('http://www.x.gov.cn/b', 'bb', ''),
    ])))
    expect(faults).toEqual([])
    expect(records.map(each => [each.url, text(each)])).toEqual([['http://www.x.gov.cn/a', '<p>not chunked at all'], ['http://www.x.gov.cn/b', 'bb']])
  })

  test('uncompressed files larger than one read', async () => {
    const bodies = [1, 2, 3].map(seed => noise(900_000, seed))
    const { records, faults } = await read(Buffer.concat([warcinfo, ...bodies.map((body, i) => response(`http://www.x.gov.cn/${i}`, body))]), 'a.warc')
    expect(faults).toEqual([])
    expect(records.map(each => each.evidence.sha256)).toEqual(bodies.map(body => createHash('sha256').update(body).digest('hex')))
  })

  test('a whole-file gzip and a record too large for one step are streamed', async () => {
    const big = Buffer.alloc(20 * 1024 * 1024, 'abcdefghij')
    const { records, faults } = await read(gzipSync(Buffer.concat([response('http://www.x.gov.cn/big', big), response('http://www.x.gov.cn/small', 's')]), { level: 1 }))
    expect(faults).toEqual([])
    expect(records.map(each => ('body' in each ? each.body.length : 0))).toEqual([big.length, 1])
  })

  test('browsertrix: responses to POST are left out, HEAD is marked, screenshots belong to their page', async () => {
    const id = { 'WARC-Record-ID': '<urn:uuid:post>' }
    const { records } = await read(perRecord([
      response('http://www.x.gov.cn/get', 'g'),
      response('http://www.x.gov.cn/post', 'p', '', id),
      request('http://www.x.gov.cn/post', 'POST', { 'WARC-Concurrent-To': '<urn:uuid:post>' }),
      request('http://www.x.gov.cn/head', 'HEAD', { 'WARC-Record-ID': '<urn:uuid:headreq>' }),
      response('http://www.x.gov.cn/head', '', '', { 'WARC-Concurrent-To': '<urn:uuid:headreq>' }),
      record({ 'WARC-Type': 'resource', 'WARC-Target-URI': 'urn:view:http://www.x.gov.cn/get', 'Content-Type': 'image/png' }, 'PNG'),
      record({ 'WARC-Type': 'resource', 'WARC-Target-URI': 'http://www.x.gov.cn/data.json', 'Content-Type': 'application/json' }, '{}'),
      record({ 'WARC-Type': 'conversion', 'WARC-Target-URI': 'http://www.x.gov.cn/get', 'Content-Type': 'text/plain' }, 'text'),
    ]))
    expect(records.map(each => [each.type, each.url, 'method' in each ? each.method : 'GET'])).toEqual([
      ['response', 'http://www.x.gov.cn/get', 'GET'],
      ['response', 'http://www.x.gov.cn/head', 'HEAD'],
      ['screenshot', 'http://www.x.gov.cn/get', 'GET'],
      ['response', 'http://www.x.gov.cn/data.json', 'GET'],
    ])
  })

  test.each([['per record', perRecord], ['whole file', (all: readonly Buffer[]) => gzipSync(Buffer.concat(all))], ['not', (all: readonly Buffer[]) => Buffer.concat(all)]])('a revisit stands for its original (%s compressed)', async (_, pack) => {
    const digest = `sha1:${sha1(Buffer.from('same'))}`
    const { records, faults } = await read(pack([
      response('http://www.x.gov.cn/1', 'same'),
      response('http://www.x.gov.cn/2', 'other'),
      record({ 'WARC-Type': 'revisit', 'WARC-Target-URI': 'http://www.x.gov.cn/3', 'WARC-Payload-Digest': digest, 'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest', 'Content-Type': 'application/http;msgtype=response' }, 'HTTP/1.1 200 OK\r\n\r\n'),
      record({ 'WARC-Type': 'revisit', 'WARC-Target-URI': 'http://www.x.gov.cn/4', 'WARC-Payload-Digest': 'sha1:nowhere' }),
    ]))
    expect(records.map(each => [each.url, text(each)])).toEqual([['http://www.x.gov.cn/1', 'same'], ['http://www.x.gov.cn/2', 'other'], ['http://www.x.gov.cn/3', 'same']])
    expect(records[2]?.evidence).toMatchObject({ url: 'http://www.x.gov.cn/3', sha256: records[0]?.evidence.sha256, offset: records[0]?.evidence.offset })
    expect(faults).toMatchObject([{ why: 'a revisit whose original is not in this archive' }])
  })

  test('WACZ: stored and deflated members are read, everything else in the zip is not', async () => {
    const inner = (url: string) => perRecord([warcinfo, response(url, 'x')])
    const wacz = zipSync({ 'datapackage.json': Buffer.from('{}'), 'archive/a.warc.gz': [inner('http://www.x.gov.cn/a'), { level: 0 }], 'archive/b.warc.gz': [inner('http://www.x.gov.cn/b'), { level: 6 }], 'archive/notes.txt': Buffer.from('no'), 'indexes/index.cdx': Buffer.from('') })
    const { records, faults, files } = await read(Buffer.from(wacz), 'a.wacz')
    expect(faults).toEqual([])
    expect(records.map(each => [each.url, each.evidence.archive])).toEqual([['http://www.x.gov.cn/a', 'a.wacz/archive/a.warc.gz'], ['http://www.x.gov.cn/b', 'a.wacz/archive/b.warc.gz']])
    expect(files).toEqual([{ file: 'a.wacz', sha256: createHash('sha256').update(wacz).digest('hex'), records: 4 }])
  })

  test('a zip that climbs out of its directory or swells is refused', async () => {
    for (const [name, content] of [['archive/../../evil.warc.gz', Buffer.from('x')], ['archive/bomb.warc', Buffer.alloc(30_000_000)]] as const) {
      await writeFile(join(dir, 'evil.wacz'), zipSync({ [name]: [content, { level: 9 }] }))
      await expect(openCollection(join(dir, 'evil.wacz'))).rejects.toMatchObject({ code: 'archive-broken' })
    }
    await writeFile(join(dir, 'empty.wacz'), zipSync({ 'datapackage.json': Buffer.from('{}') }))
    await expect(openCollection(join(dir, 'empty.wacz'))).rejects.toMatchObject({ code: 'archive-empty' })
  })
})

describe('content coding', () => {
  const body = Buffer.from('内容'.repeat(100))
  test.each([
    ['gzip', gzipSync(body)],
    ['x-gzip', gzipSync(body)],
    ['deflate', deflateSync(body)],
    ['deflate', deflateRawSync(body)],
    ['br', brotliCompressSync(body)],
    ['identity', body],
    ['gzip, br', brotliCompressSync(gzipSync(body))],
    ['gzip', body],
    ['no-such-coding', body],
  ])('%s is undone', async (coding, payload) => {
    const { records } = await read(perRecord([response('http://www.x.gov.cn/', payload, `Content-Encoding: ${coding}\r\n`)]))
    expect(text(records[0])).toBe(body.toString())
    expect(records[0]).toMatchObject({ truncated: false })
  })

  test('a gzip bomb is cut at the bound and says so', async () => {
    const path = join(dir, 'bomb.warc.gz')
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    await writeFile(path, perRecord([response('http://www.x.gov.cn/', bomb, 'Content-Encoding: gzip\r\n'), response('http://www.x.gov.cn/2', gzipSync(gzipSync(bomb)), 'Content-Encoding: gzip, gzip, gzip\r\n')]))
    const collection = await openCollection(path, { bodyLimit: 100_000 })
    for await (const each of collection.records()) {
      expect(each).toMatchObject({ truncated: true })
      expect('body' in each && each.body.length).toBe(100_000)
    }
  })

  test('a body whose coding breaks off gives what came before', async () => {
    const content = noise(200_000)
    const { records } = await read(perRecord([response('http://www.x.gov.cn/', gzipSync(content).subarray(0, 100_000), 'Content-Encoding: gzip\r\n')]))
    expect(records).toHaveLength(1)
    const [first] = records
    expect(first?.type === 'response' && Buffer.from(first.body).equals(content.subarray(0, first.body.length)) && first.body.length > 50_000).toBe(true)
  })
})

describe('broken archives', () => {
  const pages = [0, 1, 2, 3, 4].map(i => response(`http://www.x.gov.cn/${i}`, noise(3000, i)))
  const urls = (records: readonly ArchivedRecord[]) => records.map(each => each.url.at(-1)).join('')

  test('cut anywhere: everything before is given, the fault says where', async () => {
    const whole = perRecord(pages)
    const lastStart = perRecord(pages.slice(0, 4)).length
    for (const size of [lastStart + 1, lastStart + 12, lastStart + 500, whole.length - 60]) {
      const { records, faults } = await read(whole.subarray(0, size))
      expect(urls(records)).toBe('0123')
      expect(faults).toMatchObject([{ file: 'a.warc.gz', offset: lastStart, records: 4 }])
    }
    // Only the checksum is missing: the record itself is whole.
    const unchecked = await read(whole.subarray(0, -1))
    expect(urls(unchecked.records)).toBe('01234')
    expect(unchecked.faults).toMatchObject([{ offset: lastStart, why: 'the file ends inside a gzip member' }])
    const plain = await read(Buffer.concat(pages).subarray(0, -2000), 'a.warc')
    expect(urls(plain.records)).toBe('0123')
    expect(plain.faults).toMatchObject([{ why: 'the file ends inside a record', records: 4 }])
    const oneGzip = gzipSync(Buffer.concat(pages))
    const single = await read(oneGzip.subarray(0, -1500))
    expect(urls(single.records)).toBe('0123')
    expect(single.faults).toHaveLength(1)
  })

  test('damaged in the middle: reading goes on at the next record', async () => {
    const whole = perRecord(pages)
    const second = perRecord(pages.slice(0, 1)).length
    const third = perRecord(pages.slice(0, 2)).length
    for (const at of [second, second + 5, second + 60, third - 6, third - 2]) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      const { records, faults } = await read(bytes)
      expect(urls(records).replace('1', '')).toBe('0234')
      expect(faults.length).toBeLessThanOrEqual(1)
    }
    const plain = Buffer.concat(pages)
    plain.write('XXXX', pages[0]!.length)
    const { records, faults } = await read(plain, 'a.warc')
    expect(urls(records)).toBe('0234')
    expect(faults).toMatchObject([{ offset: pages[0]!.length, records: 1 }])
  })

  test('readArchive gives what is readable, then throws archive-broken', async () => {
    await writeFile(join(dir, 'cut.warc.gz'), perRecord(pages).subarray(0, -100))
    const seen: string[] = []
    const reading = (async () => {
      for await (const each of readArchive(join(dir, 'cut.warc.gz'))) seen.push(each.url)
    })()
    await expect(reading).rejects.toMatchObject({ code: 'archive-broken', params: { records: 4 } })
    expect(seen).toHaveLength(4)
  })

  test('padding with zeros at the end is no fault', async () => {
    const { faults } = await read(Buffer.concat([perRecord(pages), Buffer.alloc(5000)]))
    expect(faults).toEqual([])
  })

  test('bytes of any kind never make the reader throw or hang', async () => {
    const path = join(dir, 'any.warc.gz')
    const piece = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...pages, gzipSync(pages[0]!), gzipSync('WARC/1.0 no end'), gzipSync('WARC/'), gzipSync('WARC/1.0\r\n\r\n'), gzipSync(''), gzipSync('WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx'), Buffer.from('WARC/1.0\r\n\r\n'), Buffer.from([0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 0, 255, 255])))
    await fc.assert(fc.asyncProperty(fc.constantFrom('WARC/1.0\r\n', gzipSync(warcinfo)), fc.array(piece, { maxLength: 6 }), async (start, pieces) => {
      await writeFile(path, Buffer.concat([Buffer.from(start as string), ...pieces]))
      const collection = await openCollection(path)
      for await (const each of collection.records()) expect(each.url).toMatch(/^http/)
    }), { numRuns: 150 })
  })

  test('a file full of beginnings is given up after a while', async () => {
    for (const bytes of [Buffer.from('WARC/1.0\nWARC/1.0\n'.repeat(100_000)), Buffer.from('WARC/1.0\r\n\r\n'.repeat(100_000)), Buffer.concat(Array.from({ length: 3000 }, () => gzipSync('WARC/1.0')))]) {
      const { records, faults } = await read(bytes)
      expect(records).toEqual([])
      expect(faults.length).toBeLessThanOrEqual(1000)
    }
  })

  test('what is no archive is refused in words', async () => {
    await writeFile(join(dir, 'x.warc.gz'), 'hello')
    await expect(openCollection(join(dir, 'x.warc.gz'))).rejects.toMatchObject({ code: 'target-unusable' })
    await expect(openCollection(join(dir, 'none.warc'))).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(openCollection(dir)).rejects.toMatchObject({ code: 'archive-empty' })
  })

  test('a collection whose content is not what the index names says so', async () => {
    const archive = await createArchive(dir, options)
    await archive.write(answered('http://www.x.gov.cn/', 'right'))
    await archive.close()
    const { readFile } = await import('node:fs/promises')
    const index = await readFile(join(dir, 'index.jsonl'), 'utf8')
    await writeFile(join(dir, 'index.jsonl'), index.replace(/"sha256":"[0-9a-f]{4}/, '"sha256":"0000'))
    const collection = await openCollection(dir)
    for await (const each of collection.records()) expect(each.type).toBe('response')
    expect(collection.faults).toMatchObject([{ why: 'the content is not what the index names' }])
  })
})
