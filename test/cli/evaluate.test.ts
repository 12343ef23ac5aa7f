import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXIT } from '../../src/shared/errors.ts'
import { writeFrozenArchive } from '../golden/frozen-archive.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const CITY = ['--scheme', 'local-website-2020', '--variant', 'city']
const QUICK = ['--allow-private', '--no-browser', '--rate', '0', '--max-minutes', '1']
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-cli-'))
  await writeFrozenArchive(join(folder, 'city.warc'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run { readonly code: number | null; readonly out: string; readonly err: string }
function run(...args: readonly string[]): Promise<Run> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (data: string) => { out += data })
    child.stderr.setEncoding('utf8').on('data', (data: string) => { err += data })
    child.on('close', code => resolve({ code, out, err }))
  })
}

async function serving<T>(listener: RequestListener, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener)
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => { server.close(resolve) })
  }
}

describe('input that cannot be used is refused with a sentence and the right code', () => {
  test.each<[string, string[], number, RegExp]>([
    ['a scheme nobody knows', ['evaluate', 'city.warc', '--scheme', 'local-website-1999'], EXIT.usage, /没有指标体系“local-website-1999”.*local-website-2020/s],
    ['a variant the scheme does not have', ['evaluate', 'city.warc', '--scheme', 'local-website-2020', '--variant', 'village'], EXIT.usage, /village.*province.*city.*county/s],
    ['no variant where one is needed', ['evaluate', 'city.warc', '--scheme', 'local-website-2020'], EXIT.usage, /--variant/],
    ['a file that is not there', ['evaluate', 'nowhere.warc', ...CITY], EXIT.usage, /nowhere\.warc/],
    ['an address that is no web address', ['evaluate', 'ftp://www.example.gov.cn/', ...CITY], EXIT.usage, /ftp:\/\/www\.example\.gov\.cn/],
    ['a day that does not exist', ['evaluate', 'city.warc', ...CITY, '--date', '2020-02-30'], EXIT.usage, /--date.*2020-02-30/s],
    ['a channel of no kind', ['evaluate', 'city.warc', ...CITY, '--channel', 'fax=city.warc'], EXIT.usage, /--channel.*fax=city\.warc/s],
    ['an account given by address', ['evaluate', 'city.warc', ...CITY, '--channel', 'wechat=https://mp.weixin.qq.com/x'], EXIT.usage, /mp\.weixin\.qq\.com/],
    ['a number that is none', ['evaluate', 'http://127.0.0.1:1/', ...CITY, '--max-pages', 'many'], EXIT.usage, /--max-pages.*many/s],
    ['an option nobody knows', ['evaluate', 'city.warc', ...CITY, '--fast'], EXIT.usage, /--fast/],
    ['a private address without leave', ['evaluate', 'http://127.0.0.1:18999/', ...CITY, '--no-browser', '--rate', '0', '--out', 'private'], EXIT.partial, /内网地址.*--allow-private/],
    ['a host that refuses', ['evaluate', 'http://127.0.0.1:18999/', ...CITY, ...QUICK, '--out', 'refused'], EXIT.partial, /refused/],
  ])('%s', async (_, args, code, sentence) => {
    const result = await run(...args)
    expect(result.err).toMatch(sentence)
    expect(result.err).not.toMatch(/\n\s+at /)
    expect({ code: result.code, out: result.out }).toEqual({ code, out: '' })
  }, 60_000)

  test('a web site without http:// is told from a missing file', async () => {
    const { code, err } = await run('evaluate', 'www.example.gov.cn', ...CITY)
    expect(code).toBe(EXIT.usage)
    expect(err).toContain('a web site is written http://www.example.gov.cn')
  })
  test('a broken scheme file: every fault with its line', async () => {
    await writeFile(join(folder, 'broken.yaml'), 'id: broken\nedition: x\ntitle: 破损\nvariants: {}\nindicators:\n  - { title: 无编号, weight: ten }\n')
    const { code, err } = await run('scheme', 'check', 'broken.yaml')
    expect(code).toBe(EXIT.usage)
    expect([...err.matchAll(/broken\.yaml:(\d+):\d+ /g)].length).toBeGreaterThan(2)
  })

  test('a file that is no archive', async () => {
    await writeFile(join(folder, 'notes.warc.gz'), 'just some notes')
    const { code, err } = await run('evaluate', 'notes.warc.gz', ...CITY)
    expect(code).toBe(EXIT.usage)
    expect(err).toContain('notes.warc.gz')
  })
})

describe('a target of which only a part can be seen', () => {
  test('a cut archive is judged as far as it goes, and says so', async () => {
    const whole = await readFile(join(folder, 'city.warc'))
    await writeFile(join(folder, 'cut.warc'), whole.subarray(0, Math.floor(whole.length * 0.7)))
    const { code, out, err } = await run('evaluate', 'cut.warc', ...CITY, '--json')
    const document = JSON.parse(out) as { score: { low: number; high: number }; coverage: { pages: number; notes: string[] } }
    expect(code).toBe(EXIT.partial)
    expect(document.coverage.pages).toBeGreaterThan(300)
    expect(document.coverage.notes.join()).toContain('cut.warc')
    expect(err).not.toMatch(/\n\s+at /)
  }, 60_000)

  test('a site that only ever answers 403: nothing is rated, the archive is kept', async () => {
    await serving((_, response) => { response.writeHead(403).end('forbidden') }, async url => {
      const { code, out, err } = await run('evaluate', url, ...CITY, ...QUICK, '--out', 'forbidden')
      expect({ code, out }).toEqual({ code: EXIT.partial, out: '' })
      expect(err).toContain('拒绝了采集')
      expect(await readFile(join(folder, 'forbidden', 'index.jsonl'), 'utf8')).toContain('"status":403')
      // Judging the same directory says the same.
      expect((await run('judge', 'forbidden', ...CITY)).code).toBe(EXIT.partial)
    })
  }, 60_000)

  test('a home page that leads to another host says where, and how to go on', async () => {
    await serving((request, response) => { response.writeHead(request.url === '/robots.txt' ? 404 : 302, { location: 'http://elsewhere.example.gov.cn/' }).end() }, async url => {
      const { code, err } = await run('evaluate', url, ...CITY, ...QUICK, '--out', join(folder, 'elsewhere'))
      expect(code).toBe(EXIT.partial)
      expect(err).toContain('leads to http://elsewhere.example.gov.cn/, outside the hosts in scope')
    })
  }, 60_000)

  test('a directory with a collection is not overwritten', async () => {
    await serving((_, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<title>某市人民政府</title><p>首页') }, async url => {
      const args = ['evaluate', url, ...CITY, ...QUICK, '--out', 'twice'] as const
      expect((await run(...args)).code).not.toBe(EXIT.usage)
      const again = await run(...args)
      expect(again.code).toBe(EXIT.usage)
      expect(again.err).toContain('--resume')
    })
  }, 60_000)
})

describe('a result', () => {
  test('adds up again, and a forged one is found out', async () => {
    await run('evaluate', 'city.warc', ...CITY, '--out', 'result')
    expect(await run('recompute', 'result/evaluation.json')).toMatchObject({ code: EXIT.done })
    const text = await readFile(join(folder, 'result', 'evaluation.json'), 'utf8')
    await writeFile(join(folder, 'forged.json'), text.replace(/"low": [\d.]+/, '"low": 99.5'))
    const forged = await run('recompute', 'forged.json')
    expect(forged.code).toBe(EXIT.usage)
    expect(forged.err).toContain('99.5')
    await writeFile(join(folder, 'garbage.json'), '{"format":')
    expect(await run('recompute', 'garbage.json')).toMatchObject({ code: EXIT.usage })
  }, 60_000)

  test('below the threshold is exit 4', async () => {
    const { code } = await run('judge', 'city.warc', ...CITY, '--out', 'threshold', '--fail-under', '99.9')
    expect(code).toBe(EXIT.belowThreshold)
  }, 60_000)

  test('--json prints the document that was written', async () => {
    const { out } = await run('evaluate', 'city.warc', ...CITY, '--out', 'json', '--json')
    expect(JSON.parse(out)).toEqual(JSON.parse(await readFile(join(folder, 'json', 'evaluation.json'), 'utf8')))
  }, 60_000)
})
