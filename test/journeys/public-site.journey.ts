import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { measures } from '../../src/measures/registry.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

const run = promisify(execFile)
const TITLES = new Map(measures.map(({ id, title }) => [id, title]))
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
let workplace: Workplace
let folder = ''
beforeAll(async () => {
  workplace = await startWorkplace({ demo: true })
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-public-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await workplace.close()
})

test('anybody reads what was published, down to the archived page, without signing in and without script', async () => {
  const page = await workplace.open('/results/')
  await look(page, 'public-index')
  await page.getByRole('link', { name: '2019 年评估结果（更正）' }).click()
  await page.getByText('更正说明').waitFor()
  await look(page, 'public-campaign')
  await page.getByRole('link', { name: '地市级政府网站' }).click()
  await look(page, 'public-cohort')
  expect(await page.locator('tbody tr').count()).toBe(6)
  await page.locator('tbody th a').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const evidence = page.locator('details', { has: page.locator('.ev a') }).first()
  await evidence.locator('summary').click()
  await look(page, 'public-unit')
  // Each judgement by the title of its measure, the id beside it.
  const methods = await evidence.locator('.by').evaluateAll(all => all.map(one => [one.querySelector('b')?.textContent ?? '', one.querySelector('code')?.textContent ?? ''] as const))
  expect(methods.length).toBeGreaterThan(0)
  for (const [title, id] of methods) expect(`${title} ${id}`).toBe(`${TITLES.get(id.replace(/ v\d+$/, ''))} ${id}`)
  await evidence.locator('.ev a').first().click()
  await page.waitForURL(/\/api\/v1\/public\/publications\/.*\/evidence\/[0-9a-f]{64}\/page/)
  expect((await page.content()).length).toBeGreaterThan(500)
  expect(await page.locator('script').count()).toBe(0)
})

test('publish --static writes the same pages, which need nothing but a folder; the open data adds up again', async () => {
  const dir = join(folder, 'site')
  const { stdout } = await run(process.execPath, [MAIN, 'publish', '--static', dir, '--db', workplace.db, '--base-url', 'https://results.example.cn/', '--server-url', workplace.url])
  expect(stdout).toMatch(/\d+ 个文件/)
  const files = createServer((request, response) => {
    const path = join(dir, normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)))
    void stat(path).then(found => {
      const file = found.isDirectory() ? join(path, 'index.html') : path
      response.setHeader('content-type', { '.html': 'text/html; charset=utf-8', '.css': 'text/css' }[extname(file)] ?? 'application/octet-stream')
      createReadStream(file).pipe(response)
    }, () => { response.writeHead(404).end() })
  })
  await new Promise<void>(resolve => { files.listen(0, '127.0.0.1', resolve) })
  try {
    const page = await workplace.open('/results/')
    await page.goto(`http://localhost:${(files.address() as AddressInfo).port}/shifan-2019/2/cohort-1.html`)
    await look(page, 'static-cohort')
    const served = await (await fetch(`${workplace.url}/results/shifan-2019/2/cohort-1.html`)).text()
    expect(await readFile(join(dir, 'shifan-2019/2/cohort-1.html'), 'utf8')).toBe(served)
    await page.locator('tbody th a').first().click()
    expect((await page.locator('.by').allTextContents()).filter(said => /^\w+\//.test(said))).toEqual([])
    expect(await page.locator('.ev a').first().getAttribute('href')).toContain(`${workplace.url}/api/v1/public/publications/`)
  } finally {
    files.close()
  }
  const rows = join(dir, 'shifan-2019/2/data/results.jsonl')
  const again = await run(process.execPath, [MAIN, 'recompute', rows])
  expect(again.stdout).toContain(`digest ${createHash('sha256').update(await readFile(rows)).digest('hex')}`)
  const record = JSON.parse(await readFile(join(dir, 'shifan-2019/2/data/catalogue.jsonld'), 'utf8')) as { readonly '@type': string; readonly 'dcat:distribution': readonly { readonly 'dcat:downloadURL': { readonly '@id': string } }[] }
  expect(record['@type']).toBe('dcat:Dataset')
  for (const { 'dcat:downloadURL': { '@id': address } } of record['dcat:distribution']) expect((await stat(join(dir, new URL(address).pathname))).size).toBeGreaterThan(0)
})
