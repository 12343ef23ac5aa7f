import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import type { FailureKind } from '../../model/evidence.ts'
import { AppError } from '../../shared/errors.ts'
import { startChromium } from './chromium.ts'
import type { RunningChromium } from './chromium.ts'
import { PageNetwork } from './network.ts'
import type { PageRequest, PageSend } from './network.ts'

export interface RendererOptions {
  readonly send: PageSend
  readonly userAgent: string
  /** Pages open at once; default 2. */
  readonly concurrency?: number
  /** Pages after which the browser is started afresh; default 60. */
  readonly recycleAfter?: number
  /** For one page, everything included; default 20 s. */
  readonly timeoutMs?: number
  /** A page is at rest when nothing has been under way for this long; default 400 ms. */
  readonly quietMs?: number
  readonly now?: () => Date
  readonly start?: () => Promise<RunningChromium>
}

export interface RenderInit {
  readonly signal?: AbortSignal
  /** `html`, `screenshot` or both in one visit. */
  readonly want: { readonly html: boolean; readonly screenshot: boolean }
}

/** What one visit with the browser gave. */
export interface RenderedPage {
  readonly ok: true
  readonly at: string
  /** Address after redirects, those by script included. */
  readonly finalUrl: string
  readonly status: number
  /** The DOM as it stood when the page had come to rest; null when it was not asked for. */
  readonly html: string | null
  readonly truncated: boolean
  readonly screenshot: { readonly mime: 'image/jpeg'; readonly image: Uint8Array } | null
  readonly requests: readonly PageRequest[]
}
export interface RenderProblem {
  readonly ok: false
  readonly failure: FailureKind
  readonly detail: string
}

const VIEWPORT = { width: 1280, height: 900 }
const MAX_HEIGHT = 8000
const MAX_HTML = 8 * 1024 * 1024
const LIMITS = { requests: 300, bytes: 64 * 1024 * 1024 }
const QUIET_MS = 400
const SETTLE_MS = 8000
const CLOSE_MS = 3000
const STUCK_MS = 1500

/** A start of the browser, under way or done. */
interface Instance {
  readonly running: Promise<RunningChromium>
  /** Pages begun in it, and those still open. */
  begun: number
  open: number
}

/** Closing twice does no harm; one that failed to start has nothing to close. */
async function closeInstance(instance: Instance): Promise<void> {
  await instance.running.then(running => running.close(), () => undefined)
}

class Timeout extends Error {
  /** The page could be closed all the same. */
  released = false
}
class Crash extends Error {}

/** A browser that is started when first needed, shared by a few pages at a time, and never reaches the network itself. */
export class BrowserRenderer {
  /** Set once when no browser could be started: every further page fails at once. */
  missing: AppError | null = null
  readonly #options: RendererOptions
  #current: Instance | null = null
  #open = 0
  readonly #waiting: (() => void)[] = []

  constructor(options: RendererOptions) {
    this.#options = options
  }

  /** Visits a page and gives its DOM, a picture or both. Rejects only when `signal` aborts. */
  async renderPage(url: string, init: RenderInit): Promise<RenderedPage | RenderProblem> {
    await this.#enter()
    try {
      for (let attempt = 0; ; attempt++) {
        init.signal?.throwIfAborted()
        let instance: Instance | null = null
        try {
          instance = this.#instance()
          return await this.#visit(await instance.running, url, init)
        } catch (error) {
          if (error instanceof AppError) {
            this.missing = error
            return { ok: false, failure: 'browser', detail: error.message }
          }
          if (instance !== null && !(error instanceof Timeout && error.released)) await this.#discard(instance)
          init.signal?.throwIfAborted()
          if (error instanceof Timeout) return { ok: false, failure: 'timeout', detail: error.message }
          if (attempt > 0) return { ok: false, failure: 'browser', detail: firstLine(error) }
        } finally {
          if (instance !== null && --instance.open === 0 && instance !== this.#current) await closeInstance(instance)
        }
      }
    } finally {
      this.#leave()
    }
  }

  /** The crawl's view: the DOM of a page. */
  async render(url: string): Promise<{ readonly ok: true; readonly url: string; readonly at: string; readonly html: string; readonly status: number; readonly truncated: boolean } | RenderProblem> {
    const page = await this.renderPage(url, { want: { html: true, screenshot: false } })
    return page.ok ? { ok: true, url: page.finalUrl, at: page.at, html: page.html ?? '', status: page.status, truncated: page.truncated } : page
  }

  /** The crawl's view: a picture of a page. */
  async screenshot(url: string): Promise<{ readonly ok: true; readonly at: string; readonly mime: 'image/jpeg'; readonly image: Uint8Array } | RenderProblem> {
    const page = await this.renderPage(url, { want: { html: false, screenshot: true } })
    if (!page.ok) return page
    return page.screenshot ? { ok: true, at: page.at, ...page.screenshot } : { ok: false, failure: 'browser', detail: 'no picture was made' }
  }

  async close(): Promise<void> {
    if (this.#current !== null) await this.#discard(this.#current)
  }

  async #enter(): Promise<void> {
    while (this.#open >= (this.#options.concurrency ?? 2)) await new Promise<void>(resolve => this.#waiting.push(resolve))
    this.#open++
  }

  #leave(): void {
    this.#open--
    this.#waiting.shift()?.()
  }

  /** The browser to use; past its number of pages a new one is started, and the old one closed by the last page in it. */
  #instance(): Instance {
    if (this.missing) throw this.missing
    const current = this.#current
    if (current !== null && current.begun >= (this.#options.recycleAfter ?? 60)) {
      this.#current = null
      if (current.open === 0) void closeInstance(current)
    }
    this.#current ??= { running: (this.#options.start ?? startChromium)(), begun: 0, open: 0 }
    this.#current.begun++
    this.#current.open++
    return this.#current
  }

  /** Whoever finds the browser of its instance dead discards that one and no later one. */
  async #discard(instance: Instance): Promise<void> {
    if (instance === this.#current) this.#current = null
    await closeInstance(instance)
  }

  async #visit({ browser }: RunningChromium, url: string, { signal, want }: RenderInit): Promise<RenderedPage | RenderProblem> {
    const stop = new AbortController()
    const abort = () => stop.abort()
    signal?.addEventListener('abort', abort, { once: true })
    const network = new PageNetwork(this.#options.send, LIMITS, stop.signal, want.screenshot)
    const context = await browser.newContext({ userAgent: this.#options.userAgent, viewport: VIEWPORT, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: false, serviceWorkers: 'block', permissions: [] })
    const release = async (): Promise<boolean> => {
      stop.abort()
      return await Promise.race([context.close().then(() => true, () => false), sleep(CLOSE_MS, false)])
    }
    try {
      await network.attach(context)
      const page = await context.newPage()
      context.on('page', other => void other.close().catch(() => undefined)) // windows that a page opens
      page.on('dialog', dialog => void dialog.dismiss().catch(() => undefined))
      const crashed = new Promise<never>((_, reject) => {
        page.once('crash', () => reject(new Crash('the page crashed')))
        browser.once('disconnected', () => reject(new Crash('the browser crashed')))
      })
      const timeoutMs = this.#options.timeoutMs ?? 20_000
      const late = sleep(timeoutMs, undefined, { signal: stop.signal }).then(() => {
        throw new Timeout(`the page did not come to rest within ${timeoutMs} ms`)
      })
      const work = this.#see(page, url, network, want, Math.min(SETTLE_MS, timeoutMs / 2))
      for (const each of [crashed, late, work]) each.catch(() => undefined) // whoever loses the race
      const result = await Promise.race([work, crashed, late])
      await release()
      return result
    } catch (error) {
      const released = await release()
      if (error instanceof Timeout) error.released = released
      throw error
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  async #see(page: Page, url: string, network: PageNetwork, want: RenderInit['want'], settleMs: number): Promise<RenderedPage | RenderProblem> {
    // Attached before the page can keep its thread busy.
    const session = await page.context().newCDPSession(page)
    const arrived = await page.goto(url, { waitUntil: 'commit', timeout: 0 }).then(() => null, firstLine)
    if (arrived !== null) {
      if (network.problem) return { ok: false, failure: network.problem.failure, detail: network.problem.detail }
      if (page.isClosed() || !page.context().browser()?.isConnected() || /crash/i.test(arrived)) throw new Crash(arrived)
      // The page's own doing, such as an address that is a download.
      return { ok: false, failure: 'browser', detail: arrived }
    }
    await Promise.race([page.waitForLoadState('domcontentloaded').catch(() => undefined), sleep(settleMs / 2)])
    await settle(network, settleMs, this.#options.quietMs ?? QUIET_MS)
    await unstick(session)
    if (network.problem) return { ok: false, failure: network.problem.failure, detail: network.problem.detail }
    const at = (this.#options.now ?? (() => new Date()))().toISOString()
    const html = want.html ? await serialise(session) : null
    const screenshot = want.screenshot ? await capture(session) : null
    return { ok: true, at, finalUrl: page.url().replace(/#.*$/s, ''), status: network.status, html: html?.html ?? null, truncated: html?.truncated ?? false, screenshot, requests: network.requests }
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!.slice(0, 300)
}

/** Waits until nothing has been under way for a while, or for as long as is allowed: some pages never rest. */
async function settle(network: PageNetwork, settleMs: number, quietMs: number): Promise<void> {
  const until = performance.now() + settleMs
  while (performance.now() < until && network.quietMs < quietMs) await sleep(50)
}

/** Runs in a world of its own, where the page's scripts cannot have changed anything. */
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id })
  const { result } = await session.send('Runtime.evaluate', { contextId: executionContextId, expression, returnByValue: true })
  return result.value
}

/** Ends a script that never ends, so that what it left can be seen. */
async function unstick(session: CDPSession): Promise<void> {
  const alive = session.send('Runtime.evaluate', { expression: '0' }).then(() => true, () => true)
  if (!(await Promise.race([alive, sleep(STUCK_MS, false)]))) await Promise.race([session.send('Runtime.terminateExecution').catch(() => undefined), sleep(STUCK_MS)])
}

async function serialise(session: CDPSession): Promise<{ readonly html: string; readonly truncated: boolean }> {
  const value = await evaluate(session, `(document.doctype ? '<!DOCTYPE html>' : '') + document.documentElement.outerHTML.slice(0, ${MAX_HTML + 1})`)
  const html = typeof value === 'string' ? value : ''
  return { html: html.slice(0, MAX_HTML), truncated: html.length > MAX_HTML }
}

async function capture(session: CDPSession): Promise<{ readonly mime: 'image/jpeg'; readonly image: Uint8Array }> {
  const height = Number(await evaluate(session, 'Math.max(document.documentElement.scrollHeight, document.body ? document.body.scrollHeight : 0)'))
  const clip = { x: 0, y: 0, width: VIEWPORT.width, height: Math.max(VIEWPORT.height, Math.min(MAX_HEIGHT, Number.isFinite(height) ? height : 0)), scale: 1 }
  const { data } = await session.send('Page.captureScreenshot', { format: 'jpeg', quality: 70, clip, captureBeyondViewport: true })
  return { mime: 'image/jpeg', image: Buffer.from(data, 'base64') }
}
