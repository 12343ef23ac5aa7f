import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from 'playwright-core'
import { SAMPLE_PASSWORD } from '../sample/campaign/people.ts'
import { leaveCampaigns } from '../src/cli/demo-campaigns.ts'
import { startServer } from '../src/cli/server.ts'
import { startChromium } from '../src/collect/browser/chromium.ts'

const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url))
const SIZE = { width: 1280, height: 800 }

interface Campaign { readonly id: string; readonly slug: string; readonly state: string }
interface Line { readonly entrantId: string }

/** Makes the pictures of README and guide anew from the sample campaigns: `npm run screenshots [-- DIR]`, DIR: what `zhengheng demo` left in demo-data. */
const folder = await mkdtemp(join(tmpdir(), 'zhengheng-screenshots-'))
// Where this runs as root, the database does not.
await chmod(folder, 0o755)
const data = process.argv[2] ?? join(folder, 'demo')
if (process.argv[2] === undefined) await leaveCampaigns(data, undefined, line => { process.stderr.write(`${line}\n`) })
const server = await startServer({ db: join(data, 'pg'), host: '127.0.0.1', port: 0, worker: false, trustProxy: false, say: line => { process.stderr.write(line) } })
const chromium = await startChromium(process.env, ['localhost'])
try {
  const admin = await signIn('admin')
  const { items: campaigns } = await read<{ items: Campaign[] }>(admin, '/campaigns')
  const at = (state: string) => campaigns.find(campaign => campaign.state === state)?.id ?? ''
  const replying = `/campaigns/${at('replying')}`
  const [cohort] = await read<{ id: string }[]>(admin, `${replying}/cohorts`)
  const [best] = await read<Line[]>(admin, `${replying}/ranking?cohortId=${cohort?.id ?? ''}`)
  const [scheme] = await read<{ id: string }[]>(admin, '/schemes')
  await shoot(admin, 'web-results', `${replying}/results`)
  await shoot(admin, 'web-unit', `${replying}/entrants/${best?.entrantId ?? ''}`)
  await shoot(admin, 'web-scheme', `/schemes/${scheme?.id ?? ''}`)
  await shoot(admin, 'web-campaign', `/campaigns/${at('assessing')}`)
  await shoot(admin, 'web-collections', `/campaigns/${at('declaring')}/collections`)
  await shoot(admin, 'web-agreement', `${replying}/agreement`)
  await shoot(await signIn('assessor1'), 'web-bench', `/campaigns/${at('assessing')}/bench`)
  await shoot(await signIn('reviewer'), 'web-home', '/')
  await shoot(await signIn('qinglan'), 'web-replies', `${replying}/replies`)
  await shoot(admin, 'web-public', '/results/')
} finally {
  await chromium.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function signIn(key: string): Promise<BrowserContext> {
  const context = await chromium.browser.newContext({ viewport: SIZE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  const answer = await context.request.post(`${server.url}/api/v1/auth/sign-in/email`, { data: { email: `${key}@shifan.example`, password: SAMPLE_PASSWORD }, headers: { origin: server.url } })
  if (!answer.ok()) throw new Error(`${key} cannot sign in: ${answer.status()}`)
  return context
}

async function read<T>(context: BrowserContext, path: string): Promise<T> {
  const answer = await context.request.get(`${server.url}/api/v1${path}`)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`)
  return (await answer.json()) as T
}

async function shoot(context: BrowserContext, name: string, path: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(server.url + path)
  await page.waitForLoadState('networkidle')
  await page.locator('.ant-skeleton-active, .ant-spin-spinning').first().waitFor({ state: 'detached', timeout: 20_000 })
  await page.screenshot({ path: `${IMAGES}${name}.png` })
  await page.close()
  process.stdout.write(`docs/images/${name}.png  ${path}\n`)
}
