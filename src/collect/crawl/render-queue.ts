import type { Page } from '../../page/page.ts'
import { readPage } from '../../page/read-page.ts'
import type { Archive } from '../archive/archive.ts'
import type { Renderer } from './renderer.ts'

/** Footers are the same all over a site: this many pages that lack nothing else show them. */
const FOOTER_SAMPLE = 12
const AT_ONCE = 2

/** Pages whose text needs a script are rendered once each, within a budget; all others never. */
export class RenderQueue {
  /** Pages that would have been rendered. */
  skipped = 0
  /** Why the last rendering failed, for the notes. */
  lastFailure: string | null = null
  readonly #renderer: Renderer | null
  readonly #archive: Archive
  readonly #budget: number
  readonly #onRendered: (page: Page) => void
  readonly #waiting = new Map<string, number>()
  #started = 0
  #footers = 0
  #running = 0
  #isOpen = false
  #onIdle: () => void = () => undefined

  constructor(renderer: Renderer | null, archive: Archive, budget: number, onRendered: (page: Page) => void) {
    this.#renderer = renderer
    this.#archive = archive
    this.#budget = budget
    this.#onRendered = onRendered
  }

  get busy(): boolean {
    return this.#running > 0 || (this.#isOpen && this.#waiting.size > 0)
  }

  /** Begins rendering; `onIdle` is called whenever one has ended, whatever came of it. */
  start(onIdle: () => void): void {
    this.#onIdle = onIdle
    this.#isOpen = true
    this.#next()
  }

  /** Queues a page just read, if it needs a script. Pages near home come first. */
  offer({ url, needsScript: { shell, list, footer } }: Pick<Page, 'url' | 'needsScript'>, depth: number): void {
    if (this.#renderer === null || !(shell || list || footer)) return
    if (!shell && !list && ++this.#footers > FOOTER_SAMPLE) return
    this.#waiting.set(url, depth)
    this.#next()
  }

  /** An earlier run has rendered it. */
  forget(url: string): void {
    if (this.#waiting.delete(url)) this.#started++
  }

  stop(): void {
    this.#isOpen = false
    this.skipped += this.#waiting.size
    this.#waiting.clear()
  }

  #next(): void {
    while (this.#isOpen && this.#running < AT_ONCE && this.#waiting.size > 0 && this.#renderer !== null) {
      if (this.#started >= this.#budget) {
        this.skipped += this.#waiting.size
        this.#waiting.clear()
        return
      }
      const [url] = [...this.#waiting].reduce((best, entry) => (entry[1] < best[1] || (entry[1] === best[1] && entry[0] < best[0]) ? entry : best))
      this.#waiting.delete(url)
      this.#started++
      this.#running++
      void this.#render(url, this.#renderer)
    }
  }

  async #render(url: string, renderer: Renderer): Promise<void> {
    let page: Page | null = null
    try {
      const rendered = await renderer.render(url)
      if (rendered.ok) {
        await this.#archive.writeRendered({ url, at: rendered.at, html: rendered.html, status: rendered.status, truncated: rendered.truncated })
        page = readPage(Buffer.from(rendered.html), { url, contentType: 'text/html; charset=utf-8' })
      } else this.lastFailure = rendered.detail
    } catch (error) {
      // A full disk reaches the crawl through `archive.failed`; anything else of the browser's is that page's loss.
      this.lastFailure = error instanceof Error ? error.message : String(error)
    }
    this.#running--
    if (page !== null) this.#onRendered(page)
    this.#next()
    this.#onIdle()
  }
}
