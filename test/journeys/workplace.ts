import type { AxeResults } from 'axe-core'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { SingleSignOn } from '../../src/api/sign-in/options.ts'
import { startServer } from '../../src/cli/server.ts'
import type { ServerOptions } from '../../src/cli/server.ts'
import { startChromium } from '../../src/collect/browser/chromium.ts'
import type { CampaignState } from '../../src/model/campaign.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/open.ts'
import type { Actor } from '../../src/workflow/campaign/actor.ts'
import type { VerbContext } from '../../src/workflow/campaign/verb.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { createTestDatabase } from '../store/test-database.ts'
import { DEMO_DATABASE, demoEvidence } from './demo-server.ts'

/** Kept after the run, ignored by git: whoever changed a page looks at it. */
const SCREENS = new URL('../../.artifacts/screens/', import.meta.url)
export const PASSWORD = 'a password of the journeys'
export const OPERATOR: Actor = { kind: 'operator', name: 'journey' }

export interface Workplace {
  readonly url: string
  readonly setupLink: string | null
  /** Address of the database, for a program of its own. */
  readonly db: string
  /** The database behind the server, to look into. */
  readonly store: Store
  /** For verbs that prepare or check something past the pages. */
  as(actor: Actor): VerbContext
  /** The sample campaign in this state. */
  campaignIn(state: CampaignState): Promise<string>
  /** A browser window of its own, with its own cookies. */
  open(path?: string): Promise<Page>
  /** Signs in through the page. */
  signIn(email: string, password?: string): Promise<Page>
  close(): Promise<void>
}

/** A server with a database of its own and a browser that reaches nothing else. `demo`: the database is a copy of the sample campaigns, whose people sign in with SAMPLE_PASSWORD. */
export async function startWorkplace({ demo = false, singleSignOn, collecting }: { readonly demo?: boolean; readonly singleSignOn?: SingleSignOn; readonly collecting?: ServerOptions['collecting'] } = {}): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengheng-journey-'))
  const database = await createTestDatabase(demo ? { copyOf: DEMO_DATABASE } : {})
  const server = await startServer({ db: database.url, host: '127.0.0.1', port: 0, evidence: demo ? demoEvidence() : join(folder, 'evidence'), worker: true, ...(collecting && { collecting }), trustProxy: false, secret: 'a secret of the journeys, long enough', singleSignOn, say: () => undefined })
  const store = await openStore({ db: database.url })
  const as = (actor: Actor): VerbContext => ({ actor, store, clock: () => new Date() })
  const chromium = await startChromium(process.env, ['localhost'])
  const contexts: BrowserContext[] = []
  const open = async (path = '/') => {
    const context = await chromium.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
    contexts.push(context)
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    page.on('console', message => { if (message.type() === 'error' && !/status of 4(?:0[0139]|12|22)|ERR_INTERNET_DISCONNECTED/.test(message.text()) && !isNoSuchThing(message)) faults.push(`${page.url()}: ${message.text()}`) })
    page.on('pageerror', error => { faults.push(`${page.url()}: ${error.message}`) })
    await page.goto(server.url + path)
    return page
  }
  const faults: string[] = []
  return {
    url: server.url, setupLink: server.setupLink, db: database.url, store, as, open,
    async campaignIn(state) {
      const found = (await VERBS['campaign.list'].run(as(OPERATOR), { limit: 100 })).items.find(campaign => campaign.state === state)
      if (!found) throw new Error(`no sample campaign is ${state}`)
      return found.id
    },
    async signIn(email, password = PASSWORD) {
      const page = await open('/sign-in')
      await page.getByLabel('邮箱').fill(email)
      await page.getByLabel('密码').fill(password)
      await page.getByRole('button', { name: '登录' }).click()
      await page.waitForURL(url => url.pathname !== '/sign-in')
      return page
    },
    async close() {
      for (const context of contexts) await context.close()
      await chromium.close()
      await store.close()
      await server.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
      // A page that throws, or breaks its own content policy, has failed whatever else it showed.
      expect(faults).toEqual([])
    },
  }
}

/** The api answers 404 to whoever may not know that a thing exists; a file that is missing is a fault. */
const isNoSuchThing = (message: ConsoleMessage): boolean => /status of 404/.test(message.text()) && message.location().url.includes('/api/v1/')

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Screen { readonly width: number; readonly height: number }
const SCREENS_LOOKED_AT: readonly Screen[] = [{ width: 1440, height: 900 }, { width: 390, height: 844 }]
/** What 200 % leaves of the first: most of a page is below the fold. */
const ZOOMED: Screen = { width: 720, height: 450 }

/** Pictures of the page at both widths, and no serious fault of accessibility at either; `zoomed`: also at 200 % of the wide screen. */
export async function look(page: Page, name: string, { zoomed = false }: { readonly zoomed?: boolean } = {}): Promise<void> {
  await mkdir(SCREENS, { recursive: true })
  for (const screen of SCREENS_LOOKED_AT) {
    await page.setViewportSize(screen)
    // A page that hears of events as they happen never has an idle network.
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined)
    await lookAt(page, name, screen.width)
  }
  if (zoomed) {
    await page.setViewportSize(ZOOMED)
    await lookAt(page, name, ZOOMED.width)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** All faults of all pages are told, so nothing here ends a journey. */
async function lookAt(page: Page, name: string, width: number): Promise<void> {
  await page.locator('.ant-skeleton-active, .ant-spin-spinning').first().waitFor({ state: 'detached', timeout: 15_000 }).catch(() => undefined) // What still loads is seen on the picture.
  await page.screenshot({ path: new URL(`${name}-${width}.png`, SCREENS).pathname, fullPage: true })
  // What lies dimmed behind a dialog is not to be read; the dialog is.
  // Run by the browser's debugger, not by the page: the page's own content policy stays as strict as it is.
  const results = (await page.evaluate(`${axe}; axe.run(document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') ?? document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`)) as AxeResults
  const serious = results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect.soft(serious.map(({ id, nodes }) => `${name} at ${width}: ${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary?.split('\n')[1]?.trim()})`).join(' | ')}`)).toEqual([])
  expect.soft(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1'), `${name} is wider than ${width} px`).toBe(true)
}
