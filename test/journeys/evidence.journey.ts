import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { startServer } from '../../src/cli/server.ts'
import { startChromium } from '../../src/collect/browser/chromium.ts'
import { listChannels } from '../../src/store/channel.ts'
import { queueCollections } from '../../src/store/collection.ts'
import { newId } from '../../src/store/ids.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import { openStore } from '../../src/store/open.ts'
import { keepSite } from '../api/archived-site.ts'
import { sampleCampaign, samplePerson } from '../store/sample-campaign.ts'
import { createTestDatabase } from '../store/test-database.ts'
import { ask, askAll } from './api-of-page.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
beforeAll(async () => { workplace = await startWorkplace({ demo: true }) }, 300_000)
afterAll(async () => workplace.close())

interface Row { readonly measureId: string; readonly document: { readonly outcome: string; readonly reasons?: readonly string[]; readonly evidence?: readonly { readonly sha256: string; readonly url?: string; readonly kind: string }[] } }

test('a cited page is shown with the words that the judgement names, its record, and its bytes as they were', async () => {
  const page: Page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const campaignId = await workplace.campaignIn('assessing')
  const [entrant] = await askAll<{ id: string }>(page, `/campaigns/${campaignId}/entrants`)
  const { judgements } = await ask<{ judgements: Row[] }>(page, 'GET', `/entrants/${entrant?.id}/judgement`)
  const column = judgements.find(({ measureId }) => measureId === 'foi/column')
  const ref = column?.document.evidence?.find(({ url }) => url?.endsWith('/ysqgk/'))
  const name = /“([^”]+)”/.exec(column?.document.reasons?.join() ?? '')?.[1] ?? ''
  expect(name).toBe('依申请公开')
  await page.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${entrant?.id}/evidence/${ref?.sha256}?url=${encodeURIComponent(ref?.url ?? '')}&mark=${encodeURIComponent(name)}`)
  await page.getByText(/高亮 \d+ 处/).waitFor()
  const frame = page.frameLocator('iframe')
  expect(await frame.locator('mark').first().textContent()).toBe(name)
  for (const shown of ['archive/part-00001.warc.gz', ref?.sha256 ?? '?', '200 · text/html']) await page.getByText(shown).first().waitFor()
  await look(page, 'evidence')
  const [bytes] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载原始内容' }).click()])
  const chunks: Buffer[] = []
  for await (const chunk of await bytes.createReadStream()) chunks.push(chunk as Buffer)
  expect(createHash('sha256').update(Buffer.concat(chunks)).digest('hex')).toBe(ref?.sha256)
  const [record] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 WARC 记录' }).click()])
  const parts: Buffer[] = []
  for await (const chunk of await record.createReadStream()) parts.push(chunk as Buffer)
  expect(gunzipSync(Buffer.concat(parts)).toString()).toMatch(/^WARC\/1\.1\r\nWARC-Type: response/)
})

/** What a page may try: scripts inline, from a file, on events, in addresses, in a frame; forms and refreshes. */
const HOSTILE = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/stolen"><script>parent.postMessage('ran','*');top.location='/stolen';document.title='ran'</script><script src="/app.js"></script></head>
<body onload="parent.postMessage('ran','*')"><h1>坏页面</h1><img src="x" onerror="parent.postMessage('ran','*')"><svg onload="parent.postMessage('ran','*')"></svg><iframe srcdoc="<script>top.postMessage('ran','*')</script>"></iframe><form action="/stolen"><input autofocus onfocus="parent.postMessage('ran','*')"></form><a href="javascript:parent.postMessage('ran','*')">点这里</a></body></html>`

test('a script in an archived page does not run on our origin, nor anywhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhengheng-hostile-'))
  const database = await createTestDatabase()
  const store = await openStore({ db: database.url })
  const objects = await diskObjects(join(folder, 'evidence'))
  const sample = await sampleCampaign(store, 1)
  const [entrant] = sample.entrants
  const [website] = await listChannels(store, [entrant?.unitId ?? ''])
  const id = newId()
  await queueCollections(store, sample.campaign.id, [{ id, entrantId: entrant?.id ?? '', channelId: website?.id ?? '' }])
  const url = 'http://www.city0.gov.cn/bad.html'
  const digests = await keepSite(store, objects, id, [{ url, type: 'text/html; charset=utf-8', body: HOSTILE }, { url: 'http://www.city0.gov.cn/app.js', type: 'text/javascript', body: "parent.postMessage('ran','*')" }])
  const person = await samplePerson(store, 'manager', sample.campaign.id)
  const server = await startServer({ db: database.url, host: '127.0.0.1', port: 0, evidence: join(folder, 'evidence'), worker: false, trustProxy: false, secret: 'a secret of the journeys, long enough', say: () => undefined })
  const chromium = await startChromium(process.env, ['localhost'])
  try {
    const page = await (await chromium.browser.newContext()).newPage()
    const asked: string[] = []
    page.on('request', request => { asked.push(request.url()) })
    // The replay itself, as anybody could frame or open it: signed in by the server's own link.
    await page.goto(`${server.url}/sign-in`)
    const { createSignIn } = await import('../../src/api/sign-in/sign-in.ts')
    const never = async (): Promise<never> => { throw new Error('only sets a password') }
    await createSignIn({ pool: store.pool, secret: 'a secret of the journeys, long enough', origin: 'http://localhost', log: () => undefined }, { audit: never, consumeRate: never, clearRate: never }).setPassword(person.id, 'a password of the journeys')
    await page.getByLabel('邮箱').or(page.getByLabel('E-mail')).fill(person.email)
    await page.getByLabel('密码').or(page.getByLabel('Password')).fill('a password of the journeys')
    await page.keyboard.press('Enter')
    await page.waitForURL(at => at.pathname !== '/sign-in')
    await page.addInitScript(`window.heard = []; window.addEventListener('message', event => { window.heard.push(event.data) })`)
    asked.length = 0
    await page.goto(`${server.url}/campaigns/${sample.campaign.id}/entrants/${entrant?.id}/evidence/${digests.get(url)}?url=${encodeURIComponent(url)}&mark=${encodeURIComponent('坏页面')}`)
    const inside = page.frameLocator('iframe')
    await inside.getByText('坏页面').waitFor()
    await inside.getByText('点这里').click()
    await page.waitForTimeout(500)
    expect(await page.evaluate<unknown[]>(`window.heard.filter(said => said === 'ran')`)).toEqual([])
    expect(new URL(page.url()).pathname).toContain('/evidence/')
    expect(asked.filter(at => /stolen|app\.js|city0/.test(new URL(at).pathname))).toEqual([])
    // Opened by itself, with nothing of ours around it, it has an origin of its own and still runs nothing.
    const alone = await page.context().newPage()
    await alone.goto(`${server.url}/api/v1/entrants/${entrant?.id}/evidence/${digests.get(url)}/page`)
    expect(await alone.title()).not.toBe('ran')
    expect(await alone.evaluate('window.origin')).toBe('null')
  } finally {
    await chromium.close()
    await server.stop()
    await store.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})
